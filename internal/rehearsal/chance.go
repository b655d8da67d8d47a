package rehearsal

// chance is a row of numbers that look drawn and follow from the first state
// alone: splitmix64, the same on every machine.
type chance struct{ state uint64 }

func (c *chance) next() uint64 {
	c.state += 0x9e3779b97f4a7c15
	z := c.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is a number from 0 up to n, which is above 0, without n.
func (c *chance) below(n int64) int64 { return int64(c.next()>>11) % n }

// around is a number from −by to by, those in the middle more often.
func (c *chance) around(by int64) int64 { return c.below(by+1) + c.below(by+1) - by }

// one reports whether the one case in n came up.
func (c *chance) one(n int64) bool { return c.below(n) == 0 }
