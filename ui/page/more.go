package page

// Selecter is a page that can be shown at a nominee. The root calls Select
// before a page comes in front by Action.Goto with Action.Select.
type Selecter interface {
	Select(c Context, nominee string)
}

// Leaver is a page on which something may be half written. The root calls
// Leave before another page comes in front, before somebody else sits down,
// and before the program is left, and does what the answer asks: so nothing
// that was typed is lost.
type Leaver interface {
	Leave(c Context) Action
}
