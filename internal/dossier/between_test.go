package dossier_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
)

// made verifies a decision of the worked case that replaces another.
func made(t testing.TB, seed int, key byte, replaces *dossier.Report, names ...string) *dossier.Report {
	t.Helper()
	c := dossiertest.Worked(t, cases+"worked")
	c.Seed, c.Key = seed, key
	if replaces != nil {
		c.Replaces = replaces.SHA256
	}
	files := dossiertest.Make(t, c).Files(t, "complete")
	if len(names) == 0 {
		return verified(t, dossiertest.Folder(files))
	}
	f := &dossier.Folder{Name: names[0], Files: map[string][]byte{}, Alone: true}
	for _, n := range names {
		f.Files[n], f.Files[n+".sig"] = files[n], files[n+".sig"]
	}
	return verified(t, f)
}

func verified(t testing.TB, f *dossier.Folder) *dossier.Report {
	t.Helper()
	r := dossier.Verify(f, dossier.Options{})
	if !r.Good {
		t.Fatal(r.Fault)
	}
	return r
}

// Two decisions of one edition are a fork, unless one replaces the other.
func TestForks(t *testing.T) {
	const chair, thief = dossiertest.ChairKey, 9
	first := made(t, 1, chair, nil)
	second := made(t, 2, chair, first)
	third := made(t, 3, chair, second)
	rival := made(t, 4, chair, first)
	apart := made(t, 5, chair, nil)
	stolen := made(t, 6, thief, first)
	other := dossiertest.Worked(t, cases+"worked")
	other.Edition.ID = "another-prize"
	elsewhere := verified(t, dossiertest.Folder(dossiertest.Make(t, other).Files(t, "public")))
	bad := *apart
	bad.Good = false
	for name, c := range map[string]struct {
		reports []*dossier.Report
		fork    bool
		inForce []*dossier.Report
	}{
		"one":                       {[]*dossier.Report{first}, false, []*dossier.Report{first}},
		"two":                       {[]*dossier.Report{first, apart}, true, nil},
		"a replacement":             {[]*dossier.Report{first, second}, false, []*dossier.Report{second}},
		"the newer first":           {[]*dossier.Report{second, first}, false, []*dossier.Report{second}},
		"three in a row":            {[]*dossier.Report{second, third, first}, false, []*dossier.Report{third}},
		"the middle is missing":     {[]*dossier.Report{first, third}, true, nil},
		"two replace one":           {[]*dossier.Report{first, second, rival}, true, nil},
		"replaced by another's key": {[]*dossier.Report{first, stolen}, true, nil},
		"the same twice":            {[]*dossier.Report{first, made(t, 1, chair, nil)}, false, nil},
		"both of one":               {[]*dossier.Report{made(t, 1, chair, nil, "decision.json"), made(t, 1, chair, nil, "decision-complete.json")}, false, nil},
		"two editions":              {[]*dossier.Report{first, elsewhere}, false, []*dossier.Report{first, elsewhere}},
		"one that is not good":      {[]*dossier.Report{first, &bad}, false, []*dossier.Report{first}},
	} {
		t.Run(name, func(t *testing.T) {
			f := dossier.Between(c.reports)
			if (f != nil) != c.fork || f != nil && f.Class != fault.Fork {
				t.Fatalf("got %v", f)
			}
			if f != nil && (len(f.Args["one"]) != 64 || len(f.Args["other"]) != 64 || f.Args["one"] == f.Args["other"]) {
				t.Errorf("the hashes are not both there: %v", f)
			}
			var inForce []*dossier.Report
			for _, r := range c.reports {
				if r.Good && dossier.InForce(r, c.reports) {
					inForce = append(inForce, r)
				}
			}
			if c.inForce != nil && !slices.Equal(inForce, c.inForce) {
				t.Errorf("%d of %d are in force", len(inForce), len(c.reports))
			}
		})
	}
}

// A replacement that says it is older than what it replaces is told.
func TestBackdated(t *testing.T) {
	first := made(t, 1, dossiertest.ChairKey, nil)
	second := made(t, 2, dossiertest.ChairKey, first)
	reports := []*dossier.Report{first, second}
	if dossier.Backdated(first, reports) || dossier.Backdated(second, reports) {
		t.Error("nothing is older than what it replaces")
	}
	second.Document.DecidedAt = second.Document.DecidedAt.Add(-time.Hour)
	if dossier.Backdated(first, reports) || !dossier.Backdated(second, reports) {
		t.Error("it is not told, or of the wrong one")
	}
}

func TestCommitment(t *testing.T) {
	d := worked(t)
	f := dossiertest.Folder(d.Files(t, "public"))
	sha, line, err := dossier.Commitment(f)
	if err != nil || line != sha+"  decision.json" || len(sha) != 64 {
		t.Errorf("%s, %s, %v", sha, line, err)
	}
	if !strings.Contains(string(f.Files["SHA256SUMS"]), line) {
		t.Error("it is not the sum that the folder has")
	}
	f.Files["decision.json"][100] ^= 1
	if sha, line, err := dossier.Commitment(f); fault.ClassOf(err) != fault.Sig || sha != "" || line != "" {
		t.Errorf("%s, %s, %v", sha, line, err)
	}
	g := dossiertest.Folder(d.Files(t, "complete"))
	delete(g.Files, "decision.json")
	delete(g.Files, "decision.json.sig")
	delete(g.Files, "SHA256SUMS")
	if _, _, err := dossier.Commitment(g); fault.ClassOf(err) != fault.Format {
		t.Errorf("%v", err)
	}
}
