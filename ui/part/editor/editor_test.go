package editor

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"votering/internal/text"
	"votering/ui/theme"
)

func typed(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

func key(t tea.KeyType) tea.KeyMsg { return tea.KeyMsg{Type: t} }

func shown(e *Editor, w, h int) []string {
	var lines []string
	for _, l := range e.Draw(theme.New(theme.None, true, termenv.ANSI), w, h) {
		lines = append(lines, strings.TrimRight(l.Plain(), " "))
	}
	return lines
}

func TestWriting(t *testing.T) {
	for name, c := range map[string]struct {
		keys []tea.KeyMsg
		want string
	}{
		"at the end":     {[]tea.KeyMsg{typed("!")}, "Sa ja\ntil fire!"},
		"a new line":     {[]tea.KeyMsg{key(tea.KeyEnter), typed("x")}, "Sa ja\ntil fire\nx"},
		"line start":     {[]tea.KeyMsg{key(tea.KeyHome), typed("og ")}, "Sa ja\nog til fire"},
		"a line up":      {[]tea.KeyMsg{key(tea.KeyUp), typed(",")}, "Sa ja,\ntil fire"},
		"up and down":    {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyRight), key(tea.KeyUp), key(tea.KeyDown), typed("_")}, "Sa ja\nt_il fire"},
		"join lines":     {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyBackspace)}, "Sa jatil fire"},
		"forward":        {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyDelete)}, "Sa ja\nil fire"},
		"a word":         {[]tea.KeyMsg{key(tea.KeyCtrlW)}, "Sa ja\ntil "},
		"the line":       {[]tea.KeyMsg{key(tea.KeyCtrlU)}, "Sa ja\n"},
		"to its end":     {[]tea.KeyMsg{key(tea.KeyHome), key(tea.KeyCtrlK)}, "Sa ja\n"},
		"too long":       {[]tea.KeyMsg{typed(" ganger så mange")}, "Sa ja\ntil fire gange"},
		"pasted lines":   {[]tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("\r\n1\r2"), Paste: true}}, "Sa ja\ntil fire\n1\n2"},
		"pasted escapes": {[]tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("\x1b]52\u202e"), Paste: true}}, "Sa ja\ntil fire52"},
	} {
		e := New("Sa ja\ntil fire", 20)
		for _, k := range c.keys {
			if !e.Key(k, 40) {
				t.Errorf("%s: %v was of no use", name, k)
			}
		}
		if e.Value() != c.want {
			t.Errorf("%s: %q, wants %q", name, e.Value(), c.want)
		}
	}
}

func TestOtherKeysAreLeftToOthers(t *testing.T) {
	e := New("", 5)
	for _, k := range []tea.KeyMsg{key(tea.KeyEsc), key(tea.KeyTab), key(tea.KeyCtrlS), {Type: tea.KeyRunes, Runes: []rune("1"), Alt: true}} {
		if e.Key(k, 10) {
			t.Errorf("%v was taken", k)
		}
	}
}

func TestDrawBreaksAtSpaces(t *testing.T) {
	e := New("Sa ja til over fire ganger det\n\nførste", 100)
	want := []string{"Sa ja til", "over fire", "ganger det", "", "første"}
	if diff := cmp.Diff(want, shown(&e, 11, 5)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"", "første"}, shown(&e, 11, 2)); diff != "" {
		t.Errorf("the cursor is out of sight: %s", diff)
	}
}

// The drawing has all of the text and the size it was asked for, wherever the
// cursor went; and moving it changes nothing.
func TestDrawLaws(t *testing.T) {
	moves := []tea.KeyMsg{key(tea.KeyUp), key(tea.KeyDown), key(tea.KeyLeft), key(tea.KeyRight), key(tea.KeyHome), key(tea.KeyEnd)}
	rapid.Check(t, func(t *rapid.T) {
		e := New(rapid.StringOf(rapid.RuneFrom([]rune("ab æ\n日"))).Draw(t, "text"), 200)
		before := e.Value()
		w, h := rapid.IntRange(4, 30).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
		for _, k := range rapid.SliceOf(rapid.SampledFrom(moves)).Draw(t, "moves") {
			e.Key(k, w)
		}
		if e.Value() != before {
			t.Fatalf("%q became %q", before, e.Value())
		}
		for _, l := range shown(&e, w, h) {
			if text.Width(l) > w {
				t.Fatalf("%q is %d cells, wants at most %d", l, text.Width(l), w)
			}
		}
		all := strings.Join(shown(&e, w, len(e.rows(w))), "")
		if strip(all) != strip(before) {
			t.Fatalf("%q is drawn as %q", before, all)
		}
	})
}

func strip(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }

// A paste that is too long is left out whole, and said so until the text
// changes.
func TestAPasteThatIsTooLong(t *testing.T) {
	paste := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("firedobbelt"), Paste: true}
	e := New("Sa ja", 10)
	e.Key(paste, 40)
	if want := (Left{Out: 11, Room: 5}); e.Value() != "Sa ja" || e.Left() != want {
		t.Errorf("%q, %+v", e.Value(), e.Left())
	}
	e.Key(key(tea.KeyLeft), 40)
	if e.Left() == (Left{}) {
		t.Error("moving forgets it")
	}
	e.Key(typed("!"), 40)
	if e.Value() != "Sa j!a" || e.Left() != (Left{}) {
		t.Errorf("%q, %+v", e.Value(), e.Left())
	}
	e.Key(typed("1234567"), 40)
	if want := (Left{Out: 3, Room: 4}); e.Value() != "Sa j!1234a" || e.Left() != want {
		t.Errorf("%q, %+v", e.Value(), e.Left())
	}
}
