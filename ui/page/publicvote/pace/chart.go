package pace

import (
	"strings"
	"time"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// The signs of the chart. What lies outside the window is told from what counts
// by its sign, and never by colour alone.
const (
	valid   = "█"
	half    = "▄"
	outside = "░"
)

// Cells of the chart.
const (
	leastRows  = 3
	mostRows   = 24
	widest     = 4 // cells of one column
	leastGuter = 4 // cells for the numbers at the side
)

// chart is what is drawn: columns of one width beside a scale.
type chart struct {
	c     page.Context
	bars  []bucket
	step  step
	top   int64 // what the highest row stands for
	side  int   // cells for the numbers at the side, and the line beside them
	cells int   // of one column
	rows  int
}

// Chart draws the votes by the hour in about h lines, with the window below; nil
// where nobody voted. Where rows lie so far off that they are not drawn it says
// so.
func Chart(c page.Context, p *publicvote.Pace, w *publicvote.Window, h int) draw.Block {
	if p == nil || len(p.Hours) == 0 {
		return nil
	}
	hours, before, after := near(p.Hours, w)
	var b draw.Block
	if len(hours) > 0 {
		g := plan(c, hours, h)
		b = append(b, g.title())
		b = append(b, g.columns()...)
		b = append(b, g.dates())
		b = append(b, g.window(w)...)
		b = append(b, g.legend()...)
	}
	return append(b, beyond(c, before, after)...)
}

// plan divides the cells.
func plan(c page.Context, hours []publicvote.Hour, h int) *chart {
	g := &chart{c: c}
	var most int64
	for _, x := range hours {
		most = max(most, x.Votes+x.Outside)
	}
	zone := c.Now.Location()
	g.side = max(text.Width(c.L.Int(scale(most))), leastGuter) + 2
	for range 2 { // wider columns may need more room for their numbers
		g.bars, g.step = gather(hours, zone, max(c.W-g.side-1, 1))
		for _, b := range g.bars {
			most = max(most, b.all())
		}
		g.top = scale(most)
		g.side = max(text.Width(c.L.Int(g.top)), leastGuter) + 2
	}
	g.bars = g.bars[:min(len(g.bars), max(c.W-g.side-1, 1))]
	g.cells = min(max((c.W-g.side-1)/max(len(g.bars), 1), 1), widest)
	g.rows = min(max(h-4, leastRows), mostRows)
	return g
}

// scale is the first of 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, … that is not
// below n.
func scale(n int64) int64 {
	if n <= 1 {
		return 1
	}
	for unit := int64(1); ; unit *= 10 {
		for _, k := range []int64{2, 3, 4, 5, 6, 8, 10, 12, 15} {
			if k*unit >= n {
				return k * unit
			}
		}
	}
}

// title says what a column stands for.
func (g *chart) title() draw.Line {
	key, n := "publicvote.pace.hours", g.step.hours
	if g.step.days > 0 {
		key, n = "publicvote.pace.days", g.step.days
	}
	return draw.Of(" "+g.c.L.N(key, n), &g.c.S.Strong)
}

// columns are the rows of the chart, the highest first.
func (g *chart) columns() draw.Block {
	heights := make([][2]int, len(g.bars)) // halves of a row: of what counts, and of all
	for i, b := range g.bars {
		heights[i] = g.heights(b)
	}
	var block draw.Block
	for row := g.rows - 1; row >= 0; row-- {
		l := draw.Of(text.PadLeft(g.number(row), g.side-2)+" ", &g.c.S.Muted).Add(g.edge(row), &g.c.S.Rule)
		for _, h := range heights {
			sign, style := g.cell(h, row)
			if g.cells > 1 && sign != " " {
				sign = strings.Repeat(sign, g.cells-1) + " "
			} else {
				sign = strings.Repeat(sign, g.cells)
			}
			l = l.Add(sign, style)
		}
		block = append(block, l)
	}
	return block
}

// heights are how many halves of a row stand for what counts in a column, and for
// everything in it. What is there is seen; what lies outside begins a row of
// its own.
func (g *chart) heights(b bucket) [2]int {
	halves := func(n int64) int {
		if n == 0 {
			return 0
		}
		all := int64(2 * g.rows)
		return max(int((n*all+g.top/2)/g.top), 1)
	}
	count, all := halves(b.votes), halves(b.all())
	if b.outside > 0 {
		count += count % 2
		all = min(max(all+all%2, count+2), 2*g.rows)
		count = min(count, all-2)
	}
	return [2]int{count, all}
}

func (g *chart) cell(h [2]int, row int) (string, *lipgloss.Style) {
	switch low := 2 * row; {
	case h[0] >= low+2:
		return valid, &g.c.S.BarAlt
	case h[0] == low+1:
		return half, &g.c.S.BarAlt
	case h[1] > low:
		return outside, &g.c.S.BarDim
	}
	return " ", nil
}

// number is what stands at the side of a row.
func (g *chart) number(row int) string {
	switch {
	case row == g.rows-1:
		return g.c.L.Int(g.top)
	case row == g.rows/2-1 && g.rows%2 == 0 && g.rows >= 6 && g.top%2 == 0:
		return g.c.L.Int(g.top / 2)
	}
	return ""
}

func (g *chart) edge(row int) string {
	if g.number(row) != "" {
		return "┤"
	}
	return "│"
}

// at is the cell at which a time lies.
func (g *chart) at(t time.Time) int {
	for i, b := range g.bars {
		if t.Before(b.to) {
			return g.side + i*g.cells
		}
	}
	return g.side + (len(g.bars)-1)*g.cells
}

// legend says what the signs mean, where there are two.
func (g *chart) legend() draw.Block {
	for _, b := range g.bars {
		if b.outside > 0 {
			return draw.Block{draw.Of(" "+valid+" ", &g.c.S.BarAlt).Add(g.c.L.T("publicvote.pace.valid")+"   ", &g.c.S.Base).
				Add(outside+" ", &g.c.S.BarDim).Add(g.c.L.T("publicvote.pace.outside"), &g.c.S.Base)}
		}
	}
	return nil
}
