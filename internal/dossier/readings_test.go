package dossier_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// tried is a case whose public vote was read in with other filters first.
func tried(t *testing.T) (dossiertest.Case, []dossier.VotesFile) {
	t.Helper()
	c, files := raw(t)
	before := *c.Counted
	counting := *before.Counting
	counting.Filters, counting.Without = slices.Clone(counting.Filters), maps.Clone(counting.Without)
	counting.Filters[0].ID = "scripts"
	counting.Without[publicvote.CauseExcluded+":scripts"] = counting.Without[publicvote.CauseExcluded+":robots"]
	delete(counting.Without, publicvote.CauseExcluded+":robots")
	before.Counting = &counting
	c.Tried = []*publicvote.Tally{&before}
	return c, files
}

// Whoever reads votes in until they like what is left out is seen to have done so,
// and cannot take a reading back.
func TestEachReadingIsTold(t *testing.T) {
	c, _ := tried(t)
	d := dossiertest.Make(t, c)
	for _, profile := range []string{"public", "complete"} {
		r := dossier.Verify(dossiertest.Folder(d.Files(t, profile)), dossier.Options{})
		if !r.Good || r.Document.Early() != 2 || len(r.Document.TallyReadings) != 2 {
			t.Fatalf("%s: good %v (%v), readings %+v", profile, r.Good, r.Fault, r.Document.TallyReadings)
		}
		first, last := r.Document.TallyReadings[0], r.Document.TallyReadings[1]
		if !slices.Equal(first.Filters, []string{"scripts", "burst"}) || !slices.Equal(last.Filters, []string{"robots", "burst"}) || last.Excluded == 0 || last.Mapped != 1 {
			t.Errorf("%+v, %+v", first, last)
		}
		often := func(f dossier.Fact) bool { return f.ID == "votes_read_often" && f.Args["n"] == "2" }
		if !slices.ContainsFunc(dossier.Facts(r.Document), often) {
			t.Errorf("%s: it is not worth knowing", profile)
		}
		if minutes := string(d.Files(t, profile)[dossier.ProtocolName]); !strings.Contains(minutes, "scripts") {
			t.Errorf("%s: the minutes do not tell the filters", profile)
		}
	}
	for name, x := range map[string]struct {
		change func(*dossiertest.Forgery)
		want   *fault.Error
	}{
		"none is told":       {func(f *dossiertest.Forgery) { f.Doc.TallyReadings = nil }, fault.New(fault.Log, "dossier.record_differs")},
		"another filter":     {func(f *dossiertest.Forgery) { f.Doc.TallyReadings[0].Filters = []string{"x"} }, fault.New(fault.Log, "dossier.record_differs")},
		"other rows":         {func(f *dossiertest.Forgery) { f.Doc.TallyReadings[0].Rows++ }, fault.New(fault.Log, "dossier.record_differs")},
		"the last is other":  {func(f *dossiertest.Forgery) { f.Doc.TallyReadings[1].Mapped++ }, fault.New(fault.Result, "decision.tally_readings")},
		"one alone":          {func(f *dossiertest.Forgery) { f.Doc.TallyReadings = f.Doc.TallyReadings[1:] }, fault.New(fault.Result, "decision.tally_readings")},
		"in the wrong order": {func(f *dossiertest.Forgery) { slices.Reverse(f.Doc.TallyReadings) }, fault.New(fault.Result, "decision.tally_readings")},
		"a note less": {func(f *dossiertest.Forgery) {
			for i := range f.Entries {
				if deliberation.Kind(f.Entries[i].Kind) == deliberation.TallyRead {
					f.Entries[i].Note = strings.TrimSuffix(f.Entries[i].Note, " filters robots,burst mapped 1")
				}
			}
		}, fault.New(fault.Log, "dossier.record_differs")},
	} {
		r := dossier.Verify(dossiertest.Folder(d.Forged(x.change).Files(t, "complete")), dossier.Options{})
		if r.Good || !errors.Is(r.Fault, x.want) {
			t.Errorf("%s: good %v, %v", name, r.Good, r.Fault)
		}
	}
}
