// Package input is a line of text being written.
package input

import (
	"slices"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Line is a line of text and the place in it where typing goes on. The zero
// Line is empty and takes no characters; New makes one that does.
type Line struct {
	runes []rune
	at    int // before runes[at]
	max   int
}

// New is a line that holds value and takes at most max characters. Typing goes
// on at its end.
func New(value string, max int) Line {
	l := Line{max: max}
	l.insert(value)
	return l
}

// Put writes a text in place of what stands there. Typing goes on at its end.
func (l *Line) Put(value string) {
	l.cut(0, len(l.runes))
	l.insert(value)
}

// Value is the text as it stands.
func (l *Line) Value() string { return string(l.runes) }

// Key handles one key or one paste, and reports whether it was of use. What
// may not stand in a text is dropped; so is what would be too long.
func (l *Line) Key(msg tea.KeyMsg) bool {
	switch msg.String() {
	case "left", "ctrl+b":
		l.at = max(0, l.at-1)
	case "right", "ctrl+f":
		l.at = min(len(l.runes), l.at+1)
	case "home", "ctrl+a":
		l.at = 0
	case "end", "ctrl+e":
		l.at = len(l.runes)
	case "backspace":
		l.cut(max(0, l.at-1), l.at)
	case "delete":
		l.cut(l.at, min(len(l.runes), l.at+1))
	case "ctrl+w", "alt+backspace":
		l.cut(l.wordStart(), l.at)
	case "ctrl+u":
		l.cut(0, l.at)
	case "ctrl+k":
		l.cut(l.at, len(l.runes))
	default:
		if msg.Alt || msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace {
			return false
		}
		l.insert(string(msg.Runes))
	}
	return true
}

func (l *Line) insert(s string) {
	room := max(0, l.max-len(l.runes))
	in := []rune(text.Keep(s))
	in = in[:min(len(in), room)]
	l.runes = slices.Insert(l.runes, l.at, in...)
	l.at += len(in)
}

func (l *Line) cut(from, to int) {
	l.runes = slices.Delete(l.runes, from, to)
	l.at = from
}

// wordStart is where the word before the cursor begins.
func (l *Line) wordStart() int {
	i := l.at
	for i > 0 && unicode.IsSpace(l.runes[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(l.runes[i-1]) {
		i--
	}
	return i
}

// View draws the line in exactly w cells, with the place where typing goes on
// in sight. Placeholder stands there, muted, while the line is empty.
func (l *Line) View(s *theme.Styles, w int, placeholder string) string {
	return draw.Block{l.Pieces(s, w, placeholder)}.Render(max(w, 0), 1)
}

// Pieces is View for a line that goes on into others.
func (l *Line) Pieces(s *theme.Styles, w int, placeholder string) draw.Line {
	if w < 1 {
		return nil
	}
	if len(l.runes) == 0 {
		return draw.Of(" ", &s.Cursor).Add(text.PadRight(placeholder, w-1), &s.Muted)
	}
	from := l.windowStart(w)
	before := string(l.runes[from:l.at])
	under, after := " ", ""
	if l.at < len(l.runes) {
		under, after = string(l.runes[l.at]), string(l.runes[l.at+1:])
	}
	rest := max(0, w-text.Width(before)-text.Width(under))
	return draw.Of(before, &s.Base).Add(under, &s.Cursor).Add(fill(after, rest), &s.Base)
}

// windowStart is the first character shown: the first from which the cursor
// still lies within w cells.
func (l *Line) windowStart(w int) int {
	from := 0
	for from < l.at && text.Width(string(l.runes[from:min(l.at+1, len(l.runes))]))+1 > w {
		from++
	}
	return from
}

// fill cuts or pads without an ellipsis: text goes on beyond an edge as a
// matter of course here.
func fill(s string, w int) string {
	var b strings.Builder
	used := 0
	for _, r := range s {
		n := text.Width(string(r))
		if used+n > w {
			break
		}
		b.WriteRune(r)
		used += n
	}
	return b.String() + strings.Repeat(" ", w-used)
}
