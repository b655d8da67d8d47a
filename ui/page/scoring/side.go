package scoring

import (
	"slices"

	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/bars"
	"votering/ui/part/draw"
	"votering/ui/part/figures"
	"votering/ui/part/mine"
)

// side is the column beside the form on a wide page: the figures of the
// criterion, all nominees compared, my ranking so far and my use of the scale.
func (p *Page) side(c page.Context, w, h int) draw.Block {
	ranking := p.ranking(c, w, max(min(len(p.v.edition.Nominees), h/3), 1))
	others := p.others(c, w)
	room := h - len(ranking) - 1
	b := draw.Block{draw.Rule(c.L.T("scoring.figures"), "", w, &c.S.Rule, &c.S.Heading)}
	if _, k := p.current(); k.bar != nil {
		compared := min(len(p.v.order(*k.bar))+compareHead, room/2)
		b = append(b, p.facts(c, w, max(room-len(others)-compared-1, leastFacts))...)
		b = append(b, others...)
		b = append(b, p.compare(c, w, min(compared, max(h-len(b)-len(ranking)-1, 0)))...)
	} else {
		b = append(b, p.facts(c, w, room-len(others))...)
		b = append(b, others...)
	}
	return append(b.Top(max(h-len(ranking), 0)).Pad(h-len(ranking)), ranking...)
}

// The lines over the bars, and the least lines for figures over them.
const (
	compareHead = 2
	leastFacts  = 6
)

// compare draws the criterion's telling figure for all nominees, the highest
// first, with this one in sight; nil where there is none.
func (p *Page) compare(c page.Context, w, h int) draw.Block {
	_, k := p.current()
	if k.bar == nil || h <= compareHead {
		return nil
	}
	rows := p.v.order(*k.bar)
	title := p.v.sheet.Title(k.bar.Metric) + ", " + text.Show(k.bar.Period)
	if k.bar.Late {
		title += figures.LateSign
	}
	b := draw.Block{nil, draw.Of(text.Truncate(title, w), &c.S.Muted)}
	at := slices.Index(rows, p.nominee.At)
	room := max(h-len(b), 1)
	from := max(0, min(at-room/2, len(rows)-room))
	most := p.v.sheet.Most(*k.bar, rows)
	nameW := min(p.v.nameW, w/3)
	for _, row := range rows[from:min(from+room, len(rows))] {
		b = append(b, p.compareLine(c, *k.bar, row, nameW, w, func(w int) string {
			return bars.Bar(p.v.sheet.Figure(row, k.bar.Metric.ID, k.bar.Period).Number, most, w)
		}))
	}
	return b
}

func (p *Page) compareLine(c page.Context, col figures.Column, row, nameW, w int, bar func(w int) string) draw.Line {
	sign, name, ink := "  ", &c.S.Base, &c.S.Bar
	switch {
	case row == p.nominee.At:
		sign, name = "► ", &c.S.Strong
	case row == p.v.country:
		name, ink = &c.S.Muted, &c.S.BarDim
	}
	f := p.v.sheet.Figure(row, col.Metric.ID, col.Period)
	number := figures.Text(c.L, col.Metric, f) + figures.Late(f, col.Late)
	numberW := max(text.Width(number), 7)
	room := max(w-len("  ")-nameW-numberW-2, 0)
	drawn := ""
	if f.Known() {
		drawn = bar(room)
	}
	return draw.Of(sign, &c.S.Accent).Add(text.PadRight(p.v.sheet.Name(row), nameW)+" ", name).
		Add(text.PadRight(drawn, room), ink).Add(" "+text.PadLeft(number, numberW), name)
}

// ranking is my ranking so far, which nobody else sees, with this nominee in
// sight, and my use of the scale.
func (p *Page) ranking(c page.Context, w, rows int) draw.Block {
	f := p.draft.look(p.v.edition)
	title := c.L.T("scoring.ranking")
	if p.leftOut(c) != "" {
		title = c.L.T("scoring.ranking.left_out")
	}
	hint := c.L.T("scoring.ranking.mine")
	if p.alone(c) {
		hint += " · " + c.L.T("scoring.ranking.leave")
	}
	b := draw.Block{draw.Rule(title, hint, w, &c.S.Rule, &c.S.Heading)}
	b = append(b, p.rankingRows(c, f, w, rows)...)
	if !p.v.onScale { // marks of several scales say nothing together
		return append(b, draw.Paragraph(c.L.T("scoring.ranking.share"), max(w-1, 1), &c.S.Muted).Indent(1).Top(2)...)
	}
	return append(b, draw.Paragraph(mine.Spread(c, f.spread), max(w-1, 1), &c.S.Muted).Indent(1).Top(2)...)
}
