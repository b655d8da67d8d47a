package room

import (
	"bytes"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// cosignedDoc is the name under which a juror's signature of the n-th decision
// is kept.
func cosignedDoc(n int, juror string) string {
	return "signatures-" + strconv.Itoa(n) + "/" + juror + sigSuffix
}

// signaturesDir is where a decision's folder has the jurors' signatures.
const signaturesDir = "signatures/"

// TakeCosignatures takes the jurors' signatures that lie in a decision's
// folder into the chair's file, so that every later export has them; also those
// that lie by themselves, as JUROR.sig: in that folder, in one without a
// decision, or as the one file that folder names. It returns whose are new, by
// id. A signature that is not the juror's, of this decision, is refused (E_KEY,
// E_SIG), and then none is taken.
func (r *Room) TakeCosignatures(who, folder string) ([]string, error) {
	found, decided, err := signaturesIn(folder)
	if err != nil {
		return nil, err
	}
	var taken []string
	err = r.asChair(who, func(id string) error {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActCosign); f != nil {
			return f
		}
		ours := r.docs[papersOf(r.state.Decisions).complete]
		if decided != nil && !bytes.Equal(decided, ours) {
			return fault.New(fault.Pin, "cosign.other_decision").At(text.Show(folder))
		}
		c, docs := r.chain(), map[string][]byte{}
		for _, name := range slices.Sorted(maps.Keys(found)) {
			juror := strings.TrimSuffix(path.Base(name), sigSuffix)
			if _, known := r.ed.Juror(juror); !known && !strings.HasPrefix(name, signaturesDir) {
				continue // somebody else's file
			}
			sig, err := r.cosignature(juror, ours, found[name])
			if err != nil {
				return withPath(err, text.Show(name))
			}
			doc := cosignedDoc(r.state.Decisions, juror)
			_, there := r.state.Cosigned[juror]
			if there && bytes.Equal(r.docs[doc], sig) || slices.Contains(taken, juror) {
				continue
			}
			taken, docs[doc] = append(taken, juror), sig
		}
		return r.keepCosignatures(c, id, taken, docs, record.Hash(ours))
	})
	return taken, err
}

// signaturesIn are the signatures in a decision's folder, and the decision; nil
// where there are signatures alone. Names are relative to the folder.
func signaturesIn(folder string) (found map[string][]byte, decided []byte, err error) {
	if found, err = looseSignatures(folder); err != nil {
		return nil, nil, err
	}
	if len(found) > 0 && !files.Exists(filepath.Join(folder, CompleteFile)) {
		return found, nil, nil
	}
	f, err := dossier.Open(folder)
	if err != nil {
		return nil, nil, err
	}
	for name, sig := range f.Files {
		if strings.HasPrefix(name, signaturesDir) {
			found[name] = sig
		}
	}
	return found, f.Files[CompleteFile], nil
}

// looseSignatures are the files of a folder that are named as a juror's
// signature, or the one that path itself names.
func looseSignatures(at string) (map[string][]byte, error) {
	found := map[string][]byte{}
	inside, folder, err := files.Folder(at)
	if err != nil {
		return nil, err
	}
	if !folder && strings.HasSuffix(at, sigSuffix) {
		inside = []string{at}
	}
	for _, p := range inside {
		name := filepath.Base(p)
		if text.ValidID(strings.TrimSuffix(name, sigSuffix)) != nil || !strings.HasSuffix(name, sigSuffix) {
			continue
		}
		if found[name], err = files.Read(p, maxSignature); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// cosignature checks that a signature is the juror's, of the decision, and
// gives it in the form that is kept.
func (r *Room) cosignature(juror string, decided, sig []byte) ([]byte, error) {
	if _, ok := r.ed.Juror(juror); !ok {
		return nil, fault.New(fault.Juror, "juror.unknown", "juror", text.Show(juror))
	}
	have, err := trust.Verify(sig, decided, trust.NamespaceDecision)
	if err != nil {
		return nil, err
	}
	want, err := trust.ParsePublicKey(deliberation.KeyOf(r.state, r.ed, juror))
	if err != nil || !have.Equal(want) {
		return nil, fault.New(fault.Key, "cosign.not_theirs", "juror", juror, "have", have.Fingerprint())
	}
	return trust.Canonical(sig)
}

// keepCosignatures stores signatures that were found to be good.
func (r *Room) keepCosignatures(c *chain, id string, taken []string, docs map[string][]byte, decided string) error {
	if len(taken) == 0 {
		return nil
	}
	for _, juror := range taken {
		e := forJuror(deliberation.Event{Kind: deliberation.Cosigned, Who: id, SHA256: decided}, juror)
		if err := c.add(e); err != nil {
			return err
		}
	}
	return r.commit(c, docs)
}
