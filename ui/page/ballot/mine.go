package ballot

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/mine"
)

// mine is my ranking so far and my use of the scale, in at most h lines.
func (p *Page) mine(c page.Context, w, h int) draw.Block {
	e, b := c.Sight.Edition, c.Sight.Mine
	out := draw.Block{draw.Rule(c.L.T("scoring.ranking"), c.L.T("scoring.ranking.mine"), w, &c.S.Rule, &c.S.Heading)}
	spread := draw.Block(nil)
	if oneScale(e) {
		spread = draw.Paragraph(mine.Spread(c, ballot.Spread(b, e)), max(w-2, 1), &c.S.Muted).Indent(1).Top(2)
	}
	nameW := 0
	for i := range e.Nominees {
		nameW = max(nameW, text.Width(text.Show(e.Nominees[i].Name)))
	}
	own := ballot.Own(b, e)
	room := max(h-len(out)-len(spread), 1)
	for i, r := range own {
		if i == room-1 && len(own) > room {
			out = append(out, draw.Of("  "+c.L.N("ballot.mine.more", len(own)-i), &c.S.Muted))
			break
		}
		n, _ := e.Nominee(r.Nominee)
		out = append(out, mine.Row(c, r, text.Show(n.Name), min(nameW, max(w-24, 6)), false))
	}
	return append(out, spread...).Top(h)
}

// oneScale reports whether marks of all criteria say something together.
func oneScale(e *award.Edition) bool {
	marked := e.Marked()
	return !slices.ContainsFunc(marked, func(k *award.Criterion) bool {
		return !k.Scale.Min.Equal(marked[0].Scale.Min) || !k.Scale.Max.Equal(marked[0].Scale.Max)
	})
}
