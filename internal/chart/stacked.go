package chart

import (
	"votering/internal/exact"
	"votering/internal/text"
)

// Bar is one nominee: the jury's part of the total, the public's part where
// there is one, and the total in words.
type Bar struct {
	Name   string
	Jury   exact.Rat
	Public *exact.Rat
	Total  string
}

// Words are what is written at a picture, and read aloud in its place.
type Words struct {
	ID      string // of the picture, in the page
	Title   string
	About   string // what it shows, for those who do not see it
	Caption string // below it
}

// Legend names the two parts of a bar.
type Legend struct{ Jury, Public string }

// The columns of Stacked: names, bars, totals.
const (
	nameWide  = 250
	totalWide = 90
)

// Stacked draws the totals as bars of two parts, the jury's first, in the order
// given. The public's part is hatched, so that it is told apart without its
// colour. A part below zero is drawn from zero to the left.
func Stacked(w Words, l Legend, bars []Bar) string {
	var c canvas
	high := top + row*len(bars) + row
	c.open(w.ID, high, w.Title, w.About)
	c.add(hatch, "\n")
	var s span
	public := false
	for _, b := range bars {
		low, up := reach(b)
		s.hold(low)
		s.hold(up)
		public = public || b.Public != nil
	}
	from, to := n(nameWide), n(wide-totalWide)
	zero := s.at(exact.Int(0), from, to)
	for i, b := range bars {
		y := n(top + row*i)
		base := y.Add(n(bar - 3))
		c.word("", "end", from.Sub(n(8)), base, fit(b.Name, nameWide-8))
		c.part(s, "jury", exact.Int(0), b.Jury, y, from, to)
		if b.Public != nil {
			start := b.Jury
			if start.Sign()*b.Public.Sign() < 0 {
				start = exact.Int(0)
			}
			c.part(s, "public", start, start.Add(*b.Public), y, from, to)
			c.part(s, "hatch", start, start.Add(*b.Public), y, from, to)
		}
		c.word("", "end", n(wide-4), base, b.Total)
	}
	c.line("axis", zero, n(top-4), zero, n(top+row*len(bars)))
	c.legend(n(top+row*len(bars)), from, l, public)
	return c.done(w.Caption)
}

// reach is how far a bar reaches on both sides of zero.
func reach(b Bar) (low, up exact.Rat) {
	parts := []exact.Rat{b.Jury}
	if b.Public != nil {
		parts = append(parts, *b.Public)
	}
	for _, p := range parts {
		if p.Sign() < 0 {
			low = low.Add(p)
		} else {
			up = up.Add(p)
		}
	}
	return low, up
}

// part is one part of a bar, between two numbers.
func (c *canvas) part(s span, class string, a, b, y, from, to exact.Rat) {
	if b.Less(a) {
		a, b = b, a
	}
	x := s.at(a, from, to)
	c.rect(class, x, y, s.at(b, from, to).Sub(x), n(bar))
}

// legend names the parts, each beside a box that looks as it does.
func (c *canvas) legend(y, x exact.Rat, l Legend, public bool) {
	c.rect("jury", x, y, n(14), n(14))
	c.word("soft", "start", x.Add(n(20)), y.Add(n(12)), l.Jury)
	if public {
		x = x.Add(n(40)).Add(n(letter * text.Width(l.Jury)))
		c.rect("public", x, y, n(14), n(14))
		c.rect("hatch", x, y, n(14), n(14))
		c.word("soft", "start", x.Add(n(20)), y.Add(n(12)), l.Public)
	}
}

// fit cuts a name to so many pixels.
func fit(name string, pixels int) string { return text.Truncate(name, pixels/letter) }
