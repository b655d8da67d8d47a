package publicvote

// sums are what one goroutine has counted of valid votes. The order in which
// they are counted and who counts them makes no difference.
type sums struct {
	nominees int
	reached  []int64 // by nominee: rows that no filter dropped
	fresh    []int64 // by mask and nominee: first votes of voters under just those rules
	pace     pace
}

func newSums(p *plan) *sums {
	n := len(p.nominees)
	return &sums{
		nominees: n, reached: make([]int64, n), fresh: make([]int64, n*(int(p.masks.all)+1)),
		pace: pace{nominees: n, off: !p.timed},
	}
}

// add counts a vote that is its voter's first under some rules.
func (s *sums) add(v *vote, fresh uint8) {
	n := v.nominee()
	s.reached[n] += int64(v.mask() & 1)
	s.fresh[int(fresh)*s.nominees+n]++
	if fresh&1 == 1 {
		s.pace.vote(v.minute(), n)
	}
}

// under is by nominee how many votes are valid under the rule of a bit.
func (s *sums) under(bit int) []int64 {
	valid := make([]int64, s.nominees)
	for mask := 0; mask*s.nominees < len(s.fresh); mask++ {
		if mask>>bit&1 == 1 {
			for n := range valid {
				valid[n] += s.fresh[mask*s.nominees+n]
			}
		}
	}
	return valid
}

// merge takes in what another goroutine has counted.
func (s *sums) merge(o *sums) {
	for i, n := range o.reached {
		s.reached[i] += n
	}
	for i, n := range o.fresh {
		s.fresh[i] += n
	}
	s.pace.merge(&o.pace)
}
