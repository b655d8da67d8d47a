package heat

import (
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// meanDecimals are those of a mean.
const meanDecimals = 2

// The signs of the table.
const (
	chosenSign = " ► "
	noSign     = "   "
	less, more = "◄", "►" // columns are out of sight on that side
	apartSign  = "◄"      // after the number of who stands apart
)

// Header is the line over the columns.
func (g *Grid) Header(s *theme.Styles, p Plan) draw.Line {
	l := draw.Of(noSign+text.PadRight(g.Words.Title, p.name), &s.Muted)
	before, after := "  ", strings.Repeat(" ", p.gap)
	if p.First > 0 {
		before = " " + less
	}
	l = l.Add(before, &s.Accent)
	for i := range p.Shown {
		if i > 0 {
			l = l.Add(after, nil)
		}
		l = l.Add(text.PadRight(g.head(p, i), p.col), &s.Muted)
	}
	sign := " "
	if p.First+p.Shown < len(g.Names) {
		sign = more
	}
	l = l.Add(sign, &s.Accent)
	if p.mean == 0 && p.spread == 0 {
		return l
	}
	return l.Add(strings.Repeat(" ", tailGap-1)+text.PadLeft(g.Words.Mean, p.mean), &s.Muted).
		Add(strings.Repeat(" ", tailGap)+text.PadLeft(g.Words.Spread, p.spread), &s.Muted)
}

// head is what stands over the i-th column in sight.
func (g *Grid) head(p Plan, i int) string {
	switch at := p.First + i; {
	case !g.Hidden:
		return g.Names[at]
	case at == 0:
		return text.Truncate(g.Words.High, p.col)
	case at == len(g.Names)-1:
		return text.Truncate(g.Words.Low, p.col)
	}
	return ""
}

// Row is line i of the table, in w cells. Front says that the arrows move in
// the table: only there the chosen line is lit.
func (g *Grid) Row(s *theme.Styles, p Plan, i, w int, chosen, front bool) draw.Line {
	line, sign := &g.Lines[i], noSign
	if chosen {
		sign = chosenSign
	}
	l := draw.Of(sign, &s.Accent).Add(text.PadRight(line.Name, p.name), &s.Base).Add(strings.Repeat(" ", afterName), nil)
	if line.Shut != "" {
		l = l.Add(line.Shut, &s.Warn)
	} else {
		l = append(l, g.cells(s, p, line)...)
		l = append(l, g.ends(s, p, line)...)
	}
	if chosen && front {
		return l.Fit(w).In(&s.Selected)
	}
	return l
}

// cells are the columns in sight.
func (g *Grid) cells(s *theme.Styles, p Plan, line *Line) draw.Line {
	var l draw.Line
	cells := line.Cells
	if g.Hidden {
		cells = line.sorted()
	}
	for i := range p.Shown {
		at := p.First + i
		said := g.cell(cells[at], p.decimals)
		style := g.style(s, cells[at])
		apart := !g.Hidden && slices.Contains(line.Apart, at)
		if apart {
			style = &s.Accent
		}
		l = l.Add(text.PadRight(said, p.col), style)
		after := strings.Repeat(" ", p.gap)
		if i == p.Shown-1 {
			after = " "
		}
		if apart {
			after = apartSign + after[1:]
		}
		l = l.Add(after, &s.Accent)
	}
	return l
}

// ends are the mean and the spread.
func (g *Grid) ends(s *theme.Styles, p Plan, line *Line) draw.Line {
	if p.mean == 0 && p.spread == 0 {
		return nil
	}
	mean, spread := g.Words.None, g.Words.None
	if line.Mean != nil {
		mean = g.number(*line.Mean, meanDecimals)
	}
	if line.Spread != nil {
		spread = g.number(*line.Spread, g.Decimals)
	}
	return draw.Of(strings.Repeat(" ", tailGap-1)+text.PadLeft(mean, p.mean), &s.Strong).
		Add(strings.Repeat(" ", tailGap)+text.PadLeft(spread, p.spread), &s.Base)
}

// cell is a cell with its shade.
func (g *Grid) cell(c Cell, decimals int) string {
	if c.State != Marked {
		return g.Words.Said[c.State]
	}
	return g.number(c.Number, decimals) + g.Steps.shade(c.Share)
}

func (g *Grid) style(s *theme.Styles, c Cell) *lipgloss.Style {
	if c.State != Marked {
		return &s.Muted
	}
	return [...]*lipgloss.Style{&s.Base, &s.BarDim, &s.Bar, &s.Bar}[g.Steps.level(c.Share)]
}

func (g *Grid) number(r exact.Rat, decimals int) string {
	if decimals < 0 {
		return g.L.RatText(r)
	}
	return g.L.Rat(r, decimals)
}

// Legend says which shade begins where, lowest first; number turns a share of
// the scale into what stands in the cells.
func (g *Grid) Legend(number func(share exact.Rat) string) string {
	var parts []string
	for i, step := range g.Steps {
		if step.Sign() > 0 {
			parts = append(parts, shades[i+1]+" "+number(step))
		}
	}
	return strings.Join(parts, "   ")
}
