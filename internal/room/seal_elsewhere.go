package room

import (
	"path/filepath"

	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/mailing"
	"votering/internal/papers"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// BallotFile is the ballot's document, as it is written out to be signed.
const BallotFile = "ballot.json"

// SealIn writes the ballot out, to be signed elsewhere with that key: into a
// folder that is new or empty, with SIGN.txt, which tells how. It returns the
// files' paths. Nothing is stored: the document is good for as long as the
// ballot stays as it is.
func (r *Room) SealIn(who, dir string, key trust.PublicKey, g Guide) (paths []string, err error) {
	err = r.asOwner(who, deliberation.ActSeal, func(id string) error {
		if err := r.sealable(id); err != nil {
			return err
		}
		doc := r.ballotOf(id, key, r.now(), r.clock.Salt()).Encode()
		paths, err = r.writeToSign(dir, "ballot", trust.NamespaceBallot, BallotFile, doc, g)
		return err
	})
	return paths, err
}

// writeToSign writes a document into a folder that is new or empty, with
// SIGN.txt. kind names what it is, see papers.SignElsewhere.
func (r *Room) writeToSign(dir, kind, namespace, name string, doc []byte, g Guide) ([]string, error) {
	toSign := []papers.ToSign{{File: name, SHA256: record.Hash(doc)}}
	all := map[string][]byte{
		name: doc, SignFile: papers.SignElsewhere(r.ed, kind, namespace, toSign, g.Lang, g.Key),
	}
	if err := dossier.WriteFolder(dir, all); err != nil {
		return nil, err
	}
	return within(dir, all), nil
}

// SealFrom is SealWith with the signature that lies in the folder, of the
// ballot that SealIn wrote.
func (r *Room) SealFrom(who, dir, path string) (Sealed, error) {
	name := filepath.Join(dir, BallotFile)
	doc, err := files.Read(name, mailing.MaxSealed)
	if err != nil {
		return Sealed{}, err
	}
	sig, err := readSignature(name)
	if err != nil {
		return Sealed{}, err
	}
	b, err := mailing.ReadBallot(doc, text.Show(name))
	if err != nil {
		return Sealed{}, err
	}
	key, err := trust.ParsePublicKey(string(b.JurorKey))
	if err != nil {
		return Sealed{}, withPath(err, text.Show(name))
	}
	var base string
	err = r.asOwner(who, deliberation.ActSeal, func(id string) error {
		base = r.head
		if string(r.ballotOf(id, key, b.CreatedAt, b.Salt).Encode()) != string(doc) {
			return fault.New(fault.Sig, "seal.other_ballot").At(text.Show(name))
		}
		return r.sealable(id)
	})
	if err != nil {
		return Sealed{}, err
	}
	return r.seal(who, doc, sig, path, base)
}
