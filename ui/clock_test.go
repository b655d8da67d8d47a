package ui

import (
	"slices"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/page"
)

// ticks seats somebody at pages with a clock, and writes down what is waited
// for.
func ticks(t *testing.T) (*desk, fakes, *[]time.Duration) {
	fs, begun := fakes{}, new([]time.Duration)
	d := sit(t, prize, fs.fresh)
	d.m.tick = func(every time.Duration, _ int) tea.Cmd {
		*begun = append(*begun, every)
		return nil
	}
	return d, fs, begun
}

func TestWhereNothingRunsNothingIsDone(t *testing.T) {
	d, fs, begun := ticks(t)
	d.press("a", "tab", "?", "esc", "L")
	d.size(120, 40)
	fs[page.Nominees].every = time.Second // not in front
	d.press("a")
	if len(*begun) > 0 {
		t.Errorf("the program waits for %v", *begun)
	}
}

func TestOneTickAtATime(t *testing.T) {
	d, fs, begun := ticks(t)
	fs[page.Nominees].every = time.Minute
	d.press("a", "b", "c")
	d.size(120, 40)
	if want := []time.Duration{time.Minute}; !slices.Equal(*begun, want) {
		t.Fatalf("waited for: %v, wants %v", *begun, want)
	}
	at := d.m.now.Add(time.Minute)
	d.send(tickMsg{d.m.clock.seq, at})
	if !d.m.now.Equal(at) || len(*begun) != 2 {
		t.Errorf("after the tick it is %v, and waited for: %v", d.m.now, *begun)
	}
	fs[page.Nominees].every = time.Millisecond
	d.press("a")
	if want := []time.Duration{time.Minute, time.Minute, time.Second}; !slices.Equal(*begun, want) {
		t.Errorf("waited for: %v, wants %v", *begun, want)
	}
	d.send(tickMsg{d.m.clock.seq - 1, at.Add(time.Hour)})
	if !d.m.now.Equal(at) || len(*begun) != 3 {
		t.Errorf("the tick that was replaced tells the time: %v, and waited for: %v", d.m.now, *begun)
	}
}

func TestTheClockStopsWithThePage(t *testing.T) {
	for name, stop := range map[string]func(d *desk, f *fake){
		"it stands still": func(_ *desk, f *fake) { f.every = 0 },
		"another page":    func(d *desk, _ *fake) { d.press("tab") },
		"the keys":        func(d *desk, _ *fake) { d.press("?") },
		"the curtain":     func(d *desk, _ *fake) { d.do(d.m.drop("eli")) },
	} {
		d, fs, begun := ticks(t)
		fs[page.Nominees].every = time.Second
		d.press("a")
		before := d.m.now
		stop(d, fs[page.Nominees])
		d.send(tickMsg{d.m.clock.seq, before.Add(time.Second)})
		if len(*begun) != 1 || !d.m.now.Equal(before) {
			t.Errorf("%s: it goes on: %v, %v", name, *begun, d.m.now)
		}
	}
}

// The effect itself answers what the desk's clock says.
func TestTick(t *testing.T) {
	d := sit(t, prize, nil)
	msg, ok := tick(d.disk.Clock, time.Millisecond, 7)().(tickMsg)
	if !ok || msg.seq != 7 || !msg.at.Equal(d.disk.Clock.Now()) {
		t.Errorf("the tick is %v", msg)
	}
}

// In the meeting time is seen to pass while an item is in hand, on the page and
// on the wall; between two items a minute is, and nothing is done before.
func TestTheMeetingsClock(t *testing.T) {
	d := far(t, 3)
	var begun []time.Duration
	d.m.tick = func(every time.Duration, _ int) tea.Cmd {
		begun = append(begun, every)
		return nil
	}
	keys := func(names ...string) {
		for _, k := range names {
			d.press(k)
			d.rest()
		}
	}
	if d.m.front != page.Deliberation {
		t.Fatalf("in front is %s", d.m.front)
	}
	keys("n", "n", "k", "x", "1", "2", "0", "x", "tab", "shift+tab")
	if len(begun) > 0 {
		t.Fatalf("no item is in hand, and the program waits for %v", begun)
	}
	keys("enter")
	if want := []time.Duration{time.Second}; !slices.Equal(begun, want) {
		t.Fatalf("an item is in hand, and the program waits for %v:\n%s", begun, d.text())
	}
	keys("x")
	before := d.text()
	d.send(tickMsg{d.m.clock.seq, d.m.now.Add(time.Second)})
	if d.text() == before || len(begun) != 2 {
		t.Errorf("on the wall time stands still, or nobody waits any more (%v):\n%s", begun, before)
	}
	keys("x", "enter")
	d.send(tickMsg{d.m.clock.seq, d.m.now.Add(time.Second)})
	if want := []time.Duration{time.Second, time.Second, time.Minute}; !slices.Equal(begun, want) {
		t.Errorf("the item is put aside, and the program waits for %v:\n%s", begun, d.text())
	}
}
