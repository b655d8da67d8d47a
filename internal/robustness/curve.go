package robustness

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
)

// Curve is how the totals change as one criterion's share of all weights goes
// from 0 to 1 and the other criteria keep their proportions.
type Curve struct {
	Criterion string
	Now       exact.Rat // its share as it is
	Nominees  []string  // those who are ranked, in the edition's order

	jury   []Line      // J over the share; nil: no other criterion weighs anything
	public []exact.Rat // the public side of the totals, before weighting
	weight exact.Rat   // of the public side
	method string      // the public method; empty: the jury alone
}

// defined reports whether the share can change at all: another criterion weighs
// something. Under the method share no J may fall below 0 on the way either.
func (c *Curve) defined() bool {
	return c.jury != nil && (c.method != award.Share || !slices.ContainsFunc(c.jury, func(l Line) bool {
		return l.Zero.Sign() < 0 || l.One.Sign() < 0
	}))
}

// At are the totals at that share, in the order of Nominees: those that the rule
// would give with such weights.
func (c *Curve) At(share exact.Rat) []exact.Rat {
	totals := make([]exact.Rat, len(c.jury))
	for i, l := range c.jury {
		totals[i] = l.At(share)
	}
	var low, width exact.Rat
	switch c.method {
	case award.Share:
		width = exact.Sum(totals...)
	case award.MinMax:
		low = slices.MinFunc(totals, exact.Rat.Cmp)
		width = slices.MaxFunc(totals, exact.Rat.Cmp).Sub(low)
	default:
		width = exact.Int(1)
	}
	rest := exact.Int(1).Sub(c.weight)
	for i, j := range totals {
		side := c.level()
		if width.Sign() != 0 {
			side = j.Sub(low).Quo(width)
		}
		totals[i] = rest.Mul(side).Add(c.weight.Mul(c.public[i]))
	}
	return totals
}

// level is the jury's side of everybody where nothing sets them apart.
func (c *Curve) level() exact.Rat {
	if c.method == award.Share {
		return exact.New(1, int64(len(c.jury)))
	}
	return exact.New(1, 2)
}

// Places are the segments of the share in each of which the same nominees are
// k-th; see the function of that name.
func (c *Curve) Places(k int) []Segment {
	if k < 1 || k > len(c.jury) {
		return nil
	}
	var runs []run
	for _, p := range c.pieces() {
		runs = append(runs, wholeSheet(p.lines).level(k, p.from, p.to)...)
	}
	return named(runs, c.Nominees)
}

// piece is a part of the way on which what decides is linear in the share.
type piece struct {
	from, to exact.Rat
	lines    []Line // over the whole way, as if it were linear there
}

// pieces are what decides: numbers that order the nominees as their totals do
// everywhere between two borders, and are straight there. The totals themselves
// are not: share divides by the sum of all J, minmax by their width.
func (c *Curve) pieces() []piece {
	switch c.method {
	case award.Share:
		var zero, one exact.Adder
		for _, l := range c.jury {
			zero.Add(l.Zero)
			one.Add(l.One)
		}
		return []piece{c.times(Line{Zero: zero.Sum(), One: one.Sum()}, exact.Rat{}, exact.Int(1))}
	case award.MinMax:
		return c.minMaxPieces()
	}
	return []piece{c.times(Line{Zero: exact.Int(1), One: exact.Int(1)}, exact.Rat{}, exact.Int(1))}
}

// minMaxPieces part the way where the highest or the lowest J passes to another
// nominee.
func (c *Curve) minMaxPieces() []piece {
	sheet := wholeSheet(c.jury)
	highest := sheet.level(1, exact.Rat{}, exact.Int(1))
	lowest := sheet.level(len(c.jury), exact.Rat{}, exact.Int(1))
	var pieces []piece
	for from := (exact.Rat{}); len(highest) > 0; {
		h, l := highest[0], lowest[0]
		to := slices.MinFunc([]exact.Rat{h.to, l.to}, exact.Rat.Cmp)
		high, low := c.jury[h.lines[0]], c.jury[l.lines[0]]
		width := Line{Zero: high.Zero.Sub(low.Zero), One: high.One.Sub(low.One)}
		pieces = append(pieces, c.times(width, from, to))
		if h.to.Equal(to) {
			highest = highest[1:]
		}
		if l.to.Equal(to) {
			lowest = lowest[1:]
		}
		from = to
	}
	return pieces
}

// times is the piece on which the totals, multiplied by width, decide: (1 − w) · J
// + w · public side · width. Where width is 0 all along, nothing sets the jury's
// sides apart, and the public's decide alone.
func (c *Curve) times(width Line, from, to exact.Rat) piece {
	p := piece{from: from, to: to, lines: make([]Line, len(c.jury))}
	rest := exact.Int(1).Sub(c.weight)
	flat := width.Zero.Sign() == 0 && width.One.Sign() == 0
	for i, l := range c.jury {
		side := c.weight.Mul(c.public[i])
		if flat {
			p.lines[i] = Line{Zero: side, One: side}
			continue
		}
		p.lines[i] = Line{
			Zero: rest.Mul(l.Zero).Add(side.Mul(width.Zero)),
			One:  rest.Mul(l.One).Add(side.Mul(width.One)),
		}
	}
	return p
}
