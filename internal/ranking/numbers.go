package ranking

import (
	"slices"

	"votering/internal/exact"
)

// numbers are different numbers, each known by where it stands among them, so that
// many of them are compared as fast as whole numbers are.
type numbers struct {
	values    []exact.Rat
	seen      map[exact.Rat]int32
	fractions map[[2]int64]int32
}

// number finds a number, or takes it in. The same may be taken in several times
// where it does not fit a machine word; sort brings them together.
func (s *numbers) number(v exact.Rat) int32 {
	if s.seen == nil {
		s.seen = map[exact.Rat]int32{}
	}
	at, ok := s.seen[v]
	if !ok {
		at = int32(len(s.values))
		s.values = append(s.values, v)
		s.seen[v] = at
	}
	return at
}

// fraction is number for units × n / d.
func (s *numbers) fraction(n, d int64, unit exact.Rat) int32 {
	if s.fractions == nil {
		s.fractions = map[[2]int64]int32{}
	}
	at, ok := s.fractions[[2]int64{n, d}]
	if !ok {
		at = s.number(exact.New(n, d).Mul(unit))
		s.fractions[[2]int64{n, d}] = at
	}
	return at
}

// sort puts the numbers in ascending order, each once, and tells where each of them
// stands now. Nothing can be taken in after it.
func (s *numbers) sort() (now []int32) {
	order := make([]int32, len(s.values))
	for v := range order {
		order[v] = int32(v)
	}
	slices.SortFunc(order, func(a, b int32) int { return s.values[a].Cmp(s.values[b]) })
	sorted := make([]exact.Rat, 0, len(order))
	now = make([]int32, len(order))
	for _, v := range order {
		if n := len(sorted); n == 0 || !sorted[n-1].Equal(s.values[v]) {
			sorted = append(sorted, s.values[v])
		}
		now[v] = int32(len(sorted) - 1)
	}
	s.values = sorted
	return now
}

// inUnits are numbers as whole parts of 1/per; false where they are too long for a
// thousand of them to be added up within an int64.
func inUnits(values []exact.Rat) (units []int64, per int64, ok bool) {
	per = 1
	for _, v := range values {
		_, d, ok := v.Fraction()
		if !ok || d >= finestUnit {
			return nil, 0, false
		}
		if per = exact.LCM(per, d); per >= finestUnit {
			return nil, 0, false
		}
	}
	units = make([]int64, len(values))
	for i, v := range values {
		n, d, _ := v.Fraction()
		if n >= longestUnit/per || n <= -longestUnit/per {
			return nil, 0, false
		}
		units[i] = n * (per / d)
	}
	return units, per, true
}
