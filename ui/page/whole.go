package page

// Whole is a page that may have the screen to itself: then the root draws
// nothing around it, no title and no keys, and says nothing below it. What
// there is to warn of waits until the page has given the screen back. Only the
// page's own keys work, and those that change how everything is drawn; Ctrl+C
// leaves the program as it does everywhere. It is drawn in high contrast.
type Whole interface {
	// Whole reports whether the page has the screen to itself now.
	Whole() bool
}
