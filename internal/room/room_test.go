package room_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/room/roomtest"
)

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Nobody sees what others marked before the marks are opened, nor the public
// vote before it is: a Sight does not hold it, whoever asks.
func TestSightHoldsNothingHidden(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	hidden := func(marks, tally bool) {
		t.Helper()
		for _, j := range r.Edition().Jurors {
			s := sight(t, r, j.ID)
			if s.Mine.Juror != j.ID {
				t.Fatalf("%s is shown the draft of %s", j.ID, s.Mine.Juror)
			}
			if got := s.Ballots == nil && s.Ranking == nil; got != marks {
				t.Errorf("%s, %s: marks hidden: %v, wants %v", s.Phase, j.ID, got, marks)
			}
			if got := s.Tally.Valid == nil; got != tally {
				t.Errorf("%s, %s: public vote hidden: %v, wants %v", s.Phase, j.ID, got, tally)
			}
		}
	}
	hidden(true, true)
	_, err := r.HandInAll("")
	must(t, err)
	hidden(true, true)
	_, err = r.CloseBallots("")
	must(t, err)
	hidden(true, true)
	must(t, r.RevealMarks(""))
	hidden(false, true)
	must(t, r.Lock(""))
	hidden(false, true)
	must(t, r.RevealTally(""))
	hidden(false, false)
}

// The ranking is saved when the public vote is opened, and a room opened again
// on the same store shows the same bytes.
func TestRankingIsSavedBitForBit(t *testing.T) {
	disk := roomtest.NewDisk()
	r, store := disk.Demo(t, roomtest.MadeUp)
	if _, _, err := r.Rank(); !errors.Is(err, fault.New(fault.State, "rank.hidden")) {
		t.Errorf("ranking in state open: %v", err)
	}
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err)
	if _, _, err := r.RankAt(exact.New(1, 2)); !errors.Is(err, fault.New(fault.State, "rank.tally_hidden")) {
		t.Errorf("what-if in state closed: %v", err)
	}
	must(t, r.RevealBoth(""))
	_, first, err := r.Rank()
	must(t, err)
	must(t, r.Check())
	must(t, r.Close())

	again, err := disk.Desk().Enter(store.Path(), false)
	must(t, err)
	rk, second, err := again.Rank()
	must(t, err)
	if string(first) != string(second) {
		t.Error("the ranking is another one after reopening")
	}
	if s := sight(t, again, ""); !s.Final || !s.Together {
		t.Errorf("final %v, opened together %v", s.Final, s.Together)
	}
	if want := []string{"alvekroken"}; !slices.Equal(rk.Winners, want) {
		t.Errorf("winners %v, want %v", rk.Winners, want)
	}
	other, _, err := again.RankAt(exact.Int(0))
	must(t, err)
	if _, third, _ := again.Rank(); string(third) != string(first) || other == rk {
		t.Error("a question about another weight changed what is saved")
	}
}

// A table of marks is taken whole or not at all.
func TestMarkTableIsAllOrNothing(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	before, _ := r.Record()
	must(t, r.Recuse("eli", "bodo", "worked there"))
	cells := []deliberation.CellChange{
		{Nominee: "kinn", Criterion: "results", Mark: "4"},
		{Nominee: "bodo", Criterion: "results", Mark: "4"},
	}
	if err := r.MarkAll("eli", cells); fault.ClassOf(err) != fault.Score {
		t.Fatalf("a mark for a nominee that eli is recused from: %v", err)
	}
	if s := sight(t, r, "eli"); s.Mine.HasMarks() {
		t.Error("half of the cells were taken")
	}
	after, _ := r.Record()
	if len(after) != len(before)+1 {
		t.Errorf("%d entries, want the recusal alone", len(after)-len(before))
	}
}

// A comment stays when its mark changes, and a mark when its comment does.
func TestMarkAndCommentStandAlone(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	must(t, r.Mark("eli", "kinn", "results", "3"))
	must(t, r.Comment("eli", "kinn", "results", "thin\ngrounds"))
	must(t, r.Mark("eli", "kinn", "results", "4,0"))
	e := sight(t, r, "eli").Mine.Cells
	for _, c := range e {
		if c.Comment != "thin\ngrounds" || !c.Mark.Equal(exact.Int(4)) {
			t.Errorf("%+v", c)
		}
	}
	must(t, r.Undo("eli"))
	must(t, r.Undo("eli"))
	must(t, r.Undo("eli"))
	if s := sight(t, r, "eli"); s.Mine.Started() || s.CanUndo {
		t.Errorf("after three undos: %+v", s.Mine)
	}
}

// Only the chair does what is the chair's, and only who votes marks.
func TestWhoMayDoWhat(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	_, closeErr := r.CloseBallots("birk")
	for what, err := range map[string]error{
		"close by a juror":      closeErr,
		"lock by a juror":       r.Lock("birk"),
		"marks by a secretary":  r.Mark("gro", "tussoy", "light", "4"),
		"marks by nobody known": r.Mark("nobody", "tussoy", "light", "4"),
	} {
		if fault.ClassOf(err) != fault.Juror {
			t.Errorf("%s: %v, wants E_JUROR", what, err)
		}
	}
}

// A write that failed changes nothing that is shown.
func TestFailedWriteChangesNothing(t *testing.T) {
	disk := roomtest.NewDisk()
	r, store := disk.Demo(t, "prisen-2022")
	broken := errors.New("no space")
	store.Before(func() error { return broken })
	if err := r.Mark("eli", "kinn", "results", "4"); !errors.Is(err, broken) {
		t.Fatalf("%v, wants the disk's error", err)
	}
	if sight(t, r, "eli").Mine.Started() {
		t.Error("a mark that was not saved is shown")
	}
	store.Before(nil)
	must(t, r.Mark("eli", "kinn", "results", "4"))
	if !sight(t, r, "eli").Mine.HasMarks() {
		t.Error("a saved mark is not shown")
	}
}

// A public vote that is read anew after it was opened replaces the ranking,
// and what was counted before stays to be seen, with the reason.
func TestReplacedPublicVoteStaysToBeSeen(t *testing.T) {
	disk := roomtest.NewDisk()
	r, store := disk.Demo(t, roomtest.MadeUp)
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err)
	must(t, r.RevealBoth(""))
	opened := sight(t, r, "")
	if len(opened.Replaced) != 0 || !opened.RankedAt.Equal(opened.Times.Tally) {
		t.Errorf("after opening: %+v, ranked %v", opened.Replaced, opened.RankedAt)
	}
	votes := []byte("nominee,votes\ntussoy,9000\n")
	if _, err := r.ReadTotals("", votes, "new.csv", ""); fault.ClassOf(err) != fault.State {
		t.Errorf("without a reason: %v", err)
	}
	disk.Clock.Move(time.Hour)
	_, err = r.ReadTotals("", votes, "new.csv", "a box was found")
	must(t, err)
	must(t, r.Close())

	again, err := disk.Desk().Enter(store.Path(), false)
	must(t, err)
	s := sight(t, again, "")
	if len(s.Replaced) != 1 || s.Replaced[0].Reason != "a box was found" || s.Replaced[0].Who != "alva" ||
		!s.Replaced[0].Before.Total().Equal(opened.Tally.Total) {
		t.Errorf("replaced: %+v", s.Replaced)
	}
	if !s.RankedAt.Equal(opened.RankedAt.Add(time.Hour)) {
		t.Errorf("ranked at %v, opened at %v", s.RankedAt, opened.RankedAt)
	}
}

// A public vote that was seen cannot be replaced unseen by going back first.
func TestASeenTallyIsNotSwapped(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealBoth(""), r.Reopen("", deliberation.Locked, "a mistake"))
	if s := sight(t, r, ""); !s.TallySeen || s.Tally.Valid != nil {
		t.Errorf("back in locked: seen %v, votes %v", s.TallySeen, s.Tally.Valid)
	}
	votes := []byte("nominee,votes\ntussoy,9000\n")
	if _, err := r.ReadTotals("", votes, "new.csv", ""); !errors.Is(err, fault.New(fault.State, "state.tally_reason")) {
		t.Errorf("without a reason: %v", err)
	}
	_, err = r.ReadTotals("", votes, "new.csv", "a box was found")
	must(t, err, r.RevealTally(""))
	if s := sight(t, r, ""); len(s.Replaced) != 1 || s.Replaced[0].Reason != "a box was found" {
		t.Errorf("replaced: %+v", s.Replaced)
	}
}

// The record is for everybody and for ever: it holds no reason, ground or
// comment.
func TestRecordHoldsNoFreeText(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	const secret = "a word that nobody reads here"
	must(t, r.Comment("birk", "tussoy", "light", secret))
	must(t, r.Recuse("birk", "tussoy", secret))
	must(t, r.Declare("dag", "tussoy", secret))
	_, err := r.Absent("", "frode", secret)
	must(t, err)
	must(t, r.Override("", "lit-roads", "nissegard", secret))
	entries, _ := r.Record()
	for _, e := range entries {
		if strings.Contains(e.Note+e.Who+e.Kind, "nobody reads") {
			t.Errorf("%+v", e)
		}
		if strings.HasPrefix(e.Kind, "recusal") && strings.Contains(e.Note, "tussoy") {
			t.Errorf("the record says from whom somebody is recused: %+v", e)
		}
	}
}

// The record names who acted, and for whom.
func TestRecordNamesWhoActed(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	must(t, r.Mark("birk", "tussoy", "light", "4"))
	_, err := r.HandInAll("")
	must(t, err)
	entries, _ := r.Record()
	var who []string
	for _, e := range entries {
		if e.Kind == string(deliberation.BallotHandedIn) || e.Kind == string(deliberation.MarksSet) {
			who = append(who, e.Who+" for "+e.Note)
		}
	}
	want := []string{"alva for ", "alva for birk", "alva for cecilie", "alva for dag", "alva for embla", "birk for ",
		"alva for ", "alva for birk", "alva for cecilie", "alva for dag", "alva for embla"}
	if !slices.Equal(who, want) {
		t.Errorf("%q, want %q", who, want)
	}
	if _, err := r.HandInAll("birk"); fault.ClassOf(err) != fault.Juror {
		t.Errorf("a juror hands in for everybody: %v", err)
	}
}
