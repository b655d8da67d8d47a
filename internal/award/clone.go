package award

import "slices"

// clone is a copy of e whose lists and texts can be changed without e. What it
// points to and nobody changes is shared: numbers, ratios, the scale.
func (e *Edition) clone() *Edition {
	c := *e
	c.Criteria = cloned(e.Criteria, func(x *Criterion) {
		x.Levels, x.Metrics = slices.Clone(x.Levels), slices.Clone(x.Metrics)
	})
	c.Metrics, c.Gates = slices.Clone(e.Metrics), slices.Clone(e.Gates)
	c.Nominees = cloned(e.Nominees, func(n *Nominee) {
		n.Aliases, n.Documents, n.Values = slices.Clone(n.Aliases), slices.Clone(n.Documents), slices.Clone(n.Values)
	})
	c.References = cloned(e.References, func(r *Reference) { r.Values = slices.Clone(r.Values) })
	c.Jurors, c.History = slices.Clone(e.Jurors), slices.Clone(e.History)
	if e.PublicVote != nil {
		w := *e.PublicVote
		c.PublicVote = &w
	}
	if e.Rule.Public != nil {
		p := *e.Rule.Public
		c.Rule.Public = &p
	}
	c.Rule.Ties = slices.Clone(e.Rule.Ties)
	return &c
}

// cloned is a copy of list, of whose items deepen makes copies of their own.
func cloned[T any](list []T, deepen func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		deepen(&list[i])
	}
	return list
}
