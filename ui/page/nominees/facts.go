package nominees

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/figures"
)

// The room for the names of figures: with fewPeriods in sight, further ones
// come only where the names stay whole.
const (
	leastTitle = 18
	mostTitle  = 30
	fewPeriods = 3
)

// facts is the table of figures over the periods for one of several nominees;
// all of these get the same lines and columns. What does not fit in h lines is
// what tells least.
func (p *Page) facts(c page.Context, rows []int, which, w, h int) draw.Block {
	all := p.d.facing(rows)
	if len(all) == 0 {
		return draw.Paragraph(c.L.T("nominees.no_figures"), w, &c.S.Muted)
	}
	metrics, ps, cellW, legend := p.fitting(c, rows, all, w, h)
	titleW := min(p.d.widestTitle(metrics)+1, w-len(ps)*(cellW+1))
	head := draw.Of(strings.Repeat(" ", max(titleW, 0)), nil)
	for _, period := range ps {
		head = head.Add(" "+text.PadLeft(text.Show(period)+" ", cellW), &c.S.Muted)
	}
	block := draw.Block{head}
	for _, m := range metrics {
		block = append(block, p.fact(c, rows[which], m, ps, titleW, cellW))
	}
	return append(block, legend...)
}

// apart stands between the explanations of two signs.
const apart = "\u00a0\u00a0 "

// fitting finds the figures and periods for which there is room, together with
// what explains their signs.
func (p *Page) fitting(c page.Context, rows []int, all []*award.Metric, w, h int) (ms []*award.Metric, periods []string, cellW int, legend draw.Block) {
	for n := max(min(len(all), h-1), 1); ; n-- {
		ms = p.d.telling(all, n)
		periods, cellW = p.d.shown(rows, ms, w)
		legend = p.d.legend(c, rows, ms, periods, w)
		if n == 1 || 1+len(ms)+len(legend) <= h {
			return ms, periods, cellW, legend
		}
	}
}

// fact is one figure over the periods; words stand across them.
func (p *Page) fact(c page.Context, row int, m *award.Metric, ps []string, titleW, cellW int) draw.Line {
	l := draw.Of(text.PadRight(p.d.sheet.Title(m), titleW), &c.S.Base)
	if m.Unit == award.Words {
		room := len(ps) * (cellW + 1)
		for i := len(ps) - 1; i >= 0; i-- {
			if f := p.d.sheet.Figure(row, m.ID, ps[i]); f.Known() || i == 0 {
				return l.Add(text.PadLeft(" "+figures.Text(c.L, m, f)+late(f, true), room), pick(f.Known(), &c.S.Base, &c.S.Muted))
			}
		}
	}
	for _, period := range ps {
		f := p.d.sheet.Figure(row, m.ID, period)
		l = l.Add(" "+text.PadLeft(figures.Text(c.L, m, f)+late(f, true), cellW), pick(f.Known(), &c.S.Base, &c.S.Muted))
	}
	return l
}

// telling keeps the n metrics that tell most, in their order.
func (d *data) telling(ms []*award.Metric, n int) []*award.Metric {
	if len(ms) <= n {
		return ms
	}
	var best []*award.Metric
	for _, c := range d.columns() {
		if len(best) < n && slices.Contains(ms, c.Metric) {
			best = append(best, c.Metric)
		}
	}
	return slices.DeleteFunc(slices.Clone(ms), func(m *award.Metric) bool { return !slices.Contains(best, m) })
}

// shown finds the latest periods for which there is room, and how wide their
// cells are.
func (d *data) shown(rows []int, ms []*award.Metric, w int) (periods []string, cellW int) {
	cellW = 5
	title := min(d.widestTitle(ms), mostTitle)
	for _, p := range slices.Backward(d.sheet.Periods) {
		wide, any := d.periodWidth(rows, ms, p)
		if !any {
			continue
		}
		wide = max(cellW, wide)
		room := w - (len(periods)+1)*(wide+1)
		if len(periods) > 0 && room < leastTitle || len(periods) >= fewPeriods && room < title {
			break
		}
		periods, cellW = append(periods, p), min(wide, max(w/2, 5))
	}
	slices.Reverse(periods)
	return periods, cellW
}

func (d *data) widestTitle(ms []*award.Metric) int {
	w := 0
	for _, m := range ms {
		w = max(w, text.Width(d.sheet.Title(m)))
	}
	return w
}

// periodWidth is how wide a period's cells are, and whether there is anything
// to show for it.
func (d *data) periodWidth(rows []int, ms []*award.Metric, period string) (w int, any bool) {
	w = text.Width(text.Show(period)) + 1
	for _, row := range rows {
		for _, m := range ms {
			f := d.sheet.Figure(row, m.ID, period)
			if m.Unit != award.Words {
				w = max(w, text.Width(figures.Text(d.l, m, f))+1)
			}
			any = any || f.Known() || f.Missing == award.NotApplicable && f.Given != nil
		}
	}
	return w, any
}

// legend explains the signs that occur in the table of figures.
func (d *data) legend(c page.Context, rows []int, ms []*award.Metric, periods []string, w int) draw.Block {
	var late, noSource bool
	var cannot []string
	for _, row := range rows {
		for _, m := range ms {
			for _, p := range periods {
				f := d.sheet.Figure(row, m.ID, p)
				late, noSource = late || f.Late, noSource || figures.NoSource(f)
				if f.Missing == award.NotApplicable && f.Given != nil {
					cannot = addOnce(cannot, text.Show(f.Given.Note.In(string(c.L.Lang()))))
				}
			}
		}
	}
	var signs []string
	if len(cannot) > 0 {
		signs = append(signs, figures.NotApplicableSign+" "+strings.Join(cannot, " "))
	}
	if noSource {
		signs = append(signs, figures.NoSourceSign+" "+c.L.T("figure.no_source"))
	}
	b := draw.Paragraph(strings.Join(signs, apart), w, &c.S.Muted)
	if late && !d.lateInTable() {
		b = append(b, draw.Paragraph(d.lateLegend(c), w, &c.S.Muted)...)
	}
	return b
}

// lateInTable reports whether the sign of late figures stands in the table,
// which explains it.
func (d *data) lateInTable() bool {
	return slices.ContainsFunc(d.columns(), func(c *column) bool { return c.Late })
}

// lateLegend says what the sign of late figures means, in the zone of the
// reader's clock.
func (d *data) lateLegend(c page.Context) string {
	if at, ok := d.edition.AwardTime(); ok {
		return figures.LateSign + " " + d.l.T("figure.late", "date", d.l.ShortDate(at.In(c.Now.Location())))
	}
	return ""
}

// notesBlock says under the table what its gates and signs mean, shortly where
// the page is low. The signs come first: a figure that is misread is worse
// than a gate that is looked up.
func (d *data) notesBlock(c page.Context, w int) draw.Block {
	signs := d.signs
	if d.lateInTable() {
		signs = append([]string{d.lateLegend(c)}, signs...)
	}
	b := draw.Paragraph(strings.Join(signs, apart), max(w-2, 1), &c.S.Muted)
	notes := d.notes
	if c.H < wideH {
		notes = d.shortNotes
	}
	for _, s := range notes {
		b = append(b, draw.Paragraph(s, max(w-2, 1), &c.S.Muted)...)
	}
	return b.Indent(1)
}
