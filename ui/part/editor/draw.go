package editor

import (
	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

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
		n := cell(r)
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

// leap moves by rows of the drawing and keeps the column as far as the row
// goes.
func (e *Editor) leap(w, by int) {
	rows := e.rows(w)
	from := e.rowOf(rows)
	to := max(0, min(from+by, len(rows)-1))
	if to == from {
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

func cells(rs []rune) int { return text.Width(string(rs)) }

// cell is how many cells one character takes by itself.
func cell(r rune) int {
	if r >= ' ' && r <= '~' {
		return 1
	}
	return text.Width(string(r))
}

// Draw is h lines of at most w cells with the place where typing goes on in
// sight. The text moves no more than it has to.
func (e *Editor) Draw(s *theme.Styles, w, h int) draw.Block {
	b, _ := e.DrawMore(s, w, h)
	return b.Pad(h)
}

// DrawMore is Draw without empty lines after the text, and which of how many
// rows it shows.
func (e *Editor) DrawMore(s *theme.Styles, w, h int) (b draw.Block, shown Shown) {
	rows := e.rows(w)
	at := e.rowOf(rows)
	e.h = h
	e.top = max(min(e.top, at, len(rows)-h), at-h+1, 0)
	shown = Shown{e.top, min(e.top+h, len(rows)), len(rows)}
	for i := shown.From; i < shown.To; i++ {
		b = append(b, e.drawn(s, rows[i], i == at))
	}
	return b, shown
}

// Shown is which rows of a text are in sight: those from From up to but not
// including To, of so many.
type Shown struct{ From, To, Of int }

func (e *Editor) drawn(s *theme.Styles, r row, here bool) draw.Line {
	if !here {
		return draw.Of(string(e.runes[r.from:r.to]), &s.Base)
	}
	under, after := " ", ""
	if e.at < r.to {
		under, after = string(e.runes[e.at]), string(e.runes[e.at+1:r.to])
	}
	return draw.Of(string(e.runes[r.from:e.at]), &s.Base).Add(under, &s.Cursor).Add(after, &s.Base)
}
