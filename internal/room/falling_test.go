package room_test

import (
	"slices"
	"testing"
	"time"

	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// advised is a room in which the ranking stands and is advice: Kari's marks
// alone.
func advised(t *testing.T) (*room.Room, *roomtest.Disk) {
	t.Helper()
	d := roomtest.NewDisk()
	r, _ := d.Demo(t, "prisen-2022")
	for _, n := range r.Edition().Nominees {
		must(t, r.Mark("kari", n.ID, "results", "4"))
	}
	_, err := r.HandIn("kari")
	must(t, err, r.SetTally("", publicvote.Totals(nil, r.Edition()), ""))
	_, err = r.CloseBallots("")
	must(t, err, r.RevealBoth(""))
	return r, d
}

// What the jury chose on a ranking falls with it, whichever way that goes, and
// it is said before.
func TestWhatFallsIsSaid(t *testing.T) {
	changes := map[string]deliberation.ProposalChange{
		"votes_fall":     {Votes: map[string]string{"kari": "kinn", "anne": "-"}},
		"winner_falls":   {Outcome: &deliberation.Outcome{Winner: "kinn"}},
		"no_award_falls": {Outcome: &deliberation.Outcome{NoAward: true}},
	}
	ways := map[string]func(r *room.Room) error{
		"read anew": func(r *room.Room) error { return r.SetTally("", publicvote.Totals(nil, r.Edition()), "en urne") },
		"reopened":  func(r *room.Room) error { return r.Reopen("", deliberation.Locked, "en feil") },
	}
	for id, change := range changes {
		for way, take := range ways {
			r, _ := advised(t)
			_, err := r.Propose("", change)
			must(t, err)
			s := sight(t, r, "")
			if !slices.Equal(ids(s.LostAnew()), []string{id}) || !slices.Equal(ids(s.LostBy(deliberation.Locked)), []string{id}) ||
				len(s.LostBy(deliberation.Revealed)) > 0 {
				t.Errorf("%s: %v", id, s.Falling)
			}
			for _, lang := range locale.Languages() {
				spoken(t, lang, s.Falling)
			}
			must(t, take(r))
			if p := sight(t, r, "").Proposal; len(p.Votes) > 0 || p.Winner != "" || p.NoAward {
				t.Errorf("%s, %s: %+v", id, way, p)
			}
			if len(sight(t, r, "anne").Falling) > 0 {
				t.Error("a juror is warned of what only those who lead do")
			}
		}
	}
}

// The ranking that stands was saved when it was last computed.
func TestRankedAtIsTheLatest(t *testing.T) {
	r, d := advised(t)
	steps := []func() error{
		func() error { return r.SetTally("", publicvote.Totals(nil, r.Edition()), "en urne") },
		func() error { return r.Reopen("", deliberation.Locked, "en feil") },
		func() error { return r.RevealTally("") },
	}
	for _, step := range steps {
		d.Clock.Move(time.Hour)
		must(t, step())
	}
	if s := sight(t, r, ""); !s.RankedAt.Equal(s.Times.Tally) || s.RankedAt.Before(s.Replaced[0].At) {
		t.Errorf("ranked at %v, opened at %v, read anew at %v", s.RankedAt, s.Times.Tally, s.Replaced[0].At)
	}
}
