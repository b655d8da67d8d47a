// Package keys holds key bindings as data: the footer, the help screen, the
// README's table and the answer to a key that cannot be used now all come from
// the same list.
package keys

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
)

// Binding is one thing a key does on a page.
type Binding struct {
	Keys   []string     // as tea.KeyMsg.String() names them: "enter", "s", "ctrl+c"
	ID     string       // its words in the catalogue: "key.ID" (short, for the footer) and "key.ID.help" (a sentence)
	Label  string       // how the keys are shown ("1-6", "↑↓"); empty: the first key
	Footer bool         // shown in the footer, in the order of the list
	Off    *fault.Error // nil: works now; else why it does not
}

// Is reports whether msg is one of the binding's keys, working or not.
func (b Binding) Is(msg tea.KeyMsg) bool { return slices.Contains(b.Keys, msg.String()) }

// Find is the binding that msg belongs to.
func Find(bs []Binding, msg tea.KeyMsg) (Binding, bool) {
	i := slices.IndexFunc(bs, func(b Binding) bool { return b.Is(msg) })
	if i < 0 {
		return Binding{}, false
	}
	return bs[i], true
}

// Has reports whether a list has a binding with that id.
func Has(bs []Binding, id string) bool {
	return slices.ContainsFunc(bs, func(b Binding) bool { return b.ID == id })
}
