package curtain

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"votering/internal/locale"
	"votering/ui/theme"
)

func TestWhatToDoShowsAtEverySize(t *testing.T) {
	s, l := theme.New(theme.None, true, termenv.ANSI), locale.For(locale.EN)
	for _, size := range [][2]int{{20, 4}, {40, 11}, {80, 23}, {200, 59}} {
		got := ansi.Strip(Curtain{Name: "Eli Strand", From: "Kari Moe"}.View(l, s, size[0], size[1]))
		if n := len(strings.Split(got, "\n")); n != size[1] {
			t.Errorf("%v: %d lines", size, n)
		}
		if flat := strings.Join(strings.Fields(got), " "); !strings.Contains(flat, "Eli Strand: press Enter when you sit here.") {
			t.Errorf("%v shows %q", size, flat)
		}
	}
}

func TestKeysShow(t *testing.T) {
	s, l := theme.New(theme.None, true, termenv.ANSI), locale.For(locale.EN)
	for _, size := range [][2]int{{40, 11}, {60, 15}, {80, 23}, {200, 59}} {
		got := ansi.Strip(Curtain{Name: "Eli Strand", From: "Kari Moe", Stray: "x"}.View(l, s, size[0], size[1]))
		for _, want := range []string{"Esc back to Kari Moe", "Ctrl+C quit", "x does nothing here"} {
			if flat := strings.Join(strings.Fields(got), " "); !strings.Contains(flat, want) {
				t.Errorf("%v lacks %q: %q", size, want, flat)
			}
		}
	}
}
