package ballot

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/bars"
	"votering/ui/part/draw"
	"votering/ui/part/mine"
)

// mine is my ranking so far and my use of the scale, in at most h lines.
func (p *Page) mine(c page.Context, w, h int) draw.Block {
	e := c.Sight.Edition
	out := draw.Block{draw.Rule(c.L.T("scoring.ranking"), c.L.T("scoring.ranking.mine"), w, &c.S.Rule, &c.S.Heading)}
	own := ballot.Own(c.Sight.Mine, e)
	use := p.scaleUse(c, w, h-len(out)-min(len(own), 6))
	nameW := 0
	for i := range e.Nominees {
		nameW = max(nameW, text.Width(text.Show(e.Nominees[i].Name)))
	}
	room := max(h-len(out)-len(use), 1)
	for i, r := range own {
		if i == room-1 && len(own) > room {
			out = append(out, draw.Of("  "+c.L.N("ballot.mine.more", len(own)-i), &c.S.Muted))
			break
		}
		n, _ := e.Nominee(r.Nominee)
		out = append(out, mine.Row(c, r, text.Show(n.Name), min(nameW, max(w-24, 6)), false))
	}
	return append(out, use...).Top(h)
}

// scaleUse is how much of the scale I use, in at most h lines: drawn where there
// is room, else in a sentence.
func (p *Page) scaleUse(c page.Context, w, h int) draw.Block {
	e, counts := c.Sight.Edition, ballot.Spread(c.Sight.Mine, c.Sight.Edition)
	if len(counts) == 0 || h < 1 {
		return nil
	}
	one := oneScale(e)
	lines := len(counts)
	if !one {
		lines = len(e.Marked())
	}
	switch {
	case h < lines+2 && one:
		return draw.Paragraph(mine.Spread(c, counts), max(w-2, 1), &c.S.Muted).Indent(1).Top(min(h, 2))
	case h < lines+2:
		return nil
	}
	b := draw.Block{nil, draw.Rule(c.L.T("ballot.mine.use"), "", w, &c.S.Rule, &c.S.Heading)}
	if !one {
		return append(b, perCriterion(c, w)...)
	}
	most := slices.MaxFunc(counts, func(a, b ballot.MarkCount) int { return a.Count - b.Count }).Count
	for _, k := range counts {
		mark, n := text.PadLeft(c.L.RatText(k.Mark), 5), c.L.Int(int64(k.Count))
		bar := bars.Bar(exact.Int(int64(k.Count)), exact.Int(int64(most)), min(max(w-14, 4), 40))
		b = append(b, draw.Of(mark+"  ", &c.S.Base).Add(bar, &c.S.Bar).Add(" "+n, &c.S.Muted))
	}
	return b
}

// perCriterion says of each criterion from which mark to which mine go, where
// they have scales of their own.
func perCriterion(c page.Context, w int) draw.Block {
	var b draw.Block
	for _, k := range c.Sight.Edition.Marked() {
		var used []exact.Rat
		for i := range c.Sight.Edition.Nominees {
			if m, ok := c.Sight.Mine.Mark(ballot.Cell{Nominee: c.Sight.Edition.Nominees[i].ID, Criterion: k.ID}); ok {
				used = append(used, m)
			}
		}
		said := c.L.T("scoring.spread.none")
		if len(used) > 0 {
			slices.SortFunc(used, exact.Rat.Cmp)
			said = c.L.T("ballot.mine.range", "low", c.L.RatText(used[0]), "high", c.L.RatText(used[len(used)-1]),
				"min", c.L.RatText(k.Scale.Min), "max", c.L.RatText(k.Scale.Max))
		}
		line := text.Show(k.Title.In(string(c.L.Lang()))) + ": " + said
		b = append(b, draw.Of(" "+text.Truncate(line, max(w-2, 1)), &c.S.Base))
	}
	return b
}

// oneScale reports whether marks of all criteria say something together.
func oneScale(e *award.Edition) bool {
	marked := e.Marked()
	return !slices.ContainsFunc(marked, func(k *award.Criterion) bool {
		return !k.Scale.Min.Equal(marked[0].Scale.Min) || !k.Scale.Max.Equal(marked[0].Scale.Max)
	})
}
