package page

import "time"

// Ticker is a page on which time is seen to pass. While it is in front the root
// draws it anew that often, with the new time in Context.Now: at the full
// second, minute or whatever it asks for.
type Ticker interface {
	// Tick is how often the page wants to be drawn, at most once a second; 0
	// where nothing runs. It is asked after every message.
	Tick() time.Duration
}
