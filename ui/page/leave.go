package page

// Leaver is a page on which something may be half written. The root calls
// Leave before another page comes in front, before somebody else sits down,
// and before the program is left, and does what the answer asks: so nothing
// that was typed is lost.
type Leaver interface {
	Leave(c Context) Action
}

// Holder is a page that may hold something typed which is stored nowhere until
// it is complete. Holds says in a sentence what would be lost, and nothing
// where nothing would; the root asks before the program is left.
type Holder interface {
	Holds(c Context) string
}
