package deliberation

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// play replays the lines; every one must be allowed.
func play(t *testing.T, ed *award.Edition, lines ...string) State {
	t.Helper()
	s, err := Replay(script(lines...), ed)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestRefusals(t *testing.T) {
	cases := []struct {
		name   string
		before string // after "created, open", divided by commas
		event  Event
		want   *fault.Error
	}{
		{"not on the roll", "", line("mark nobody bodo results 4"), fault.New(fault.Juror, "juror.unknown")},
		{"without a vote", "", line("mark per bodo results 4"), fault.New(fault.Juror, "juror.no_vote")},
		{"no such nominee", "", line("mark ola oslo results 4"), fault.New(fault.Score, "mark.nominee")},
		{"no such criterion", "", line("mark ola bodo style 4"), fault.New(fault.Score, "mark.criterion")},
		{"a measured criterion", "", line("mark ola bodo measured 4"), fault.New(fault.Score, "mark.measured")},
		{"above the scale", "", line("mark ola bodo results 6.5"), fault.New(fault.Score, "mark.scale")},
		{"below the scale", "", line("mark ola bodo results 0.5"), fault.New(fault.Score, "mark.scale")},
		{"off the step", "", line("mark ola bodo results 4.25"), fault.New(fault.Score, "mark.scale")},
		{"not canonical", "", line("mark ola bodo results 4.50"), fault.New(fault.Score, "mark.form")},
		{"a fraction", "", line("mark ola bodo results 9/2"), fault.New(fault.Score, "mark.form")},
		{"no cells", "", Event{Kind: MarksSet, Who: "ola"}, fault.New(fault.Score, "mark.none")},
		{"a cell twice", "", Event{Kind: MarksSet, Who: "ola", Cells: []CellChange{
			{Nominee: "bodo", Criterion: "results", Mark: "4"}, {Nominee: "bodo", Criterion: "results", Mark: "5"},
		}}, fault.New(fault.Score, "mark.twice")},
		{"recused from the nominee", "recuse ola bodo kin", line("mark ola bodo results 4"), fault.New(fault.Score, "mark.recused")},
		{"declared a conflict", "declare ola bodo kin", line("mark ola bodo results 4"), fault.New(fault.Score, "mark.recused")},
		{"too long a comment", "", Event{Kind: MarksSet, Who: "ola", Cells: []CellChange{
			{Nominee: "bodo", Criterion: "results", Mark: "4", Comment: strings.Repeat("ø", ballot.MaxComment+1)},
		}}, fault.New(fault.Size, "text.long")},
		{"broken text", "", Event{Kind: Recused, Who: "ola", Nominee: "bodo", Ground: "a\xff"}, fault.New(fault.Text, "text.utf8")},
		{"text that acts on the terminal", "", Event{Kind: Recused, Who: "ola", Nominee: "bodo", Ground: "a\x1b]52;c;eA==\x07"}, fault.New(fault.Text, "text.control")},
		{"no ground", "", line("recuse ola bodo"), fault.New(fault.Usage, "recuse.ground")},
		{"recused from nobody", "", line("recuse ola oslo kin"), fault.New(fault.Usage, "nominee.unknown")},
		{"no recusal to take back", "declare ola bodo", line("unrecuse ola bodo"), fault.New(fault.State, "withdraw.nothing")},
		{"no declaration to take back", "recuse ola bodo kin", line("undeclare ola bodo"), fault.New(fault.State, "withdraw.nothing")},
		{"nothing to undo", "mark kari bodo results 4", line("undo ola"), fault.New(fault.State, "undo.nothing")},
		{"nothing to undo twice", "mark ola bodo results 4,undo ola", line("undo ola"), fault.New(fault.State, "undo.nothing")},
		{"nothing to hand in", "", line("hand-in ola"), fault.New(fault.State, "hand_in.nothing")},
		{"only declarations to hand in", "declare ola bodo", line("hand-in ola"), fault.New(fault.State, "hand_in.nothing")},
		{"a mark after hand-in", "mark ola bodo results 4,hand-in ola", line("mark ola bodo results 5"), fault.New(fault.State, "ballot.handed_in")},
		{"undo after hand-in", "mark ola bodo results 4,hand-in ola", line("undo ola"), fault.New(fault.State, "ballot.handed_in")},
		{"a recusal after hand-in", "mark ola bodo results 4,hand-in ola", line("recuse ola kinn kin"), fault.New(fault.State, "ballot.handed_in")},
		{"handed in twice", "mark ola bodo results 4,hand-in ola", line("hand-in ola"), fault.New(fault.State, "ballot.handed_in")},
		{"absent after hand-in", "mark ola bodo results 4,hand-in ola", line("absent ola ill"), fault.New(fault.State, "absent.handed_in")},
		{"absent without a reason", "", line("absent ola"), fault.New(fault.Usage, "reason.missing")},
		{"absent without a vote", "", line("absent per ill"), fault.New(fault.Juror, "juror.no_vote")},
		{"an override without a reason", "", line("override direct bodo"), fault.New(fault.Usage, "reason.missing")},
		{"an override of no gate", "", line("override other bodo good"), fault.New(fault.Usage, "override.no_gate")},
		{"an override for nobody", "", line("override direct oslo good"), fault.New(fault.Usage, "nominee.unknown")},
		{"no tally", "", Event{Kind: TallyRead, Who: "kari"}, fault.New(fault.Usage, "tally.none")},
		{"votes read anew without a reason", "tally,close,both", line("tally"), fault.New(fault.State, "state.tally_reason")},
		{"no reason at closing", "", Event{Kind: Closing, Who: "kari"}, fault.New(fault.Usage, "reason.missing")},
		{"both too late", "tally,close,marks", line("both"), fault.New(fault.State, "state.reveal_both.late")},
		{"both without votes", "close", line("both"), fault.New(fault.State, "state.no_tally")},
		{"created twice", "", line("created"), fault.New(fault.State, "state.created")},
		{"a kind from the future", "", Event{Kind: "award.shared"}, fault.New(fault.Version, "event.kind")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			lines := []string{"created", "open"}
			if c.before != "" {
				lines = append(lines, strings.Split(c.before, ",")...)
			}
			s := play(t, testEdition(), lines...)
			after, err := Apply(s, c.event, testEdition())
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if d := differ(s, after); d != "" {
				t.Errorf("the state has changed:\n%s", d)
			}
		})
	}
}

func TestMarkOffTheScaleSaysTheScale(t *testing.T) {
	s := play(t, testEdition(), "created", "open")
	_, err := Apply(s, line("mark ola bodo results 7"), testEdition())
	want := fault.Pairs("nominee", "bodo", "criterion", "results", "mark", "7", "min", "1", "max", "6", "step", "0.5")
	if d := cmp.Diff(want, fault.Of(err).Args); d != "" {
		t.Error(d)
	}
}

func TestHandInAbstainsOnTheRest(t *testing.T) {
	s := play(t, testEdition(), "created", "open",
		"mark ola bodo results 4.5", "mark ola kinn results -", "recuse ola lom kin", "hand-in ola")
	if got := s.HandIns["ola"]; got.Revision != 1 || got.Abstained != 2 || !got.At.Equal(noon.Add(5*time.Minute)) {
		t.Errorf("handed in: %+v", got)
	}
	want := map[ballot.Cell]ballot.Entry{
		{Nominee: "bodo", Criterion: "results"}: {Set: true, Mark: exact.New(9, 2)},
		{Nominee: "bodo", Criterion: "effort"}:  {Abstained: true},
		{Nominee: "kinn", Criterion: "results"}: {Abstained: true},
		{Nominee: "kinn", Criterion: "effort"}:  {Abstained: true},
	}
	if d := cmp.Diff(want, s.Ballots["ola"].Cells); d != "" {
		t.Error(d)
	}
	if CanUndo(s, "ola") {
		t.Error("a ballot that was handed in can be undone")
	}
}

func TestHandInKeepsCommentsOfEmptyCells(t *testing.T) {
	s := play(t, testEdition(), "created", "open", "mark ola bodo results 4")
	s, err := Apply(s, Event{Kind: MarksSet, Who: "ola", Cells: []CellChange{{Nominee: "kinn", Criterion: "effort", Comment: "unsure"}}}, testEdition())
	if err != nil {
		t.Fatal(err)
	}
	if s, err = Apply(s, Event{Kind: BallotHandedIn, Who: "ola"}, testEdition()); err != nil {
		t.Fatal(err)
	}
	want := ballot.Entry{Abstained: true, Comment: "unsure"}
	if got := s.Ballots["ola"].Cells[ballot.Cell{Nominee: "kinn", Criterion: "effort"}]; got != want {
		t.Errorf("got %+v", got)
	}
}

func TestClosingLeavesOutWhoHasNotHandedIn(t *testing.T) {
	s := play(t, testEdition(), "created", "open", "mark ola bodo results 4", "hand-in ola",
		"mark kari bodo results 5", "absent siri ill", "close")
	want := map[string]Absence{
		"kari": {Reason: "no ballot by closing", At: noon.Add(6 * time.Minute), ByClosing: true},
		"siri": {Reason: "ill", At: noon.Add(5 * time.Minute)},
	}
	if d := cmp.Diff(want, s.Absences); d != "" {
		t.Error(d)
	}
	if CanUndo(s, "kari") {
		t.Error("a draft can be undone after closing")
	}
	if c := Counted(s, testEdition()); len(c) != 1 || c[0].Juror != "ola" {
		t.Errorf("counted: %+v", c)
	}
}

func TestAbsentJurorMayComeAfterAll(t *testing.T) {
	ed := testEdition()
	s := play(t, ed, "created", "open", "absent ola ill")
	if got := StateOf(s, ed, "ola"); got != Absent {
		t.Fatalf("got %s", got)
	}
	s = play(t, ed, "created", "open", "absent ola ill", "mark ola bodo results 4")
	if got := StateOf(s, ed, "ola"); got != Drafting {
		t.Errorf("after a mark: %s", got)
	}
	s = play(t, ed, "created", "open", "absent ola ill", "mark ola bodo results 4", "undo ola")
	if got := s.Absences["ola"].Reason; got != "ill" || StateOf(s, ed, "ola") != Absent {
		t.Errorf("after undo: %q", got)
	}
	s = play(t, ed, "created", "open", "absent ola ill", "mark ola bodo results 4", "absent ola away", "undo ola")
	if got := s.Absences["ola"].Reason; got != "away" {
		t.Errorf("undo brought back an older absence: %q", got)
	}
	s = play(t, ed, "created", "open", "mark ola bodo results 4", "absent ola ill", "hand-in ola")
	if got := StateOf(s, ed, "ola"); got != HandedIn || len(s.Absences) != 0 {
		t.Errorf("after hand-in: %s", got)
	}
}

func TestUndoTakesBackOneChangeAfterTheOther(t *testing.T) {
	ed := testEdition()
	s := play(t, ed, "created", "open", "mark ola bodo results 4", "mark ola bodo results 5",
		"mark kari bodo results 6", "recuse ola kinn kin", "undo ola", "undo ola")
	if m, ok := s.Ballots["ola"].Mark(ballot.Cell{Nominee: "bodo", Criterion: "results"}); !ok || !m.Equal(exact.Int(4)) {
		t.Errorf("got %v %v", m, ok)
	}
	if len(s.Ballots["ola"].Recused) != 0 {
		t.Error("the recusal is still there")
	}
}

func TestNothingIsLeftOfAnEmptyBallot(t *testing.T) {
	for _, lines := range [][]string{
		{"mark ola bodo results 4", "undo ola"},
		{"mark ola bodo results 4", "mark ola bodo results"},
		{"recuse ola bodo kin", "unrecuse ola bodo"},
		{"declare ola bodo", "undeclare ola bodo"},
	} {
		if s := play(t, testEdition(), append([]string{"created", "open"}, lines...)...); len(s.Ballots) != 0 {
			t.Errorf("%v: an empty ballot is left: %+v", lines, s.Ballots)
		}
	}
}

// What a juror last said of a nominee stands, and never contradicts itself.
func TestRecusalsAndDeclarations(t *testing.T) {
	none, kin := ballot.Declaration{}, ballot.Declaration{Ground: "kin"}
	cases := map[string]struct {
		declared *ballot.Declaration
		recused  string
	}{
		"declare ola bodo":                                                          {&none, ""},
		"declare ola bodo kin":                                                      {&kin, "kin"},
		"declare ola bodo,recuse ola bodo kin":                                      {nil, "kin"},
		"declare ola bodo kin,recuse ola bodo job":                                  {&kin, "job"},
		"recuse ola bodo kin,declare ola bodo":                                      {&none, ""},
		"recuse ola bodo kin,unrecuse ola bodo":                                     {nil, ""},
		"declare ola bodo kin,unrecuse ola bodo":                                    {nil, ""},
		"declare ola bodo kin,undeclare ola bodo":                                   {nil, ""},
		"declare ola bodo,undeclare ola bodo":                                       {nil, ""},
		"declare ola bodo kin,undeclare ola bodo,undo ola":                          {&kin, "kin"},
		"declare ola bodo,recuse ola bodo kin,undo ola":                             {&none, ""},
		"mark ola bodo results 4,recuse ola bodo kin,undo ola":                      {nil, ""},
		"mark ola bodo results 4,declare ola bodo kin,recuse ola bodo job,undo ola": {&kin, "kin"},
	}
	for lines, want := range cases {
		s := play(t, testEdition(), append([]string{"created", "open"}, strings.Split(lines, ",")...)...)
		b, ok := s.Ballots["ola"]
		if !ok {
			b = ballot.New("ola")
		}
		if d := cmp.Diff(want.declared, held(b.Declared, "bodo")); d != "" {
			t.Errorf("%s: declared\n%s", lines, d)
		}
		if got := b.Recused["bodo"].Ground; got != want.recused {
			t.Errorf("%s: recused %q, want %q", lines, got, want.recused)
		}
	}
}

func TestMarksComeBackWithARecusalTakenBack(t *testing.T) {
	s := play(t, testEdition(), "created", "open", "mark ola bodo results 4", "recuse ola bodo kin", "unrecuse ola bodo")
	if _, ok := s.Ballots["ola"].Mark(ballot.Cell{Nominee: "bodo", Criterion: "results"}); !ok {
		t.Error("the mark is gone")
	}
}

func TestTheWayToTheRanking(t *testing.T) {
	at := func(i int) time.Time { return noon.Add(time.Duration(i) * time.Minute) }
	cases := []struct {
		name  string
		ed    *award.Edition
		lines []string
		want  Times
		both  bool
	}{
		{"step by step", testEdition(), []string{"created", "open", "close", "marks", "tally", "lock", "reveal"},
			Times{Opened: at(1), Closed: at(2), Marks: at(3), Locked: at(5), Tally: at(6), Read: at(4)}, false},
		{"together", testEdition(), []string{"created", "open", "tally", "close", "both"},
			Times{Opened: at(1), Closed: at(3), Marks: at(4), Locked: at(4), Tally: at(4), Read: at(2)}, true},
		{"the jury alone", juryAlone(), []string{"created", "open", "close", "marks", "lock"},
			Times{Opened: at(1), Closed: at(2), Marks: at(3), Locked: at(4)}, false},
		{"the jury alone, together", juryAlone(), []string{"created", "open", "close", "both"},
			Times{Opened: at(1), Closed: at(2), Marks: at(3), Locked: at(3)}, true},
		{"read anew", testEdition(), []string{"created", "open", "tally", "close", "both", "tally late"},
			Times{Opened: at(1), Closed: at(3), Marks: at(4), Locked: at(4), Tally: at(4), Read: at(5)}, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := play(t, c.ed, c.lines...)
			if s.Phase != Revealed || s.Together != c.both || !TallyOpen(s) || !MarksOpen(s) {
				t.Errorf("in %s, together %v", s.Phase, s.Together)
			}
			if d := cmp.Diff(c.want, s.Times); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestOverrideAgainReplacesTheReason(t *testing.T) {
	s := play(t, testEdition(), "created", "open", "override direct bodo one", "override direct kinn two", "override direct bodo three")
	want := []ranking.Override{
		{Metric: "direct", Nominee: "kinn", Reason: "two"},
		{Metric: "direct", Nominee: "bodo", Reason: "three"},
	}
	if d := cmp.Diff(want, s.Overrides); d != "" {
		t.Error(d)
	}
}

func TestReplayNamesTheLine(t *testing.T) {
	_, err := Replay(script("created", "open", "mark ola bodo results 4", "marks"), testEdition())
	f := fault.Of(err)
	if f == nil || f.Class != fault.Log || f.Args["line"] != "4" || f.Args["kind"] != string(MarksRevealed) {
		t.Errorf("got %v", err)
	}
	if fault.Of(f.Cause) == nil || fault.Of(f.Cause).Class != fault.State {
		t.Errorf("cause: %v", f.Cause)
	}
}

// BenchmarkReplay is the largest edition there may be: 200,000 marks, one
// event each.
func BenchmarkReplay(b *testing.B) {
	ed, events := largest(b)
	for b.Loop() {
		if _, err := Replay(events, ed); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(events)), "events")
}
