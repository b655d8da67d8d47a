// Package editor is a text of several lines being written.
package editor

import (
	"slices"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Editor is a text and the place in it where typing goes on. The zero Editor
// is empty and takes no characters; New makes one that does.
type Editor struct {
	runes []rune
	at    int // before runes[at]
	max   int
}

// New is an editor that holds value and takes at most max characters. Typing
// goes on at its end.
func New(value string, max int) Editor {
	e := Editor{max: max}
	e.insert(value)
	return e
}

// Value is the text as it stands.
func (e *Editor) Value() string { return string(e.runes) }

// Key handles one key or one paste in an editor that is drawn w cells wide,
// and reports whether it was of use. What may not stand in a text is dropped;
// so is what would be too long.
func (e *Editor) Key(msg tea.KeyMsg, w int) bool {
	switch msg.String() {
	case "left", "ctrl+b":
		e.at = max(0, e.at-1)
	case "right", "ctrl+f":
		e.at = min(len(e.runes), e.at+1)
	case "up":
		e.leap(w, -1)
	case "down":
		e.leap(w, 1)
	case "home", "ctrl+a":
		e.at = e.lineStart()
	case "end", "ctrl+e":
		e.at = e.lineEnd()
	case "backspace":
		e.cut(max(0, e.at-1), e.at)
	case "delete":
		e.cut(e.at, min(len(e.runes), e.at+1))
	case "ctrl+w", "alt+backspace":
		e.cut(e.wordStart(), e.at)
	case "ctrl+u":
		e.cut(e.lineStart(), e.at)
	case "ctrl+k":
		e.cut(e.at, e.lineEnd())
	case "enter":
		e.insert("\n")
	default:
		if msg.Alt || msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace {
			return false
		}
		e.insert(string(msg.Runes))
	}
	return true
}

func (e *Editor) insert(s string) {
	in := []rune(text.KeepLines(s))
	in = in[:min(len(in), max(0, e.max-len(e.runes)))]
	e.runes = slices.Insert(e.runes, e.at, in...)
	e.at += len(in)
}

func (e *Editor) cut(from, to int) {
	e.runes = slices.Delete(e.runes, from, to)
	e.at = from
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

// leap moves by rows of the drawing and keeps the column as far as the row
// goes.
func (e *Editor) leap(w, by int) {
	rows := e.rows(w)
	from := e.rowOf(rows)
	to := from + by
	if to < 0 || to >= len(rows) {
		return
	}
	column := cells(e.runes[rows[from].from:e.at])
	e.at = rows[to].from
	for e.at < rows[to].to && cells(e.runes[rows[to].from:e.at+1]) <= column {
		e.at++
	}
	if e.at == rows[to].to && to+1 < len(rows) && rows[to+1].from == e.at && e.at > rows[to].from {
		e.at-- // the end of a row that goes on is the start of the next
	}
}

// row is the part of the text that stands on one line of the drawing.
type row struct{ from, to int }

// rows breaks the text into lines of less than w cells, so that there is room
// for the cursor after each: at line ends, after spaces, and inside a word
// only where it alone is wider.
func (e *Editor) rows(w int) []row {
	limit := max(w-1, 1)
	var rows []row
	from, space, used := 0, -1, 0
	for i, r := range e.runes {
		if r == '\n' {
			rows = append(rows, row{from, i})
			from, space, used = i+1, -1, 0
			continue
		}
		n := cells(e.runes[i : i+1])
		if used+n > limit && i > from {
			to := i
			if space > from {
				to = space
			}
			rows = append(rows, row{from, to})
			from, space, used = to, -1, cells(e.runes[to:i])
		}
		used += n
		if r == ' ' {
			space = i + 1
		}
	}
	return append(rows, row{from, len(e.runes)})
}

// rowOf is the row in which typing goes on.
func (e *Editor) rowOf(rows []row) int {
	for i := len(rows) - 1; i > 0; i-- {
		if e.at >= rows[i].from {
			return i
		}
	}
	return 0
}

func cells(rs []rune) int { return text.Width(string(rs)) }

// Draw is h lines of at most w cells with the place where typing goes on in
// sight.
func (e *Editor) Draw(s *theme.Styles, w, h int) draw.Block {
	rows := e.rows(w)
	at := e.rowOf(rows)
	block := make(draw.Block, len(rows))
	for i, r := range rows {
		if i != at {
			block[i] = draw.Of(string(e.runes[r.from:r.to]), &s.Base)
			continue
		}
		under, after := " ", ""
		if e.at < r.to {
			under, after = string(e.runes[e.at]), string(e.runes[e.at+1:r.to])
		}
		block[i] = draw.Of(string(e.runes[r.from:e.at]), &s.Base).Add(under, &s.Cursor).Add(after, &s.Base)
	}
	return block.Window(max(0, at-h+1), h)
}
