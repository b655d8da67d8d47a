package footing

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/robustness"
)

// publicMethods is who is first by other ways of counting the public vote.
func (w Words) publicMethods(c *robustness.Card) Part {
	p := Part{ID: OfPublic}
	g := w.otherPublic(c)
	if len(g.groups) == 0 {
		return p
	}
	p.Heading = w.L.T("footing.public")
	if now := w.weight(); now != nil {
		p.Heading = w.L.T("footing.public.weighted", "now", w.Border(*now))
	}
	p.Lines = w.lines(g)
	if s := w.strength(c); s != "" {
		p.Notes = []string{s}
	}
	return p
}

func (w Words) otherPublic(c *robustness.Card) *grouping {
	g := &grouping{c: c}
	for _, o := range w.differing(c) {
		g.add(w.publicName(o), o.Winners, o.Why)
	}
	return g
}

// differing are the rules with another public method.
func (w Words) differing(c *robustness.Card) []robustness.Other {
	now := w.public()
	return slices.DeleteFunc(slices.Clone(c.OtherRules), func(o robustness.Other) bool {
		return now == nil || o.Public == now.Method || o.Reversed
	})
}

// publicName is what the public method of a rule is called. Points are told for
// the places there are.
func (w Words) publicName(o robustness.Other) string {
	p := *robustness.WithPublic(w.E, o.Public).Rule.Public
	if w.Rk != nil && len(w.Rk.Rows) < len(p.Points) {
		p.Points = p.Points[:max(len(w.Rk.Rows), 1)]
	}
	return w.rules().PublicName(&p)
}

func (w Words) juryName(o robustness.Other) string {
	j := robustness.WithJury(w.E, o.Jury).Rule.Jury
	if w.Rk != nil && len(w.Rk.Rows) < len(j.Points) {
		j.Points = j.Points[:max(len(w.Rk.Rows), 1)]
	}
	return w.rules().JuryName(j)
}

// strength says as what the public's weight works by those methods that put
// somebody else first, where that is far from what it says.
func (w Words) strength(c *robustness.Card) string {
	var low, high *exact.Rat
	for _, o := range w.differing(c) {
		if o.Winners == nil || slices.Equal(o.Winners, c.Winners) || o.Effective == nil || !w.misleads(*o.Effective) {
			continue
		}
		if low == nil || o.Effective.Less(*low) {
			low = o.Effective
		}
		if high == nil || high.Less(*o.Effective) {
			high = o.Effective
		}
	}
	if low == nil {
		return ""
	}
	why := "footing.strength.more"
	switch now := *w.weight(); {
	case low.Less(now) && now.Less(*high):
		why = "footing.strength.both"
	case low.Less(now):
		why = "footing.strength.less"
	}
	from, to := w.L.Share(*low, 0), w.L.Share(*high, 0)
	if from == to {
		return w.L.T(why, "range", to)
	}
	return w.L.T(why, "range", w.L.T("footing.range", "from", w.L.Rat(low.Mul(exact.Int(100)), 0), "to", to))
}

// misleads reports whether a weight that works as that is off by more than half
// of what it says.
func (w Words) misleads(effective exact.Rat) bool {
	now := w.weight()
	return now != nil && now.Less(effective.Sub(*now).Abs().Mul(exact.Int(2)))
}

// Warning is one sentence on the method of counting the public vote that lets it
// work farthest from its weight and puts somebody else first; empty where there
// is none.
func (w Words) Warning(c *robustness.Card) string {
	var worst *robustness.Other
	now := w.weight()
	for _, o := range w.differing(c) {
		if o.Winners == nil || slices.Equal(o.Winners, c.Winners) || o.Effective == nil || !w.misleads(*o.Effective) {
			continue
		}
		if worst == nil || worst.Effective.Sub(*now).Abs().Less(o.Effective.Sub(*now).Abs()) {
			worst = &o
		}
	}
	if worst == nil {
		return ""
	}
	return w.L.T("footing.warning", "method", w.publicName(*worst), "now", w.Border(*now),
		"effective", w.L.Share(*worst.Effective, 0), "names", w.names(worst.Winners))
}

// juryMethods is who is first by other ways of getting the jury's number. Where
// somebody was recused, the one that asks what the absent marks would have been
// stands with the recusals.
func (w Words) juryMethods(c *robustness.Card) Part {
	return Part{ID: OfJury, Heading: w.L.T("footing.jury"), Lines: w.lines(w.otherJury(c))}
}

func (w Words) otherJury(c *robustness.Card) *grouping {
	g := &grouping{c: c}
	told := w.asIfAll(c)
	if len(w.recused()) == 0 || w.E.Rule.Jury.Method == award.Additive {
		told = nil
	}
	for i, o := range c.OtherRules {
		if w.sameButJury(o) && &c.OtherRules[i] != told {
			g.add(w.juryName(o), o.Winners, o.Why)
		}
	}
	return g
}

// reversed is who is first with the tie ladder from its last step to its first;
// nothing where that is the same ladder.
func (w Words) reversed(c *robustness.Card) Part {
	p := Part{ID: OfTies, Heading: w.L.T("footing.ties")}
	for _, o := range c.OtherRules {
		if o.Reversed && len(w.E.Rule.Ties) > 1 {
			p.Lines = []Line{w.line(c, w.L.T("footing.ties.reversed"), o.Winners, o.Why)}
		}
	}
	return p
}
