package locale

import "votering/internal/fault"

// screenTry ends the keys of what to do next where the program's screen is
// open: there a page and a key do what elsewhere a command does.
const screenTry = ".try.screen"

// FaultOnScreen is Fault for the screen: what to do next names pages and keys
// where the command line's sentence names commands.
func (c *Catalog) FaultOnScreen(err error) (message, try string) {
	message, try = c.Fault(err)
	f := fault.Of(err)
	if f == nil {
		return message, try
	}
	key := "fault." + f.ID
	if !c.Has(key) {
		key = "class." + string(f.Class)
	}
	if c.Has(key + screenTry) {
		try = stopless(c.fill(key+screenTry, func(name string) (string, bool) { return c.arg(f, name) }))
	}
	return message, try
}
