package help

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/ui/keys"
	"votering/ui/theme"
)

func TestEveryKeyComesInSight(t *testing.T) {
	s, l := theme.New(theme.None, true, termenv.ANSI), locale.For(locale.EN)
	sections := []Section{
		{Heading: "Here", Bindings: []keys.Binding{
			{ID: "start.move", Label: "↑↓"}, {ID: "start.new", Keys: []string{"n"}, Off: fault.New(fault.State, "ui.no_file")},
		}},
		{Heading: "File", Lines: []string{"/home/kari/prisen.votering"}},
	}
	for _, size := range [][2]int{{20, 3}, {40, 10}, {100, 30}} {
		h, all := &Help{}, ""
		for range 40 {
			drawn := h.View(sections, l, s, size[0], size[1])
			lines := strings.Split(ansi.Strip(drawn), "\n")
			if len(lines) != size[1] {
				t.Fatalf("%v: %d lines", size, len(lines))
			}
			all += strings.Join(strings.Fields(strings.Join(lines, " ")), " ") + "\n"
			if h.Key(tea.KeyMsg{Type: tea.KeyDown}) {
				t.Fatal("moving down closed it")
			}
		}
		for _, want := range []string{"Moves up", "Not now", "No file", "File"} {
			if !strings.Contains(all, want) {
				t.Errorf("%v never shows %q:\n%s", size, want, all)
			}
		}
		if !h.Key(tea.KeyMsg{Type: tea.KeyEsc}) {
			t.Error("Esc does not close it")
		}
	}
}
