package decision

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// keyed is the made-up edition, decided, with two jurors who have keys on the
// roll: the signers 6 and 7.
func keyed(t *testing.T) *room.Room {
	t.Helper()
	e := roomtest.Edition(t, roomtest.MadeUp)
	n := byte(6)
	for i := range e.Jurors {
		if j := &e.Jurors[i]; j.Role == award.JurorRole && n < 8 {
			j.Key = trusttest.Signer(t, n).Public().Line()
			n++
		}
	}
	desk := roomtest.NewDisk().Desk()
	desk.Keys = newRing(t)
	r, err := desk.New("keyed.votering", editionfile.Write(e), "edition.yaml")
	must(t, err, r.Open(""))
	for _, j := range e.Voters() {
		for i, nominee := range e.Nominees {
			for _, c := range e.Marked() {
				must(t, r.Mark(j.ID, nominee.ID, c.ID, []string{"4", "3"}[min(i, 1)]))
			}
		}
	}
	if e.Rule.Public != nil {
		must(t, r.SetTally("", publicvote.Totals(nil, r.Edition()), ""))
	}
	reveal(t, r)
	grounds(t, r)
	sign(t, r)
	return r
}

// The signatures of jurors are taken from the folder that was handed on, and
// whose is missing is said.
func TestCosignatures(t *testing.T) {
	r := keyed(t)
	s, p := sit(t, r)
	dir := filepath.Join(t.TempDir(), "ut")
	_, err := r.Export("", dir, "complete", false)
	must(t, err)
	at := row{kind: ofCosigning}
	for i := range p.rows {
		if p.rows[i] == at {
			p.cursor.At = i
		}
	}
	shows(t, s, "Medsignaturer", "0 av 2")
	s.AllSizes(func(size string) { golden.Same(t, "cosign-"+size, masked(s.Frame())) })
	s.Size(80, 24)
	s.Press("enter")
	s.Answer(dir)
	if !strings.Contains(s.Last.Say, "ingen ny signatur") {
		t.Errorf("said %q, %v", s.Last.Say, s.Last.Fault)
	}
	doc, err := os.ReadFile(filepath.Join(dir, room.CompleteFile))
	must(t, err, os.MkdirAll(filepath.Join(dir, "signatures"), 0o755))
	put := func(juror string, n byte) {
		sig, err := trusttest.Signer(t, n).Sign(t.Context(), trust.NamespaceDecision, doc)
		must(t, err, os.WriteFile(filepath.Join(dir, "signatures", juror+".sig"), sig, 0o600))
	}
	var jurors []award.Juror
	for _, j := range s.C.Sight.Edition.Jurors {
		if j.Key != "" {
			jurors = append(jurors, j)
		}
	}
	put(jurors[0].ID, 7) // somebody else's
	s.Press("enter")
	if s.Answer(dir); fault.ClassOf(s.Last.Fault) != fault.Key {
		t.Errorf("another's signature: %v", s.Last.Fault)
	}
	put(jurors[0].ID, 6)
	s.Press("enter")
	s.Answer(dir)
	if !strings.Contains(s.Last.Say, jurors[0].Name) {
		t.Errorf("said %q, %v", s.Last.Say, s.Last.Fault)
	}
	s.Size(120, 40)
	shows(t, s, "1 av 2", "Medsignert av "+jurors[0].Name, "Ikke ennå av "+strings.Fields(jurors[1].Name)[0])
	if p.steps.Front() != nil {
		t.Errorf("%T is in front", p.steps.Front())
	}
}

// Where nobody has a key there is nobody to co-sign.
func TestNobodyCosigns(t *testing.T) {
	r := advice(t, newRing(t))
	vote(t, r, "kinn")
	grounds(t, r)
	sign(t, r)
	s := pagetest.Sit(t, r, "", New())
	if strings.Contains(s.Frame(), "Medsignaturer") {
		t.Error("co-signatures are offered")
	}
}
