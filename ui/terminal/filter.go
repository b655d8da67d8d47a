package terminal

import (
	"bytes"
	"time"
)

// How much is let through.
const (
	// burst is how many bytes of keys may come at once, and perSecond how
	// fast that much comes back. Nobody types as fast: a key held down makes
	// some 200 bytes a second, a mouse 1,000.
	burst     = 32 << 10
	perSecond = 2 << 10
	// pasteMax is how much of one bracketed paste is kept: the longest text
	// the program takes, 40,000 characters, in the widest script.
	pasteMax = 128 << 10
	// pasteIdle is how long a paste may be silent before it counts as over.
	pasteIdle = 2 * time.Second
	// answerMax and answerIdle bound an answer that does not end.
	answerMax  = 512
	answerIdle = time.Second
)

// filter lets keys and pastes through, within bounds, and nothing else. It
// knows no clock and no terminal: both are told to it.
type filter struct {
	budget int       // bytes that may still come at once
	last   time.Time // when something came last

	flooded bool // dropping until it is quiet
	paste   bool // inside a bracketed paste
	pasted  int  // bytes of it so far
	answer  int  // bytes so far of an answer without its end; 0: none
	dropped int  // bytes dropped since the last report
}

func newFilter(now time.Time) *filter { return &filter{budget: burst, last: now} }

// feed appends to dst what of b may pass. b ends at the end of a piece, or
// where its rest did not come in time. dst grows by at most len(b) and the
// length of one closing mark.
func (f *filter) feed(dst, b []byte, now time.Time) []byte {
	idle := now.Sub(f.last)
	f.last = now
	f.budget = min(burst, f.budget+int(min(idle, time.Minute)*perSecond/time.Second))
	if f.paste && idle > pasteIdle {
		// Its end was lost. Bubble Tea waits for it before it looks at
		// anything else, so give it one.
		f.paste = false
		dst = append(dst, pasteOff...)
	}
	if idle > answerIdle {
		f.answer = 0
	}
	for len(b) > 0 {
		switch {
		case f.paste:
			dst, b = f.inPaste(dst, b)
		case f.answer > 0:
			b = f.inAnswer(b)
		default:
			dst, b = f.piece(dst, b)
		}
	}
	return dst
}

// inPaste takes what belongs to the paste.
func (f *filter) inPaste(dst, b []byte) (out, rest []byte) {
	end := bytes.Index(b, []byte(pasteOff))
	text := b
	if end >= 0 {
		text = b[:end]
	}
	keep := min(len(text), max(0, pasteMax-f.pasted))
	f.pasted += keep
	f.dropped += len(text) - keep
	dst = append(dst, text[:keep]...)
	if end < 0 {
		return dst, nil
	}
	f.paste = false
	return append(dst, pasteOff...), b[end+len(pasteOff):]
}

// inAnswer takes what belongs to an answer whose beginning came earlier.
func (f *filter) inAnswer(b []byte) (rest []byte) {
	for i, c := range b {
		switch {
		case f.answer >= answerMax:
			f.answer = 0
			return b[i:]
		case c == bel:
			f.answer = 0
			return b[i+1:]
		case c == '\\' && (i == 0 || b[i-1] == esc):
			f.answer = 0
			return b[i+1:]
		case c == esc && i+1 < len(b) && b[i+1] != '\\', c < 0x20 && c != esc:
			f.answer = 0 // a key: the answer was cut off
			return b[i:]
		}
		f.answer++
	}
	return nil
}

// piece takes one piece of b.
func (f *filter) piece(dst, b []byte) (out, rest []byte) {
	n, k := next(b)
	cut := n == 0
	if cut {
		n = len(b)
	}
	switch k {
	case answerString:
		if cut {
			f.answer = n
		}
		return dst, b[n:]
	case answerCSI:
		return dst, b[n:]
	case pasteStart:
		f.paste, f.pasted = true, 0
	case pasteEnd: // of no paste
		return dst, b[n:]
	default:
		if f.flooded = f.flooded || n > f.budget; f.flooded {
			f.dropped += n
			return dst, b[n:]
		}
		f.budget -= n
	}
	return append(dst, b[:n]...), b[n:]
}

// dropping says whether what comes now is thrown away.
func (f *filter) dropping() bool {
	return f.flooded || f.paste && f.pasted >= pasteMax
}

// quiet says that nothing has come for a while: what comes now is let through
// again. It returns how many bytes were dropped since it was last asked.
func (f *filter) quiet() int {
	f.flooded = false
	n := f.dropped
	f.dropped = 0
	return n
}
