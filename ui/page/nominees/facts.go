package nominees

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/figures"
)

// facts is the table of figures over the periods for one of several nominees;
// all of these get the same lines and columns. What does not fit in h lines is
// what tells least.
func (p *Page) facts(c page.Context, rows []int, which, w, h int) draw.Block {
	all := p.d.facing(rows)
	if len(all) == 0 {
		return draw.Paragraph(c.L.T("nominees.no_figures"), w, &c.S.Muted)
	}
	years, signs := p.fitting(c, rows, which, all, w, h)
	block := draw.Block{years.Header(c.S)}
	for _, m := range years.Metrics {
		block = append(block, years.Line(c.S, rows[which], m))
	}
	return append(block, signs...)
}

// fitting finds the figures and periods for which there is room, together with
// what explains the signs of one of the rows, in as many lines as any of them
// needs.
func (p *Page) fitting(c page.Context, rows []int, which int, all []*award.Metric, w, h int) (figures.Years, draw.Block) {
	for n := max(min(len(all), h-1), 1); ; n-- {
		years := p.d.sheet.Years(rows, -1, p.d.sheet.Telling(all, n), w)
		var mine draw.Block
		most := 0
		for i, row := range rows {
			signs := p.signs(c, years, row, w)
			most = max(most, len(signs))
			if i == which {
				mine = signs
			}
		}
		if n == 1 || 1+len(years.Metrics)+most <= h {
			return years, mine.Pad(most)
		}
	}
}

// signs explains the signs in a row's figures.
func (p *Page) signs(c page.Context, years figures.Years, row, w int) draw.Block {
	sentences, late := years.Signs(row)
	if late && !p.d.lateInTable() {
		sentences = append(sentences, p.d.sheet.LateLegend(c.Now.Location(), w))
	}
	return draw.Paragraph(strings.Join(sentences, figures.Apart), w, &c.S.Muted)
}

// lateInTable reports whether the sign of late figures stands in the table,
// which explains it.
func (d *data) lateInTable() bool {
	return slices.ContainsFunc(d.columns(), func(c *column) bool { return c.Late })
}

// notesBlock says under the table what its gates and signs mean, shortly where
// the page is low. The signs come first: a figure that is misread is worse
// than a gate that is looked up.
func (d *data) notesBlock(c page.Context, w int) draw.Block {
	signs := d.signs
	if d.lateInTable() {
		signs = append([]string{d.sheet.LateLegend(c.Now.Location(), w)}, signs...)
	}
	b := draw.Paragraph(strings.Join(signs, figures.Apart), max(w-2, 1), &c.S.Muted)
	notes := d.notes
	if c.H < wideH {
		notes = d.shortNotes
	}
	for _, s := range notes {
		b = append(b, draw.Paragraph(s, max(w-2, 1), &c.S.Muted)...)
	}
	return b.Indent(1)
}
