package page

// Arriver is a page that looks for something whenever it comes in front. The
// root calls Arrive after Seen, and does what the answer asks.
type Arriver interface {
	Arrive(c Context) Action
}
