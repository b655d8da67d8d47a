package dossier_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/record"
	"votering/internal/votefile"
)

// brought is a file as a reader brings it.
func brought(name string, data []byte) dossier.VotesFile {
	return dossier.VotesFile{
		Name: name, SHA256: record.Hash(data), Size: int64(len(data)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil },
	}
}

// raw is a case whose public vote is counted from raw rows: two files, one of
// them packed, a window, a list and a limit for each minute.
func raw(t *testing.T) (dossiertest.Case, []dossier.VotesFile) {
	t.Helper()
	w := dossiertest.Worked(t, cases+"worked")
	opens := time.Date(2022, 10, 1, 8, 0, 0, 0, time.UTC)
	w.Edition.PublicVote = &award.Window{Opens: opens, Closes: opens.AddDate(0, 0, 7)}
	var first, second strings.Builder
	first.WriteString("choice,time,voter\n")
	second.WriteString("voter;choice;time\n")
	for i := range 400 {
		n := &w.Edition.Nominees[i%7%len(w.Edition.Nominees)]
		at := opens.Add(time.Duration(i*i%900-20) * time.Minute)
		fmt.Fprintf(&first, "%s,%s,v%d\n", n.Name, at.Format("2006-01-02 15:04:05"), i%300)
		fmt.Fprintf(&second, "v%d;%s;%s\n", i%150, n.ID, at.Format(time.RFC3339))
	}
	first.WriteString("Nobody,2022-10-02 12:00:00,v9999\nKinn,yesterday,v9998\n")
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := io.WriteString(z, second.String()); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	list := []byte("v7\nv8\n")
	files := []dossier.VotesFile{brought("first.csv", []byte(first.String())), brought("second.csv.gz", packed.Bytes())}
	w.Counted = counts(t, w.Edition, files, list)
	return w, append(files, brought("robots.txt", list))
}

// counts counts raw rows for an edition, as a room does.
func counts(t *testing.T, e *award.Edition, files []dossier.VotesFile, list []byte) *publicvote.Tally {
	t.Helper()
	var inputs []votefile.Input
	for _, f := range files {
		inputs = append(inputs, votefile.Input{Name: f.Name, Size: f.Size, Open: f.Open})
	}
	set, err := votefile.Look(inputs, votefile.Ask{Zone: "Europe/Oslo"}, e)
	if err == nil {
		err = set.Fault()
	}
	if err != nil {
		t.Fatal(err)
	}
	robots := publicvote.Filter{ID: "robots", Kind: publicvote.FilterVoters, Reason: "Et skript."}
	if err := robots.List(list, "robots.txt"); err != nil {
		t.Fatal(err)
	}
	choices, err := publicvote.Choices(e, map[string]string{"Nobody": e.Nominees[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	out, err := votefile.Count(context.Background(), set, publicvote.Rule{
		Window: &publicvote.Window{Opens: e.PublicVote.Opens, Closes: e.PublicVote.Closes}, Zone: oslo, Choices: choices,
		Filters: []publicvote.Filter{robots, {ID: "burst", Kind: publicvote.FilterPerMinute, Reason: "For fort.", AtMost: 1}},
	}, publicvote.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out.Tally.Counting.Map = map[string]string{"Nobody": e.Nominees[0].ID}
	if d := out.Tally.Dropped; min(d.Malformed, d.OutsideWindow, d.Excluded, d.Duplicate) == 0 {
		t.Fatalf("not every cause is there: %+v", d)
	}
	return out.Tally
}

// of are the findings of one check.
func of(r *dossier.Report, check string) (said []string, bad *fault.Error) {
	for _, f := range r.Findings {
		if f.Check == check {
			said = append(said, f.Say)
			if bad == nil {
				bad = f.Fault
			}
		}
	}
	return said, bad
}

// With all its files at hand the votes of a decision are counted again, from
// either document and whoever counted them; with some, it is said what is
// missing.
func TestVotesAreCountedAgain(t *testing.T) {
	c, files := raw(t)
	elsewhere := *c.Counted
	counting := *elsewhere.Counting
	counting.Engine = "duckdb"
	elsewhere.Counting, elsewhere.Pace, elsewhere.Flags = &counting, nil, []string{publicvote.FlagElsewhere}
	byEngine := c
	byEngine.Counted = &elsewhere
	structure := brought("structure.csv", []byte("questionName,variableName,questionType,subType,questionText,choiceValue,choiceText\ns_1,s_1,Closed,Single,Hvem?,1,Kinn\n"))
	for name, c := range map[string]dossiertest.Case{"counted here": c, "counted by a database": byEngine} {
		d := dossiertest.Make(t, c)
		for _, profile := range []string{"public", "complete"} {
			folder := d.Files(t, profile)
			verify := func(votes ...dossier.VotesFile) *dossier.Report {
				return dossier.Verify(dossiertest.Folder(folder), dossier.Options{Votes: votes})
			}
			for what, x := range map[string]struct {
				votes []dossier.VotesFile
				say   string
			}{
				"all":                {files, "votes_again"},
				"in another order":   {[]dossier.VotesFile{files[2], files[1], files[0]}, "votes_again"},
				"without the list":   {files[:2], "votes_missing"},
				"without a file":     {files[1:], "votes_missing"},
				"the list alone":     {files[2:], "votes_missing"},
				"with what explains": {append(slices.Clone(files), structure), "votes_beside"},
				"nothing but a sum":  {[]dossier.VotesFile{{Name: "x", SHA256: files[0].SHA256}}, "votes"},
			} {
				r := verify(x.votes...)
				missing := func(f decision.Finding) bool { return f.Say == dossier.VotesMissing }
				if slices.ContainsFunc(r.Loud(), missing) != (x.say == dossier.VotesMissing) {
					t.Errorf("%s, %s, %s: that nothing was counted is loud: %v", name, profile, what, r.Loud())
				}
				if said, bad := of(r, "tally"); !slices.Contains(said, x.say) || bad != nil || !r.Good {
					t.Errorf("%s, %s, %s: %v, %v, good %v: %v", name, profile, what, said, bad, r.Good, r.Fault)
				}
			}
			r := verify(append(slices.Clone(files), brought("other.csv", []byte("choice\nKinn\n")))...)
			if _, bad := of(r, "tally"); !errors.Is(bad, fault.New(fault.Pin, "dossier.votes_other")) || r.Good {
				t.Errorf("%s, %s: a file of nobody's: %v", name, profile, bad)
			}
		}
	}
}

// Whoever waits for a count is told which file is read.
func TestCountingAgainTellsHowFar(t *testing.T) {
	c, files := raw(t)
	folder := dossiertest.Folder(dossiertest.Make(t, c).Files(t, "public"))
	var names []string
	dossier.Verify(folder, dossier.Options{Votes: files, Progress: func(name string, g publicvote.Progress) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		if g.Size != files[0].Size+files[1].Size {
			t.Errorf("%+v", g)
		}
	}})
	if len(names) == 0 || slices.ContainsFunc(names, func(n string) bool { return n != files[0].Name && n != files[1].Name }) {
		t.Errorf("of %v", names)
	}
}

// A chair who states other numbers, all of which fit together, is found by
// whoever counts again, and by nobody else.
func TestVotesThatWereNotSo(t *testing.T) {
	c, files := raw(t)
	honest := dossiertest.Make(t, c)
	for name, change := range map[string]func(*decision.Tally){
		"votes": func(x *decision.Tally) {
			a, b := c.Edition.Nominees[0].ID, c.Edition.Nominees[1].ID
			x.Valid[a], x.Valid[b] = x.Valid[b], x.Valid[a]
			for _, of := range x.Counting.Without {
				of[a], of[b] = of[b], of[a]
			}
		},
		"causes": func(x *decision.Tally) { x.Dropped.Malformed, x.Dropped.UnknownNominee = 0, x.Dropped.Malformed },
		"rows":   func(x *decision.Tally) { x.Files[0].Rows--; x.Files[1].Rows++ },
		"filters": func(x *decision.Tally) {
			x.Counting.Filters[0].Rows--
			x.Counting.Filters[1].Rows++
		},
	} {
		forged := honest.Forged(func(f *dossiertest.Forgery) {
			change(f.Doc.Tally)
			for i := range f.Entries {
				if deliberation.Kind(f.Entries[i].Kind) == deliberation.TallyRead {
					f.Entries[i].Note = deliberation.TallyNote(f.Doc.Tally.Counts())
				}
			}
			f.Rank()
		})
		folder := dossiertest.Folder(forged.Files(t, "complete"))
		if r := dossier.Verify(folder, dossier.Options{}); !r.Good {
			t.Errorf("%s: without its files it is found by %v", name, r.Fault)
		}
		r := dossier.Verify(folder, dossier.Options{Votes: files})
		if _, bad := of(r, "tally"); fault.ClassOf(bad) != fault.Result || bad == nil || r.Good {
			t.Errorf("%s: counted again: %v", name, bad)
		}
	}
}

// Who is called otherwise after the votes were read is counted by the names of
// that time.
func TestVotesAreCountedAgainByTheNamesOfThen(t *testing.T) {
	c, files := raw(t)
	c.Travel = &dossiertest.Travel{AmendLate: []dossiertest.Amended{{Reason: "A slip.", Changes: []award.Change{
		{Path: "nominees/" + c.Edition.Nominees[0].ID + "/name", To: json.RawMessage(`"Another name"`)},
	}}}}
	d := dossiertest.Make(t, c)
	r := dossier.Verify(dossiertest.Folder(d.Files(t, "complete")), dossier.Options{Votes: files})
	if said, bad := of(r, "tally"); !slices.Contains(said, "votes_again") || bad != nil {
		t.Errorf("%v, %v", said, bad)
	}
	if len(r.Document.Amendments) != 1 {
		t.Errorf("%d amendments", len(r.Document.Amendments))
	}
}

// A table of totals is read again too.
func TestTotalsAreReadAgain(t *testing.T) {
	w := dossiertest.Worked(t, cases+"worked")
	d := dossiertest.Make(t, w)
	r := dossier.Verify(dossiertest.Folder(d.Files(t, "public")), dossier.Options{Votes: []dossier.VotesFile{brought("tally.csv", w.Votes)}})
	if said, bad := of(r, "tally"); !slices.Contains(said, "votes_again") || bad != nil || !r.Good {
		t.Errorf("%v, %v", said, bad)
	}
}

// A file that cannot be read, or is another by the time it is counted, ends in no
// count.
func TestVotesThatCannotBeCountedAgain(t *testing.T) {
	c, files := raw(t)
	folder := dossiertest.Folder(dossiertest.Make(t, c).Files(t, "public"))
	gone := fault.New(fault.IO, "io.changed")
	for name, x := range map[string]struct {
		open func() (io.ReadCloser, error)
		want fault.Class
	}{
		"gone":    {func() (io.ReadCloser, error) { return nil, gone }, fault.IO},
		"another": {func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("choice,time,voter\n")), nil }, fault.Pin},
	} {
		votes := slices.Clone(files)
		votes[0].Open = x.open
		r := dossier.Verify(folder, dossier.Options{Votes: votes})
		if said, bad := of(r, "tally"); fault.ClassOf(bad) != x.want || bad == nil || r.Good {
			t.Errorf("%s: %v, %v", name, said, bad)
		}
	}
}
