package input

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"votering/ui/theme"
)

func TestASecretIsNeverDrawnAndCanBeWiped(t *testing.T) {
	var s Secret
	for _, m := range []tea.KeyMsg{
		{Type: tea.KeyRunes, Runes: []rune("håp")}, {Type: tea.KeySpace, Runes: []rune(" ")},
		{Type: tea.KeyRunes, Runes: []rune("e\u0301 x\r\n"), Paste: true}, {Type: tea.KeyBackspace},
	} {
		if !s.Key(m) {
			t.Errorf("%v was of no use", m)
		}
	}
	for _, w := range []int{0, 1, 4, 40} {
		l := s.Pieces(theme.New(theme.None, true, termenv.ANSI), w)
		if got := strings.Trim(ansi.Strip(l.Plain()), " "); strings.Trim(got, "●") != "" || w > 1 && l.Width() > w {
			t.Errorf("in %d cells it shows %q", w, got)
		}
	}
	held := s.runes[:cap(s.runes)]
	var same Secret
	same.add([]rune("håp e\u0301 "))
	if !s.Same(&same) || s.Len() != 7 {
		t.Errorf("it holds %q", string(s.runes))
	}
	if got := string(s.Take()); got != "håp e\u0301 " {
		t.Errorf("it was %q", got)
	}
	for i, r := range held {
		if r != 0 {
			t.Fatalf("character %d is still %q", i, r)
		}
	}
	if s.Len() != 0 || s.Take() != nil {
		t.Error("it is not empty")
	}
	s.add([]rune(strings.Repeat("x", 3000)))
	if s.Len() != maxSecret || &held[0] != &s.runes[0] {
		t.Errorf("it has %d characters, in another place", s.Len())
	}
	for _, m := range []tea.KeyMsg{{Type: tea.KeyEsc}, {Type: tea.KeyUp}, {Type: tea.KeyRunes, Runes: []rune("a"), Alt: true}} {
		if s.Key(m) {
			t.Errorf("%v was taken", m)
		}
	}
}
