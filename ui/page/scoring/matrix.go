package scoring

import (
	"votering/internal/ballot"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/mine"
	"votering/ui/part/table"
)

// leastColumn and mostColumn bound a criterion's column in the matrix.
const (
	leastColumn = 7
	mostColumn  = 20
	twoLines    = 12 // from here a title is better in two lines
)

// grid is how the matrix lies on the page.
type grid struct {
	table    table.Table
	from, to int // criteria in sight
	means    bool
}

// matrixLayout finds which criteria there is room for beside the names: all
// that fit, with the one at the cursor among them.
func (p *Page) matrixLayout(c page.Context, w int) grid {
	nameW := min(p.v.nameW, max(w/4, 6))
	g := grid{means: w >= 60}
	room := w - len(noSign) - nameW - 1
	meanW := max(text.Width(c.L.T("scoring.mean")), 6)
	notesW := text.Width(c.L.T("scoring.comments"))
	if g.means {
		room -= meanW + notesW + 2*table.Gap
	}
	n := len(p.v.criteria)
	fit := max(min(n, room/(leastColumn+table.Gap)), 1)
	p.columns.At = p.at.At
	g.from, g.to = p.columns.Window(n, fit)
	width := max(min(room/fit-table.Gap, mostColumn), 3)
	g.table = table.Table{{Width: nameW}}
	for i := g.from; i < g.to; i++ {
		g.table = append(g.table, table.Column{Title: p.v.criteria[i].title, Width: width})
	}
	if g.means {
		g.table = append(g.table, table.Column{Title: c.L.T("scoring.mean"), Width: meanW, Right: true},
			table.Column{Title: c.L.T("scoring.comments"), Width: notesW, Right: true})
	}
	return g
}

// matrixPane is all my marks, in at most h lines with a heading.
func (p *Page) matrixPane(c page.Context, w, h int) draw.Block {
	hint := c.L.T("scoring.matrix.go")
	if p.matrix {
		hint = c.L.T("scoring.matrix.leave")
	}
	g := p.matrixLayout(c, w)
	if hidden := len(p.v.criteria) - (g.to - g.from); hidden > 0 {
		hint = c.L.T("scoring.matrix.part", "from", itoa(g.from+1), "to", itoa(g.to), "of", itoa(len(p.v.criteria)))
	}
	b := draw.Block{draw.Rule(c.L.T("scoring.matrix"), hint, w, &c.S.Rule, &c.S.Heading)}
	lines := 1
	if h >= 8 && g.table[1].Width >= twoLines {
		lines = 2
	}
	for _, l := range g.table.Header(lines, &c.S.Muted) {
		b = append(b, append(draw.Of(noSign, nil), l...))
	}
	from, to := p.nominee.Window(len(p.v.edition.Nominees), max(h-len(b), 1))
	for i := from; i < to; i++ {
		b = append(b, p.matrixRow(c, g, i, w))
	}
	return b.Top(h)
}

// matrixRow is my marks for one nominee.
func (p *Page) matrixRow(c page.Context, g grid, i, w int) draw.Line {
	id := p.v.edition.Nominees[i].ID
	sign, name := noSign, &c.S.Base
	if i == p.nominee.At {
		sign, name = chosenSign, &c.S.Strong
	}
	cells := []draw.Piece{{Text: p.v.sheet.Name(i), Style: name}}
	if p.v.edition.Nominees[i].Withdrawn {
		l := draw.Of(sign, &c.S.Accent).Add(text.PadRight(cells[0].Text, g.table[0].Width)+"  ", name)
		return l.Add(c.L.T("nominees.withdrawn"), &c.S.Muted)
	}
	if r, ok := p.draft.now.Recused[id]; ok {
		l := draw.Of(sign, &c.S.Accent).Add(text.PadRight(cells[0].Text, g.table[0].Width)+"  ", name)
		return l.Add(text.Truncate(c.L.T("scoring.matrix.recused", "ground", text.Show(r.Ground)), max(w-l.Width(), 0)), &c.S.Warn)
	}
	for j := g.from; j < g.to; j++ {
		cells = append(cells, p.matrixCell(c, i, j))
	}
	if g.means {
		r := p.draft.look(p.v.edition).row(id)
		mean := draw.Piece{Text: mine.Mean(c, r), Style: &c.S.Strong}
		if r.Marked < r.Of {
			mean.Style = &c.S.Muted
		}
		cells = append(cells, mean, draw.Piece{Text: p.commented(c, id), Style: &c.S.Muted})
	}
	return append(draw.Of(sign, &c.S.Accent), g.table.Row(cells, nil)...)
}

// matrixCell is what stands in a cell, in brackets at the cursor.
func (p *Page) matrixCell(c page.Context, i, j int) draw.Piece {
	cell := ballot.Cell{Nominee: p.v.edition.Nominees[i].ID, Criterion: p.v.criteria[j].ID}
	s, style := p.text(c, cell)
	if mark, ok := p.draft.now.Mark(cell); ok && style == &c.S.Bad {
		s = c.L.RatText(mark) + " " + s
	}
	if s == "" {
		style = &c.S.Base
		switch p.draft.now.Status(cell) {
		case ballot.Marked:
			s = c.L.RatText(p.draft.now.Cells[cell].Mark)
		case ballot.Abstains:
			s = abstainSign
		case ballot.Missing:
			s, style = missingSign, &c.S.Warn
		case ballot.IsRecused:
		}
	}
	if i == p.nominee.At && j == p.at.At {
		style = &c.S.Accent
		if p.matrix {
			style = &c.S.Selected
		}
		return draw.Piece{Text: "[" + s + "]", Style: style}
	}
	return draw.Piece{Text: " " + s, Style: style}
}

// commented says on how many criteria I have a comment.
func (p *Page) commented(c page.Context, nominee string) string {
	n := 0
	for i := range p.v.criteria {
		if p.draft.now.Cells[ballot.Cell{Nominee: nominee, Criterion: p.v.criteria[i].ID}].Comment != "" {
			n++
		}
	}
	return c.L.T("scoring.comments.done", "n", itoa(n), "of", itoa(len(p.v.criteria)))
}
