package locale

import (
	"regexp"
	"strconv"
	"strings"

	"votering/internal/exact"
)

// minus is the sign of a negative number: as wide as the digits, and never
// taken for a hyphen at the end of a line.
const minus = "−"

// Rat is r rounded for the eye to that many decimals, with thousands set
// apart: "1 234,50" or "1,234.50". Nothing is decided by it.
func (c *Catalog) Rat(r exact.Rat, decimals int) string {
	return c.number(r.Round(decimals), true)
}

// RatText is r exactly, as short as it can be written: "4,5", or "1/3" where
// the decimals do not end. Thousands are not set apart, so that it can be
// copied and typed.
func (c *Catalog) RatText(r exact.Rat) string { return c.number(r.Text(), false) }

// Int is n with thousands set apart: "31 258" (with a no-break space) or
// "31,258".
func (c *Catalog) Int(n int64) string { return c.number(strconv.FormatInt(n, 10), true) }

// IntRat is Int for a whole number of any size, and RatText for any other.
func (c *Catalog) IntRat(r exact.Rat) string {
	if !r.IsInt() {
		return c.RatText(r)
	}
	return c.number(r.String(), true)
}

// Percent is r per cent, where r is already a number of per cent as metrics
// hold it: 24.6 gives "24,6 %" or "24.6%".
func (c *Catalog) Percent(r exact.Rat, decimals int) string {
	return c.T("number.percent", "n", c.Rat(r, decimals))
}

// Share is r per cent, where r is a part of one: 0.246 gives "24,6 %" or
// "24.6%".
func (c *Catalog) Share(r exact.Rat, decimals int) string {
	return c.Percent(r.Mul(exact.Int(100)), decimals)
}

// number writes a number with a point as the language does. A zero that was
// rounded from below has no sign.
func (c *Catalog) number(s string, grouped bool) string {
	digits, negative := strings.CutPrefix(s, "-")
	whole, decimals, point := strings.Cut(digits, ".")
	if grouped {
		whole = group(whole, c.T("number.thousands"))
	}
	if point {
		whole += c.T("number.point") + decimals
	}
	if negative && strings.Trim(digits, "0.") != "" {
		return minus + whole
	}
	return whole
}

// group sets sep between every three digits, from the right.
func group(digits, sep string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// point is a point inside a number.
var point = regexp.MustCompile(`(\d)\.(\d)`)

// Formula is a sum that was worked out, "(9.5 + 8) ÷ 2 ≈ 8.75", with the sign
// that the language sets before decimals.
func (c *Catalog) Formula(sum string) string {
	return point.ReplaceAllString(sum, "${1}"+c.T("number.point")+"${2}")
}

// toldDecimals are the most decimals of a number that a sentence tells, and of
// one of three digits and more.
const (
	toldDecimals = 3
	fewDecimals  = 1
)

// told is a number that a sentence carries, in decimals: exactly where that is
// short, else rounded, and said to be so. What is no number stands as it is.
func (c *Catalog) told(s string) string {
	rounded, approximate := strings.CutPrefix(s, "≈ ")
	r, err := exact.Ratio(rounded)
	if err != nil {
		return s
	}
	decimals := toldDecimals
	if !r.Abs().Less(exact.Int(100)) {
		decimals = fewDecimals
	}
	if short, err := exact.Decimal(r.Round(decimals)); err == nil && short.Equal(r) && !approximate {
		return c.RatText(r)
	}
	return c.T("number.rounded", "n", c.Rat(r, decimals))
}
