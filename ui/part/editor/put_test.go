package editor

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// What is put in stands apart from the words around it, and is taken out by one
// undo.
func TestPut(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		back int // from the end
		want string
	}{
		"into nothing":     {"", 0, "«to ord»"},
		"after a word":     {"sa", 0, "sa «to ord»"},
		"after a blank":    {"sa ", 0, "sa «to ord»"},
		"after a bracket":  {"sa (", 0, "sa («to ord»"},
		"on a new line":    {"sa\n", 0, "sa\n«to ord»"},
		"between words":    {"sa ja", 2, "sa «to ord» ja"},
		"before a stop":    {"sa.", 1, "sa «to ord»."},
		"in front of all":  {"sa", 2, "«to ord» sa"},
		"before a blank":   {"sa ja", 3, "sa «to ord» ja"},
		"there is no room": {"0123456789", 0, "0123456789"},
	} {
		e := New(c.text, 15)
		for range c.back {
			e.Key(key(tea.KeyLeft), 40)
		}
		e.Put("«to ord»")
		if e.Value() != c.want {
			t.Errorf("%s: %q, wants %q", name, e.Value(), c.want)
		}
		if left := e.Left().Fault() != nil; left != (c.want == c.text) {
			t.Errorf("%s: left out: %v", name, left)
		}
		e.Key(tea.KeyMsg{Type: tea.KeyCtrlUnderscore}, 40)
		if e.Value() != c.text {
			t.Errorf("%s: undone it is %q", name, e.Value())
		}
	}
}
