package scoring

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/figures"
)

// levels says what each mark of the criterion means, the highest first, with
// mine in brackets; in at most h lines, with mine in sight.
func (p *Page) levels(c page.Context, w, h int) draw.Block {
	_, k := p.current()
	mark, marked := p.draft.now.Mark(p.cell())
	var b draw.Block
	if k.Better == award.Lower {
		b = draw.Paragraph(c.L.T("scoring.lower"), w, &c.S.Warn)
		h -= len(b)
	}
	if len(k.levels) == 0 {
		help := draw.Paragraph(k.help, w, &c.S.Base)
		scale := c.L.T("scoring.scale.sentence", "min", c.L.RatText(k.Scale.Min), "max", c.L.RatText(k.Scale.Max), "step", c.L.RatText(k.Scale.Step))
		return append(append(b, help...), draw.Paragraph(scale, w, &c.S.Muted)...).Top(h + len(b))
	}
	lines, mine := p.levelLines(c, k, mark, marked, w, h)
	if h < len(lines) && mine >= 0 {
		return append(b, lines.Window(max(0, min(mine-h/2, len(lines)-h)), h)...)
	}
	return append(b, lines.Top(h)...)
}

// levelLines are the levels and where mine begins; −1 where there is none. A
// level takes a second line as long as all have one of h lines. A mark between
// two levels has a line of its own.
func (p *Page) levelLines(c page.Context, k *criterion, mark exact.Rat, marked bool, w, h int) (b draw.Block, mine int) {
	levels := k.levels
	if marked {
		levels = withMark(levels, mark, c.L.RatText(mark), c.L.T("scoring.between"))
	}
	label := 0
	for _, lv := range levels {
		label = max(label, text.Width(lv.label))
	}
	mine = -1
	spare := h - len(levels)
	for _, lv := range levels {
		open, shut, style := " ", " ", &c.S.Base
		if marked && lv.mark.Equal(mark) {
			open, shut, style, mine = "[", "]", &c.S.Strong, len(b)
		}
		room := max(w-label-3, 4)
		lines := text.Wrap(lv.text, room)
		if more := len(lines) - 1; more > spare {
			lines = []string{text.Truncate(lv.text, room)}
		} else {
			spare -= more
		}
		head := text.PadLeft(open+lv.label+shut, label+2) + " "
		for _, s := range lines {
			b = append(b, draw.Of(head, style).Add(s, style))
			head = strings.Repeat(" ", label+3)
		}
	}
	return b, mine
}

// withMark puts a mark among the levels that do not have it.
func withMark(levels []level, mark exact.Rat, label, between string) []level {
	at := 0
	for at < len(levels) && mark.Less(levels[at].mark) {
		at++
	}
	if at < len(levels) && levels[at].mark.Equal(mark) {
		return levels
	}
	out := append([]level(nil), levels[:at]...)
	out = append(out, level{mark, label, between})
	return append(out, levels[at:]...)
}

// facts are the figures that bear on the criterion, for this nominee and beside
// them the country's; where there are none, what the nomination says.
func (p *Page) facts(c page.Context, w, h int) draw.Block {
	_, k := p.current()
	row := p.nominee.At
	if len(k.metrics) == 0 {
		return p.nomination(c, w, h)
	}
	ms := p.v.sheet.Known(k.metrics, row)
	var b draw.Block
	if len(ms) > 0 {
		years := p.v.sheet.Years([]int{row}, p.v.country, ms, w)
		signs, late := years.Signs(row)
		if late {
			signs = append(signs, p.v.sheet.LateLegend(c.Now.Location(), w))
		}
		b = append(b, years.Header(c.S))
		legend := draw.Paragraph(strings.Join(signs, figures.Apart), w, &c.S.Muted)
		for _, m := range p.v.sheet.Telling(ms, max(h-1-len(legend), 1)) {
			b = append(b, years.Line(c.S, row, m))
		}
		b = append(b, legend...)
	}
	for _, s := range p.v.sheet.Missing(k.metrics, row) {
		b = append(b, draw.Paragraph(s, w, &c.S.Muted)...)
	}
	if len(ms) == 0 {
		b = append(b, p.nomination(c, w, h-len(b))...)
	}
	return b
}

// nomination says that there are no figures to go by, and what there is
// instead.
func (p *Page) nomination(c page.Context, w, h int) draw.Block {
	n, _ := p.current()
	key := "scoring.no_figures"
	if _, k := p.current(); len(k.metrics) > 0 {
		key = "scoring.unknown_figures"
	}
	b := draw.Paragraph(c.L.T(key), w, &c.S.Muted)
	summary := text.ShowLines(n.Summary.In(string(c.L.Lang())))
	return append(b, draw.Paragraph(summary, w, &c.S.Base).Top(max(h-len(b), 0))...)
}

// factsLine is what tells most about the nominee on the criterion, and beside
// it the country, on one line.
func (p *Page) factsLine(c page.Context, w int) draw.Line {
	_, k := p.current()
	var parts []string
	ms := p.v.sheet.Telling(p.v.sheet.Known(k.metrics, p.nominee.At), 4)
	slices.SortStableFunc(ms, func(a, b *award.Metric) int { return persons(a) - persons(b) })
	for _, m := range ms {
		col, ok := p.v.sheet.Column(m)
		if !ok {
			continue
		}
		f := p.v.sheet.Figure(p.nominee.At, m.ID, col.Period)
		s := p.v.sheet.Title(m) + " " + figures.Text(c.L, m, f) + figures.Late(f, false)
		if p.v.country >= 0 && m.Unit != award.Persons {
			if g := p.v.sheet.Figure(p.v.country, m.ID, col.Period); g.Known() {
				s += " (" + p.v.sheet.Name(p.v.country) + " " + figures.Text(c.L, m, g) + figures.Late(g, false) + ")"
			}
		}
		parts = append(parts, s)
	}
	if len(parts) == 0 {
		parts = append(p.v.sheet.Missing(k.metrics, p.nominee.At), c.L.T("scoring.no_figures"))[:1]
	}
	return draw.Of(text.Truncate(strings.Join(parts, " · "), w), &c.S.Muted)
}

// persons is 1 for numbers of persons, which say little without the size of the
// nominee.
func persons(m *award.Metric) int {
	if m.Unit == award.Persons {
		return 1
	}
	return 0
}

// others are my other marks on the criterion, in one or two lines.
func (p *Page) others(c page.Context, w int) draw.Block {
	_, k := p.current()
	var parts []string
	for i := range p.v.edition.Nominees {
		id := p.v.edition.Nominees[i].ID
		if m, ok := p.draft.now.Mark(ballot.Cell{Nominee: id, Criterion: k.ID}); ok && i != p.nominee.At {
			parts = append(parts, p.v.sheet.Name(i)+" "+c.L.RatText(m))
		}
		if len(parts) == mostOthers {
			break
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return draw.Paragraph(c.L.T("scoring.others", "marks", strings.Join(parts, ", ")), w, &c.S.Base).Top(2)
}

// mostOthers is how many of my other marks are named; the matrix has all.
const mostOthers = 20

// commentPane is my comment on the criterion, or the place where it is being
// written, in exactly h lines with a heading.
func (p *Page) commentPane(c page.Context, w, h int) draw.Block {
	hint := c.L.T("scoring.comment.write")
	written := draw.Paragraph(text.ShowLines(p.draft.now.Cells[p.cell()].Comment), max(w-2, 1), &c.S.Base)
	if len(written) > h-1 {
		hint = c.L.T("scoring.comment.read")
	}
	switch n, _ := p.current(); {
	case p.writing:
		hint = c.L.T("scoring.comment.keep")
	case blocked(c) != nil || p.recused(n.ID):
		hint = ""
	}
	b := draw.Block{draw.Rule(p.commentHeading(c, w-text.Width(hint)-headingSigns), hint, w, &c.S.Rule, &c.S.Heading)}
	if h < 2 {
		return b[:max(h, 0)]
	}
	if p.writing {
		return append(b, p.comment.Draw(c.S, w-2, h-1).Indent(1)...)
	}
	return append(b, written.Indent(1).Top(h-1)...).Pad(h)
}

// commentHeading says which criterion the comment is on and, where that fits in
// w cells, what becomes of it.
func (p *Page) commentHeading(c page.Context, w int) string {
	_, k := p.current()
	args := []string{"n", itoa(p.at.At + 1), "title", k.title}
	for _, key := range []string{"scoring.comment", "scoring.comment.quoted"} {
		if s := c.L.T(key, args...); text.Width(s) <= w {
			return s
		}
	}
	return c.L.T("scoring.comment.short", args...)
}

// heading is the line over the levels: number and title of the criterion, and
// how to see my ranking where it does not stand beside the form.
func (p *Page) heading(c page.Context, w int) draw.Line {
	_, k := p.current()
	title, hint := c.L.T("scoring.heading", "n", itoa(p.at.At+1), "title", k.title), ""
	if !isWide(c) {
		hint = c.L.T("scoring.ranking.go")
	}
	if text.Width(title)+text.Width(hint)+headingSigns > w {
		hint = ""
	}
	return draw.Rule(title, hint, w, &c.S.Rule, &c.S.Heading)
}

// headingSigns is the room that a heading takes beside its two texts.
const headingSigns = 10
