package rehearsal

import "slices"

// Elsewhere is how many of a choice's other options that can be used would put
// somebody else first, and how many such options there are.
func (h *Rehearsal) Elsewhere(c Choice) (elsewhere, options int) {
	for _, o := range c.Options {
		if !o.Now && o.Ranking != nil {
			options++
		}
	}
	return len(h.Turning(c)), options
}

// Turning are those of a choice's other options that would put somebody else
// first.
func (h *Rehearsal) Turning(c Choice) (turning []Option) {
	for _, o := range c.Options {
		if !o.Now && o.Ranking != nil && !slices.Equal(o.Ranking.Winners, h.Ranking.Winners) {
			turning = append(turning, o)
		}
	}
	return turning
}
