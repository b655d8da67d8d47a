package page

// Leaver is a page on which something may be half written. The root calls
// Leave before another page comes in front, before somebody else sits down,
// and before the program is left, and does what the answer asks: so nothing
// that was typed is lost.
type Leaver interface {
	Leave(c Context) Action
}
