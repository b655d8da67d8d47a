package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/terminal"
)

const prize = "prisen-2022"

func TestActsRunOneByOneInOrder(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	var ran []string
	fs[page.Nominees].on = func(key string) page.Action {
		return act(key, func(*room.Room, string) error { ran = append(ran, key); return nil })
	}
	d.press("a", "b", "c")
	d.shows("saving")
	if n := d.m.context().Busy; n != 3 {
		t.Errorf("%d acts wait, wants 3", n)
	}
	if len(ran) != 0 {
		t.Errorf("Update itself ran %v", ran)
	}
	d.rest()
	if want := []string{"a", "b", "c"}; !slices.Equal(ran, want) {
		t.Errorf("ran %v, wants %v", ran, want)
	}
	d.hides("saving")
}

func TestABurstIsKeysOneByOne(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("a", 200))})
	if n := len(fs[page.Nominees].got); n != 200 {
		t.Errorf("%d keys of 200 came", n)
	}
}

func TestAResultGoesToItsPageAlsoWhenAnotherIsInFront(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	fs[page.Nominees].on = func(string) page.Action { return mark("m", "4") }
	d.press("a", "tab")
	if d.m.front != page.Scoring {
		t.Fatalf("in front is %s", d.m.front)
	}
	d.rest()
	if n := len(fs[page.Nominees].done); n != 1 {
		t.Errorf("the page that asked got %d results", n)
	}
	if n := len(fs[page.Scoring].done); n != 0 {
		t.Errorf("another page got %d results", n)
	}
	if d.m.sess.sight.Mine == nil || !d.m.sess.sight.Mine.HasMarks() {
		t.Error("the sight does not show the mark")
	}
}

func TestAStaleAnswerIsDropped(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	d.send(actMsg{seq: 7})
	if n := len(fs[page.Nominees].done); n != 0 {
		t.Errorf("a page got %d results that nobody asked for", n)
	}
}

func TestQuittingWaitsForWhatIsBeingSaved(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	fs[page.Nominees].on = func(string) page.Action { return mark("m", "4") }
	before, _ := d.m.sess.room.Record()
	fs[page.Nominees].leave = mark("half", "5")
	d.press("a", "q")
	for !d.quit {
		if len(d.todo) == 0 {
			t.Fatal("the program never ends")
		}
		if after, _ := d.m.sess.room.Record(); len(after) < len(before)+2 && d.quit {
			t.Fatal("it ended before everything was saved")
		}
		d.step()
	}
	left, err := d.m.leave(nil)
	if left.Path != d.store.Path() || err != nil || !d.store.Closed() {
		t.Errorf("left with %q, %v, closed %v", left.Path, err, d.store.Closed())
	}
	if after, _ := d.m.sess.room.Record(); len(after) != len(before)+2 {
		t.Errorf("%d changes were saved, wants 2: the one asked for and the half-written one", len(after)-len(before))
	}
}

// full is what a disk without room answers.
func full(d *desk) func() error {
	return func() error { return fault.New(fault.IO, "store.full").At(d.store.Path()) }
}

// What was done is told until the next key; a warning that came by itself stays
// a while longer.
func TestWhatWasDoneDoesNotFollowToOtherPages(t *testing.T) {
	for _, warns := range []bool{false, true} {
		fs := fakes{}
		d := sit(t, prize, fs.fresh)
		fs[page.Nominees].on = func(string) page.Action { return mark("m", "4") }
		fs[page.Nominees].after = page.Action{Say: "it is done"}
		if warns {
			fs[page.Nominees].after = page.Action{Fault: fault.New(fault.State, "ui.read_only")}
		}
		d.press("a")
		d.rest()
		if d.m.message.Text == "" {
			t.Fatal("nothing is said")
		}
		d.press("tab")
		if kept := d.m.message.Text != ""; kept != warns {
			t.Errorf("warning %v: on the next page it says %q", warns, d.m.message.Text)
		}
	}
}

func TestWhatCouldNotBeSavedWaitsAndNothingPassesIt(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	d.store.Before(full(d))
	fs[page.Nominees].on = func(key string) page.Action { return mark(key, map[string]string{"a": "4", "b": "5"}[key]) }
	d.press("a", "b")
	d.rest()
	d.shows("Not saved", "NOT SAVED: 2")
	d.press("enter")
	d.rest()
	if d.m.dialog == nil {
		t.Fatal("a key meant for the page answered a dialog that opened by itself")
	}
	d.store.Before(nil)
	d.hear()
	d.press("enter")
	d.rest()
	d.hides("NOT SAVED")
	e := d.m.sess.sight.Edition
	mine := d.m.sess.sight.Mine
	for cell, entry := range mine.Cells {
		if cell.Nominee == e.Nominees[0].ID && entry.Mark.String() != "5" {
			t.Errorf("the older mark came last: %v", entry.Mark)
		}
	}
	if n := len(fs[page.Nominees].done); n != 2 {
		t.Errorf("%d results, wants 2", n)
	}
}

func TestLeavingWithoutSavingTakesAWord(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	d.store.Before(full(d))
	fs[page.Nominees].on = func(string) page.Action { return mark("m", "4") }
	d.press("a")
	d.rest()
	d.hear()
	d.press("esc", "q")
	d.rest()
	d.shows("lost", "“lose”")
	d.hear()
	d.press("enter")
	if d.quit {
		t.Fatal("left without the word")
	}
	d.press("l", "o", "s", "e", "enter")
	d.rest()
	if !d.quit {
		t.Fatal("the word does not leave")
	}
	if left, err := d.m.leave(nil); left.Path != "" || fault.Of(err) == nil || fault.Of(err).ID != "unsaved" {
		t.Errorf("left with %q, %v; wants the fault that says what is lost", left.Path, err)
	}
}

func TestEndedFromOutsideItAsksNothing(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	d.store.Before(full(d))
	fs[page.Nominees].on = func(string) page.Action { return mark("m", "4") }
	d.press("a")
	d.send(terminal.FinishMsg{})
	d.rest()
	if !d.quit {
		t.Error("it does not end")
	}
}

func TestARefusedActIsToldAndNotKept(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	fs[page.Nominees].on = func(string) page.Action { return mark("m", "999") }
	d.press("a")
	d.rest()
	if d.m.queue.len() != 0 || d.m.message.Text == "" {
		t.Errorf("%d wait; message %q", d.m.queue.len(), d.m.message.Text)
	}
	d.press("b")
	d.shows("×")
	d.hear()
	fs[page.Nominees].on = nil
	d.press("b")
	d.hides("×")
}

func TestKeysThatDoNothingSayWhy(t *testing.T) {
	d := sit(t, prize, fakes{}.fresh)
	d.press("z")
	d.shows("reading only")
	d.press("Y")
	d.shows("Y does nothing here")
	d.press("H")
	d.shows("not handed to anybody")
	d.press("esc")
	d.hides("not handed")
}

func TestWhereLettersAreText(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	p := fs[page.Nominees]
	p.typing = true
	d.press("q", "?", "L", "backspace")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("pasted text"), Paste: true})
	if want := []string{"q", "?", "L", "backspace", "[pasted text]"}; !slices.Equal(p.got, want) {
		t.Errorf("the text got %q, wants %q", p.got, want)
	}
	d.press("tab")
	if d.m.front != page.Scoring {
		t.Error("Tab does not go on from a text")
	}
}

func TestReadOnly(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	d.m.sess.readOnly = true
	fs[page.Nominees].on = func(string) page.Action { return mark("m", "4") }
	d.press("a")
	d.shows("reading only", "read only")
	if d.m.queue.len() != 0 {
		t.Error("an act waits")
	}
}

func TestOpeningAFileClosesTheOneBefore(t *testing.T) {
	d := sit(t, prize, fakes{}.fresh)
	r, store := d.disk.Demo(t, roomtest.MadeUp)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	d.press("O")
	d.shows("Try it")
	d.press("o")
	for _, c := range store.Path() {
		d.press(string(c))
	}
	d.press("enter")
	d.rest()
	d.shows("Fjord Lantern", "MADE UP")
	if !d.store.Closed() || store.Closed() {
		t.Errorf("the old file is closed: %v; the new one: %v", d.store.Closed(), store.Closed())
	}
}

func TestAFileThatCannotBeOpenedLeavesTheOneBefore(t *testing.T) {
	d := sit(t, prize, fakes{}.fresh)
	d.press("O", "o", "x", "enter")
	d.rest()
	d.shows("×")
	if d.store.Closed() {
		t.Error("the file that was open is gone")
	}
	d.press("esc")
	d.shows("page nominees")
}

func TestLanguageAndThemeChangeAtOnce(t *testing.T) {
	d := sit(t, "", nil)
	d.shows("Try it", "quit")
	d.press("L")
	d.shows("Prøv", "avslutt", "bokmål")
	before := d.m.View()
	d.press("T", "esc")
	if d.m.View() == before {
		t.Error("the theme did not change")
	}
}

func TestASlowDiskIsWaitedFor(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	fs[page.Nominees].on = func(string) page.Action { return mark("m", "4") }
	d.store.Before(func() error { time.Sleep(150 * time.Millisecond); return nil })
	before, _ := d.m.sess.room.Record()
	p := tea.NewProgram(d.m, tea.WithInput(nil), tea.WithoutRenderer(), tea.WithoutSignalHandler())
	ended := make(chan error, 1)
	go func() { _, err := p.Run(); ended <- err }()
	p.Send(keyMsg("a"))
	p.Send(keyMsg("q"))
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if after, _ := d.m.sess.room.Record(); len(after) != len(before)+1 {
		t.Errorf("%d changes were saved, wants 1", len(after)-len(before))
	}
}

func TestNobodyOfThatName(t *testing.T) {
	disk := roomtest.NewDisk()
	r, _ := disk.Demo(t, prize)
	m := New(Options{Desk: disk.Desk(), Room: r, Who: "nobody"}, Look{})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if v := m.View(); !strings.Contains(v, "nobody") || !strings.Contains(v, "Kari Moe") {
		t.Errorf("wants the fault and the chair, got\n%s", v)
	}
}

func TestTryingAnEdition(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	d := sit(t, "", fakes{}.fresh)
	d.press("down", "enter")
	d.shows("Opening the file")
	d.rest()
	d.shows("Fjord Lantern", "A file to try things in", "page nominees")
}

// Votes that were typed and not saved are not thrown away by a key: from
// whatever page the program asks, and only then ends.
func TestQuittingAsksForWhatIsStoredNowhere(t *testing.T) {
	for _, key := range []string{"q", "ctrl+c"} {
		d := sit(t, prize, nil)
		d.press("alt+4", "t", "1", "2", "alt+1", key)
		d.rest()
		if d.quit || d.m.dialog == nil {
			t.Fatalf("%s: ended %v, asked %v", key, d.quit, d.m.dialog != nil)
		}
		d.press("esc")
		d.rest()
		if d.quit {
			t.Fatalf("%s: Esc ends the program", key)
		}
		d.press(key, "enter")
		d.rest()
		if !d.quit {
			t.Errorf("%s: who says so cannot leave", key)
		}
	}
}
