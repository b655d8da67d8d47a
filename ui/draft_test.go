package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/room/roomtest"
	"votering/ui/page"
)

// An edition that is made on the screen begins with nothing: it opens on the
// page where it is set up, and what cannot be shown yet is not offered.
func TestAnEditionFromNothing(t *testing.T) {
	d := sit(t, "", nil)
	d.send(openMsg{})
	d.do(openFile(d.disk.Desk(), nil, page.FileRequest{Path: "new.votering", Empty: &page.NewEdition{ID: "prisen-2030", Title: "Prisen", Language: "nb"}}, nil))
	d.rest()
	if d.m.front != page.Edition {
		t.Fatalf("it opens on %s", d.m.front)
	}
	if tabs := d.m.sess.tabs(); !slices.Equal(tabs, []page.ID{page.Record, page.Edition}) {
		t.Errorf("tabs are %v", tabs)
	}
	d.shows("Prisen")
	if r := d.m.sess.room; r.Edition().Language != "nb" || len(r.DraftFaults()) == 0 {
		t.Errorf("the edition is %+v", r.Edition())
	}
	whole := roomtest.Edition(t, prize)
	if _, err := d.m.sess.room.SetEdition("", whole, nil); err != nil {
		t.Fatal(err)
	}
	d.send(openMsg{looked: takeLook(d.m.sess.room, "", d.disk.Clock)})
	d.rest()
	if tabs := d.m.sess.tabs(); !slices.Contains(tabs, page.Nominees) || !slices.Contains(tabs, page.Jury) {
		t.Errorf("tabs of a whole edition are %v", tabs)
	}
}

// Whatever an edition still lacks, every page that is offered draws it, at every
// size and under every key.
func TestPartialEditionsOnTheScreen(t *testing.T) {
	t.Chdir(t.TempDir()) // any keys write files, too
	names := []string{"tab", "shift+tab", "down", "up", "left", "right", "enter", "esc", "e", "a", "d", "u", "?", "pgdown", "end", "y", " ", "x", "w", "i", "r", "n", "/"}
	rapid.Check(t, func(rt *rapid.T) {
		e := awardtest.Partial(rt)
		d := &desk{t: t, disk: roomtest.NewDisk()}
		r, err := d.disk.Desk().Found("new.votering", &award.Edition{ID: "prisen", Title: award.Plain("Prisen")})
		if err == nil {
			_, err = r.SetEdition("", e, nil)
		}
		if err != nil {
			rt.Fatal(err)
		}
		d.begin(r, newPages)
		for range rapid.IntRange(1, 12).Draw(rt, "keys") {
			size := rapid.SampledFrom([][2]int{{20, 5}, {40, 12}, {60, 16}, {80, 24}, {120, 40}, {200, 60}}).Draw(rt, "size")
			d.size(size[0], size[1])
			d.press(rapid.SampledFrom(names).Draw(rt, "key"))
			d.rest()
			lines := strings.Split(d.m.View(), "\n")
			if len(lines) != size[1] {
				rt.Fatalf("%d lines of %d", len(lines), size[1])
			}
			for _, l := range lines {
				if w := ansi.StringWidth(l); w > size[0] {
					rt.Fatalf("a line of %d cells in %d: %q", w, size[0], l)
				}
			}
		}
	})
}
