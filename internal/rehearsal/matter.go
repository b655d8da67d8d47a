package rehearsal

import "slices"

// Elsewhere is how many of a choice's other options that can be used would put
// somebody else first, and how many such options there are.
func (h *Rehearsal) Elsewhere(c Choice) (elsewhere, options int) {
	for _, o := range c.Options {
		if o.Now || o.Ranking == nil {
			continue
		}
		options++
		if !slices.Equal(o.Ranking.Winners, h.Ranking.Winners) {
			elsewhere++
		}
	}
	return elsewhere, options
}
