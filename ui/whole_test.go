package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/terminal"
	"votering/ui/theme"
)

// wall seats somebody at a page that has the screen to itself.
func wall(t *testing.T) (*desk, *fake) {
	fs := fakes{}
	d := sit(t, roomtest.MadeUp, fs.fresh)
	f := fs[page.Nominees]
	f.whole = true
	d.press("a")
	return d, f
}

// alone reports whether nothing is drawn but the page.
func alone(d *desk) bool {
	return strings.Trim(strings.ReplaceAll(d.text(), "page nominees", ""), " \n") == ""
}

func TestAPageMayHaveTheScreenToItself(t *testing.T) {
	d, f := wall(t)
	for _, size := range sizes {
		d.size(size[0], size[1])
		if lines := strings.Count(d.text(), "\n") + 1; !alone(d) || lines != size[1] {
			t.Errorf("at %v there is more than the page:\n%s", size, d.text())
		}
	}
	d.size(19, 8)
	d.shows("MADE UP", "Nothing is lost")
	d.size(80, 24)
	f.whole = false
	d.shows("The Fjord Lantern Prize", "[Nominees]")
}

// No sentence that is not the page's own is shown, and no key leads to another
// screen; what there is to warn of is told after.
func TestWhatIsSaidWaitsUntilTheScreenIsGivenBack(t *testing.T) {
	d, f := wall(t)
	for _, key := range []string{"tab", "shift+tab", "alt+2", "?", "f1", "O", "H", "q", "z", "0"} {
		d.press(key)
		d.rest()
		if d.quit || !alone(d) {
			t.Fatalf("%s shows\n%s", key, d.text())
		}
	}
	d.send(terminal.DroppedMsg{})
	d.press("a", "b")
	d.hides("MADE UP")
	f.on = func(string) page.Action {
		f.whole = false
		return page.Action{}
	}
	d.press("c")
	d.shows("MADE UP", d.m.l.T("ui.dropped")[:20])
	d.press("a")
	d.hides(d.m.l.T("ui.dropped")[:20])
}

func TestFaultsAreNotPutOverAPageThatHasTheScreen(t *testing.T) {
	d, f := wall(t)
	f.on = func(string) page.Action {
		return page.Action{Fault: fault.List{fault.New(fault.State, "ui.read_only"), fault.New(fault.State, "ui.no_file")}}
	}
	d.press("a")
	if d.m.dialog != nil {
		t.Errorf("a dialog lists them:\n%s", d.text())
	}
}

// That nothing can be saved is said at once, but not where: a path may name
// somebody.
func TestNotSavedOnAPageThatHasTheScreen(t *testing.T) {
	d, f := wall(t)
	d.store.Before(full(d))
	f.on = func(string) page.Action { return mark("m", "4") }
	d.press("a")
	d.rest()
	d.shows(d.m.l.T("ui.unsaved.title"))
	d.hides(".votering")
	d.store.Before(nil)
	d.hear()
	d.press("enter")
	d.rest()
	if n := d.m.queue.len(); n != 0 {
		t.Errorf("%d changes wait", n)
	}
}

func TestCtrlCLeavesAPageThatHasTheScreen(t *testing.T) {
	d, _ := wall(t)
	d.send(tea.KeyMsg{Type: tea.KeyCtrlC})
	d.rest()
	if !d.quit {
		t.Error("the program goes on")
	}
}

// What is on a wall is read from the back of a room, on any terminal.
func TestAPageThatHasTheScreenIsDrawnInHighContrast(t *testing.T) {
	for _, c := range []struct {
		name theme.Name
		dark bool
		want theme.Name
		on   bool // a dark background
	}{
		{theme.Dark, true, theme.HighContrast, true},
		{theme.Dark, false, theme.HighContrast, true},
		{theme.Light, true, theme.HighContrast, false},
		{theme.HighContrast, false, theme.HighContrast, false},
		{theme.None, true, theme.None, true},
	} {
		d, f := wall(t)
		d.m.look.Theme, d.m.look.Dark = c.name, c.dark
		d.m.s, d.m.loud = styles(d.m.look), loud(d.m.look)
		paint := func(s *theme.Styles) string { return s.Paint("x", 1) + s.Strong.Render("x") }
		if got, want := paint(d.m.context().S), paint(theme.New(c.want, c.on, d.m.look.Profile)); got != want {
			t.Errorf("%s, dark %v: %q, wants %q", c.name, c.dark, got, want)
		}
		f.whole = false
		if d.m.context().S != d.m.s {
			t.Errorf("%s: an ordinary page is drawn in other styles", c.name)
		}
	}
}
