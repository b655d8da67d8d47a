package room

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
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
// folder into the chair's file, so that every later export has them. It
// returns whose are new, by id. A signature that is not the juror's, of this
// decision, is refused (E_KEY, E_SIG), and then none is taken.
func (r *Room) TakeCosignatures(who, folder string) ([]string, error) {
	f, err := dossier.Open(folder)
	if err != nil {
		return nil, err
	}
	var taken []string
	err = r.asChair(who, func(id string) error {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActCosign); f != nil {
			return f
		}
		decided := r.docs[papersOf(r.state.Decisions).complete]
		if !bytes.Equal(f.Files[CompleteFile], decided) {
			return fault.New(fault.Pin, "cosign.other_decision").At(text.Show(folder))
		}
		c, docs := r.chain(), map[string][]byte{}
		for _, name := range slices.Sorted(maps.Keys(f.Files)) {
			juror, is := strings.CutPrefix(name, signaturesDir)
			if !is {
				continue
			}
			juror = strings.TrimSuffix(juror, sigSuffix)
			sig, err := r.cosignature(juror, decided, f.Files[name])
			if err != nil {
				return withPath(err, text.Show(name))
			}
			doc := cosignedDoc(r.state.Decisions, juror)
			if _, there := r.state.Cosigned[juror]; there && bytes.Equal(r.docs[doc], sig) {
				continue
			}
			taken, docs[doc] = append(taken, juror), sig
		}
		return r.keepCosignatures(c, id, taken, docs, record.Hash(decided))
	})
	return taken, err
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
