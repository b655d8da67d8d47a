package scoring

import (
	"math/big"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

// reading is what a text typed into a cell is on its scale.
type reading int

const (
	wrong   reading = iota // neither a mark nor the beginning of one
	opening                // the beginning of a mark, and none yet
	growing                // a mark, and the beginning of another
	whole                  // a mark that no more digits make another of
)

// read tells what the text is. A comma and a point are the same.
func read(s award.Scale, text string) reading {
	text = strings.Replace(text, ",", ".", 1)
	begun := strings.TrimSuffix(text, ".")
	mark, _, err := exact.Mark(begun)
	digits := strings.TrimPrefix(text, "-")
	padded := len(digits) > 1 && digits[0] == '0' && digits[1] != '.' // 05 may be meant as 0,5
	grows := len(text) < maxMark && !padded && goesOn(s, text)
	holds := err == nil && s.Holds(mark) && len(text) <= maxMark && !padded && (grows || begun == text)
	switch {
	case holds && grows:
		return growing
	case holds:
		return whole
	case grows:
		return opening
	}
	return wrong
}

// maxMark bounds what is typed into a cell, in characters.
const maxMark = 12

// maxDigits is how many digits a mark may have before and after the point.
const maxDigits = 9

// goesOn reports whether a longer text that begins with this one is a mark of
// the scale. Zeros that say nothing do not count: 4 does not go on to 4.0.
func goesOn(s award.Scale, text string) bool {
	digits, negative := strings.CutPrefix(text, "-")
	if digits == "" {
		return text == "" || s.Min.Sign() < 0
	}
	before, after, point := strings.Cut(digits, ".")
	low, ok := number(before, after)
	if !ok || len(before) > maxDigits || len(after) > maxDigits {
		return false
	}
	if between(s, low, unit(-len(after)), negative, false) {
		return true
	}
	if point || before == "0" {
		return false
	}
	// Further digits before the point: the numbers from 10 to 19 go on from 1.
	for n := 1; n+len(before) <= maxDigits; n++ {
		if between(s, low.Mul(unit(n)), unit(n), negative, true) {
			return true
		}
	}
	return false
}

// between reports whether the scale has a mark from low up to but not
// including low + width; low itself counts only where it is included. For
// negative texts all this lies on the other side of zero.
func between(s award.Scale, low, width exact.Rat, negative, included bool) bool {
	from, to := low, low.Add(width)
	if negative {
		from, to = to.Neg(), low.Neg()
	}
	if s.Step.Sign() <= 0 {
		return from.Less(s.Max) && s.Min.Less(to)
	}
	// The steps k with from ≤ Min + k·Step ≤ to, ends looked at one by one.
	first := ceil(from.Sub(s.Min).Quo(s.Step))
	if first.Sign() < 0 {
		first = exact.Int(0)
	}
	for k := first; ; k = k.Add(exact.Int(1)) {
		mark := s.Min.Add(k.Mul(s.Step))
		if to.Less(mark) || s.Max.Less(mark) {
			return false
		}
		if edge := mark.Abs(); edge.Less(low.Add(width)) && (low.Less(edge) || included && low.Equal(edge)) {
			return true
		}
	}
}

// long reports whether a mark of the criterion may have more than one
// character.
func (k *criterion) long() bool {
	return k.Scale.Min.Sign() < 0 || !k.Scale.Max.Less(exact.Int(10)) || !k.Scale.Step.Equal(exact.Int(1))
}

// ceil is the next whole number.
func ceil(r exact.Rat) exact.Rat {
	b := r.Big()
	q, m := new(big.Int).DivMod(b.Num(), b.Denom(), new(big.Int))
	if m.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	return exact.FromBig(new(big.Rat).SetInt(q))
}

// unit is 10 to the power of n.
func unit(n int) exact.Rat {
	p := exact.Int(1)
	for range max(n, -n) {
		p = p.Mul(exact.Int(10))
	}
	if n < 0 {
		return exact.Int(1).Quo(p)
	}
	return p
}

// number reads digits before and after a point.
func number(before, after string) (exact.Rat, bool) {
	if before == "" || strings.Trim(before+after, "0123456789") != "" {
		return exact.Rat{}, false
	}
	if after != "" {
		before += "." + after
	}
	r, err := exact.Decimal(before)
	return r, err == nil
}

// marks lists the marks of a scale from low to high where there are at most so
// many; false where there are more.
func marks(s award.Scale, most int) ([]exact.Rat, bool) {
	if s.Step.Sign() <= 0 {
		return nil, false
	}
	var list []exact.Rat
	for m := s.Min; !s.Max.Less(m); m = m.Add(s.Step) {
		if len(list) == most {
			return nil, false
		}
		list = append(list, m)
	}
	return list, true
}
