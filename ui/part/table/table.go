// Package table lays out columns: which fit, how their titles break, and where
// each cell stands.
package table

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/text"
	"votering/ui/part/draw"
)

// Column is one column of a table.
type Column struct {
	Title string
	Width int    // cells of its content
	Right bool   // numbers: set at the right edge
	Mark  string // one cell beside the title, in the gap: the sign of the order
}

// Gap is how many cells stand between two columns.
const Gap = 2

// Table is columns from left to right.
type Table []Column

// Width is how many cells the table takes.
func (t Table) Width() int {
	w := max(0, len(t)-1) * Gap
	for _, c := range t {
		w += c.Width
	}
	return w
}

// Header is the titles in at most so many lines, each standing on the last.
func (t Table) Header(lines int, style *lipgloss.Style) draw.Block {
	titles := make([][]string, len(t))
	h := 1
	for i, c := range t {
		titles[i] = fold(c.Title, c.Width, lines)
		h = max(h, len(titles[i]))
	}
	block := make(draw.Block, h)
	for y := range block {
		cells := make([]draw.Piece, len(t))
		for i, title := range titles {
			if at := y - (h - len(title)); at >= 0 {
				cells[i] = draw.Piece{Text: title[at], Style: style}
			}
		}
		block[y] = t.Row(cells, style)
	}
	for i, c := range t {
		if c.Mark != "" {
			t.mark(block[h-1], i, titles[i][len(titles[i])-1])
		}
	}
	return block
}

// mark sets a column's mark beside its title in a line of the header: on the
// side where the title ends, which takes a cell of the gap.
func (t Table) mark(l draw.Line, i int, title string) {
	c, at := t[i], 2*i
	switch {
	case c.Right && i > 0:
		l[at-1].Text, l[at].Text = l[at-1].Text[1:], text.PadLeft(c.Mark+title, c.Width+1)
	case c.Right:
		l[at].Text = text.PadLeft(c.Mark+title, c.Width)
	case i < len(t)-1:
		l[at].Text, l[at+1].Text = text.PadRight(title+c.Mark, c.Width+1), l[at+1].Text[1:]
	default:
		l[at].Text = text.PadRight(title+c.Mark, c.Width)
	}
}

// Row sets one cell in each column; a cell that is too wide is cut. The gaps
// have the style of the row.
func (t Table) Row(cells []draw.Piece, row *lipgloss.Style) draw.Line {
	l := make(draw.Line, 0, 2*len(t))
	for i, c := range t {
		var p draw.Piece
		if i < len(cells) {
			p = cells[i]
		}
		pad := text.PadRight
		if c.Right {
			pad = text.PadLeft
		}
		if p.Text == "" {
			p.Style = row
		}
		l = append(l, draw.Piece{Text: pad(p.Text, c.Width), Style: p.Style})
		if i < len(t)-1 {
			l = l.Add("  ", row)
		}
	}
	return l
}

// TitleWidth is the least width in which the title takes at most so many lines
// with every word whole.
func TitleWidth(title string, lines int) int {
	if lines <= 1 {
		return text.Width(title)
	}
	w := 1
	for word := range strings.SplitSeq(title, " ") {
		w = max(w, text.Width(word))
	}
	for len(text.Wrap(title, w)) > lines {
		w++
	}
	return w
}

// fold sets a title in at most so many lines of w cells; what is left over is
// cut from the last.
func fold(title string, w, lines int) []string {
	if lines <= 1 {
		return []string{text.Truncate(title, w)}
	}
	ls := text.Wrap(title, w)
	if len(ls) > lines {
		ls = append(ls[:lines-1], text.Truncate(strings.Join(ls[lines-1:], " "), w))
	}
	return ls
}
