package deliberation

import (
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// differ compares two States with all that is hidden in them.
func differ(a, b State) string {
	return cmp.Diff(a, b, cmp.AllowUnexported(State{}, change{}, filled{}), cmpopts.EquateEmpty())
}

// drawEvent draws an event that may or may not be allowed: steps of the chair
// come seldom, or nothing else would be seen.
func drawEvent(t *rapid.T) Event {
	juror := rapid.SampledFrom([]string{"kari", "ola", "siri", "per", "nobody"})
	nominee := rapid.SampledFrom([]string{"bodo", "kinn", "lom", "nowhere"})
	criterion := rapid.SampledFrom([]string{"results", "effort", "measured", "style"})
	word := rapid.SampledFrom([]string{"", "", "x", "Ærlig talt"})
	e := Event{
		Kind: rapid.SampledFrom([]Kind{
			MarksSet, MarksSet, MarksSet, MarksSet, MarksSet, MarksSet, Undone, Undone, Recused, Recused, Declared,
			BallotHandedIn, JurorAbsent, GateOverridden, GateOverridden, GateOverridden, GateOverridden, TallyRead,
			Created, Opened, Closing, MarksRevealed, MarksLocked, TallyRevealed, "unheard.of",
			RecusalDecided, RecusalDecided, DecisionDrafted, DecisionPrepared, DecisionSigned, DecisionAnnounced, DecisionReleased, Reopened,
		}).Draw(t, "kind"),
		At:      noon.Add(time.Duration(rapid.IntRange(-100, 100).Draw(t, "at")) * time.Second),
		Who:     juror.Draw(t, "who"),
		Nominee: nominee.Draw(t, "nominee"), Metric: rapid.SampledFrom([]string{"direct", "direct", "other"}).Draw(t, "metric"),
		Ground: word.Draw(t, "ground"), Reason: word.Draw(t, "reason"),
		Withdrawn: rapid.Bool().Draw(t, "withdrawn"), Together: rapid.Bool().Draw(t, "together"),
	}
	if rapid.Bool().Draw(t, "for another") {
		e.Juror = juror.Draw(t, "juror")
	}
	if e.Kind == TallyRead {
		e.Tally = tally()
	}
	drawDecision(t, &e)
	for range rapid.SampledFrom([]int{1, 1, 1, 2, 3, 0}).Draw(t, "cells") {
		e.Cells = append(e.Cells, CellChange{
			Nominee: nominee.Draw(t, "nominee"), Criterion: criterion.Draw(t, "criterion"),
			Mark:    rapid.SampledFrom([]string{"1", "4", "4.5", "6", "-", "", "7", "4.25", "4.50"}).Draw(t, "mark"),
			Comment: word.Draw(t, "comment"),
		})
	}
	return e
}

// drawDecision draws what the events of a decision carry.
func drawDecision(t *rapid.T, e *Event) {
	juror := rapid.SampledFrom([]string{"kari", "ola", "siri", "per"})
	nominee := rapid.SampledFrom([]string{"bodo", "kinn", "lom", NoVote, ""})
	switch e.Kind {
	case RecusalDecided:
		upheld := rapid.Bool().Draw(t, "upheld")
		e.Upheld, e.By = &upheld, rapid.SliceOfN(juror, 0, 2).Draw(t, "by")
	case DecisionDrafted:
		what := rapid.SampledFrom([]string{"grounds", "grounds", "dissent", "vote", "count", "winner", "no-award", "departure"}).Draw(t, "what")
		a, b := nominee.Draw(t, "a"), rapid.SampledFrom([]string{"", "2", "bodo", "kinn"}).Draw(t, "b")
		switch what {
		case "grounds":
			a, b = rapid.SampledFrom([]string{"nb", "nb", "en", "sv"}).Draw(t, "lang"), rapid.SampledFrom([]string{"Fordi", "Fordi", ""}).Draw(t, "text")
		case "dissent", "vote":
			a = juror.Draw(t, "whose")
		}
		e.Draft = change1(what, a, b)
	case DecisionPrepared, DecisionSigned:
		n := rapid.SampledFrom([]string{"1", "1", "1", "2"}).Draw(t, "n")
		e.SHA256, e.Complete, e.Key = hexOf("public "+n), hexOf("complete "+n), chairKey
	case DecisionReleased:
		e.Number, e.SHA256 = rapid.IntRange(1, 2).Draw(t, "of"), hexOf("press")
		e.Release = &Release{What: "press", Profile: "public", Files: 1, To: rapid.SampledFrom([]string{"", "Avisa"}).Draw(t, "to")}
	case Reopened:
		e.To = rapid.SampledFrom(phases[1:]).Draw(t, "to")
	}
}

// legal are the steps from phase to phase.
var legal = map[Phase][]Phase{
	"":           {Draft},
	Draft:        {Open},
	Open:         {Closed},
	Closed:       {Deliberating, Revealed},
	Deliberating: {Locked, Revealed},
	Locked:       {Revealed},
	Revealed:     {Decided},
}

// TestLaws walks through random events.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := rapid.SampledFrom([]*award.Edition{testEdition(), juryAlone(), advised()}).Draw(t, "edition")
		start := script("created", "open")[:rapid.SampledFrom([]int{0, 2, 2, 2, 2}).Draw(t, "start")]
		walk(t, ed, start, func(t *rapid.T) Event {
			if rapid.IntRange(0, 30).Draw(t, "back") == 30 {
				return line("reopen draft why")
			}
			return drawEvent(t)
		})
	})
}

// TestLawsOfDeciding walks on from where the ranking stands, mostly through
// what belongs to a decision.
func TestLawsOfDeciding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := rapid.SampledFrom([]*award.Edition{bound(), advised()}).Draw(t, "edition")
		walk(t, ed, script(from("propose grounds nb Fordi")...), func(t *rapid.T) Event {
			words := rapid.SampledFrom([]string{
				"", "prepare 1", "prepare 1", "sign 1", "sign 1", "sign 1", "prepare 2", "announce", "propose vote ola bodo", "propose vote kari kinn",
				"propose departure why", "propose no-award", "reopen revealed why", "reopen revealed why", "reopen open why", "hand-in ola", "hand-in kari",
				"recuse ola kinn kin", "verdict ola kinn rejected kari", "verdict ola kinn upheld siri", "close", "marks", "lock", "both",
			}).Draw(t, "words")
			if words == "" {
				return drawEvent(t)
			}
			e := line(words)
			e.At = noon.Add(time.Duration(rapid.IntRange(0, 100).Draw(t, "at")) * time.Second)
			return e
		})
	})
}

// walk takes up to 40 events in. Replay of the accepted ones is the measure:
// every State that Apply ever gave must still be what it says.
// laws, where given, are asked after every event that was taken in.
func walk(t *rapid.T, ed *award.Edition, accepted []Event, draw func(*rapid.T) Event, laws ...func(before, after State, e Event)) {
	s, err := Replay(accepted, ed)
	if err != nil {
		t.Fatal(err)
	}
	handedOut := map[int][]State{len(accepted): {s}}
	for range rapid.IntRange(1, 40).Draw(t, "events") {
		e := draw(t)
		next, err := Apply(s, e, ed)
		if err == nil {
			accepted = append(accepted, e)
			lawOfPhases(t, s, next, e)
			lawOfUndo(t, s, next, e, ed)
			lawOfDecision(t, s, next, e, ed)
			lawOfReopening(t, s, next, e)
			lawOfVerdicts(t, s, next, e)
			for _, law := range laws {
				law(s, next, e)
			}
		}
		handedOut[len(accepted)] = append(handedOut[len(accepted)], next)
		s = next
	}
	for n, states := range handedOut {
		want, err := Replay(accepted[:n], ed)
		if err != nil {
			t.Fatalf("replay refuses what was accepted: %v", err)
		}
		for _, got := range states {
			if d := differ(want, got); d != "" {
				t.Fatalf("after %d events (-replay +apply):\n%s", n, d)
			}
		}
	}
}

func lawOfPhases(t *rapid.T, before, after State, e Event) {
	back := e.Kind == Reopened && slices.Index(phases, after.Phase) < slices.Index(phases, before.Phase)
	if before.Phase != after.Phase && !back && !slices.Contains(legal[before.Phase], after.Phase) {
		t.Fatalf("from %q to %q", before.Phase, after.Phase)
	}
	if after.LastSeq != before.LastSeq+1 {
		t.Fatalf("seq %d after %d", after.LastSeq, before.LastSeq)
	}
}

// lawOfDecision: nothing is signed but what was prepared, in the event right
// before, where nothing stood in the way.
func lawOfDecision(t *rapid.T, before, after State, e Event, ed *award.Edition) {
	if (after.Prepared != nil) != (e.Kind == DecisionPrepared) {
		t.Fatalf("after %s: prepared is %v", e.Kind, after.Prepared)
	}
	if e.Kind == DecisionPrepared || e.Kind == DecisionSigned {
		rk, err := ranking.Compute(RankingInput(before, ed))
		if err != nil {
			t.Fatal(err)
		}
		if bs := Blocking(before, ed, rk.Winners, rk.ToCast); before.Phase != Revealed || len(bs) > 0 {
			t.Fatalf("%s in %s with %v in the way", e.Kind, before.Phase, bs)
		}
	}
	if (after.Phase == Decided) != (after.Signed != nil) {
		t.Fatalf("%s, signed is %v", after.Phase, after.Signed)
	}
	if e.Kind == DecisionSigned && (after.Signed.Public != before.Prepared.Public || after.Signed.Complete != before.Prepared.Complete) {
		t.Fatalf("prepared %v, signed %v", before.Prepared, after.Signed)
	}
}

// lawOfReopening: going back loses no ballot, no text and no decision, but that a
// draft has none of them.
func lawOfReopening(t *rapid.T, before, after State, e Event) {
	if e.Kind != Reopened {
		return
	}
	if e.To == Draft {
		if len(after.Ballots)+len(after.HandIns)+len(after.Collected)+len(after.Verdicts)+len(after.Rounds) > 0 || after.Tally != nil {
			t.Fatalf("a draft with ballots: %+v", after)
		}
		before.HandIns, before.Ballots, before.Verdicts, before.Proposal, before.revisions = nil, nil, nil, Proposal{}, after.revisions
		before.Rounds, after.HandIns, after.Ballots = nil, nil, nil
	}
	if d := cmp.Diff(afterRounds(before, e.To), after.Ballots); d != "" {
		t.Fatalf("ballots (-before +after):\n%s", d)
	}
	if d := cmp.Diff(before.Verdicts, after.Verdicts, cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("verdicts (-before +after):\n%s", d)
	}
	if d := cmp.Diff(before.Proposal.Grounds, after.Proposal.Grounds); d != "" {
		t.Fatal(d)
	}
	if before.Signed != nil && after.Superseded != before.Signed.Public || before.Signed == nil && after.Superseded != before.Superseded {
		t.Fatalf("superseded is %q", after.Superseded)
	}
	if kept := cmp.Diff(before.HandIns, after.HandIns, cmpopts.EquateEmpty()) == ""; !kept && e.To != Open {
		t.Fatalf("ballots are drafts again in %s", e.To)
	}
	if d := cmp.Diff(before.revisions, after.revisions); d != "" {
		t.Fatal(d)
	}
}

// afterRounds are the ballots as they are after going back: where that makes
// rounds void, they say again what was sent, or handed in.
func afterRounds(s State, to Phase) map[string]*ballot.Ballot {
	bs := maps.Clone(s.Ballots)
	if to != Open {
		return bs
	}
	first := map[string]bool{}
	for _, c := range s.standing() {
		cell, mark := ballot.Cell{Nominee: c.Nominee, Criterion: c.Criterion}, c.From
		if key := c.Juror + " " + c.Nominee + " " + c.Criterion; first[key] {
			continue
		} else {
			first[key] = true
		}
		if sent := s.Sent[c.Juror]; sent != nil {
			mark = markText(sent.Cells[cell])
		}
		bs[c.Juror] = bs[c.Juror].Clone()
		putMark(bs[c.Juror], cell, mark)
	}
	return bs
}

// lawOfVerdicts: an upheld recusal is in the ballot, a rejected one is not,
// unless the juror made another since.
func lawOfVerdicts(t *rapid.T, before, after State, e Event) {
	for juror, nominees := range after.Verdicts {
		for n, v := range nominees {
			if recusedFrom(after, juror, n) != v.Upheld {
				t.Fatalf("after %s: %s, %s: upheld is %v", e.Kind, juror, n, v.Upheld)
			}
			if slices.Contains(v.By, juror) {
				t.Fatalf("%s decided about %s", juror, juror)
			}
		}
	}
	if e.Kind == RecusalDecided && slices.ContainsFunc(e.By, func(by string) bool { return recusedFrom(before, by, e.Nominee) }) {
		t.Fatalf("%v decided about %s, and one of them is in doubt", e.By, e.Nominee)
	}
}

// lawOfUndo takes a juror's change back and finds what was there before.
func lawOfUndo(t *rapid.T, before, after State, e Event, ed *award.Edition) {
	if !slices.Contains([]Kind{MarksSet, Recused, Declared}, e.Kind) {
		return
	}
	undone, err := Apply(after, Event{Kind: Undone, Who: e.Subject()}, ed)
	if err != nil {
		t.Fatalf("cannot undo %s: %v", e.Kind, err)
	}
	undone.LastSeq = before.LastSeq
	if d := differ(before, undone); d != "" {
		t.Fatalf("undo of %s (-before +undone):\n%s", e.Kind, d)
	}
}

// TestEncodeIsExact stores random events and reads them back.
func TestEncodeIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawEvent(t)
		got, err := Decode(Encode(e))
		switch {
		case !e.Kind.Known() && fault.ClassOf(err) == fault.Version:
			return
		case err != nil || !e.Kind.Known():
			t.Fatalf("%s: %v", e.Kind, err)
		}
		if d := cmp.Diff(e, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	})
}
