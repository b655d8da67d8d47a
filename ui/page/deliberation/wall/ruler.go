package wall

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/page"
)

// ruler is what strips are laid out on: a scale, or the parts of scales that
// have nothing else in common, told in per cent.
type ruler struct {
	scale award.Scale
	share bool
}

// shares are parts of a scale, from its bad end to its good one.
var shares = ruler{award.Scale{Min: exact.Int(0), Max: exact.Int(1), Step: exact.New(1, 10)}, true}

// same reports whether two rulers are one.
func (r ruler) same(o ruler) bool {
	return r.share == o.share && r.scale.Min.Equal(o.scale.Min) && r.scale.Max.Equal(o.scale.Max)
}

// value is what a marked value is called.
func (r ruler) value(c page.Context, v exact.Rat) string {
	if r.share {
		return c.L.Share(v, 0)
	}
	return c.L.RatText(v)
}

// mean is a mean, rounded.
func (r ruler) mean(c page.Context, v exact.Rat) string {
	if r.share {
		return c.L.Share(v, 1)
	}
	return c.L.Rat(v, 2)
}

// reach is how wide a place is, rounded up, so that what is said of it holds.
func (r ruler) reach(c page.Context, v exact.Rat) string {
	hundredths := floor(v.Mul(exact.Int(-100)))
	up := exact.New(int64(-hundredths), 100)
	if r.share {
		return c.L.Share(up, 0)
	}
	return c.L.Rat(up, 2)
}

// on lays the ruler out on at most w cells.
func (r ruler) on(c page.Context, w int) axis {
	return newAxis(r.scale, w, func(v exact.Rat) int { return text.Width(r.value(c, v)) })
}
