package editor

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// Undoing everything gives back the text of the beginning, and doing it again
// what was there in the end, whatever was typed.
func TestUndoLaws(t *testing.T) {
	any := rapid.OneOf(
		rapid.Map(rapid.StringOfN(rapid.RuneFrom([]rune("ab æ 日")), 1, 1, -1), typed),
		rapid.Map(rapid.SampledFrom([]tea.KeyType{
			tea.KeyEnter, tea.KeyBackspace, tea.KeyDelete, tea.KeyLeft, tea.KeyRight, tea.KeyUp, tea.KeyDown, tea.KeyHome, tea.KeyEnd,
			tea.KeyCtrlW, tea.KeyCtrlU, tea.KeyCtrlK, tea.KeyPgUp, tea.KeyPgDown, tea.KeyCtrlHome, tea.KeyCtrlEnd, tea.KeyCtrlLeft, tea.KeyCtrlRight,
		}), key),
		rapid.Just(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("one\ntwo three"), Paste: true}),
	)
	undo, redo := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("u"), Alt: true}, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("e"), Alt: true}
	rapid.Check(t, func(t *rapid.T) {
		begin := rapid.SampledFrom([]string{"", "Sa ja\ntil fire", strings.Repeat("ord ", 40)}).Draw(t, "begin")
		e := New(begin, 300)
		for _, k := range rapid.SliceOfN(any, 0, maxUndo-1).Draw(t, "keys") {
			e.Key(k, 20)
		}
		end := e.Value()
		for range maxUndo {
			e.Key(undo, 20)
		}
		if e.Value() != begin {
			t.Fatalf("undone, it is %q, wants %q", e.Value(), begin)
		}
		for range maxUndo {
			e.Key(redo, 20)
		}
		if e.Value() != end {
			t.Fatalf("done again, it is %q, wants %q", e.Value(), end)
		}
	})
}

func TestUndoTakesAWord(t *testing.T) {
	e := New("", 100)
	for _, r := range "sier ja til fire" {
		e.Key(typed(string(r)), 40)
	}
	for _, want := range []string{"sier ja til ", "sier ja ", "sier ", "", ""} {
		e.Key(tea.KeyMsg{Type: tea.KeyCtrlUnderscore}, 40)
		if e.Value() != want {
			t.Errorf("%q, wants %q", e.Value(), want)
		}
	}
}

// The text moves no more than it has to: going up within what is in sight
// leaves it where it is.
func TestItScrollsNoMoreThanItHasTo(t *testing.T) {
	e := New("1\n2\n3\n4\n5\n6", 100)
	shown(&e, 10, 3)
	for _, c := range []struct {
		key  tea.KeyType
		want string
	}{{tea.KeyUp, "4 5 6"}, {tea.KeyUp, "4 5 6"}, {tea.KeyUp, "3 4 5"}, {tea.KeyPgUp, "1 2 3"}, {tea.KeyPgDown, "1 2 3"}, {tea.KeyCtrlEnd, "4 5 6"}} {
		e.Key(key(c.key), 10)
		if got := strings.Join(shown(&e, 10, 3), " "); got != c.want {
			t.Errorf("after %v: %s, wants %s", c.key, got, c.want)
		}
	}
}
