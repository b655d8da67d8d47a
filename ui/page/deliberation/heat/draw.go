package heat

import (
	"slices"
	"strings"

	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

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
		wide := p.col + p.gap
		if i == p.Shown-1 {
			wide = p.col + 1
		}
		apart := !g.Hidden && slices.Contains(line.Apart, at)
		l = append(l, g.drawn(s, cells[at], p.decimals, apart).Fit(wide)...)
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
		mean = g.number(*line.Mean, g.meanDecimals())
	}
	if line.Spread != nil {
		spread = g.number(*line.Spread, g.Decimals)
	}
	return draw.Of(strings.Repeat(" ", tailGap-1)+text.PadLeft(mean, p.mean), &s.Strong).
		Add(strings.Repeat(" ", tailGap)+text.PadLeft(spread, p.spread), &s.Base)
}

// drawn is a cell: its number, and its shade, or the sign of who stands apart
// after it.
func (g *Grid) drawn(s *theme.Styles, c Cell, decimals int, apart bool) draw.Line {
	number, shade := g.cell(c, decimals)
	switch {
	case c.State != Marked:
		return draw.Of(number, &s.Muted)
	case apart:
		return draw.Of(number, &s.Accent).Add(strings.TrimRight(shade, " ")+apartSign, &s.Accent)
	}
	return draw.Of(number, &s.Base).Add(shade, &s.Bar)
}

// cell is what stands in a cell, and its shade after it.
func (g *Grid) cell(c Cell, decimals int) (number, shade string) {
	if c.State != Marked {
		return g.Words.Said[c.State], ""
	}
	return g.number(c.Number, decimals), g.Steps.shade(c.Share)
}

func (g *Grid) number(r exact.Rat, decimals int) string {
	if decimals < 0 {
		return g.L.RatText(r)
	}
	return g.L.Rat(r, decimals)
}

// meanDecimals are those of a mean: as many as the cells have, and of marks that
// are told as they are a few.
func (g *Grid) meanDecimals() int {
	if g.Decimals < 0 {
		return fewDecimals
	}
	return g.Decimals
}

const fewDecimals = 2

// Legend says which shade begins where, lowest first; number turns a share of
// the scale into what stands in the cells.
func (g *Grid) Legend(number func(share exact.Rat) string) []string {
	var parts []string
	for i, step := range g.Steps {
		if step.Sign() > 0 {
			parts = append(parts, shades[i+1]+" "+number(step))
		}
	}
	return parts
}
