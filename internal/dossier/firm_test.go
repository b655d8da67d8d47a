package dossier_test

import (
	"strings"
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
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
