package award

import "slices"

// Clone is a copy of e that can be changed without e. Numbers are shared, which
// never change, and so is Original.
func (e *Edition) Clone() *Edition {
	c := *e
	c.AnnounceAt, c.Scale, c.PublicVote = pointed(e.AnnounceAt), pointed(e.Scale), pointed(e.PublicVote)
	c.Criteria = cloned(e.Criteria, func(x *Criterion) {
		x.Levels, x.Metrics, x.ValueFrom = slices.Clone(x.Levels), slices.Clone(x.Metrics), pointed(x.ValueFrom)
	})
	c.Metrics = cloned(e.Metrics, func(m *Metric) { m.Ratio = pointed(m.Ratio) })
	c.Gates = slices.Clone(e.Gates)
	c.Nominees = cloned(e.Nominees, func(n *Nominee) {
		n.Aliases, n.Documents, n.Values = slices.Clone(n.Aliases), slices.Clone(n.Documents), slices.Clone(n.Values)
	})
	c.References = cloned(e.References, func(r *Reference) { r.Values = slices.Clone(r.Values) })
	c.Jurors, c.History = slices.Clone(e.Jurors), slices.Clone(e.History)
	c.Rule.Public, c.Rule.Jury.Rounding = pointed(e.Rule.Public), pointed(e.Rule.Jury.Rounding)
	c.Rule.Jury.Points = slices.Clone(e.Rule.Jury.Points)
	if c.Rule.Public != nil {
		c.Rule.Public.Points = slices.Clone(e.Rule.Public.Points)
	}
	c.Rule.Ties = slices.Clone(e.Rule.Ties)
	return &c
}

// pointed is a pointer to a copy of what p points to; nil where it is nil.
func pointed[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// cloned is a copy of list, of whose items deepen makes copies of their own.
func cloned[T any](list []T, deepen func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		deepen(&list[i])
	}
	return list
}
