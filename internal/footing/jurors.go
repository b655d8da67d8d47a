package footing

import (
	"slices"

	"votering/internal/accord"
	"votering/internal/award"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// marked reports whether a juror has marks that count.
func (w Words) marked(juror string) bool { return w.Rk == nil || slices.Contains(w.Rk.Jurors, juror) }

// leaving groups the jurors by who is first without them. One whose marks do not
// count and whose leaving changes nothing is in none, but in idle.
func (w Words) leaving(c *robustness.Card) (g *grouping, idle []string) {
	g = &grouping{w: w, c: c}
	for _, x := range c.LeaveOneOut {
		if !w.marked(x.Juror) && slices.Equal(x.Winners, c.Winners) {
			idle = append(idle, x.Juror)
			continue
		}
		g.add(x.Juror, x.Winners, x.Why)
	}
	return g, idle
}

// jurors is who is first without one of them.
func (w Words) jurors(c *robustness.Card) Part {
	p := Part{ID: OfJurors, Heading: w.L.T("footing.jurors")}
	g, idle := w.leaving(c)
	if !w.Names {
		if len(g.groups) > 0 {
			text, warn := w.tally(g)
			p.Lines = []Line{{w.L.T("footing.jurors.any"), text, warn}}
			p.Notes = w.castNote()
		}
		return p
	}
	for _, x := range g.sorted() {
		label := w.L.T("footing.jurors.many", "n", w.L.Int(int64(len(x.labels))))
		if len(x.labels) <= mostNamed {
			label = w.L.N("footing.jurors.without", len(x.labels), "names", w.jurorNames(x.labels))
		}
		p.Lines = append(p.Lines, w.line(c, label, x.winners, x.why))
	}
	switch {
	case len(idle) > mostNamed:
		p.Notes = []string{w.L.T("footing.jurors.idle.many", "n", w.L.Int(int64(len(idle))))}
	case len(idle) > 0:
		p.Notes = []string{w.L.T("footing.jurors.idle", "names", w.jurorNames(idle))}
	}
	p.Notes = append(p.Notes, w.castNote()...)
	return p
}

// mostNamed is how many jurors are named in a row; of more it is said how many
// they are.
const mostNamed = 20

// jurorNames are the jurors with those ids, as short as tells them apart.
func (w Words) jurorNames(ids []string) string { return w.L.List(accord.Names(w.E, w.Show, ids)) }

// without is Opening where no weight can be moved: whether the winner depends on
// any one juror.
func (w Words) without(c *robustness.Card) string {
	g, _ := w.leaving(c)
	same, all, nobody := 0, 0, true
	for _, x := range g.groups {
		all += len(x.labels)
		nobody = nobody && x.winners != nil && len(x.winners) == 0
		if slices.Equal(x.winners, c.Winners) {
			same = len(x.labels)
		}
	}
	switch {
	case all == 0:
		return w.first("footing.opening.plain", c)
	case nobody:
		return w.first("footing.opening.only", c)
	case same == all:
		return w.first("footing.opening.firm", c)
	}
	return w.first("footing.opening.some", c, "same", w.L.Int(int64(same)), "all", w.L.Int(int64(all)))
}

// recused are the ranked nominees that a juror stepped aside from.
func (w Words) recused() (ids []string) {
	if w.Rk == nil {
		return nil
	}
	for _, r := range w.Rk.Rows {
		if slices.Contains(r.Flags, ranking.FlagRecused) {
			ids = append(ids, r.Nominee)
		}
	}
	return ids
}

// asIfAll is the rule that asks what the absent marks would have been, or, where
// that is the rule itself, the one that does not; nil where the card has none.
func (w Words) asIfAll(c *robustness.Card) *robustness.Other {
	method := award.Additive
	if w.E.Rule.Jury.Method == award.Additive {
		method = award.Mean
	}
	for i, o := range c.OtherRules {
		if o.Jury == method && w.sameButJury(o) {
			return &c.OtherRules[i]
		}
	}
	return nil
}

// sameButJury reports whether the rule differs in the jury method alone.
func (w Words) sameButJury(o robustness.Other) bool {
	return !o.Reversed && o.Jury != w.E.Rule.Jury.Method
}

// recusals is who is first by the marks as they are, and as if those who stepped
// aside had marked too; nothing where nobody did.
func (w Words) recusals(c *robustness.Card) Part {
	p := Part{ID: OfRecusals, Heading: w.L.T("footing.recusals")}
	nominees, other := w.recused(), w.asIfAll(c)
	if len(nominees) == 0 || other == nil {
		return p
	}
	given := w.L.T("footing.recusals.given", "names", w.names(nominees))
	filled := w.L.T("footing.recusals.filled", "names", w.names(nominees))
	if other.Jury == award.Mean {
		given, filled = filled, given
	}
	p.Lines = []Line{
		w.line(c, w.L.T("footing.rule", "what", given), c.Winners, nil),
		w.line(c, filled, other.Winners, other.Why),
	}
	return p
}
