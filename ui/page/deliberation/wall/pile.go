package wall

import (
	"strings"

	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// lone is the one strip that stands on the wall; nil where there are more.
func (w *wall) lone() *group {
	if len(w.lower) == 0 && len(w.upper) == 1 && len(w.upper[0].strips) == 1 {
		return &w.upper[0]
	}
	return nil
}

// pile draws a strip that stands alone as large as it gets: every juror a sign,
// one above the other, on an axis as wide as the wall, with the mean below. It
// answers nothing where there is no room for that.
func (w *wall) pile(c page.Context, g *group) draw.Block {
	s := &g.strips[0]
	a := newAxis(g.scale, c.W-2, func(v exact.Rat) int { return text.Width(c.L.RatText(v)) })
	at, most := make([]int, a.w), 0
	for _, v := range s.marks {
		i := a.cell(v)
		at[i]++
		most = max(most, at[i])
	}
	gap := 2
	for gap > 0 && pileH(most, gap) > c.H*2/3 {
		gap--
	}
	free := c.H - pileH(most, gap)
	if c.W < wideW-4 || free < 0 || most == 0 {
		return nil
	}
	w.wide = nil
	for i := 1; i < len(s.marks); i++ {
		if a.cell(s.marks[i]) == a.cell(s.marks[i-1]) && !s.marks[i].Equal(s.marks[i-1]) {
			wide := a.reach(1)
			w.wide = &wide
			break
		}
	}
	b := make(draw.Block, free/2)
	for n := most; n > 0; n-- {
		var line strings.Builder
		for _, k := range at {
			if k >= n {
				line.WriteString(one)
			} else {
				line.WriteString(" ")
			}
		}
		b = append(b, draw.Of(" "+line.String(), &c.S.Accent))
		b = append(b, make(draw.Block, gap)...)
	}
	b = append(b, draw.Of(values(c, &a, 1), &c.S.Strong))
	b = append(b, make(draw.Block, gap)...)
	return append(b, meanBelow(c, &a, s))
}

// pileH is how high a pile is with so many on top of each other, and so many
// lines between.
func pileH(most, gap int) int { return (1+gap)*(most+1) + 1 }

// meanBelow points at the mean from below the axis.
func meanBelow(c page.Context, a *axis, s *strip) draw.Line {
	m, at := c.L.Rat(*s.mean, meanPlace), a.cell(*s.mean)
	words := "▲ " + c.L.T("wall.mean") + " " + m
	if 1+at+text.Width(words) > c.W {
		words = c.L.T("wall.mean") + " " + m + " ▲"
		at -= text.Width(words) - 1
	}
	return draw.Of(strings.Repeat(" ", max(1+at, 0))+words, &c.S.Strong)
}
