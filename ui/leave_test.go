package ui

import (
	"errors"
	"strings"
	"syscall"
	"testing"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/ui/page"
	"votering/ui/terminal"
)

// However the screen ends, the file is closed and what is saved is said in a
// sentence; a stack is for nobody who sits there.
func TestHowItEnds(t *testing.T) {
	for name, c := range map[string]struct {
		err     error
		unsaved bool
		id      string
		path    bool
	}{
		"left":                 {nil, false, "", true},
		"given up":             {nil, true, "unsaved", false},
		"signal":               {&terminal.Ended{Signal: syscall.SIGTERM}, false, "", true},
		"signal, unsaved":      {&terminal.Ended{Signal: syscall.SIGTERM}, true, "unsaved", false},
		"panic":                {&terminal.Panic{Value: "boom", Stack: []byte("goroutine 1")}, false, "ui.crashed", false},
		"panic, unsaved":       {&terminal.Panic{Value: "boom", Stack: []byte("goroutine 1")}, true, "ui.crashed.unsaved", false},
		"panic of an error":    {&terminal.Panic{Value: fault.New(fault.DB, "store.lost")}, false, "ui.crashed", false},
		"something of its own": {errors.New("no such terminal"), false, "", false},
	} {
		fs := fakes{}
		d := sit(t, prize, fs.fresh)
		if c.unsaved {
			d.m.queue.add(job{page.Nominees, *mark("m", "4").Act, ""})
		}
		left, err := d.m.leave(c.err)
		path := left.Path
		if (path != "") != c.path || !d.store.Closed() {
			t.Errorf("%s: path %q, closed %v", name, path, d.store.Closed())
		}
		id := ""
		if f := fault.Of(err); f != nil {
			id = f.ID
			if message, try := locale.For(locale.EN).Fault(f); f.Class != fault.IO || strings.Contains(message+try, "goroutine") || strings.ContainsAny(message+try, "⟦{") {
				t.Errorf("%s: %s: %s → %s", name, f.Class, message, try)
			}
		}
		if id != c.id || ended(c.err) != ended(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
