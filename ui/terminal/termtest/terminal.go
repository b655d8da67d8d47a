package termtest

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// Options describe the terminal.
type Options struct {
	// Width and Height are its size in cells; 120 by 40 where 0.
	Width, Height int
	// Env is added to the program's environment: NAME=VALUE.
	Env []string
	// Dir is the program's working directory; a new empty one where "".
	Dir string
	// Silent makes the terminal answer no question.
	Silent bool
	// Light gives the terminal a light background.
	Light bool
	// Limit is how long a wait lasts; 15 seconds where 0. It only bounds how
	// long a failing test takes.
	Limit time.Duration
}

// Terminal is a terminal with a program on it.
type Terminal struct {
	t      testing.TB
	opts   Options
	screen *screen
	master *os.File // the terminal's side
	slave  *os.File // the program's side, held open to be looked at
	before any      // the terminal's mode before the program
	prog   program
	news   chan struct{} // something was written
	read   chan struct{} // closed when there is nothing more to read
}

// program is what runs on the terminal.
type program interface {
	over() <-chan struct{} // closed when it has ended
	code() int             // how it ended; after over
	signal(os.Signal)
	resized()
}

// Type types keys, one write each: "<down>", "<enter>", "<c-c>", "<a-x>", or
// text, which arrives in one write as from somebody who types fast.
func (x *Terminal) Type(keys ...string) {
	x.t.Helper()
	for _, k := range keys {
		b, err := bytesOf(k)
		if err != nil {
			x.t.Fatal(err)
		}
		x.Write(b)
	}
}

// Paste pastes text as a terminal does that was asked to mark it.
func (x *Terminal) Paste(text string) {
	x.t.Helper()
	x.Write("\x1b[200~" + text + "\x1b[201~")
}

// Write sends bytes as they are.
func (x *Terminal) Write(raw string) {
	x.t.Helper()
	if _, err := x.master.WriteString(raw); err != nil {
		x.fail("type %q: %v", raw, err)
	}
}

// Screen is what can be read now: one line a row, blanks at the ends cut off.
func (x *Terminal) Screen() string { return x.screen.text() }

// Output is everything the program has written, escape sequences and all.
func (x *Terminal) Output() string { return x.screen.output() }

// WaitFor waits until text is on the screen.
func (x *Terminal) WaitFor(text string) {
	x.t.Helper()
	x.WaitUntil(fmt.Sprintf("%q on the screen", text), func(s string) bool { return strings.Contains(s, text) })
}

// WaitGone waits until text is not on the screen.
func (x *Terminal) WaitGone(text string) {
	x.t.Helper()
	x.WaitUntil(fmt.Sprintf("%q gone from the screen", text), func(s string) bool { return !strings.Contains(s, text) })
}

// WaitUntil waits until ok is true of the screen. What is named when it does
// not come about.
func (x *Terminal) WaitUntil(what string, ok func(screen string) bool) {
	x.t.Helper()
	limit := time.After(x.opts.Limit)
	for over := false; ; {
		if ok(x.Screen()) {
			return
		}
		if over {
			x.fail("the program ended (%d) without %s", x.prog.code(), what)
		}
		select {
		case <-x.news:
		case <-x.read:
			<-x.prog.over()
			over = true
		case <-limit:
			x.fail("no %s in %v", what, x.opts.Limit)
		}
	}
}

// WaitOutput waits until the program has written raw, which need not be seen
// on the screen.
func (x *Terminal) WaitOutput(raw string) {
	x.t.Helper()
	x.WaitUntil(fmt.Sprintf("%q written", raw), func(string) bool { return strings.Contains(x.Output(), raw) })
}

// Dir is the program's working directory.
func (x *Terminal) Dir() string { return x.opts.Dir }

// WaitExit waits until the program has ended, and fails unless code is what it
// ended with.
func (x *Terminal) WaitExit(code int) {
	x.t.Helper()
	if got := x.Exit(); got != code {
		x.fail("the program ended with %d, not %d", got, code)
	}
}

// Exit waits until the program has ended and says with what: its exit code, or
// 128 and the number of the signal that killed it. A model inside the test
// ends with 0, or 1 on an error.
func (x *Terminal) Exit() int {
	x.t.Helper()
	select {
	case <-x.read:
	case <-time.After(x.opts.Limit):
		x.fail("the program still runs after %v", x.opts.Limit)
	}
	return x.prog.code()
}

// Running says whether the program has not ended yet.
func (x *Terminal) Running() bool {
	select {
	case <-x.prog.over():
		return false
	default:
		return true
	}
}

// Signal sends the program a signal. It has none to a model inside the test.
func (x *Terminal) Signal(s os.Signal) { x.prog.signal(s) }

// Hangup closes the terminal, as closing its window does. What ran on it may
// run on; nothing can be read from it any more.
func (x *Terminal) Hangup() { _ = x.master.Close() }

// Resize changes the terminal's size.
func (x *Terminal) Resize(width, height int) {
	x.t.Helper()
	x.screen.resize(width, height)
	if err := setSize(x.slave, width, height); err != nil {
		x.fail("resize: %v", err)
	}
	x.prog.resized()
}

// Left lists how the terminal differs from before the program: modes that are
// still on, a hidden cursor, echo switched off. Nothing is as it should be
// once a program has ended, and while it is stopped.
func (x *Terminal) Left() []string {
	left := x.screen.on()
	if !sameMode(x.slave, x.before) {
		left = append(left, "line mode")
	}
	return left
}

func (x *Terminal) fail(format string, args ...any) {
	x.t.Helper()
	x.t.Fatalf("%s\n%s", fmt.Sprintf(format, args...), framed(x.Screen(), x.opts.Width))
}

// framed draws a box around a screen, so that a failed test shows where it
// ends.
func framed(screen string, width int) string {
	edge := "+" + strings.Repeat("-", width) + "+\n"
	var b strings.Builder
	b.WriteString(edge)
	for line := range strings.SplitSeq(screen, "\n") {
		fmt.Fprintf(&b, "|%-*s|\n", width, line)
	}
	return b.String() + edge
}

// pump reads what the program writes until it has ended and all is read.
func (x *Terminal) pump() {
	defer close(x.read)
	chunks := make(chan []byte)
	go func() {
		defer close(chunks)
		buf := make([]byte, 64<<10)
		for {
			n, err := x.master.Read(buf)
			if n > 0 {
				chunks <- append([]byte(nil), buf[:n]...)
			}
			if err != nil {
				return
			}
		}
	}()
	over := x.prog.over()
	var quiet <-chan time.Time
	for {
		select {
		case b, open := <-chunks:
			if !open {
				<-x.prog.over()
				return
			}
			x.take(b)
		case <-over:
			// The program's side stays open, so the end of the output is
			// not to be seen but by its silence.
			over, quiet = nil, time.After(50*time.Millisecond)
		case <-quiet:
			go func() { // until the terminal is closed
				for range chunks {
				}
			}()
			return
		}
	}
}

func (x *Terminal) take(b []byte) {
	if reply := x.screen.write(b); len(reply) > 0 {
		_, _ = x.master.Write(reply) // a closed terminal answers nothing
	}
	select {
	case x.news <- struct{}{}:
	default:
	}
}
