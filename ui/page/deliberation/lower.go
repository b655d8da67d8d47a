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
	if h < 3 {
		return p.inHand(c, w, h)
	}
	b := draw.Block{p.heading(c, w)}
	right := p.aside(c, w-3-w*3/5, h-1)
	left := w * 3 / 5
	if len(right) == 0 {
		return append(b, p.words(c, w, h-1)...)
	}
	return append(b, p.words(c, left, h-1).Pad(h-1).Beside(left, bar(c), right)...)
}

// words is what there is to know, what was said, and the note, in h lines.
func (p *Page) words(c page.Context, w, h int) draw.Block {
	lead := p.lead(c, w)
	note := p.noteWide(c, w, max(h/3, 2))
	lead = lead.Top(max(min(len(lead), h/3), 1))
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
	if it.Note == "" {
		return append(b, draw.Of(" "+c.L.T("deliberation.note.none"), &c.S.Muted))
	}
	return append(b, draw.Paragraph(text.ShowLines(it.Note), max(w-2, 1), &c.S.Base).Indent(1)...).Top(h)
}

// aside is the figures that bear on the subject, and how the round stands, in
// at most h lines.
func (p *Page) aside(c page.Context, w, h int) draw.Block {
	round := p.roundBlock(c, w)
	b := p.figures(c, w, max(h-len(round)-1, 0))
	if len(b) > 0 && len(b)+1+len(round) <= h {
		b = append(b, nil)
	}
	return append(b, round...).Top(h)
}

// figures is the figures that bear on the subject, under a heading, in at most
// h lines; nil where there are none.
func (p *Page) figures(c page.Context, w, h int) draw.Block {
	s := p.subject()
	if len(s.nominees) != 1 || h < 3 || p.d.out(s.nominees[0]) {
		return nil
	}
	row := p.d.row(s.nominees[0])
	if row < 0 {
		return nil
	}
	ms := p.d.bearing(s.criterion)
	known := p.d.sheet.Known(ms, row)
	b := draw.Block{draw.Rule(c.L.T("deliberation.figures", "name", p.d.name(s.nominees[0])), "", w, &c.S.Rule, &c.S.Heading)}
	if len(known) == 0 {
		missing := append(p.d.sheet.Missing(ms, row), c.L.T("deliberation.figures.none"))[0]
		return append(b, draw.Paragraph(missing, max(w-2, 1), &c.S.Muted).Indent(1)...).Top(h)
	}
	years := p.d.sheet.Years([]int{row}, p.d.country, known, w-1)
	signs, late := years.Signs(row)
	if late {
		signs = append(signs, p.d.sheet.LateLegend(c.Now.Location(), w-1))
	}
	legend := draw.Paragraph(strings.Join(signs, figures.Apart), max(w-2, 1), &c.S.Muted).Top(3)
	lines := draw.Block{years.Header(c.S)}
	for _, m := range p.d.sheet.Telling(known, max(h-2-len(legend), 1)) {
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
