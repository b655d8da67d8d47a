package input

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"votering/internal/text"
	"votering/ui/theme"
)

func typed(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

func key(t tea.KeyType) tea.KeyMsg { return tea.KeyMsg{Type: t} }

func TestWriting(t *testing.T) {
	for name, c := range map[string]struct {
		keys []tea.KeyMsg
		want string
	}{
		"at the end":     {[]tea.KeyMsg{typed("!")}, "Kinn er best!"},
		"in the middle":  {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyRight), typed("v")}, "Kvinn er best"},
		"back":           {[]tea.KeyMsg{key(tea.KeyBackspace)}, "Kinn er bes"},
		"forward":        {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyDelete)}, "inn er best"},
		"a word":         {[]tea.KeyMsg{key(tea.KeyCtrlW), key(tea.KeyCtrlW)}, "Kinn "},
		"all":            {[]tea.KeyMsg{key(tea.KeyCtrlU), typed("Bodø")}, "Bodø"},
		"to the end":     {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyCtrlK)}, ""},
		"too long":       {[]tea.KeyMsg{typed(" av alle sammen")}, "Kinn er best av alle"},
		"escapes pasted": {[]tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("\x1b]52;\n\u202e"), Paste: true}}, "Kinn er best52; "},
	} {
		l := New("Kinn er best", 20)
		for _, k := range c.keys {
			if !l.Key(k) {
				t.Errorf("%s: %v was of no use", name, k)
			}
		}
		if l.Value() != c.want {
			t.Errorf("%s: %q, wants %q", name, l.Value(), c.want)
		}
	}
}

func TestOtherKeysAreLeftToOthers(t *testing.T) {
	l := New("", 5)
	for _, k := range []tea.KeyMsg{key(tea.KeyEnter), key(tea.KeyEsc), key(tea.KeyUp), {Type: tea.KeyRunes, Runes: []rune("1"), Alt: true}} {
		if l.Key(k) {
			t.Errorf("%v was taken", k)
		}
	}
}

func TestViewIsExactAndShowsTheCursor(t *testing.T) {
	s := theme.New(theme.None, true, termenv.ANSI)
	rapid.Check(t, func(t *rapid.T) {
		l := New(rapid.StringOf(rapid.RuneFrom([]rune("abc æøå日本"))).Draw(t, "text"), 80)
		for range rapid.IntRange(0, 30).Draw(t, "left") {
			l.Key(key(tea.KeyLeft))
		}
		w := rapid.IntRange(3, 30).Draw(t, "w")
		got := l.View(s, w, "placeholder")
		if ansi.StringWidth(got) > w {
			t.Fatalf("%q is %d cells, wants at most %d", got, ansi.StringWidth(got), w)
		}
		if !strings.Contains(got, "\x1b[7m") {
			t.Fatalf("no cursor in %q", got)
		}
		if text.Width(l.Value()) < w && l.Value() != "" && !strings.Contains(ansi.Strip(got), l.Value()) {
			t.Fatalf("%q does not show %q", got, l.Value())
		}
	})
}
