package votefile_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// One column cannot say two things of a row.
func TestOneColumnInTwoRoles(t *testing.T) {
	text := "choice,time,voter\nkinn,2026-09-01T12:00:00Z,a\nbodo,2026-09-01T12:00:01Z,b\n"
	for name, ask := range map[string]votefile.Ask{
		"the voter's is the time's":   {Voter: "time"},
		"the voter's is the vote's":   {Voter: "choice"},
		"the time's is the vote's":    {Time: "choice"},
		"the time's is the voter's":   {Time: "voter"},
		"the vote's is the voter's":   {Choice: "voter"},
		"both said, in other letters": {Choice: "choice", Time: "time", Voter: " Time"},
	} {
		_, err := votefile.Look([]votefile.Input{input("v.csv", text)}, ask, edition())
		if f := fault.Of(err); f == nil || f.Class != fault.Usage || f.ID != "votes.column_roles" || f.Where != "v.csv:1" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// windowed is the edition with a window.
func windowed() *award.Edition {
	e := edition()
	e.PublicVote = &award.Window{Opens: time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC), Closes: time.Date(2025, 9, 9, 0, 0, 0, 0, time.UTC)}
	return e
}

// Where votes count between two times, a column that may have the time is asked
// about, and not passed over.
func TestTimesAreAskedFor(t *testing.T) {
	for name, c := range map[string]struct {
		text              string
		id                string // of the fault; empty: nothing is asked
		options           []string
		proposed, example string
	}{
		"none":                {"choice,x\nkinn,1\n", "", nil, "", ""},
		"points in the clock": {"Tidsmerke,choice\n02.09.2025 kl. 13.22.09,kinn\n", "votes.time_unread", []string{"Tidsmerke"}, "", "02.09.2025 kl. 13.22.09"},
		"days alone":          {"date,choice\n2025-09-02,kinn\n", "votes.time_unread", []string{"date"}, "", "2025-09-02"},
		"nothing in it":       {"date,choice\n,kinn\n", "", nil, "", ""},
		"an unknown name":     {"x,When did you vote,choice\n7,2025-09-02T13:22:09Z,kinn\n", "votes.time_unsaid", []string{"When did you vote"}, "When did you vote", "2025-09-02T13:22:09Z"},
		"a birthday and a name that nobody reads": {"choice,født\nkinn,02.09.1980\n", "", nil, "", ""},
		"numbers":                   {"x,choice\n1757200000,kinn\n", "", nil, "", ""},
		"one unread, one read":      {"dato,når,choice\ni går,2025-09-02T13:22:09Z,kinn\n", "votes.time_unsaid", []string{"når", "dato"}, "når", "2025-09-02T13:22:09Z"},
		"two of unknown names":      {"a,b,choice\n2025-09-02T13:22:09Z,2025-09-02T13:22:10Z,kinn\n", "votes.time_unsaid", []string{"a", "b"}, "", "2025-09-02T13:22:09Z"},
		"a known name that is read": {"when,Tidsmerke,choice\n2025-09-02T13:22:09Z,2025-09-02T13:22:09Z,kinn\n", "", nil, "", ""},
		"made and closed":           {"created,closeTime,stato_1,choice\n2025-08-02T13:22:09Z,2025-09-02T13:22:09Z,1,kinn\n2025-08-02T13:22:09Z,,1,kinn\n", "votes.time_unsaid", []string{"closeTime", "created"}, "closeTime", "2025-09-02T13:22:09Z"},
	} {
		t.Run(name, func(t *testing.T) {
			in := []votefile.Input{input("v.csv", c.text)}
			set := look(t, in, votefile.Ask{}, windowed())
			var q votefile.Question
			if len(set.Questions) > 0 {
				q = set.Questions[0]
			}
			want := votefile.Question{ID: votefile.QuestionTime, File: "v.csv", Options: c.options, Proposed: c.proposed, Example: c.example}
			want.Options = append(want.Options, votefile.None)
			if c.id == "" {
				want = votefile.Question{}
			}
			if q.Line = 0; q.ID != want.ID || q.File != want.File || !slices.Equal(q.Options, want.Options) || q.Proposed != want.Proposed || q.Example != want.Example {
				t.Errorf("asked %+v; want %+v", q, want)
			}
			if f := fault.Of(set.Fault()); c.id != "" && (f == nil || f.Class != fault.Usage || f.ID != c.id) {
				t.Errorf("%v; want %s", f, c.id)
			}
			if len(look(t, in, votefile.Ask{Time: votefile.None}, windowed()).Questions) > 0 || len(c.options) > 0 &&
				len(look(t, in, votefile.Ask{Time: c.options[0]}, windowed()).Questions) > 0 {
				t.Error("asked of what is said")
			}
			if len(look(t, in, votefile.Ask{}, edition()).Questions) > 0 {
				t.Error("asked where votes count at all times")
			}
		})
	}
}

// Two files of labels that name different nominees by one code leave open whom
// votes are for.
func TestLabelsThatDiffer(t *testing.T) {
	rows := func(name, code string) votefile.Input {
		return input(name, "id,s_1,stato_1,s_2\n1,"+code+",1,1\n2,3,1,2\n3,1,1,2\n")
	}
	one := input("l1.csv", "s_1,1,Bodø\ns_1,2,Kinn\ns_1,3,Vågå\ns_2,1,Ja\ns_2,2,Nei\n")
	turned := input("l2.csv", "s_1,1,Vågå\ns_1,2,Kinn\ns_1,3,Bodø\ns_2,1,Ja\ns_2,2,Nei\n")
	fewer := input("l3.csv", "s_1,1,Bodø\ns_1,2,Kinn\n")
	alike := input("l4.csv", "s_1,1,Bodø kommune\ns_1,2,Kinn\ns_1,3,Vågå\ns_1,9,Ingen\ns_2,1,Nei\ns_2,2,Ja\n")
	for name, c := range map[string]struct {
		labels  []votefile.Input
		refused string
	}{
		"turned": {[]votefile.Input{one, turned}, "l2.csv"},
		"order":  {[]votefile.Input{turned, one}, "l1.csv"},
		"fewer":  {[]votefile.Input{one, fewer}, "l3.csv"},
		"alike":  {[]votefile.Input{one, alike}, ""},
		"one":    {[]votefile.Input{one}, ""},
	} {
		set, err := votefile.Look(append([]votefile.Input{rows("d1.csv", "2"), rows("d2.csv", "1")}, c.labels...), votefile.Ask{}, edition())
		if c.refused != "" {
			if f := fault.Of(err); f == nil || f.Class != fault.Usage || f.ID != "votes.labels_differ" || f.Where != c.refused {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(name, err)
		}
		wants(t, count(t, set, edition(), publicvote.Rule{}), map[string]string{"bodo": "3", "kinn": "1", "vaga": "2"}, publicvote.Dropped{})
	}
}

// Answers that name no nominee are told in the words of their labels, by which
// somebody may say whom they mean.
func TestUnknownAnswersAreToldByTheirLabels(t *testing.T) {
	in := []votefile.Input{
		input("d.csv", "s_1,stato_1\n1,1\n1,1\n1,1\n6,1\n6,1\n7,1\n7,1\n"),
		input("l.csv", "s_1,1,Bodø\ns_1,6, Ingen av disse \n"),
	}
	set := look(t, in, votefile.Ask{Choice: "s_1"}, edition())
	choices, err := publicvote.Choices(edition(), nil)
	if err != nil {
		t.Fatal(err)
	}
	out, err := votefile.Count(context.Background(), set, publicvote.Rule{Choices: choices}, publicvote.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := []publicvote.Choice{{Text: "7", Rows: 2}, {Text: "Ingen av disse", Rows: 2}}; !slices.Equal(out.Unknown, want) {
		t.Errorf("told %v; want %v", out.Unknown, want)
	}
	said := votefile.Ask{Choice: "s_1", Map: map[string]string{"Ingen av disse": "kinn"}}
	wants(t, count(t, look(t, in, said, edition()), edition(), publicvote.Rule{}), map[string]string{"bodo": "3", "kinn": "2"}, publicvote.Dropped{UnknownNominee: 2})
}
