// Package editor is a text of several lines being written.
package editor

import (
	"slices"
	"strconv"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/text"
)

// Editor is a text and the place in it where typing goes on. The zero Editor
// is empty and takes no characters; New makes one that does.
type Editor struct {
	runes []rune
	at    int // before runes[at]
	max   int
	top   int // first row shown
	h     int // rows shown, as last drawn

	left         Left
	done, undone []change // the latest last
}

// Left is what was given to an editor that had no room for it: so many
// characters were left out, where there was room for so many.
type Left struct{ Out, Room int }

// Fault says what was left out; nil where nothing was.
func (l Left) Fault() *fault.Error {
	if l.Out == 0 {
		return nil
	}
	return fault.New(fault.Size, "text.no_room", "n", strconv.Itoa(l.Out), "room", strconv.Itoa(l.Room))
}

// New is an editor that holds value and takes at most max characters. Typing
// goes on at its end.
func New(value string, max int) Editor {
	e := Editor{max: max}
	e.insert(value)
	e.done = nil
	return e
}

// Value is the text as it stands.
func (e *Editor) Value() string { return string(e.runes) }

// Len is how many characters the text has.
func (e *Editor) Len() int { return len(e.runes) }

// Max is how many characters the text may have.
func (e *Editor) Max() int { return e.max }

// Home puts the place where typing goes on before the first character.
func (e *Editor) Home() { e.at = 0 }

// Left is what had no room, until the text changes.
func (e *Editor) Left() Left { return e.left }

// Key handles one key or one paste in an editor that is drawn w cells wide,
// and reports whether it was of use. What may not stand in a text is dropped.
// What would be too long is left out, a paste as a whole, and Left says so.
func (e *Editor) Key(msg tea.KeyMsg, w int) bool {
	switch key := msg.String(); key {
	case "alt+u", "ctrl+_":
		e.undo()
	case "alt+e":
		e.redo()
	case "enter":
		e.give("\n", false)
	default:
		if e.move(key, w) || e.erase(key) {
			return true
		}
		if msg.Alt || msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace {
			return false
		}
		e.give(string(msg.Runes), msg.Paste)
	}
	return true
}

// move handles the keys that only go somewhere.
func (e *Editor) move(key string, w int) bool {
	switch key {
	case "left", "ctrl+b":
		e.at = max(0, e.at-1)
	case "right", "ctrl+f":
		e.at = min(len(e.runes), e.at+1)
	case "ctrl+left", "alt+left", "alt+b":
		e.at = e.wordStart()
	case "ctrl+right", "alt+right", "alt+f":
		e.at = e.wordEnd()
	case "up":
		e.leap(w, -1)
	case "down":
		e.leap(w, 1)
	case "pgup":
		e.leap(w, -max(e.h-1, 1))
	case "pgdown":
		e.leap(w, max(e.h-1, 1))
	case "home", "ctrl+a":
		e.at = e.lineStart()
	case "end", "ctrl+e":
		e.at = e.lineEnd()
	case "ctrl+home":
		e.at = 0
	case "ctrl+end":
		e.at = len(e.runes)
	default:
		return false
	}
	return true
}

// erase handles the keys that take characters away.
func (e *Editor) erase(key string) bool {
	switch key {
	case "backspace":
		e.replace(max(0, e.at-1), e.at, nil)
	case "delete":
		e.replace(e.at, min(len(e.runes), e.at+1), nil)
	case "ctrl+w", "alt+backspace":
		e.replace(e.wordStart(), e.at, nil)
	case "ctrl+u":
		e.replace(e.lineStart(), e.at, nil)
	case "ctrl+k":
		e.replace(e.at, e.lineEnd(), nil)
	default:
		return false
	}
	return true
}

func (e *Editor) insert(s string) { e.give(s, false) }

// give puts s in. Of what is too long a paste has nothing put in: nobody would
// see where it was cut.
func (e *Editor) give(s string, paste bool) {
	in := []rune(text.KeepLines(s))
	left := Left{Out: len(in), Room: max(0, e.max-len(e.runes))}
	switch {
	case len(in) <= left.Room:
		left = Left{}
	case paste:
		in = nil
	default:
		in, left.Out = in[:left.Room], len(in)-left.Room
	}
	e.replace(e.at, e.at, in)
	e.left = left
}

// replace puts in where the characters from up to but not including to stood.
func (e *Editor) replace(from, to int, in []rune) {
	if from == to && len(in) == 0 {
		return
	}
	e.note(change{at: from, out: slices.Clone(e.runes[from:to]), in: slices.Clone(in)})
	e.put(from, to, in)
}

func (e *Editor) put(from, to int, in []rune) {
	e.runes = slices.Replace(e.runes, from, to, in...)
	e.at, e.left = from+len(in), Left{}
}

func (e *Editor) lineStart() int {
	i := e.at
	for i > 0 && e.runes[i-1] != '\n' {
		i--
	}
	return i
}

func (e *Editor) lineEnd() int {
	i := e.at
	for i < len(e.runes) && e.runes[i] != '\n' {
		i++
	}
	return i
}

func (e *Editor) wordStart() int {
	i := e.at
	for i > 0 && unicode.IsSpace(e.runes[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(e.runes[i-1]) {
		i--
	}
	return i
}

func (e *Editor) wordEnd() int {
	i := e.at
	for i < len(e.runes) && unicode.IsSpace(e.runes[i]) {
		i++
	}
	for i < len(e.runes) && !unicode.IsSpace(e.runes[i]) {
		i++
	}
	return i
}
