package whatif

import (
	"slices"
	"strings"

	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// plot is the lines of all nominees in cells: how high each stands in every
// column.
type plot struct {
	w, h    int
	heights [][]int // by nominee and column: 0 is the highest line
	top     exact.Rat
	bottom  exact.Rat
}

// plotted lays the lines out on w columns and h lines, from the least to the
// greatest value there is.
func (t *track) plotted(w, h int) *plot {
	if t.drawn != nil && t.drawn.w == w && t.drawn.h == h {
		return t.drawn
	}
	columns := make([][]exact.Rat, w)
	for x := range columns {
		columns[x] = t.at(share(x, w))
	}
	p := &plot{w: w, h: h, heights: make([][]int, len(t.signs))}
	p.top, p.bottom = columns[0][0], columns[0][0]
	for _, c := range columns {
		p.top = later(p.top, slices.MaxFunc(c, exact.Rat.Cmp))
		p.bottom = sooner(p.bottom, slices.MinFunc(c, exact.Rat.Cmp))
	}
	width := p.top.Sub(p.bottom)
	for i := range p.heights {
		p.heights[i] = make([]int, w)
		for x, c := range columns {
			if width.Sign() > 0 {
				p.heights[i][x] = cell(p.top.Sub(c[i]).Quo(width), h)
			}
		}
	}
	t.drawn = p
	return p
}

func later(a, b exact.Rat) exact.Rat {
	if a.Less(b) {
		return b
	}
	return a
}

func sooner(a, b exact.Rat) exact.Rat {
	if b.Less(a) {
		return b
	}
	return a
}

// axisLines are those that a chart has below its lines.
const axisLines = 2

// yW is how many cells stand left of a chart for its heights.
const yW = 6

// chart draws the lines with the cursor among them, the names at their right
// ends, and the axis below. The signs of lines that go through one cell take
// turns, but that of the chosen one lies above all; turns reports whether some do
// so side by side.
func (p *Pane) chart(c page.Context, t *track, w, h int) (b draw.Block, turns bool) {
	nameW := 0
	for _, n := range p.m.names {
		nameW = max(nameW, text.Width(n))
	}
	nameW = min(nameW, w/4)
	cells := w - yW - 1 - nameW - 1
	at := t.plotted(cells, h-axisLines)
	who := p.grid(at)
	cursor := cell(p.cursor(t), cells)
	for y := range at.h {
		line := draw.Of(p.height(c, at, y), &c.S.Muted)
		for x, here := range who[y] {
			switch {
			case len(here) > 0:
				i := here[x%len(here)]
				turns = turns || len(here) > 1 && x > 0 && len(who[y][x-1]) > 1
				line = line.Add(p.m.signs[i], p.style(c, i))
			case x == cursor:
				line = line.Add("│", &c.S.Accent)
			default:
				line = line.Add(" ", nil)
			}
		}
		b = append(b, line.Add(" "+p.ends(at, y, nameW), &c.S.Base))
	}
	pad := strings.Repeat(" ", yW-1)
	b = append(b, draw.Of(pad+"└"+strings.Repeat("─", cells), &c.S.Rule))
	return append(b, append(draw.Of(pad+" ", nil), p.axis(c, t, cells)...)), turns
}

// grid is whose lines go through each cell. Those of the chosen one hide others.
func (p *Pane) grid(at *plot) [][][]int {
	who := make([][][]int, at.h)
	for y := range who {
		who[y] = make([][]int, at.w)
	}
	for i, line := range at.heights {
		for x, y := range line {
			who[y][x] = append(who[y][x], i)
		}
	}
	if i := p.chosen; i >= 0 && i < len(at.heights) {
		for x, y := range at.heights[i] {
			who[y][x] = []int{i}
		}
	}
	return who
}

// height is what stands left of a line of the chart.
func (p *Pane) height(c page.Context, at *plot, y int) string {
	said := ""
	switch {
	case y == 0:
		said = c.L.Rat(at.top, 2)
	case at.top.Equal(at.bottom): // one height is enough
	case y == at.h-1:
		said = c.L.Rat(at.bottom, 2)
	case 2*y == at.h-1:
		said = c.L.Rat(at.top.Add(at.bottom).Mul(exact.New(1, 2)), 2)
	}
	if said == "" || text.Width(said) > yW-1 {
		return strings.Repeat(" ", yW-1) + "│"
	}
	return text.PadLeft(said, yW-1) + "┤"
}

// ends names whose line ends on a line of the chart, in w cells: by their signs
// alone where there is no room for several names.
func (p *Pane) ends(at *plot, y, w int) string {
	var names, signs []string
	for i, line := range at.heights {
		if line[at.w-1] == y {
			names, signs = append(names, p.m.names[i]), append(signs, p.m.signs[i])
		}
	}
	if s := strings.Join(names, ", "); len(names) < 2 || text.Width(s) <= w {
		return text.Truncate(s, w)
	}
	return text.Truncate(strings.Join(signs, ", "), w)
}
