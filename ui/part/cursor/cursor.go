// Package cursor is the chosen row of a list that may be longer than the
// screen.
package cursor

// Cursor is the chosen row. The zero Cursor is on the first.
type Cursor struct {
	At  int
	top int // first row shown
}

// Keys are the keys that move a cursor.
func Keys() []string {
	return []string{"up", "down", "k", "j", "pgup", "pgdown", "home", "end"}
}

// Key moves the cursor in a list of n rows of which a screen shows h. Other
// keys than those of Keys do nothing.
func (c *Cursor) Key(key string, n, h int) {
	switch key {
	case "up", "k":
		c.At--
	case "down", "j":
		c.At++
	case "pgup":
		c.At -= max(h-1, 1)
	case "pgdown":
		c.At += max(h-1, 1)
	case "home":
		c.At = 0
	case "end":
		c.At = n - 1
	}
	c.Clamp(n)
}

// Clamp keeps the cursor on one of n rows, where there are any.
func (c *Cursor) Clamp(n int) { c.At = max(0, min(c.At, n-1)) }

// Window is which of n rows stand on h lines, from the first up to but not
// including the last: the chosen one is among them, and the list moves no more
// than it has to.
func (c *Cursor) Window(n, h int) (from, to int) {
	h = max(h, 0)
	c.top = max(min(c.top, c.At, n-h), c.At-h+1, 0)
	return c.top, min(c.top+h, n)
}
