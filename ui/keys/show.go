package keys

import (
	"strings"

	"votering/internal/locale"
)

// signs are keys that have a sign of their own.
var signs = map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→"}

// Show is how the binding's keys are written: its Label, or its first key.
func (b Binding) Show(l *locale.Catalog) string {
	if b.Label != "" || len(b.Keys) == 0 {
		return b.Label
	}
	return Name(l, b.Keys[0])
}

// Name writes one key, named as tea.KeyMsg.String() does, as keyboards do:
// "ctrl+c" is "Ctrl+C", " " is "Space".
func Name(l *locale.Catalog, key string) string {
	if s, ok := signs[key]; ok {
		return s
	}
	if k := "key.name." + key; l.Has(k) {
		return l.T(k)
	}
	if key == " " {
		return l.T("key.name.space")
	}
	parts := strings.Split(key, "+")
	if len(parts) == 1 && len([]rune(key)) == 1 {
		return key // a letter is meant as it is typed
	}
	for i, p := range parts {
		if p != "" {
			parts[i] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "+")
}

// Word is what the binding does in one or two words, for the footer.
func (b Binding) Word(l *locale.Catalog) string { return l.T("key." + b.ID) }

// Help is what it does in a sentence.
func (b Binding) Help(l *locale.Catalog) string { return l.T("key." + b.ID + ".help") }
