package ui

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"votering/internal/room/roomtest"
	"votering/ui/page"
)

// A file whose personal data were taken out is looked at as before, as far as
// there is something to see, under every key.
func TestAPurgedFileOnTheScreen(t *testing.T) {
	d := &desk{t: t, disk: roomtest.NewDisk()}
	r, _ := d.disk.Decided(t)
	jurors := r.Edition().Jurors
	if _, err := r.Purge("", "the period is over", true); err != nil {
		t.Fatal(err)
	}
	names := []string{"tab", "shift+tab", "down", "up", "enter", "esc", "?", "pgdown", "end", "x", "s", "v", "r", "c", "1", "2", "3", "/", "p"}
	rapid.Check(t, func(rt *rapid.T) {
		d := &desk{t: t, disk: d.disk}
		d.begin(r, newPages)
		if tabs := d.m.sess.tabs(); !slices.Equal(tabs, []page.ID{page.Nominees, page.Decision, page.Record, page.Edition}) {
			rt.Fatalf("tabs are %v", tabs)
		}
		for range rapid.IntRange(1, 15).Draw(rt, "keys") {
			size := rapid.SampledFrom([][2]int{{20, 5}, {40, 12}, {60, 16}, {80, 24}, {120, 40}}).Draw(rt, "size")
			d.size(size[0], size[1])
			d.press(rapid.SampledFrom(names).Draw(rt, "key"))
			d.rest()
			lines := strings.Split(d.m.View(), "\n")
			if len(lines) != size[1] || slices.ContainsFunc(lines, func(l string) bool { return ansi.StringWidth(l) > size[0] }) {
				rt.Fatalf("the frame is not %v:\n%s", size, d.text())
			}
			for _, j := range jurors {
				if strings.Contains(d.text(), j.Email) {
					rt.Fatalf("the screen names %s", j.Email)
				}
			}
		}
	})
}
