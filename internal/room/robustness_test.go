package room_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/robustness"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// How firmly the ranking stands is told once the marks are opened, and nothing of
// the public vote before that is.
func TestRobustnessTellsNothingEarly(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err)
	hidden := func(err error) {
		t.Helper()
		if f := fault.Of(err); f == nil || f.ID != "rank.hidden" {
			t.Errorf("before the marks are opened: %v", err)
		}
	}
	_, err = r.Prepared()
	hidden(err)
	_, err = r.Robustness()
	hidden(err)
	_, err = r.Acceptability(10, 1)
	hidden(err)
	must(t, r.RevealMarks(""))
	p, err := r.Prepared()
	must(t, err)
	if in := p.Input(); !in.JuryAlone || in.Votes != nil {
		t.Error("the public vote is told before it is opened")
	}
	alone, err := r.Robustness()
	must(t, err)
	if alone.PublicWeight != nil || alone.ShortlistTop != nil {
		t.Error("the public's weight is told before the vote is opened")
	}
	must(t, r.Lock(""), r.RevealTally(""))
	open, err := r.Robustness()
	must(t, err)
	if open.PublicWeight == nil || open == alone {
		t.Error("the public vote is open, and its weight is not told")
	}
}

// It is worked out once while nothing happens, by however many ask, and anew
// after something did.
func TestRobustnessIsKept(t *testing.T) {
	_, r, _ := tied(t)
	cards := make([]*robustness.Card, 8)
	var asking sync.WaitGroup
	for i := range cards {
		asking.Go(func() { cards[i], _ = r.Robustness() })
	}
	asking.Wait()
	kept, err := r.Robustness()
	must(t, err)
	for _, c := range cards {
		if diff := cmp.Diff(robustness.JSON(kept), robustness.JSON(c)); diff != "" {
			t.Fatal(diff)
		}
	}
	if again, _ := r.Robustness(); again != kept {
		t.Error("it is worked out twice")
	}
	if diff := cmp.Diff([]string{"alder", "birch"}, kept.Winners); diff != "" {
		t.Error(diff)
	}
	must(t, r.Cast("", []string{"birch", "alder"}, "why"))
	after, err := r.Robustness()
	must(t, err)
	if diff := cmp.Diff([]string{"birch"}, after.Winners); diff != "" {
		t.Error(diff)
	}
}

func TestRobustnessAt(t *testing.T) {
	_, r, _ := tied(t)
	half := exact.New(1, 2)
	c, err := r.RobustnessAt(&half, &room.Draws{Samples: 50, Seed: 3})
	must(t, err)
	if !c.Drawn || c.Acceptability.Samples != 50 || c.Acceptability.Seed != 3 {
		t.Errorf("drawn: %v, %+v", c.Drawn, c.Acceptability)
	}
	drawn, err := r.Acceptability(50, 3)
	must(t, err)
	if diff := cmp.Diff(drawn, c.Acceptability); diff != "" {
		t.Error(diff)
	}
	over := exact.Int(2)
	for name, err := range map[string]error{
		"a weight above 1": failed(r.RobustnessAt(&over, nil)),
		"no samples":       failed(r.Acceptability(0, 1)),
		"too many":         failed(r.Acceptability(room.MaxSamples+1, 1)),
	} {
		if fault.ClassOf(err) != fault.Usage {
			t.Errorf("%s: %v", name, err)
		}
	}
	plain, err := r.Robustness()
	must(t, err)
	if plain.Drawn {
		t.Error("what was drawn for one is told to another")
	}
}

func failed[T any](_ T, err error) error { return err }
