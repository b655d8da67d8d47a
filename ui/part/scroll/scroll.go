// Package scroll is how far one has come in a text that may be longer than the
// screen.
package scroll

import "votering/ui/part/cursor"

// Scroll is the first line in sight. The zero Scroll is at the beginning.
type Scroll struct{ Top int }

// Keys are the keys that move a text.
func Keys() []string { return append(cursor.Keys(), " ") }

// Key moves a text of n lines of which a screen shows h. A page overlaps the
// one before by a line. Other keys than those of Keys do nothing.
func (s *Scroll) Key(key string, n, h int) {
	end, before := max(n-h, 0), s.Top
	switch key {
	case "up", "k":
		s.Top--
	case "down", "j":
		s.Top++
	case "pgup":
		s.Top -= max(h-1, 1)
	case "pgdown", " ":
		s.Top += max(h-1, 1)
	case "home":
		s.Top = 0
	case "end":
		s.Top = end
	}
	s.Top = max(min(s.Top, max(end, before)), 0) // who stands beyond the end is not thrown back
}

// Clamp keeps the first line within the text.
func (s *Scroll) Clamp(last int) { s.Top = max(min(s.Top, last), 0) }
