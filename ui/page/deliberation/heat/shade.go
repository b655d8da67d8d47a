package heat

import "votering/internal/exact"

// The shades, from the lowest up. Below the first step there is none.
var shades = [...]string{" ", "░", "▒", "▓"}

// Steps is where one shade ends and the next begins, by where a number lies on
// its scale: three steps at even distance. The same steps hold for every table
// of a screen, so that a shade means one thing.
type Steps [len(shades) - 1]exact.Rat

// StepsOf lays the steps for the cells of some lines. They lie at whole tenths
// of the scale, as close together as the numbers need and no closer than a
// tenth: a jury that agrees must not look as if it did not.
func StepsOf(lines []Line) Steps {
	tenths := func(r exact.Rat) exact.Rat { return r.Mul(exact.Int(10)) }
	var low, high exact.Rat
	n := 0
	for i := range lines {
		for _, c := range lines[i].Cells {
			if c.State != Marked {
				continue
			}
			if at := tenths(c.Share); n == 0 {
				low, high = at, at
			} else if at.Less(low) {
				low = at
			} else if high.Less(at) {
				high = at
			}
			n++
		}
	}
	by := 1
	for exact.Int(int64(by * len(shades))).Less(high.Sub(low)) {
		by++
	}
	top := 10
	for top > 1 && high.Less(exact.Int(int64(top))) {
		top--
	}
	var s Steps
	for i := range s {
		s[i] = exact.New(int64(max(top-by*(len(s)-1-i), 0)), 10)
	}
	return s
}

// level is which shade a share has.
func (s *Steps) level(share exact.Rat) int {
	level := 0
	for i := range s {
		if !share.Less(s[i]) && s[i].Sign() > 0 {
			level = i + 1
		}
	}
	return level
}

// shade is the sign of a share.
func (s *Steps) shade(share exact.Rat) string { return shades[s.level(share)] }
