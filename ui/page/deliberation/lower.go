package deliberation

import (
	"strings"

	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/figures"
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

// figures is the figures that bear on the subject, a heading for each nominee,
// in at most h lines; nil where there are none.
func (p *Page) figures(c page.Context, w, h int) draw.Block {
	s := p.subject()
	var b draw.Block
	for i, id := range s.nominees {
		row := p.d.row(id)
		if row < 0 || p.d.out(id) || i > 0 && len(b)+leastFigures > h {
			continue
		}
		each := h - len(b)
		if i == 0 && len(s.nominees) > 1 {
			each = max(h/2, min(h, leastFigures))
		}
		one := p.figuresOf(c, row, p.d.bearing(s.criterion), w, each)
		if len(b) > 0 && len(one) > 0 && len(b)+1+len(one) <= h {
			b = append(b, nil)
		}
		b = append(b, one...)
	}
	return b
}

// leastFigures is how many lines the figures of a nominee need.
const leastFigures = 4

// legendRoom is how many lines explain the signs among the figures.
const legendRoom = 2

// figuresOf is the figures of one nominee under a heading, in at most h lines.
func (p *Page) figuresOf(c page.Context, row int, ms []*award.Metric, w, h int) draw.Block {
	if h < leastFigures-1 || len(ms) == 0 {
		return nil
	}
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
