package keys

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/locale"
)

func TestShow(t *testing.T) {
	nb := locale.For(locale.NB)
	for _, c := range []struct {
		b    Binding
		want string
	}{
		{Binding{Keys: []string{"ctrl+c", "q"}}, "Ctrl+C"},
		{Binding{Keys: []string{"shift+tab"}}, "Shift+Tab"},
		{Binding{Keys: []string{"enter"}}, "Enter"},
		{Binding{Keys: []string{"up"}}, "↑"},
		{Binding{Keys: []string{"u"}}, "u"},
		{Binding{Keys: []string{"U"}}, "U"},
		{Binding{Keys: []string{" "}}, "Mellomrom"},
		{Binding{Keys: []string{"f1"}}, "F1"},
		{Binding{Keys: []string{"1", "2"}, Label: "1-6"}, "1-6"},
		{Binding{Keys: []string{"+"}}, "+"},
	} {
		if got := c.b.Show(nb); got != c.want {
			t.Errorf("%v is shown as %q, wants %q", c.b.Keys, got, c.want)
		}
	}
}

func TestFind(t *testing.T) {
	bs := []Binding{{Keys: []string{"up", "k"}, ID: "up"}, {Keys: []string{" "}, ID: "pick"}}
	if b, ok := Find(bs, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("k")}); !ok || b.ID != "up" {
		t.Errorf("k finds %v, %v", b, ok)
	}
	if b, ok := Find(bs, tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}); !ok || b.ID != "pick" {
		t.Errorf("space finds %v, %v", b, ok)
	}
	if b, ok := Find(bs, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("k"), Alt: true}); ok {
		t.Errorf("alt+k finds %v", b)
	}
}
