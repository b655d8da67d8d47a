//go:build unix

package terminal

import (
	"errors"
	"io"
	"os"
	"sync/atomic"
	"syscall"
	"time"
)

// How long the rest of a piece of input is waited for.
const (
	pieceWait  = 50 * time.Millisecond  // of a key or a letter
	answerWait = 150 * time.Millisecond // of an answer
	// escWait is for a single escape while an answer may still come. At any
	// other time it is the Escape key, and goes through at once.
	escWait = 30 * time.Millisecond
	// lateFor is how long after the start an answer may still come.
	lateFor = 10 * time.Second

	// quietGap without input ends a flood.
	quietGap = 50 * time.Millisecond
	// floodTurn is how long one Read may spend on throwing a flood away.
	floodTurn = 250 * time.Millisecond
)

const (
	// minRead is the shortest buffer Read takes.
	minRead = 64
	// maxHeld is how much of a piece may be kept for the next Read: longer
	// than any key. It fits into the shortest buffer.
	maxHeld = 32
)

// input is the terminal as Bubble Tea reads it. It stays a file, so that raw
// mode, waiting, and leaving the terminal to another program work as they do
// on any other; only what is read passes the filter.
type input struct {
	*os.File
	filter  *filter
	raw     [256]byte       // what was read, before the filter
	held    []byte          // the beginning of a piece whose rest is to come
	late    time.Time       // until then an answer may come
	dropped func(bytes int) // told when a flood is over
	hungUp  func()          // told once when the terminal is gone
	gone    atomic.Bool
}

func newInput(f *os.File, g Ground, dropped func(int), hungUp func()) io.Reader {
	now := time.Now()
	in := &input{File: f, filter: newFilter(now), dropped: dropped, hungUp: hungUp}
	in.filter.answer = g.cut
	if g.late {
		in.late = now.Add(lateFor)
	}
	return in
}

// Read reads some input. It may answer 0 bytes and no error, when all there
// was is not for the program.
//
// It never fills p: Bubble Tea takes a full buffer for one whose last keys are
// still to come, and keeps them until others do.
func (in *input) Read(p []byte) (int, error) {
	if len(p) < minRead {
		return 0, io.ErrShortBuffer
	}
	out := p[:0]
	for start := time.Now(); ; {
		room := min(len(in.raw), len(p)-len(out)-len(pasteOff)-1)
		b, err := in.pieces(in.raw[:room])
		now := time.Now()
		out = in.filter.feed(out, b, now)
		if err != nil {
			return len(out), in.end(err)
		}
		if !in.filter.dropping() || !in.readable(quietGap) {
			in.report()
			return len(out), nil
		}
		if now.Sub(start) > floodTurn || len(p)-len(out) < minRead {
			return len(out), nil
		}
	}
}

// report ends a flood and says how much of it was dropped.
func (in *input) report() {
	if in.filter.paste {
		return
	}
	if n := in.filter.quiet(); n > 0 {
		in.dropped(n)
	}
}

// pieces reads into b until it ends where a piece ends, or the rest does not
// come in time.
func (in *input) pieces(b []byte) ([]byte, error) {
	n := copy(b, in.held)
	in.held = in.held[:0]
	m, err := in.File.Read(b[n:])
	n += m
	for err == nil {
		at, k := unfinished(b[:n], in.filter.paste)
		if at == n || !in.readable(in.patience(b[at:n], k)) {
			break
		}
		if n == len(b) {
			if n-at > min(maxHeld, n-1) {
				break
			}
			in.held = append(in.held, b[at:n]...)
			return b[:at], nil
		}
		m, err = in.File.Read(b[n:])
		n += m
	}
	return b[:n], err
}

// patience is how long to wait for the rest of tail.
func (in *input) patience(tail []byte, k kind) time.Duration {
	switch {
	case k == answerString:
		return answerWait
	case len(tail) > 1 || tail[0] != esc || in.filter.paste:
		return pieceWait
	case time.Now().Before(in.late):
		return escWait
	}
	return 0
}

// end turns the end of the terminal into the end of the input. Bubble Tea
// would drop everything on any other error, what is being written too.
func (in *input) end(err error) error {
	if errors.Is(err, syscall.EAGAIN) {
		return nil // somebody made the terminal non-blocking
	}
	if in.gone.CompareAndSwap(false, true) {
		in.hungUp()
	}
	return io.EOF
}

func (in *input) readable(wait time.Duration) bool { return readable(in.Fd(), wait) }
