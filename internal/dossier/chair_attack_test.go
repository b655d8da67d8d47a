package dossier_test

import (
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
)

// travelled is the case in which ballots came in every way.
func travelled(t testing.TB) *dossiertest.Decision {
	t.Helper()
	d := dossiertest.Make(t, dossiertest.Travelled(t, cases+"worked"))
	d.Cosign("anne", "eli")
	return d
}

// A chair who signs again is found out by what others hold: ballots that jurors
// signed, receipts that they kept, keys that they know.
func TestAttacksOfTheChair(t *testing.T) {
	honest := travelled(t)
	for _, a := range dossiertest.ChairAttacks {
		t.Run(a.Name, func(t *testing.T) {
			d := honest
			if a.Do != nil {
				d = honest.Forged(a.Do)
			}
			o := dossier.Options{Software: dossiertest.Software, Chair: d.Key.Fingerprint()}
			if a.Receipts != nil {
				o.Receipts = a.Receipts(t, honest)
			}
			r := dossier.Verify(dossiertest.Folder(d.Files(t, "complete")), o)
			if r.Good || r.Fault == nil || r.Fault.Class != a.Class {
				findings(t, r)
				t.Fatalf("good %v, %v; want %s", r.Good, r.Fault, a.Class)
			}
			if !failed(r, a.Check, a.Class) {
				findings(t, r)
				t.Errorf("the check %q does not say %s", a.Check, a.Class)
			}
		})
	}
}
