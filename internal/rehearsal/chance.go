package rehearsal

import "votering/internal/robustness"

// chance is a row of numbers that look drawn and follow from the first state
// alone.
type chance struct{ state uint64 }

func (c *chance) next() uint64 { return robustness.SplitMix64(&c.state) }

// below is a number from 0 up to n, which is above 0, without n.
func (c *chance) below(n int64) int64 { return int64(c.next()>>11) % n }

// around is a number from −by to by, those in the middle more often.
func (c *chance) around(by int64) int64 { return c.below(by+1) + c.below(by+1) - by }

// one reports whether the one case in n came up.
func (c *chance) one(n int64) bool { return c.below(n) == 0 }
