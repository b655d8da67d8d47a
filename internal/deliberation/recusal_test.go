package deliberation

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/ballot"
	"votering/internal/fault"
)

func TestARejectedRecusalGivesTheMarksBack(t *testing.T) {
	ed := advised()
	lines := []string{
		"created", "open", "mark ola bodo results 5", "recuse ola bodo cousin", "mark ola kinn results 4", "hand-in ola",
		"mark kari bodo results 6", "hand-in kari", "close",
	}
	s := play(t, ed, lines...)
	if got := Undecided(s, ed); len(got) != 1 || got[0] != (Doubt{"ola", "bodo"}) {
		t.Errorf("undecided %v", got)
	}
	before := s.HandIns["ola"].Abstained
	s = play(t, ed, append(lines, "verdict ola bodo rejected kari,siri")...)
	b := s.Ballots["ola"]
	if m, ok := b.Mark(ballot.Cell{Nominee: "bodo", Criterion: "results"}); !ok || m.Text() != "5" {
		t.Errorf("the mark from before the recusal: %v", b.Cells)
	}
	if st := b.Status(ballot.Cell{Nominee: "bodo", Criterion: "effort"}); st != ballot.Abstains {
		t.Errorf("the empty cell of a ballot that is in: %v", st)
	}
	if got := s.HandIns["ola"].Abstained; got != before+1 {
		t.Errorf("%d abstentions, want %d", got, before+1)
	}
	if v := s.Verdicts["ola"]["bodo"]; v.Upheld || v.Ground != "cousin" || !slices.Equal(v.By, []string{"kari", "siri"}) {
		t.Errorf("verdict %+v", v)
	}
	if len(Undecided(s, ed)) > 0 {
		t.Error("still undecided")
	}
}

func TestAVerdictCanBeTakenUpAgain(t *testing.T) {
	ed := advised()
	lines := []string{"created", "open", "recuse ola bodo cousin", "verdict ola bodo rejected kari", "verdict ola bodo upheld kari,siri"}
	s := play(t, ed, lines...)
	if r, ok := s.Ballots["ola"].Recused["bodo"]; !ok || r.Ground != "cousin" {
		t.Errorf("recused %v", s.Ballots["ola"].Recused)
	}
}

// While jurors score, who was found impartial marks, and may be in doubt anew.
func TestAfterARejectionTheJurorMarks(t *testing.T) {
	ed := advised()
	s := play(t, ed, "created", "open", "recuse ola bodo cousin", "verdict ola bodo rejected kari", "mark ola bodo results 4")
	if _, ok := s.Ballots["ola"].Mark(ballot.Cell{Nominee: "bodo", Criterion: "results"}); !ok {
		t.Error("no mark")
	}
	lines := []string{"created", "open", "recuse ola bodo cousin", "verdict ola bodo rejected kari", "declare ola bodo newjob"}
	s = play(t, ed, lines...)
	if got := Undecided(s, ed); len(got) != 1 || len(s.Verdicts) > 0 {
		t.Errorf("a new recusal: undecided %v, verdicts %v", got, s.Verdicts)
	}
	s = play(t, ed, append(lines, "undo ola")...)
	if v, ok := s.Verdicts["ola"]["bodo"]; !ok || v.Upheld || recusedFrom(s, "ola", "bodo") {
		t.Errorf("the new recusal undone: %v", s.Verdicts)
	}
}

func TestVerdictRefusals(t *testing.T) {
	upheld := true
	verdict := func(by ...string) Event {
		return Event{Kind: RecusalDecided, Who: "kari", Juror: "ola", Nominee: "bodo", Upheld: &upheld, By: by}
	}
	none := verdict("kari")
	none.Upheld = nil
	cases := []struct {
		name  string
		lines []string
		event Event
		want  *fault.Error
	}{
		{"nobody recused", nil, verdict("kari"), fault.New(fault.State, "recusal.none")},
		{"no such juror", nil, line("verdict nobody bodo upheld kari"), fault.New(fault.Juror, "juror.unknown")},
		{"no such nominee", nil, line("verdict ola oslo upheld kari"), fault.New(fault.Usage, "nominee.unknown")},
		{"nothing decided", []string{"recuse ola bodo kin"}, none, fault.New(fault.Usage, "recusal.verdict")},
		{"by nobody", []string{"recuse ola bodo kin"}, verdict(), fault.New(fault.Usage, "recusal.by")},
		{"by somebody unknown", []string{"recuse ola bodo kin"}, verdict("nobody"), fault.New(fault.Juror, "juror.unknown")},
		{"by the juror concerned", []string{"recuse ola bodo kin"}, verdict("kari", "ola"), fault.New(fault.Juror, "recusal.own")},
		{"by one in the same doubt", []string{"recuse ola bodo kin", "recuse siri bodo kin"}, verdict("siri"), fault.New(fault.Juror, "recusal.doubtful")},
		{"by one found partial", []string{"recuse ola bodo kin", "recuse siri bodo kin", "verdict siri bodo upheld kari"}, verdict("siri"),
			fault.New(fault.Juror, "recusal.doubtful")},
		{"by one twice", []string{"recuse ola bodo kin"}, verdict("kari", "kari"), fault.New(fault.Usage, "recusal.twice")},
		{"once the marks are locked", []string{"recuse ola bodo kin", "hand-in ola", "close", "marks", "lock"}, verdict("kari"),
			fault.New(fault.State, "state.recusal.late")},
		{"a decided recusal withdrawn", []string{"recuse ola bodo kin", "verdict ola bodo upheld kari"}, line("unrecuse ola bodo"),
			fault.New(fault.State, "recusal.upheld")},
		{"declared away", []string{"recuse ola bodo kin", "verdict ola bodo upheld kari"}, line("declare ola bodo"),
			fault.New(fault.State, "recusal.upheld")},
		{"undone", []string{"recuse ola bodo kin", "verdict ola bodo upheld kari"}, line("undo ola"), fault.New(fault.State, "undo.nothing")},
	}
	for _, c := range cases {
		s := play(t, testEdition(), slices.Concat([]string{"created", "open"}, c.lines)...)
		if _, err := Apply(s, c.event, testEdition()); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
	}
	s := play(t, testEdition(), "created", "open", "recuse ola bodo kin", "recuse siri bodo kin", "verdict siri bodo rejected kari")
	if d := cmp.Diff([]string{"kari", "siri", "per"}, Deciders(s, testEdition(), "ola", "bodo")); d != "" {
		t.Error(d)
	}
}

// Who is in the same doubt decides nothing while somebody is left who is in
// none; where nobody is, they decide on each other, and nobody on themselves.
func TestSomebodyCanAlwaysDecide(t *testing.T) {
	ed := testEdition()
	lines := []string{"created", "open", "recuse kari bodo kin", "recuse ola bodo kin"}
	deciders := func(s State, juror string) []string { return Deciders(s, ed, juror, "bodo") }
	if d := cmp.Diff([]string{"siri", "per"}, deciders(play(t, ed, lines...), "ola")); d != "" {
		t.Error(d)
	}
	ed.Jurors = ed.Jurors[:3] // no secretary
	s := play(t, ed, append(lines, "recuse siri bodo kin")...)
	for juror, want := range map[string][]string{"kari": {"ola", "siri"}, "ola": {"kari", "siri"}, "siri": {"kari", "ola"}} {
		if d := cmp.Diff(want, deciders(s, juror)); d != "" {
			t.Errorf("%s: %s", juror, d)
		}
	}
	s = play(t, ed, append(lines, "recuse siri bodo kin", "verdict ola bodo rejected kari,siri")...)
	if d := cmp.Diff([]string{"ola"}, deciders(s, "kari")); d != "" {
		t.Error(d)
	}
	s = play(t, ed, append(lines, "recuse siri bodo kin", "verdict ola bodo upheld kari,siri", "verdict kari bodo upheld ola", "verdict siri bodo upheld ola")...)
	if u := Undecided(s, ed); len(u) > 0 {
		t.Errorf("still undecided: %v", u)
	}
}
