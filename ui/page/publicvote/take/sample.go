package take

import (
	"slices"
	"strings"

	"votering/internal/text"
	"votering/internal/votefile"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/table"
)

// The widths of a column of the first rows.
const (
	leastColumn = 8
	mostColumn  = 26
)

// sheet is the first rows of a file, as they are shown.
type sheet struct {
	c       page.Context
	file    votefile.Found
	choices map[string]string
	shown   []shown
}

// use is a column by its name, and what it is for: "choice", "time", "voter".
type use struct{ name, what string }

// shown is a column of the file, and what it is for; empty: nothing.
type shown struct {
	at  int
	use string
}

// order puts the columns that are used before the others, as many as there is
// room for.
func (s *sheet) order(used []use) {
	all := make([]shown, 0, len(s.file.Columns))
	for _, u := range used {
		if at := slices.Index(s.file.Columns, u.name); at >= 0 && u.name != "" {
			all = append(all, shown{at, u.what})
		}
	}
	for i := range s.file.Columns {
		if !slices.ContainsFunc(all, func(o shown) bool { return o.at == i }) {
			all = append(all, shown{at: i})
		}
	}
	room := s.c.W - 1
	for _, col := range all {
		w := s.width(col)
		if len(s.shown) > 0 && room < w {
			break
		}
		s.shown = append(s.shown, col)
		room -= w + table.Gap
	}
}

// width is the cells that a column takes.
func (s *sheet) width(col shown) int {
	w := max(text.Width(s.file.Columns[col.at]), text.Width(s.use(col)))
	for _, r := range s.file.First {
		w = max(w, text.Width(s.cell(r, col).Text))
	}
	return min(max(w, leastColumn), mostColumn, max(s.c.W-1, 1))
}

func (s *sheet) use(col shown) string {
	if col.use == "" {
		return ""
	}
	return "▼ " + s.c.L.T("take.use."+col.use)
}

// cell is what stands in a row. A choice says by its sign whether it names a
// nominee.
func (s *sheet) cell(r []string, col shown) draw.Piece {
	value := ""
	if col.at < len(r) {
		value = r[col.at]
	}
	if col.use != "choice" {
		style := &s.c.S.Muted
		if col.use != "" {
			style = &s.c.S.Base
		}
		return draw.Piece{Text: value, Style: style}
	}
	chosen := value
	if label := labelled(s.file, value); label != strings.TrimSpace(text.NFC(value)) {
		value += " " + text.Show(label)
	}
	if nominates(s.file, s.choices, chosen) {
		return draw.Piece{Text: "● " + value, Style: &s.c.S.Good}
	}
	return draw.Piece{Text: "? " + value, Style: &s.c.S.Warn}
}

// lines are the table in h lines.
func (s *sheet) lines(h int) draw.Block {
	var t table.Table
	var uses, names []draw.Piece
	marked := false
	for _, col := range s.shown {
		t = append(t, table.Column{Width: s.width(col)})
		uses = append(uses, draw.Piece{Text: s.use(col), Style: &s.c.S.Accent})
		names = append(names, draw.Piece{Text: text.Truncate(s.file.Columns[col.at], s.width(col)), Style: &s.c.S.Strong})
		marked = marked || col.use != ""
	}
	var b draw.Block
	if marked {
		b = append(b, append(draw.Of(" ", nil), t.Row(uses, nil)...))
	}
	b = append(b, append(draw.Of(" ", nil), t.Row(names, nil)...))
	for _, r := range s.file.First {
		if len(b) >= h {
			break
		}
		var cells []draw.Piece
		for _, col := range s.shown {
			p := s.cell(r, col)
			p.Text = text.Truncate(p.Text, s.width(col))
			cells = append(cells, p)
		}
		b = append(b, append(draw.Of(" ", nil), t.Row(cells, nil)...))
	}
	return b
}
