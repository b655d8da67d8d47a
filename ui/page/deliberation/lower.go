package deliberation

import (
	"strings"

	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/figures"
	"votering/ui/part/table"
)

// lower is the item in hand on a wide page, in h lines: what was said, with the
// figures and the round beside it, and the note under it.
func (p *Page) lower(c page.Context, w, h int) draw.Block {
	b := draw.Block{p.heading(c, w)}
	left := lowerW(w)
	return append(b, p.words(c, left, h-1).Pad(h-1).Beside(left, bar(c), p.aside(c, w-3-left, h-1))...).Top(h)
}

func lowerW(w int) int { return w * 3 / 5 }

// lowerH is how many lines that takes, of at most so many.
func (p *Page) lowerH(c page.Context, most int) int {
	left := lowerW(c.W)
	return 1 + max(len(p.words(c, left, most-1)), len(p.aside(c, c.W-3-left, most-1)))
}

// words is what there is to know, what was said, and the note, in h lines.
func (p *Page) words(c page.Context, w, h int) draw.Block {
	lead := p.lead(c, w)
	note := p.noteWide(c, w, max(h/3, 2))
	lead = lead.Top(max(h-len(note)-min(len(p.d.remarks(p.subject())), h/2), 1))
	body := p.said(c, w, h-len(lead)-len(note)-1)
	b := append(draw.Block(nil), lead...)
	if len(lead) > 0 && len(body) > 0 && len(lead)+len(body)+len(note) < h {
		b = append(b, nil)
	}
	b = append(b, body...)
	if len(b)+len(note) < h {
		b = append(b, nil)
	}
	return append(b, note...).Top(h)
}

// noteWide is the note under a heading of its own, in at most h lines.
func (p *Page) noteWide(c page.Context, w, h int) draw.Block {
	it := p.chosen()
	if it == nil || p.roams || it.Out {
		return nil
	}
	hint := ""
	if leads(c) {
		hint = c.L.T("deliberation.note.hint")
	}
	b := draw.Block{draw.Rule(c.L.T("deliberation.note.heading"), hint, w, &c.S.Rule, &c.S.Heading)}
	switch {
	case p.hidden && it.Note != "":
		return append(b, draw.Of(" "+c.L.T("deliberation.note.hidden"), &c.S.Muted))
	case it.Note == "":
		return append(b, draw.Of(" "+c.L.T("deliberation.note.none"), &c.S.Muted))
	}
	return append(b, draw.Paragraph(text.ShowLines(it.Note), max(w-2, 1), &c.S.Base).Indent(1)...).Top(h)
}

// aside is the figures that bear on the subject, how the round stands, and the
// agreement where it has no room under the agenda, in at most h lines.
func (p *Page) aside(c page.Context, w, h int) draw.Block {
	round := p.roundBlock(c, w)
	b := p.figures(c, w, max(h-len(round)-1, 0))
	if len(b) > 0 && len(b)+1+len(round) <= h {
		b = append(b, nil)
	}
	b = append(b, round...)
	if p.agreedBelow(c) {
		return b.Top(h)
	}
	if len(b)+1+leastAgreed <= h {
		b = append(b, nil)
	}
	if h-len(b) > 1 {
		b = append(b, p.agreement(c, w, h-len(b))...)
	}
	return b.Top(h)
}

// figures is the figures that bear on the subject, under a heading, in at most h
// lines: of one nominee over the years, of several beside each other; nil where
// there are none.
func (p *Page) figures(c page.Context, w, h int) draw.Block {
	s := p.subject()
	var rows []int
	for _, id := range s.nominees {
		if row := p.d.row(id); row >= 0 && !p.d.out(id) {
			rows = append(rows, row)
		}
	}
	ms := p.d.bearing(s.criterion)
	switch {
	case len(rows) == 0 || h < leastFigures || len(ms) == 0:
		return nil
	case len(rows) == 1:
		return p.figuresOf(c, rows[0], ms, w, h)
	}
	return p.figuresBeside(c, rows, ms, w, h)
}

// leastFigures is how many lines figures need.
const leastFigures = 3

// figuresBeside is the latest figures of some nominees, a column each.
func (p *Page) figuresBeside(c page.Context, rows []int, ms []*award.Metric, w, h int) draw.Block {
	const title, gap, least = 14, 2, 7
	var cols []figures.Column
	for _, m := range ms {
		if col, ok := p.d.sheet.Column(m); ok && m.Unit != award.Words {
			cols = append(cols, col)
		}
	}
	if len(cols) == 0 {
		return nil
	}
	cell := least
	for _, col := range cols {
		for _, row := range rows {
			f := p.d.sheet.Figure(row, col.Metric.ID, col.Period)
			cell = max(cell, text.Width(figures.Text(c.L, col.Metric, f))+1)
		}
	}
	rows = rows[:max(min(len(rows), (w-1-title)/(cell+gap)), 1)]
	t := table.Table{{Width: w - 1 - len(rows)*(cell+gap)}}
	for _, row := range rows {
		t = append(t, table.Column{Title: p.d.sheet.Name(row), Width: cell, Right: true})
	}
	lines, late := t.Header(1, &c.S.Muted), false
	for _, col := range cols {
		if len(lines) > h-2-1 {
			break
		}
		name := p.d.sheet.Title(col.Metric) + ", " + text.Show(col.Period)
		cells := []draw.Piece{{Text: name, Style: &c.S.Base}}
		for _, row := range rows {
			f := p.d.sheet.Figure(row, col.Metric.ID, col.Period)
			late = late || f.Late
			cells = append(cells, draw.Piece{Text: figures.Text(c.L, col.Metric, f) + figures.Late(f, true), Style: &c.S.Base})
		}
		lines = append(lines, t.Row(cells, nil))
	}
	if late {
		lines = append(lines, draw.Paragraph(p.d.sheet.LateLegend(c.Now.Location(), w-2), max(w-2, 1), &c.S.Muted)...)
	}
	b := draw.Block{draw.Rule(c.L.T("deliberation.figures.beside"), "", w, &c.S.Rule, &c.S.Heading)}
	return append(b, lines.Indent(1)...).Top(h)
}

// legendRoom is how many lines explain the signs among the figures.
const legendRoom = 2

// figuresOf is the figures of one nominee under a heading, in at most h lines.
func (p *Page) figuresOf(c page.Context, row int, ms []*award.Metric, w, h int) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("deliberation.figures", "name", p.d.sheet.Name(row)), "", w, &c.S.Rule, &c.S.Heading)}
	known := p.d.sheet.Known(ms, row)
	if len(known) == 0 {
		missing := append(p.d.sheet.Missing(ms, row), c.L.T("deliberation.figures.none"))[0]
		return append(b, draw.Paragraph(missing, max(w-2, 1), &c.S.Muted).Indent(1)...).Top(h)
	}
	told := p.d.sheet.Telling(known, max(h-2-legendRoom, 1))
	years := p.d.sheet.Years([]int{row}, p.d.country, told, w-1)
	signs, late := years.Signs(row)
	if late {
		signs = append(signs, p.d.sheet.LateLegend(c.Now.Location(), w-1))
	}
	legend := draw.Paragraph(strings.Join(signs, figures.Apart), max(w-2, 1), &c.S.Muted).Top(legendRoom)
	lines := draw.Block{years.Header(c.S)}
	for _, m := range told {
		lines = append(lines, years.Line(c.S, row, m))
	}
	return append(b, append(lines, legend...).Indent(1)...).Top(h)
}

// bearing are the metrics that bear on a criterion, or on any where none is
// named.
func (d *data) bearing(criterion string) []*award.Metric {
	var ms []*award.Metric
	seen := map[string]bool{}
	for _, k := range d.ed.Marked() {
		if criterion != "" && criterion != k.ID {
			continue
		}
		for _, m := range d.sheet.Bearing(k) {
			if !seen[m.ID] {
				seen[m.ID] = true
				ms = append(ms, m)
			}
		}
	}
	return ms
}

// row is the row of a nominee in the sheet; −1 where there is none.
func (d *data) row(nominee string) int {
	for i := range d.ed.Nominees {
		if d.ed.Nominees[i].ID == nominee {
			return i
		}
	}
	return -1
}
