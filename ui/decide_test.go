package ui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
)

// at opens a room that was made in the desk's own place.
func at(t *testing.T, make func(d *desk) *room.Room) *desk {
	t.Helper()
	d := sit(t, "", nil)
	r := make(d)
	d.store = d.disk.File(r.Path())
	d.send(openMsg{looked: takeLook(r, "", d.disk.Clock)})
	d.rest()
	return d
}

// written is the made-up edition with its grounds written: it can be signed.
func written(t *testing.T) *desk {
	return at(t, func(d *desk) *room.Room { r, _ := d.disk.Written(t); return r })
}

// signed is the made-up edition with its decision signed.
func signed(t *testing.T) *desk {
	return at(t, func(d *desk) *room.Room { r, _ := d.disk.Decided(t); return r })
}

// advised is the prize, whose ranking is advice, with a ranking of nobody.
func advised(t *testing.T) *desk {
	return at(t, func(d *desk) *room.Room {
		r, _ := d.disk.Demo(t, prize)
		_, err := r.CloseBallots("")
		for _, err := range []error{
			err, r.SetTally("", publicvote.Totals(nil, r.Edition()), ""), r.RevealMarks(""), r.Lock(""), r.RevealTally(""),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		return r
	})
}

// noted is the made-up edition with its ranking, and with a comment on the
// winner.
func noted(t *testing.T) *desk {
	return at(t, func(d *desk) *room.Room {
		r, _ := d.disk.Demo(t, roomtest.MadeUp)
		for _, do := range []func() error{
			func() error { return r.Comment("birk", "alvekroken", r.Edition().Marked()[0].ID, "Lyset nådde alle.") },
			func() error { _, err := r.HandInAll(""); return err },
			func() error { _, err := r.CloseBallots(""); return err },
			func() error { return r.RevealBoth("") },
		} {
			if err := do(); err != nil {
				t.Fatal(err)
			}
		}
		return r
	})
}

// The decision is made at the root as people sit at it: the key is made, unlocked
// and used off the loop, and the jury sees what was decided.
func TestDecidingAtTheRoot(t *testing.T) {
	d := written(t)
	d.m.show(page.Decision)
	d.rest()
	d.press("6")
	d.shows("Looking for keys")
	d.rest()
	d.press("enter")
	d.shows("A new key, 1 of 2")
	d.press("ctrl+u")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(t.TempDir() + "/id_votering"), Paste: true})
	d.press("enter", "a", " ", "b", "enter", "a", " ", "b", "enter")
	d.shows("Making the key")
	d.rest()
	d.press("enter", "s", "i", "g", "n", "enter")
	d.shows("Unlock the key")
	d.press("a", " ", "b", "enter")
	d.shows("Unlocking the key", "saving")
	d.rest()
	d.shows("signed 16 Nov 2022", "decision.json")
	if got := d.m.sess.sight.Decision; got == nil || len(got.Winners) != 1 {
		t.Errorf("decided: %+v", got)
	}
}

// What is being written is saved when the program is left, however that is.
func TestWhatIsBeingWrittenIsSaved(t *testing.T) {
	for name, leave := range map[string]func(d *desk){
		"ctrl+c": func(d *desk) { d.press("ctrl+c") },
		"signal": func(d *desk) { d.do(d.m.leaveNow()) },
		"a file": func(d *desk) { d.do(d.m.intend(intent{kind: opening, file: page.FileRequest{Path: "other.votering"}})) },
		"a page": func(d *desk) { d.do(d.m.show(page.Ranking)) },
		"esc":    func(d *desk) { d.press("esc") },
	} {
		d := written(t)
		d.m.show(page.Decision)
		d.press("3", "n", "y", " ", "t", "e", "k", "s", "t")
		leave(d)
		r := d.m.sess.room
		d.rest()
		s, err := r.Sight("")
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Proposal.Grounds["nn"]; got != "ny tekst" {
			t.Errorf("%s: %q is saved", name, got)
		}
	}
}

// The decision is for who leads while it is being made, and for everybody once
// it is.
func TestWhoSeesTheDecision(t *testing.T) {
	for _, c := range []struct {
		at    func(t *testing.T) *desk
		juror bool
	}{{written, false}, {signed, true}} {
		d := c.at(t)
		if !d.m.mayUse(page.Decision) {
			t.Error("the chair does not see it")
		}
		juror := d.m.sess.sight.Jurors[1].Juror.ID
		l := takeLook(d.m.sess.room, juror, d.disk.Clock)
		d.m.sess.as(juror, l.sight, newPages())
		if d.m.mayUse(page.Decision) != c.juror {
			t.Errorf("%s: a juror sees it: %v", l.sight.Phase, !c.juror)
		}
	}
	d := signed(t)
	if d.m.front != page.Decision {
		t.Errorf("a file that is decided opens on %s", d.m.front)
	}
	for _, lang := range locale.Languages() {
		d.m.l = locale.For(lang)
		for _, size := range sizes {
			d.size(size[0], size[1])
			if why := problem(d.m.View(), size[0], size[1]); why != "" || strings.Contains(d.text(), "⟦") {
				t.Errorf("%v: %s\n%s", size, why, d.text())
			}
		}
	}
}
