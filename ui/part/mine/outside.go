package mine

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ranking"
	"votering/ui/page"
)

// Outside reports whether a gate keeps the nominee out of the ranking as things
// stand; whether to let it in is the chair's to decide.
func Outside(c page.Context, nominee string) bool {
	e := c.Sight.Edition
	n, ok := e.Nominee(nominee)
	if !ok {
		return false
	}
	return slices.ContainsFunc(award.GatesOf(e, n), func(r award.GateResult) bool {
		r.Overridden = slices.ContainsFunc(c.Sight.Overrides, func(o ranking.Override) bool {
			return o.Nominee == nominee && o.Metric == r.Gate.Metric
		})
		return !r.Passes()
	})
}
