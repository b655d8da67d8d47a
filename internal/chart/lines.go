package chart

import (
	"slices"

	"votering/internal/exact"
)

// Line is one nominee's total, which runs straight from Zero to One as what is
// varied goes from 0 to 1.
type Line struct {
	Name      string
	Zero, One exact.Rat
	First     bool // it is drawn heavier: the winner as the ranking stands
}

// Axis is what is varied.
type Axis struct {
	Low, High string    // what stands at its ends: "0 %"
	Now       exact.Rat // where the ranking stands
	NowLabel  string
}

// The frame of Lines.
const (
	lineLeft  = 16
	lineRight = wide - 190
	lineHigh  = 260
	lineGap   = 16 // between two names
)

// Lines draws totals over what is varied. Each line is named at its right end;
// names are moved apart where lines end close together.
func Lines(w Words, a Axis, lines []Line) string {
	var c canvas
	high := top + max(lineHigh, lineGap*len(lines)) + 2*row
	c.open(w.ID, high, w.Title, w.About)
	s := span{lines[0].Zero, lines[0].Zero}
	for _, l := range lines {
		s.hold(l.Zero)
		s.hold(l.One)
	}
	bottom := n(high - 2*row)
	y := func(r exact.Rat) exact.Rat { return s.at(r, bottom, n(top+8)) }
	left, right := n(lineLeft), n(lineRight)
	c.line("axis", left, bottom.Add(n(6)), right, bottom.Add(n(6)))
	now := left.Add(a.Now.Mul(right.Sub(left)))
	c.line("now", now, n(top), now, bottom.Add(n(6)))
	for _, l := range lines {
		class := "line"
		if l.First {
			class = "line first"
		}
		c.line(class, left, y(l.Zero), right, y(l.One))
	}
	c.names(lines, y, right.Add(n(8)))
	c.word("soft", "start", left, bottom.Add(n(row)), a.Low)
	c.word("soft", "end", right, bottom.Add(n(row)), a.High)
	c.word("", anchorAt(a.Now), now, bottom.Add(n(2*row-8)), a.NowLabel)
	return c.done(w.Caption)
}

// anchorAt keeps a label inside the picture.
func anchorAt(r exact.Rat) string {
	switch {
	case r.Less(exact.New(1, 6)):
		return "start"
	case exact.New(5, 6).Less(r):
		return "end"
	}
	return "middle"
}

// names writes the names at the ends of the lines, from the top down, each at
// least a gap below the one before.
func (c *canvas) names(lines []Line, y func(exact.Rat) exact.Rat, x exact.Rat) {
	order := slices.Clone(lines)
	slices.SortStableFunc(order, func(a, b Line) int { return b.One.Cmp(a.One) })
	at := make([]exact.Rat, len(order))
	for i, l := range order {
		at[i] = y(l.One)
		if i > 0 && at[i].Less(at[i-1].Add(n(lineGap))) {
			at[i] = at[i-1].Add(n(lineGap))
		}
	}
	// What was moved below the frame moves back up.
	for i := len(order) - 1; i >= 0; i-- {
		limit := y(lowest(lines))
		if i+1 < len(order) {
			limit = at[i+1].Sub(n(lineGap))
		}
		if limit.Less(at[i]) {
			at[i] = limit
		}
	}
	for i, l := range order {
		c.line("axis", x.Sub(n(8)), y(l.One), x, at[i])
		c.word("", "start", x.Add(n(4)), at[i].Add(n(4)), fit(l.Name, wide-lineRight-16))
	}
}

func lowest(lines []Line) exact.Rat {
	low := lines[0].One
	for _, l := range lines {
		for _, r := range []exact.Rat{l.Zero, l.One} {
			if r.Less(low) {
				low = r
			}
		}
	}
	return low
}
