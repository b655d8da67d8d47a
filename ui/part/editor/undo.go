package editor

import (
	"slices"
	"unicode"
)

// maxUndo is how many changes can be undone.
const maxUndo = 100

// change is characters that were replaced: at that place, out by in.
type change struct {
	at      int
	out, in []rune
}

// note remembers a change. Characters of one word that were typed, or erased,
// one after the other are one change.
func (e *Editor) note(c change) {
	e.undone = nil
	if n := len(e.done); n > 0 {
		last := &e.done[n-1]
		switch {
		case len(c.out) == 0 && len(last.out) == 0 && len(c.in) == 1 && c.at == last.at+len(last.in) && !begins(last.in, c.in[0]):
			last.in = append(last.in, c.in...)
			return
		case len(c.in) == 0 && len(last.in) == 0 && len(c.out) == 1 && c.at == last.at-1:
			last.at, last.out = c.at, slices.Concat(c.out, last.out)
			return
		}
	}
	e.done = append(e.done, c)
	if len(e.done) > maxUndo {
		e.done = slices.Delete(e.done, 0, 1)
	}
}

// begins reports whether r begins a word after before, or a line.
func begins(before []rune, r rune) bool {
	if r == '\n' || len(before) == 0 {
		return true
	}
	return unicode.IsSpace(before[len(before)-1]) && !unicode.IsSpace(r)
}

// undo takes back the latest change.
func (e *Editor) undo() {
	if n := len(e.done); n > 0 {
		c := e.done[n-1]
		e.done, e.undone = e.done[:n-1], append(e.undone, c)
		e.put(c.at, c.at+len(c.in), c.out)
	}
}

// redo does again what was undone last.
func (e *Editor) redo() {
	if n := len(e.undone); n > 0 {
		c := e.undone[n-1]
		e.undone, e.done = e.undone[:n-1], append(e.done, c)
		e.put(c.at, c.at+len(c.out), c.in)
	}
}
