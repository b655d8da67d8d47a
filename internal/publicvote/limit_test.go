package publicvote_test

import (
	"context"
	"errors"
	"testing"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
)

// A count ends where its filters would have to hold more minutes than they may,
// at that row, whatever comes after it.
func TestMinutesAreBounded(t *testing.T) {
	r := rule()
	r.Filters = []publicvote.Filter{{ID: "fast", Kind: publicvote.FilterPerMinute, AtMost: 1}, {ID: "slow", Kind: publicvote.FilterPerMinute, AtMost: 2}}
	text := "choice,time,voter\na,2026-10-24T19:00:00Z,1\na,2026-10-24T19:00:30Z,2\n" +
		"b,2026-10-24T19:00:00Z,3\na,2026-10-24T19:01:00Z,4\nb,2026-10-24T19:01:00Z,5\na,2026-10-24T19:02:00Z,\"6\n"
	for most := 2; most <= 9; most++ {
		for workers := 1; workers <= 3; workers++ {
			sources := votestest.Sources([]votestest.File{votes("one.csv", text)})
			_, err := publicvote.CountInMinutes(context.Background(), sources, r, publicvote.Options{Workers: workers}, most)
			want := fault.New(fault.Size, "votes.minutes").At([]string{"one.csv:4", "one.csv:5", "one.csv:6"}[min(most/2-1, 2)])
			if most >= 8 {
				want = fault.New(fault.CSV, "votes.broken").At("one.csv:7")
			}
			var f *fault.Error
			if !errors.As(err, &f) || f.Class != want.Class || f.Where != want.Where {
				t.Errorf("%d minutes, %d workers: %v, want %v", most, workers, err, want)
			}
		}
	}
}
