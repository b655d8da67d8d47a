package room_test

import (
	"context"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/room/roomtest"
)

// A rule is tried out in draft alone, and leaves nothing behind.
func TestRehearse(t *testing.T) {
	r := roomtest.Draft(t, roomtest.Edition(t, "prisen-2022"))
	_, before := r.Record()
	h, err := r.Rehearse(7)
	if err != nil {
		t.Fatal(err)
	}
	if len(h.Ranking.Rows) != len(r.Edition().Nominees) || h.Seed != 7 {
		t.Errorf("%d rows of draw %d", len(h.Ranking.Rows), h.Seed)
	}
	doc := string(ranking.Document(h.Ranking, h.Edition, award.Fingerprint(h.Edition)))
	for _, j := range r.Edition().Jurors {
		if strings.Contains(doc, j.Name) || strings.Contains(doc, `"`+j.ID+`"`) {
			t.Errorf("%s is in it", j.Name)
		}
	}
	if n, err := r.RehearseTied(context.Background(), 1, 500); err != nil || n == 0 {
		t.Errorf("no draw with equal totals: %v", err)
	}
	if entries, after := r.Record(); len(entries) != 1 || after != before {
		t.Errorf("the record has %d entries", len(entries))
	}
	if err := r.Open(""); err != nil {
		t.Fatal(err)
	}
	_, err = r.Rehearse(7)
	if f := fault.Of(err); f == nil || f.Class != fault.State {
		t.Errorf("once it is open: %v", err)
	}
	if _, err := r.RehearseTied(context.Background(), 1, 1); fault.Of(err) == nil || fault.Of(err).Class != fault.State {
		t.Errorf("once it is open: %v", err)
	}
}

// A search for equal totals ends with its context, and says where there are
// none.
func TestRehearseTiedEnds(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.Nominees = e.Nominees[:1]
	r := roomtest.Draft(t, e)
	if _, err := r.RehearseTied(context.Background(), 1, 10); fault.Of(err) == nil || fault.Of(err).ID != "rehearse.no_tie" {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.RehearseTied(ctx, 1, 1<<40); err == nil {
		t.Error("it goes on")
	}
}
