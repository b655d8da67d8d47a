package input

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/part/draw"
	"votering/ui/theme"
)

// maxSecret is how many characters a passphrase may have.
const maxSecret = 1024

// Secret is a passphrase being written. It is never drawn, only how long it
// is. The zero Secret is empty. Whoever has used it wipes it.
type Secret struct{ runes []rune }

// Key handles one key or one paste, and reports whether it was of use.
func (s *Secret) Key(msg tea.KeyMsg) bool {
	switch msg.String() {
	case "backspace":
		if n := len(s.runes); n > 0 {
			s.runes[n-1] = 0
			s.runes = s.runes[:n-1]
		}
	case "ctrl+u", "ctrl+w":
		s.Wipe()
	default:
		if msg.Alt || msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace {
			return false
		}
		s.add(msg.Runes)
	}
	return true
}

// add takes every character but those that no keyboard writes: a passphrase is
// taken as it is.
func (s *Secret) add(in []rune) {
	if s.runes == nil {
		s.runes = make([]rune, 0, maxSecret) // grows in place: no copies are left behind
	}
	for _, r := range in {
		if len(s.runes) < maxSecret && !unicode.IsControl(r) {
			s.runes = append(s.runes, r)
		}
	}
}

// Len is how many characters it has.
func (s *Secret) Len() int { return len(s.runes) }

// Same reports whether the two are the same.
func (s *Secret) Same(o *Secret) bool { return slices.Equal(s.runes, o.runes) }

// Take is the passphrase, which is wiped here; the caller clears what it was
// given. Nil where it is empty.
func (s *Secret) Take() []byte {
	var out []byte
	if n := len(s.runes); n > 0 {
		out = make([]byte, 0, n*utf8.UTFMax)
	}
	for _, r := range s.runes {
		out = utf8.AppendRune(out, r)
	}
	s.Wipe()
	return out
}

// Wipe empties it and leaves nothing of it in memory that is still held.
func (s *Secret) Wipe() {
	clear(s.runes[:cap(s.runes)])
	s.runes = s.runes[:0]
}

// Pieces draws a sign for every character, as far as they fit in w cells, and
// the place where typing goes on.
func (s *Secret) Pieces(st *theme.Styles, w int) draw.Line {
	n := min(len(s.runes), max(w-1, 0))
	return draw.Of(strings.Repeat("●", n), &st.Base).Add(" ", &st.Cursor)
}
