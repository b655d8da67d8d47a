package ranking

import (
	"slices"

	"votering/internal/exact"
)

// byChair: the order that the chair gave the group. Without one the chair is asked
// for it, and the step passes on.
func byChair(c *contest, group []*entrant) []score {
	ids := idsOf(group)
	i := slices.IndexFunc(c.casts, func(order []string) bool { return holds(order, ids) })
	if i < 0 {
		c.toCast = append(c.toCast, ids)
		return nil
	}
	return each(group, func(n *entrant) score {
		place := exact.Int(int64(1 + slices.Index(c.casts[i], n.ID)))
		return score{[]exact.Rat{place.Neg()}, place.String()}
	})
}

// holds reports whether an order names every one of the ids.
func holds(order, ids []string) bool {
	return !slices.ContainsFunc(ids, func(id string) bool { return !slices.Contains(order, id) })
}
