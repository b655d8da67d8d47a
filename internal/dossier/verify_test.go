package dossier_test

import (
	"slices"
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
)

const cases = "../../testdata/cases/"

// worked is the worked case, signed.
func worked(t testing.TB) *dossiertest.Decision {
	t.Helper()
	return dossiertest.Make(t, dossiertest.Worked(t, cases+"worked"))
}

// findings lists what a report says, for the message of a test.
func findings(t testing.TB, r *dossier.Report) {
	t.Helper()
	for _, f := range r.Findings {
		sign := "--"
		if f.OK != nil && *f.OK {
			sign = "ok"
		} else if f.OK != nil {
			sign = "NO"
		}
		t.Logf("%s %-12s %s %v %v", sign, f.Check, f.Say, f.Args, f.Fault)
	}
}

func TestWholeFoldersAreGood(t *testing.T) {
	d := worked(t)
	for _, profile := range []string{"public", "complete"} {
		f := dossiertest.Folder(d.Files(t, profile))
		r := dossier.Verify(f, dossier.Options{Software: dossiertest.Software})
		if !r.Good || r.Authenticated || r.KeyFP != d.Key.Fingerprint() {
			findings(t, r)
			t.Errorf("%s: good %v, authenticated %v, key %s", profile, r.Good, r.Authenticated, r.KeyFP)
		}
		r = dossier.Verify(f, dossier.Options{Software: dossiertest.Software, Chair: d.Key.Fingerprint()})
		if !r.Authenticated {
			findings(t, r)
			t.Errorf("%s: not authenticated by its own key", profile)
		}
	}
}

// What is found and belongs to no check would be seen by nobody.
func TestEveryFindingBelongsToACheck(t *testing.T) {
	d := worked(t)
	for _, profile := range []string{"public", "complete"} {
		r := dossier.Verify(dossiertest.Folder(d.Files(t, profile)), dossier.Options{})
		found := map[string]bool{}
		for _, f := range r.Findings {
			found[f.Check] = true
			if !slices.Contains(dossier.Checks, f.Check) {
				t.Errorf("%s: %s says %s, and is not among the checks", profile, f.Check, f.Say)
			}
		}
		for _, id := range dossier.Checks {
			if !found[id] {
				t.Errorf("%s: nothing is said of %s", profile, id)
			}
		}
	}
}
