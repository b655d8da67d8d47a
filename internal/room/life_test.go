package room_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

// random is somebody who does anything at all in a room.
type random struct {
	t   *rapid.T
	r   *room.Room
	e   *award.Edition
	key trust.Signer
}

func (x random) pick(name string, list ...string) string {
	return rapid.SampledFrom(list).Draw(x.t, name)
}

func (x random) juror() string {
	ids := []string{}
	for _, j := range x.e.Jurors {
		ids = append(ids, j.ID)
	}
	return x.pick("juror", ids...)
}

func (x random) nominee() string {
	ids := []string{}
	for _, n := range x.e.Nominees {
		ids = append(ids, n.ID)
	}
	return x.pick("nominee", ids...)
}

func (x random) text() string {
	return x.pick("text", "", "Fordi.", "Ærlig talt,\n\nto avsnitt <b>&</b> \"sitat\".", "# Overskrift\n\n- punkt | rør", "Skriv til birk@example.org")
}

func (x random) tally() *publicvote.Tally {
	totals := map[string]exact.Rat{}
	for _, n := range x.e.Nominees {
		totals[n.ID] = exact.Int(int64(rapid.IntRange(0, 3).Draw(x.t, "votes")))
	}
	return publicvote.Totals(totals, x.e)
}

// change is any change of the proposal.
func (x random) change() deliberation.ProposalChange {
	var d deliberation.ProposalChange
	switch x.pick("change", "grounds", "grounds", "dissent", "vote", "count", "winner", "no award", "departure") {
	case "grounds":
		d.Grounds = map[string]string{x.pick("lang", "nb", "nn", "en"): x.text()}
	case "dissent":
		d.Dissent = map[string]string{x.juror(): x.text()}
	case "vote":
		d.Votes = map[string]string{x.juror(): x.nominee(), x.juror(): deliberation.NoVote}
	case "count":
		d.Counts, d.CountsSet = map[string]int{x.nominee(): 2, x.nominee(): 1}, true
	case "winner":
		d.Outcome = &deliberation.Outcome{Winner: x.nominee()}
	case "no award":
		d.Outcome = &deliberation.Outcome{NoAward: rapid.Bool().Draw(x.t, "none")}
	case "departure":
		s := x.text()
		d.Departure = &s
	}
	return d
}

// act does something, or is refused.
func (x random) act() error {
	switch x.pick("act", "mark", "mark", "mark", "mark", "recuse", "declare", "verdict", "verdict", "hand in", "hand in all", "absent", "override",
		"tally", "close", "marks", "both", "lock", "reveal", "propose", "propose", "decide", "reopen", "announce", "round", "round", "revise", "revise", "revise") {
	case "mark":
		return x.r.MarkAll(x.juror(), []deliberation.CellChange{{
			Nominee: x.nominee(), Criterion: x.pick("criterion", x.criteria()...), Mark: x.pick("mark", "1", "3", "5", "6", "-"), Comment: x.text(),
		}})
	case "recuse":
		return x.r.Recuse(x.juror(), x.nominee(), "en fetter")
	case "declare":
		return x.r.Declare(x.juror(), x.nominee(), x.pick("ground", "", "en kusine"))
	case "verdict":
		return x.r.DecideRecusal("", x.juror(), x.nominee(), rapid.Bool().Draw(x.t, "upheld"), []string{x.juror()}, x.pick("reason", "", "nær nok"))
	case "hand in":
		_, err := x.r.HandIn(x.juror())
		return err
	case "hand in all":
		_, err := x.r.HandInAll("")
		return err
	case "absent":
		_, err := x.r.Absent("", x.juror(), "syk")
		return err
	case "override":
		return x.r.Override("", x.e.Gates[0].Metric, x.nominee(), "tallet kom sent")
	case "tally":
		return x.r.SetTally("", x.tally(), x.pick("reason", "", "to esker til"))
	case "close":
		_, err := x.r.CloseBallots("")
		return err
	case "marks":
		return x.r.RevealMarks("")
	case "both":
		return x.r.RevealBoth("")
	case "lock":
		return x.r.Lock("")
	case "reveal":
		return x.r.RevealTally("")
	case "round":
		return x.round()
	case "revise":
		return x.revise()
	case "propose":
		_, err := x.r.Propose("", x.change())
		return err
	case "decide":
		x.finish()
		_, _ = x.r.Propose("", roomtest.Grounds(x.r))
		return x.r.Sign(x.t.Context(), "", x.key)
	case "reopen":
		return x.r.Reopen("", x.phase(), "en feil")
	}
	return x.r.Announce("", "")
}

// round opens a round, or closes the one that is open.
func (x random) round() error {
	s, err := x.r.Sight("")
	if err != nil {
		return err
	}
	if s.Round > 0 && rapid.Bool().Draw(x.t, "closed") {
		return x.r.CloseRound("")
	}
	_, err = x.r.OpenRound("")
	return err
}

func (x random) criteria() []string {
	var ids []string
	for _, c := range x.e.Marked() {
		ids = append(ids, c.ID)
	}
	return ids
}

func (x random) phase() deliberation.Phase {
	return rapid.SampledFrom([]deliberation.Phase{
		deliberation.Open, deliberation.Closed, deliberation.Deliberating, deliberation.Locked, deliberation.Revealed,
	}).Draw(x.t, "to")
}

// revise changes a mark in the room.
func (x random) revise() error {
	return x.r.Revise("", x.juror(), x.nominee(), x.pick("criterion", x.criteria()...), x.pick("mark", "1", "3", "5", "6", "-"), x.pick("why", "Fordi.", "", "Lest på nytt."))
}

// meet has everybody mark, opens the marks, and a round with something in it.
func (x random) meet() {
	for _, j := range x.e.Voters() {
		for _, n := range x.e.Nominees {
			for _, c := range x.criteria() {
				_ = x.r.Mark(j.ID, n.ID, c, "4") // where it may be
			}
		}
	}
	_, _ = x.r.HandInAll("")
	_, err := x.r.CloseBallots("")
	if err == nil {
		err = x.r.RevealMarks("")
	}
	if err == nil {
		err = x.round()
	}
	if err != nil {
		x.t.Fatal(err)
	}
	_, _ = x.revise(), x.revise() // refused or not
}

// finish takes the edition to where the jury can decide, as far as it goes.
func (x random) finish() {
	for range 9 {
		s, err := x.r.Sight("")
		if err != nil {
			x.t.Fatal(err)
		}
		switch s.Phase {
		case deliberation.Open:
			_, _ = x.r.HandInAll("")
			_, err = x.r.CloseBallots("")
		case deliberation.Closed:
			err = x.r.RevealMarks("")
		case deliberation.Deliberating:
			x.settle(s)
			if s.Round > 0 {
				err = x.r.CloseRound("")
				break
			}
			err = x.r.Lock("")
		case deliberation.Locked:
			if s.Tally == nil {
				err = x.r.SetTally("", x.tally(), "")
			} else {
				err = x.r.RevealTally("")
			}
		default:
			return
		}
		if f := fault.Of(err); err != nil && f == nil {
			x.t.Fatal(err)
		}
	}
}

// settle decides every recusal that somebody may decide.
func (x random) settle(s room.Sight) {
	for _, j := range s.Jurors {
		for _, c := range j.Recused {
			if c.Verdict == "" && len(c.Deciders) > 0 {
				_ = x.r.DecideRecusal("", j.Juror.ID, c.Nominee, rapid.Bool().Draw(x.t, "upheld"), c.Deciders[:1], "") // where it may be
			}
		}
	}
}

// Whatever happened before it: where nothing stands in the way of the
// decision, it can be signed, both folders of it verify, the room opens again
// as it was left, and nobody who may not see something does.
func TestWhateverHappensTheDecisionVerifies(t *testing.T) {
	key, dir, n, signed, changed, test := roomtest.Key(t), t.TempDir(), 0, 0, 0, t
	rapid.Check(t, func(t *rapid.T) {
		e := roomtest.Edition(test, roomtest.MadeUp)
		e.Rule.Outcome = rapid.SampledFrom([]award.Outcome{award.Binding, award.Advice}).Draw(t, "outcome")
		e.Rule.Recusal = rapid.SampledFrom([]award.Scope{award.ScopeNominee, award.ScopeEdition}).Draw(t, "scope")
		d := roomtest.NewDisk()
		r := founded(t, d, e)
		x := random{t, r, e, key}
		if rapid.IntRange(0, 3).Draw(t, "met") == 0 {
			x.meet()
		}
		for range rapid.IntRange(0, 30).Draw(t, "acts") {
			d.Clock.Move(time.Duration(rapid.IntRange(0, 90).Draw(t, "seconds")) * time.Second)
			_ = x.act() // refused or not
		}
		n++
		if decides(t, x) {
			signed++
		}
		if s, err := r.Sight(""); err == nil && slices.ContainsFunc(s.Rounds, func(x deliberation.Round) bool { return len(x.Changes) > 0 }) {
			changed++
		}
		if s, err := r.Sight(""); err == nil && s.Decision != nil && rapid.IntRange(0, 3).Draw(t, "exported") == 0 {
			exported(t, d, r, filepath.Join(dir, strconv.Itoa(n)))
		}
	})
	if signed == 0 || changed == 0 {
		t.Error("nothing was ever decided, or no mark was changed")
	}
	t.Logf("%d lives, %d decisions, %d with marks that were changed in a round", n, signed, changed)
}

func founded(t *rapid.T, d *roomtest.Disk, e *award.Edition) *room.Room {
	r, err := roomtest.In(d, e)
	if err == nil {
		err = r.Open("")
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// decides finishes, writes what is missing, and signs; false where the jury
// cannot decide.
func decides(t *rapid.T, x random) bool {
	x.finish()
	why := "Samlet vurdering."
	change := deliberation.ProposalChange{Grounds: map[string]string{x.e.Language: "Fordi."}}
	if x.e.Rule.Outcome == award.Advice {
		change.Departure = &why
	}
	if _, err := x.r.Propose("", change); err != nil {
		return false
	}
	if s, err := x.r.Sight(""); err == nil && slices.ContainsFunc(s.Blocking, func(b deliberation.Blocker) bool { return b.ID != "recusal_open" }) {
		change.Outcome = &deliberation.Outcome{NoAward: true} // with the grounds: those before were for another outcome
		for lang := range s.Proposal.Grounds {
			change.Grounds[lang] = "Fordi."
		}
		if _, err = x.r.Propose("", change); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := x.r.Ready("", nothing); err != nil {
		if f := fault.Of(err); f == nil || f.ID != "decide.recusal_open" {
			t.Fatalf("the decision is not ready: %v", err)
		}
		return false
	}
	if err := x.r.Sign(t.Context(), "", x.key); err != nil {
		t.Fatalf("nothing stands in the way, and it cannot be signed: %v", err)
	}
	return true
}

// exported writes both folders, which verifies them, and opens the room again.
func exported(t *rapid.T, d *roomtest.Disk, r *room.Room, dir string) {
	for _, profile := range []string{"public", "complete"} {
		if _, err := r.Export("", dir+"-"+profile, profile, false); err != nil {
			t.Fatalf("the %s folder: %v", profile, err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := d.Desk().Enter(r.Path(), false)
	if err == nil {
		err = again.Check()
	}
	if err != nil {
		t.Fatalf("opened again: %v", err)
	}
}
