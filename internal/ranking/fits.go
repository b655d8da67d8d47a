package ranking

import (
	"fmt"
	"sync"

	"votering/internal/exact"
	"votering/internal/fault"
)

// fits are the means of the additive model for those whose marks count and who is
// ranked. They take long to work out, and most variations ask for the same.
type fits struct {
	sync.Mutex
	of map[string]fitting
}

// fitting is what fitted gives.
type fitting struct {
	means   [][]*exact.Rat
	refused *fault.Error
}

// kept is fitted for a ranking, out of what is kept where it was worked out before.
func (c *contest) kept() ([][]*exact.Rat, *fault.Error) {
	if c.fits == nil {
		return c.fitted(longestRanked)
	}
	c.fits.Lock()
	defer c.fits.Unlock()
	rows := make([]int, len(c.entrants))
	for i, n := range c.entrants {
		rows[i] = n.row
	}
	key := fmt.Sprint(c.counted, rows)
	f, ok := c.fits.of[key]
	if !ok {
		f.means, f.refused = c.fitted(longestRanked)
		if c.fits.of == nil {
			c.fits.of = map[string]fitting{}
		}
		c.fits.of[key] = f
	}
	return f.means, f.refused
}
