package ui

import (
	"slices"
	"strings"
	"testing"

	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/page"
)

func TestHandOver(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	first := fs[page.Nominees]
	first.on = func(string) page.Action { return page.Action{HandTo: "eli"} }
	first.leave = mark("half", "4")
	d.press("a")
	d.rest()
	d.shows("Give the laptop to Eli Strand", "Eli Strand: press Enter when you sit here.")
	d.shows("Esc back to Kari Moe", "Ctrl+C quit")
	d.hides("page nominees")
	d.press("enter")
	d.rest()
	d.shows("press Enter")
	d.hear()
	d.press("x")
	d.shows("x does nothing here")
	d.press("tab", "enter")
	d.rest()
	d.shows("as Eli (not checked)", "page scoring")
	if fs[page.Nominees] == first {
		t.Error("the next one sits at the pages of the one before")
	}
	if got := d.m.sess.tabs(); !slices.Equal(got, []page.ID{page.Nominees, page.Scoring}) {
		t.Errorf("a juror has the tabs %v", got)
	}
	handIn := act("in", func(r *room.Room, who string) error { _, err := r.HandIn(who); return err })
	fs[page.Scoring].on = func(key string) page.Action {
		if key == "a" {
			return mark("m", "4")
		}
		return handIn
	}
	d.press("a", "b")
	d.rest()
	d.shows("Hand the laptop back to Kari Moe?")
	d.hear()
	d.press("enter")
	d.rest()
	d.shows("Give the laptop to Kari Moe")
	d.hear()
	d.press("enter")
	d.rest()
	d.shows("Kari Moe ·")
	d.hides("not checked")
}

// Whoever the laptop was handed to always finds the key that gives it back, and
// that nobody checked who sits there.
func TestAGuestFindsTheWayBack(t *testing.T) {
	d := sit(t, prize, nil)
	d.do(d.m.drop("eli"))
	d.hear()
	d.press("enter")
	d.rest()
	d.press("esc")
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}, {200, 60}} {
		d.size(size[0], size[1])
		for _, id := range d.m.sess.tabs() {
			d.m.show(id)
			for range locale.Languages() {
				d.m.nextLanguage()
				if size[0] >= 80 {
					d.shows("H " + d.m.l.T("key.give_back"))
				}
				d.shows("Eli", strings.TrimSpace(d.m.l.T("ui.as_least", "name", "")), d.m.l.T("app.made_up"))
			}
		}
	}
}

func TestTheWrongOneWasHandedTheLaptop(t *testing.T) {
	fs := fakes{}
	d := sit(t, prize, fs.fresh)
	first := fs[page.Nominees]
	first.on = func(string) page.Action { return page.Action{HandTo: "eli"} }
	d.press("a")
	d.rest()
	d.press("esc")
	d.shows("Give the laptop to Eli Strand") // that key was meant for the page
	d.hear()
	d.press("esc")
	d.rest()
	d.shows("Give the laptop to Kari Moe")
	d.hides("page")
	d.hides("Esc")
	d.hear()
	d.press("esc")
	d.shows("Give the laptop to Kari Moe", "Esc does nothing here")
	d.press("enter")
	d.rest()
	d.shows("Kari Moe ·")
	d.hides("not checked")
	if fs[page.Nominees] == first {
		t.Error("Kari's own pages stayed behind the curtain")
	}
}
