package tally

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/ranking"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
)

// context is the made-up edition with two readings of the public vote after it
// was opened.
func context(t *testing.T) page.Context {
	e := roomtest.Edition(t, roomtest.MadeUp)
	at := time.Date(2031, 2, 3, 12, 27, 0, 0, time.UTC)
	votes := map[string]exact.Rat{}
	for i := range e.Nominees {
		votes[e.Nominees[i].ID] = exact.Int(int64(1000 * (i + 1)))
	}
	before := publicvote.Totals(votes, e)
	return page.Context{
		L: locale.For(locale.EN), Now: at.In(time.FixedZone("", 3600)),
		Sight: room.Sight{
			Edition: e, Tally: &room.TallySight{Valid: map[string]exact.Rat{"nissegard": exact.Int(61), "trollbotn": exact.Int(52)}},
			Ranking: &ranking.Ranking{Excluded: []ranking.Excluded{{Nominee: "nissegard", Metric: "lit-roads", Period: "2030"}}},
			Replaced: []deliberation.Replacement{
				{At: at, Who: "gone", Reason: "first", Before: before},
				{At: at.Add(time.Hour), Who: e.Jurors[0].ID, Reason: "a box was found.", Before: before},
			},
		},
	}
}

func TestReplaced(t *testing.T) {
	c := context(t)
	a, b := c.Sight.Edition.Nominees[0].Name, c.Sight.Edition.Nominees[1].Name
	want := []string{
		"The public vote was read anew 3 Feb 2031 14:27 by " + c.Sight.Edition.Jurors[0].Name + ": a box was found. Before: " + a + "\u00a01,000, " + b + "\u00a02,000, 5 more.",
		"The public vote was read anew 3 Feb 2031 13:27 by gone: first. Before: " + a + "\u00a01,000, " + b + "\u00a02,000, 5 more.",
	}
	if d := cmp.Diff(want, Replaced(c, 2)); d != "" {
		t.Error(d)
	}
}

// Votes for who is stopped are said not to count, and nothing is said of them
// while the public vote is closed.
func TestUncounted(t *testing.T) {
	c := context(t)
	want := []string{"61 votes for Nissegård do not count (stopped by an entry criterion: “Roads with light” 2030 is 47%, at least 60% is needed)."}
	if d := cmp.Diff(want, Uncounted(c)); d != "" {
		t.Error(d)
	}
	c.Sight.Tally.Valid = nil
	if got := Uncounted(c); got != nil {
		t.Errorf("%q", got)
	}
}
