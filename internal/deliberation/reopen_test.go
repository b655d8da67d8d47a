package deliberation

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"votering/internal/award"
	"votering/internal/fault"
)

func TestReopenedBallotsAreDraftsAgain(t *testing.T) {
	ed := advised()
	lines := from("reopen open why")
	s := play(t, ed, lines...)
	if s.Phase != Open || len(s.HandIns) > 0 || len(s.Absences) > 0 {
		t.Errorf("got %s, %v, %v", s.Phase, s.HandIns, s.Absences)
	}
	if got := StateOf(s, ed, "ola"); got != Drafting {
		t.Errorf("ola: %s", got)
	}
	if d := cmp.Diff(Times{Opened: s.Times.Opened}, s.Times); d != "" {
		t.Error(d)
	}
	s = play(t, ed, append(lines, "mark ola bodo results 3", "hand-in ola")...)
	if got := s.HandIns["ola"].Revision; got != 2 {
		t.Errorf("revision %d", got)
	}
}

func TestAnAbsenceWithAReasonOutlivesReopening(t *testing.T) {
	s := play(t, testEdition(), "created", "open", "absent siri ill", "mark ola bodo results 3", "hand-in ola", "close", "reopen open why")
	if len(s.Absences) != 1 || s.Absences["siri"].Reason != "ill" {
		t.Errorf("absent: %v", s.Absences)
	}
}

func TestReopenRefusals(t *testing.T) {
	alone := juryAlone()
	cases := []struct {
		name  string
		ed    *award.Edition
		lines []string
		event Event
		want  *fault.Error
	}{
		{"a draft", testEdition(), []string{"created"}, line("reopen open why"), fault.New(fault.State, "state.reopen.early")},
		{"a draft to draft", testEdition(), []string{"created"}, line("reopen draft why"), fault.New(fault.State, "state.reopen.early")},
		{"to itself", testEdition(), []string{"created", "open", "close"}, line("reopen closed why"), fault.New(fault.State, "reopen.later")},
		{"to what is to come", testEdition(), []string{"created", "open", "close"}, line("reopen locked why"), fault.New(fault.State, "reopen.later")},
		{"to nowhere", testEdition(), []string{"created", "open", "close"}, line("reopen bed why"), fault.New(fault.Usage, "reopen.unknown")},
		{"without a reason", testEdition(), []string{"created", "open", "close"}, line("reopen open"), fault.New(fault.Usage, "reason.missing")},
		{"to a phase that is not there", alone, []string{"created", "open", "close", "marks", "lock"}, line("reopen locked why"),
			fault.New(fault.State, "reopen.alone")},
	}
	for _, c := range cases {
		if _, err := Apply(play(t, c.ed, c.lines...), c.event, c.ed); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
	}
	s := play(t, alone, "created", "open", "close", "marks", "lock")
	if d := cmp.Diff([]Phase{Deliberating, Closed, Open, Draft}, Earlier(s, alone)); d != "" {
		t.Error(d)
	}
	if got := Earlier(play(t, alone, "created", "open"), alone); !slices.Equal(got, []Phase{Draft}) {
		t.Errorf("an open edition can be reopened to %v", got)
	}
}

func TestVotesFallWithTheRanking(t *testing.T) {
	lines := from("propose grounds nb Fordi", "propose vote ola kinn", "propose winner kinn", "propose departure why", "propose dissent kari nei")
	all := play(t, advised(), lines...).Proposal
	s := play(t, advised(), append(slices.Clone(lines), "reopen deliberation why")...)
	want := Proposal{Grounds: all.Grounds, Dissent: all.Dissent, Departure: all.Departure}
	if d := cmp.Diff(want, s.Proposal, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	lines = append(lines, "prepare 1", "sign 1", "reopen revealed why")
	if d := cmp.Diff(all, play(t, advised(), lines...).Proposal); d != "" {
		t.Error(d)
	}
}

// A public vote that is read anew makes another ranking, as going back does.
func TestVotesFallWithThePublicVote(t *testing.T) {
	opened := []string{"created", "open", "mark kari bodo results 6", "hand-in kari", "tally", "close", "marks", "lock", "reveal",
		"propose grounds nb Fordi", "propose winner kinn", "propose vote kari kinn", "propose departure why"}
	ed := advised()
	ed.Rule.Public = testEdition().Rule.Public
	s := play(t, ed, append(opened, "tally lost")...)
	want := Proposal{Grounds: map[string]string{"nb": "Fordi"}, Departure: "why"}
	if d := cmp.Diff(want, s.Proposal, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	s = play(t, advised(), from("propose vote ola kinn", "tally late")...)
	if len(s.Proposal.Votes) != 1 {
		t.Error("a public vote that counts for nothing takes the jury's votes away")
	}
}

func TestInOrder(t *testing.T) {
	steps := []string{"created", "open", "tally", "close", "marks", "lock", "reveal"}
	cases := []struct {
		name string
		more []string
		want bool
	}{
		{"step by step", steps, true},
		{"before the end", steps[:5], true},
		{"together", []string{"created", "open", "tally", "close", "both"}, false},
		{"back before the public vote was opened", slices.Concat(steps[:6], []string{"reopen open why", "close", "marks", "lock", "reveal"}), true},
		{"back to the marks after it", slices.Concat(steps, []string{"reopen deliberation why", "lock", "reveal"}), false},
		{"back to the locked marks after it", slices.Concat(steps, []string{"reopen locked why", "reveal"}), true},
		{"back in two steps", slices.Concat(steps, []string{"reopen locked why", "reopen deliberation why", "lock", "reveal"}), false},
		{"back in two steps, once more after that", slices.Concat(steps, []string{"reopen locked why", "reopen deliberation why", "lock",
			"reopen deliberation why", "lock", "reveal"}), false},
		{"together, and once more in steps", []string{"created", "open", "tally", "close", "both", "reopen closed why", "marks", "lock", "reveal"}, false},
	}
	for _, c := range cases {
		if got := InOrder(play(t, testEdition(), c.more...)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	s := play(t, testEdition(), steps...)
	s.Times.Tally = s.Times.Locked.Add(-time.Second)
	if InOrder(s) {
		t.Error("the public vote was opened before the marks were locked, and that is in order")
	}
	s.Times.Tally = s.Times.Locked
	if !InOrder(s) {
		t.Error("steps in the same second are out of order")
	}
}

// Once the public vote was seen it stays seen, and every later way back says
// so; what a forged document says otherwise does not help it.
func TestWhatWasSeenStaysSeen(t *testing.T) {
	lines := []string{"created", "open", "tally", "close", "marks", "lock", "reveal", "reopen locked why", "reopen deliberation why"}
	s := play(t, testEdition(), lines...)
	if len(s.Reopened) != 2 || !s.Reopened[0].TallySeen || !s.Reopened[1].TallySeen {
		t.Errorf("reopened %+v", s.Reopened)
	}
	s.Reopened[1].TallySeen = false
	if InOrder(s) {
		t.Error("marks that were opened after the public vote was seen are in order")
	}
}

// A public vote that was seen is not read anew without a reason and a trace,
// however far back the edition was taken.
func TestWhatWasSeenIsReplacedInSight(t *testing.T) {
	for _, back := range [][]string{{"reopen locked why"}, {"reopen deliberation why"}, {"reopen locked why", "reopen open why"}} {
		ed := testEdition()
		s := play(t, ed, slices.Concat([]string{"created", "open", "tally", "close", "both"}, back)...)
		if _, err := Apply(s, line("tally"), ed); !errors.Is(err, fault.New(fault.State, "state.tally_reason")) {
			t.Errorf("%v: without a reason: %v", back, err)
		}
		next, err := Apply(s, line("tally lost"), ed)
		if err != nil || len(next.Replaced) != 1 || next.Replaced[0].Reason != "lost" || next.Replaced[0].Before != s.Tally {
			t.Errorf("%v: %v, replaced %+v", back, err, next.Replaced)
		}
	}
	s := play(t, testEdition(), "created", "open", "tally", "close", "marks", "lock", "tally", "reopen closed why", "tally")
	if len(s.Replaced) > 0 {
		t.Errorf("nobody saw the public vote, and it was replaced: %+v", s.Replaced)
	}
	s = play(t, juryAlone(), "created", "open", "close", "marks", "lock", "tally late")
	if len(s.Replaced) > 0 {
		t.Errorf("there was none, and it was replaced: %+v", s.Replaced)
	}
}

// Old files have none of the newer fields, and their keys stand on the roll.
func TestOldEventsReplay(t *testing.T) {
	ed := testEdition()
	ed.Jurors[0].Key = chairKey + " kari@laptop"
	var events []Event
	for _, raw := range []string{
		`{"at":"2022-11-17T12:00:00Z","kind":"edition.created","who":"kari","salt":"00"}`,
		`{"at":"2022-11-17T12:01:00Z","kind":"edition.opened","who":"kari","sha256":"ab","salt":"01"}`,
	} {
		e, err := Decode([]byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, e)
	}
	s, err := Replay(events, ed)
	if err != nil {
		t.Fatal(err)
	}
	if !sameKey(s.ChairKey, chairKey) || sameKey(s.ChairKey, "ssh-ed25519 AAAAOther") || sameKey("", "") {
		t.Errorf("the chair's key: %q", s.ChairKey)
	}
}
