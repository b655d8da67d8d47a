package wall

import (
	"strings"

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

// stone is the sign of one juror in a pile, and how many lines lie between two.
type stone struct {
	row  string // each of its lines
	h    int
	gap  int
	sign string // it in a sentence
}

// stones are those there are, the largest first.
var stones = []stone{{"██████", 3, 1, "█"}, {"████", 2, 1, "█"}, {one, 1, 2, one}, {one, 1, 1, one}, {one, 1, 0, one}}

func (s stone) w() int { return len([]rune(s.row)) }

// pileH is how high a pile of n stones is, with the values and the mean below.
func (s stone) pileH(n int) int { return (s.h+s.gap)*n + 1 + s.gap + 1 }

// pile is how many jurors there are at each cell of an axis.
type pile struct {
	axis axis
	at   []int // by cell
	most int
	wide string // how wide a cell is, where different marks lie in one; else empty
}

func pileOf(c page.Context, g *group) pile {
	p := pile{axis: g.ruler.on(c, c.W-7)}
	p.at = make([]int, p.axis.w)
	marks := g.strips[0].marks
	for i, v := range marks {
		k := p.axis.cell(v)
		p.at[k]++
		p.most = max(p.most, p.at[k])
		if i > 0 && k == p.axis.cell(marks[i-1]) && !v.Equal(marks[i-1]) {
			p.wide = g.ruler.reach(c, p.axis.reach(1))
		}
	}
	return p
}

// holds reports whether stones of that size lie beside each other on it.
func (p *pile) holds(s stone) bool {
	last := -s.w() - 1
	for i, n := range p.at {
		switch {
		case n == 0:
			continue
		case i-last <= s.w() && s.w() > 1:
			return false
		}
		last = i
	}
	return true
}

// pile draws a strip that stands alone as large as it gets: every juror a sign,
// one above the other, on an axis as wide as the wall, with the mean below. It
// answers nothing where there is no room for that.
func (w *wall) pile(c page.Context, g *group) draw.Block {
	if c.W < wideW-4 || g.strips[0].mean == nil {
		return nil
	}
	p := pileOf(c, g)
	for _, s := range stones {
		room := c.H
		if s.gap > 0 {
			room = c.H * 2 / 3 // the air around is worth more than that between
		}
		if p.holds(s) && s.pileH(p.most) <= room {
			w.drawn.stone, w.drawn.wide = s.sign, nil
			if p.wide != "" {
				w.drawn.wide = []string{p.wide}
			}
			return p.draw(c, g, s)
		}
	}
	return nil
}

// before is how many cells lie left of the axis.
const before = 3

func (p *pile) draw(c page.Context, g *group, s stone) draw.Block {
	b := make(draw.Block, (c.H-s.pileH(p.most))/2)
	for n := p.most; n > 0; n-- {
		line := ""
		for i, k := range p.at {
			if k >= n {
				line = text.PadRight(line, before+i-(s.w()-1)/2) + s.row
			}
		}
		for range s.h {
			b = append(b, draw.Of(line, &c.S.Accent))
		}
		b = append(b, make(draw.Block, s.gap)...)
	}
	b = append(b, draw.Of(values(c, g.ruler, &p.axis, before), &c.S.Strong))
	b = append(b, make(draw.Block, s.gap)...)
	return append(b, p.mean(c, g))
}

// mean points at the mean from below the axis.
func (p *pile) mean(c page.Context, g *group) draw.Line {
	v := *g.strips[0].mean
	at, m := before+p.axis.cell(v), g.ruler.mean(c, v)
	words := "▲ " + c.L.T("wall.mean") + " " + m
	if at+text.Width(words) > c.W {
		words = c.L.T("wall.mean") + " " + m + " ▲"
		at -= text.Width(words) - 1
	}
	return draw.Of(strings.Repeat(" ", max(at, 0))+words, &c.S.Strong)
}
