package deliberation

import (
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/page/deliberation/heat"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
)

// legendLines is how many lines at most explain the tables.
const legendLines = 4

// grid is a table in h lines, its header among them, with the chosen line in
// sight. Front says that the arrows move in it.
func (p *Page) grid(c page.Context, g *heat.Grid, w, h int, front bool) draw.Block {
	cur := &p.nominee
	if g != p.d.nominees {
		cur = &p.criterion
	}
	from, to := cur.Window(len(g.Lines), max(h-1, 1))
	rowW := frame.RowW(w, to-from, len(g.Lines))
	plan := g.Plan(rowW, p.column)
	if front {
		p.drawn.rows, p.drawn.columns = max(h-1, 1), plan.Shown
	}
	var rows draw.Block
	for i := from; i < to; i++ {
		rows = append(rows, g.Row(c.S, plan, i, rowW, i == cur.At, front))
	}
	b := draw.Block{g.Header(c.S, plan)}
	return append(b, frame.More(rows, from, to, len(g.Lines), w, &c.S.Accent)...).Top(h)
}

// tables is both tables one above the other, in at most h lines.
func (p *Page) tables(c page.Context, w, h int) draw.Block {
	criteria := len(p.d.ofCriteria(p.nomineeAt()).Lines)
	below := min(2+criteria, max(h/3, 4))
	b := p.nomineesBlock(c, w, h-below-1)
	if len(b)+1+below <= h {
		b = append(b, nil)
	}
	return append(b, p.criteriaBlock(c, w, min(h-len(b), 2+criteria))...)
}

// nomineesBlock is the nominees under a heading, with what the signs mean.
func (p *Page) nomineesBlock(c page.Context, w, h int) draw.Block {
	lines := p.legend(c, w).Top(legendLines)
	rows := len(p.d.nominees.Lines)
	if 2+rows+len(lines) > h {
		lines = lines.Top(max(h-2-min(rows, 6), 1))
	}
	b := draw.Block{draw.Rule(p.nomineesTitle(c), p.columnsHint(c, w), w, &c.S.Rule, &c.S.Heading)}
	b = append(b, p.grid(c, p.d.nominees, w, min(1+rows, h-1-len(lines)), !p.level)...)
	return append(b, lines...)
}

// nomineesTitle says what the numbers are.
func (p *Page) nomineesTitle(c page.Context) string {
	if s := p.scale(); s != nil {
		return c.L.T("deliberation.nominees", "min", c.L.RatText(s.Min), "max", c.L.RatText(s.Max))
	}
	return c.L.T("deliberation.nominees.share")
}

// scale is what the means of the nominees are marks of; nil where the criteria
// have no scale in common.
func (p *Page) scale() *award.Scale {
	if len(p.d.rows) == 0 {
		return nil
	}
	return p.d.rows[0].Scale
}

// columnsHint says which jurors are in sight where not all are, else how to
// hide their names.
func (p *Page) columnsHint(c page.Context, w int) string {
	plan := p.d.nominees.Plan(w-frame.MoreW, p.column)
	if n := len(p.d.voters); plan.Shown < n {
		num := func(i int) string { return c.L.Int(int64(i)) }
		return c.L.T("deliberation.columns", "from", num(plan.First+1), "to", num(plan.First+plan.Shown), "of", num(n))
	}
	if p.hidden {
		return c.L.T("deliberation.names.hidden")
	}
	return c.L.T("deliberation.names.shown")
}

// criteriaBlock is the criteria of the chosen nominee under a heading.
func (p *Page) criteriaBlock(c page.Context, w, h int) draw.Block {
	id := p.nomineeAt()
	if id == "" || h < 1 {
		return nil
	}
	b := draw.Block{draw.Rule(c.L.T("deliberation.criteria", "name", p.d.name(id)), "", w, &c.S.Rule, &c.S.Heading)}
	if p.d.out(id) {
		return append(b, draw.Paragraph(c.L.T("deliberation.out", "names", p.d.name(id)), max(w-2, 1), &c.S.Warn).Indent(1)...).Top(h)
	}
	g := p.d.ofCriteria(id)
	return append(b, p.grid(c, g, w, min(1+len(g.Lines), h-1), p.level)...)
}

// legend says what the shades and signs of the tables mean.
func (p *Page) legend(c page.Context, w int) draw.Block {
	steps := p.d.nominees.Legend(func(share exact.Rat) string { return c.L.T("deliberation.legend.from", "mark", p.number(share)) })
	if !p.hidden {
		steps = append(steps, c.L.T("deliberation.legend.apart"))
	}
	b := draw.Block{draw.Of(text.Truncate(strings.Join(steps, "   "), max(w-2, 1)), &c.S.Muted)}
	if !p.hidden {
		for _, s := range p.why(c) {
			b = append(b, draw.Paragraph(s, max(w-2, 1), &c.S.Muted)...)
		}
	}
	return b.Indent(1)
}

// number is what stands in the cells for a share of the scale.
func (p *Page) number(share exact.Rat) string {
	s := p.scale()
	if s == nil {
		return p.d.l.Share(share, 0)
	}
	if k := p.d.ed.Marked(); len(k) > 0 && k[0].Share(s.Min).Sign() > 0 { // the low end is the good one
		share = exact.Int(1).Sub(share)
	}
	return p.d.l.Rat(s.Min.Add(share.Mul(s.Max.Sub(s.Min))), 1)
}

// fewNames is how many jurors are named in a sentence.
const fewNames = 6

// why says why jurors have no number: who is recused from whom, and who handed
// nothing in.
func (p *Page) why(c page.Context) []string {
	var sentences, out []string
	for i := range p.d.voters {
		v := &p.d.voters[i]
		var from []string
		for _, r := range v.Recused {
			if _, ok := p.d.ed.Nominee(r.Nominee); ok {
				from = append(from, text.Truncate(p.d.name(r.Nominee), longName))
			}
		}
		if len(from) > 0 {
			out = append(out, c.L.T("deliberation.legend.recused.one", "name", v.first, "from", c.L.List(from)))
		}
	}
	if n := len(out); n > fewNames+1 {
		out = append(out[:fewNames], c.L.N("deliberation.legend.more", n-fewNames))
	}
	if len(out) > 0 {
		sentences = append(sentences, c.L.T("deliberation.legend.recused", "who", strings.Join(out, "; ")))
	}
	if gone := p.d.absent(); len(gone) > 0 {
		names := make([]string, len(gone))
		for i := range gone {
			names[i] = gone[i].first
		}
		if n := len(names); n > fewNames+1 {
			names = append(names[:fewNames], c.L.N("deliberation.legend.more", n-fewNames))
		}
		sentences = append(sentences, c.L.N("deliberation.legend.absent", len(gone), "names", c.L.List(names)))
	}
	return sentences
}
