package figures_test

import (
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/figures"
)

// TestApply puts figures into an edition: each in its place, with where it
// stood, and with all that was said of it before.
func TestApply(t *testing.T) {
	ed := prize()
	ed.Nominees[0].Values = []award.Value{
		{Metric: "settled", Period: "2020", Number: exact.Int(6), KnownFrom: "2021-02-01", AsOf: "2020-01-01", Source: award.Plain("by hand"), Note: award.Text{NB: "ringte dem", EN: "called them"}},
		{Metric: "settled", Period: "2021", Number: exact.Int(7)},
	}
	_, im := read(t, ed, figures.Options{}, "t.csv", "\"Bosatte, fra IMDi\"\nregion;Bosatt 2020;Bosatt 2021;Bosatt 2022\n1804 Bodø;1 060;7;:\nLandet;..;;9\n")
	next, err := figures.Apply(ed, im)
	if err != nil {
		t.Fatal(err)
	}
	if ed.Nominees[0].Values[0].Number.String() != "6" || len(ed.References[0].Values) != 0 {
		t.Error("the edition that was given has changed")
	}
	values := next.Nominees[0].Values
	if len(values) != 3 {
		t.Fatalf("%+v", values)
	}
	want := award.Value{
		Metric: "settled", Period: "2020", Number: exact.Int(1060), KnownFrom: "2021-02-01", Source: award.Plain("Bosatte, fra IMDi"),
		Note: award.Text{NB: "t.csv:3:2 \"1 060\"\nringte dem", EN: "t.csv:3:2 \"1 060\"\ncalled them"},
	}
	if values[0] != want {
		t.Errorf("replaced: %+v", values[0])
	}
	if values[1].Source != (award.Text{}) || values[1].Number.String() != "7" {
		t.Errorf("what was the same has changed: %+v", values[1])
	}
	if v := values[2]; v.Missing != award.Suppressed || v.Note.All != `t.csv:3:4 ":"` {
		t.Errorf("missing: %+v", v)
	}
	if v := next.References[0].Values; len(v) != 3 || v[0].Missing != award.NotKnown || v[2].Number.String() != "9" {
		t.Errorf("the country: %+v", v)
	}
	// Read again, there is nothing left to do; applied again, it is refused.
	lines, _ := read(t, next, figures.Options{}, "t.csv", "region;Bosatt 2020;Bosatt 2021;Bosatt 2022\n1804 Bodø;1 060;7;:\n")
	expect(t, lines, `left t.csv:2:2 "1 060" already`, `left t.csv:2:3 "7" already`, `left t.csv:2:4 ":" already`)
	if _, err := figures.Apply(next, im); fault.ClassOf(err) != fault.Edition {
		t.Errorf("applied to another edition: %v", err)
	}
}

// TestNotesStayBounded: however often a figure is replaced, and whatever stood
// there, its note can be stored.
func TestNotesStayBounded(t *testing.T) {
	ed := prize()
	ed.Nominees[0].Values = []award.Value{{Metric: "plan", Period: "2021", Words: award.Plain("x"), Note: award.Plain(strings.Repeat("å", award.MaxNote))}}
	for _, words := range []string{strings.Repeat("lang ", 700), "kort\u202e", "<b>fet</b>"} {
		_, im := read(t, ed, take("Plan", "plan"), strings.Repeat("n", 200)+".csv", "region;år;Plan;Bosatt\n1804 Bodø;2021;"+words+";1\n")
		next, err := figures.Apply(ed, im)
		if err != nil {
			t.Fatal(err)
		}
		e := next.Clone()
		faults := award.Validate(e, nil)
		if i := slices.IndexFunc(faults, func(f *fault.Error) bool { return strings.HasPrefix(f.Where, "nominees[0].values") }); i >= 0 {
			t.Errorf("%.20q: %v", words, faults[i])
		}
		ed = next
	}
}
