package dossier_test

import (
	"strings"
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
)

// A decision that says how firmly its ranking stands holds in both folders, by
// every method and setting that the cases have.
func TestAFirmDecisionHolds(t *testing.T) {
	for name, c := range map[string]dossiertest.Case{"firm": dossiertest.Firm(t, cases), "points": dossiertest.Points(t, cases)} {
		d := dossiertest.Make(t, c)
		for _, profile := range []string{"public", "complete"} {
			r := dossier.Verify(dossiertest.Folder(d.Files(t, profile)), dossier.Options{Software: dossiertest.FirmSoftware, Chair: d.Key.Fingerprint()})
			if !r.Good || !r.Authenticated {
				findings(t, r)
				t.Errorf("%s, %s: %v", name, profile, r.Fault)
			}
			card, err := r.Document.Card()
			if err != nil || card == nil || len(card.OtherRules) == 0 || strings.HasPrefix(card.LeaveOneOut[0].Juror, "Juror ") != (profile == "public") {
				t.Errorf("%s, %s: %+v, %v", name, profile, card, err)
			}
		}
	}
}

// A chair who tells otherwise of how firmly the ranking stands, or of how ties
// were cast, is found out; and where it is not the record that tells, from the
// public folder too.
func TestAttacksOnFirmness(t *testing.T) {
	honest := dossiertest.Make(t, dossiertest.Firm(t, cases))
	for _, a := range dossiertest.FirmAttacks {
		t.Run(a.Name, func(t *testing.T) {
			d := honest.Forged(a.Do)
			for _, profile := range []string{"public", "complete"} {
				if profile == "public" && a.Class == fault.Log {
					continue
				}
				r := dossier.Verify(dossiertest.Folder(d.Files(t, profile)), dossier.Options{Software: dossiertest.FirmSoftware, Chair: d.Key.Fingerprint()})
				if r.Good || r.Fault == nil || !failed(r, a.Check, a.Class) {
					findings(t, r)
					t.Fatalf("%s: good %v, %v; want %s by %s", profile, r.Good, r.Fault, a.Class, a.Check)
				}
			}
		})
	}
}
