package room

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/papers"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// Signing is how the chair signs an act: with a key that is at hand, or
// elsewhere.
type Signing struct {
	Key        KeyChoice
	Passphrase []byte          // of the key; nil where it needs none
	Unsigned   string          // the folder to write what is to be signed into; empty: it is signed here
	Public     trust.PublicKey // with Unsigned: the key that will sign; zero: the chair's
	Guide      Guide           // of what is written there
}

// signer is the chair's key and, unless it is signed elsewhere, what signs
// with it. Another key than the chair's is refused (E_KEY).
func (r *Room) signer(ctx context.Context, s Signing) (trust.PublicKey, trust.Signer, error) {
	key := s.Key.c.Public
	if s.Unsigned != "" {
		fixed, err := r.chairKey()
		if key = s.Public; key.IsZero() {
			key = fixed
		}
		if err == nil && key.IsZero() {
			err = fault.New(fault.Key, "signing.no_key")
		}
		if err != nil {
			return key, nil, err
		}
		return key, nil, r.checkChairKey(key)
	}
	if !key.IsZero() {
		if err := r.checkChairKey(key); err != nil {
			return key, nil, err // before it is unlocked
		}
	}
	signer, err := r.keys.Unlock(ctx, s.Key.c, s.Passphrase)
	if err != nil {
		return key, nil, err
	}
	return signer.Public(), signer, r.checkChairKey(signer.Public())
}

// toSign are documents to be signed elsewhere, with SIGN.txt, which tells how.
// What they are is the kind of papers.SignElsewhere.
func (r *Room) toSign(kind string, all map[string][]byte, g Guide) map[string][]byte {
	space := trust.NamespaceEdition
	if kind == "receipt" {
		space = trust.NamespaceReceipt
	}
	var list []papers.ToSign
	for _, name := range slices.Sorted(maps.Keys(all)) {
		list = append(list, papers.ToSign{File: name, SHA256: record.Hash(all[name])})
	}
	all = maps.Clone(all)
	all[SignFile] = papers.SignElsewhere(r.ed, kind, space, list, g.Lang, g.Key)
	return all
}

// writeUnsigned stores what comes before the signature, and writes documents
// out to be signed elsewhere.
func (r *Room) writeUnsigned(c *chain, docs map[string][]byte, kind string, all map[string][]byte, s Signing) ([]string, error) {
	return r.settleWriting(c, docs, s.Unsigned, c.room.toSign(kind, all, s.Guide))
}

// signedElsewhere reads a document and its signature from a folder. Where the
// document is not there, both are nil; where its signature is missing, that is
// a fault (E_IO).
func signedElsewhere(dir, name string, max int64) (doc, sig []byte, err error) {
	path := filepath.Join(dir, name)
	doc, err = files.Read(path, max)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err == nil {
		sig, err = files.Read(path+sigSuffix, maxSignature)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = fault.New(fault.IO, "decide.unsigned", "file", name).At(text.Show(path + sigSuffix)).Because(err)
	}
	return doc, sig, err
}

// signedByChair checks that a document is signed by the chair for a purpose, and
// gives the signature in the form that is kept.
func (r *Room) signedByChair(name string, doc, sig []byte, namespace string) ([]byte, error) {
	return verifiedBy(name, doc, sig, namespace, r.state.ChairKey)
}

// verifiedBy checks that a document is signed by the key of that line for a
// purpose, and gives the signature in the form that is kept.
func verifiedBy(name string, doc, sig []byte, namespace, line string) ([]byte, error) {
	want, err := trust.ParsePublicKey(line)
	if err != nil {
		return nil, err
	}
	have, err := trust.Verify(sig, doc, namespace)
	switch f := fault.Of(err); {
	case f != nil:
		return nil, f.At(name + sigSuffix)
	case !have.Equal(want):
		return nil, fault.New(fault.Key, "signing.other_key", "have", have.Fingerprint(), "want", want.Fingerprint()).At(name + sigSuffix)
	}
	return trust.Canonical(sig)
}
