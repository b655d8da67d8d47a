package deliberation

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/locale"
)

func TestStateOf(t *testing.T) {
	s := play(t, testEdition(), "created", "open", "mark kari bodo results 4", "hand-in kari", "mark ola bodo results 4",
		"declare siri bodo")
	want := map[string]JurorState{"kari": HandedIn, "ola": Drafting, "siri": NotStarted, "per": NotVoting, "nobody": NotVoting}
	for juror, state := range want {
		if got := StateOf(s, testEdition(), juror); got != state {
			t.Errorf("%s: %s, want %s", juror, got, state)
		}
	}
	if got := len(Missing(s, testEdition(), "ola")); got != 5 {
		t.Errorf("ola has %d cells to go, want 5", got)
	}
	if got := len(Missing(s, testEdition(), "siri")); got != 6 {
		t.Errorf("siri has %d cells to go, want 6", got)
	}
}

func TestCountedIsInTheOrderOfTheRoll(t *testing.T) {
	s := play(t, testEdition(), "created", "open", "mark siri bodo results 4", "hand-in siri", "mark kari bodo results 4",
		"hand-in kari", "mark ola bodo results 4", "close")
	var got []string
	for _, b := range Counted(s, testEdition()) {
		got = append(got, b.Juror)
	}
	if d := cmp.Diff([]string{"kari", "siri"}, got); d != "" {
		t.Error(d)
	}
}

func TestNextLeadsToTheRanking(t *testing.T) {
	cases := []struct {
		ed    *award.Edition
		lines []string
		want  []Act
	}{
		{testEdition(), []string{"created"}, []Act{ActOpen}},
		{testEdition(), []string{"open"}, []Act{ActClose}},
		{testEdition(), []string{"close"}, []Act{ActRevealMarks}},
		{testEdition(), []string{"marks"}, []Act{ActLock}},
		{testEdition(), []string{"lock"}, []Act{ActTally}},
		{testEdition(), []string{"tally"}, []Act{ActRevealTally}},
		{testEdition(), []string{"reveal"}, nil},
		{testEdition(), []string{"created", "open", "tally", "close"}, []Act{ActRevealMarks, ActRevealBoth}},
		{juryAlone(), []string{"created", "open", "close"}, []Act{ActRevealMarks, ActRevealBoth}},
		{juryAlone(), []string{"created", "open", "close", "marks", "lock"}, nil},
	}
	var lines []string
	for _, c := range cases {
		if c.lines[0] == "created" {
			lines = nil
		}
		lines = append(lines, c.lines...)
		s := play(t, c.ed, lines...)
		got := Next(s, c.ed)
		if d := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("after %v:\n%s", lines, d)
		}
		for _, act := range got {
			if f := Allowed(s, c.ed, act); f != nil {
				t.Errorf("after %v: next is %s, which is refused: %v", lines, act, f)
			}
		}
	}
}

func TestBlocking(t *testing.T) {
	none := testEdition()
	none.Jurors = nil
	cases := []struct {
		name  string
		ed    *award.Edition
		lines []string
		want  []Blocker
	}{
		{"no roll", none, []string{"created"}, []Blocker{{ID: "no_chair"}, {ID: "no_voter"}}},
		{"a roll", testEdition(), []string{"created"}, nil},
		{"open", testEdition(), []string{"created", "open", "mark ola bodo results 4", "mark kari bodo results 4", "hand-in kari"}, []Blocker{
			{"not_handed_in", fault.Pairs("juror", "ola", "name", "Ola", "n", "5")},
			{"not_started", fault.Pairs("juror", "siri", "name", "Siri")},
		}},
		{"absent", testEdition(), []string{"created", "open", "absent ola ill", "absent siri ill", "absent kari ill"}, nil},
		{"locked", testEdition(), []string{"created", "open", "close", "marks", "lock"}, []Blocker{{ID: "no_tally"}}},
		{"locked, votes read", testEdition(), []string{"created", "open", "close", "marks", "lock", "tally"}, nil},
	}
	for _, c := range cases {
		got := Blocking(play(t, c.ed, c.lines...), c.ed, nil, nil)
		if d := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s:\n%s", c.name, d)
		}
		for _, b := range got {
			key := "blocking." + b.ID
			if _, counts := b.Args["n"]; counts {
				key += ".other"
			}
			if !locale.For(locale.EN).Has(key) {
				t.Errorf("no sentence %q", key)
			}
		}
	}
}

func TestBelowQuorum(t *testing.T) {
	cases := []struct {
		name    string
		scope   award.Scope
		lines   []string
		without []string
		want    []string
	}{
		{"everybody may still mark", award.ScopeNominee, nil, nil, nil},
		{"one absent", award.ScopeNominee, nil, []string{"ola"}, nil},
		{"two absent", award.ScopeNominee, nil, []string{"ola", "siri"}, []string{"bodo", "kinn", "lom"}},
		{"a recusal and one absent", award.ScopeNominee, []string{"recuse ola kinn kin"}, []string{"siri"}, []string{"kinn"}},
		{"a recusal from one leaves all", award.ScopeEdition, []string{"recuse ola kinn kin"}, []string{"siri"}, []string{"bodo", "kinn", "lom"}},
		{"one absent already", award.ScopeNominee, []string{"absent ola ill"}, []string{"siri"}, []string{"bodo", "kinn", "lom"}},
		{"abstained from some", award.ScopeNominee, []string{
			"mark ola kinn results 4", "mark ola lom effort -", "hand-in ola", "mark kari kinn results 5", "hand-in kari",
		}, []string{"siri"}, []string{"bodo", "lom"}},
		{"a draft that is not handed in", award.ScopeNominee, []string{"mark siri kinn results 4", "mark ola kinn results 4", "hand-in ola"},
			[]string{"siri", "kari"}, []string{"bodo", "kinn", "lom"}},
	}
	for _, c := range cases {
		ed := testEdition()
		ed.Rule.Recusal = c.scope
		s := play(t, ed, slices.Concat([]string{"created", "open"}, c.lines)...)
		if d := cmp.Diff(c.want, BelowQuorum(s, ed, c.without), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s:\n%s", c.name, d)
		}
	}
}
