package footing

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/robustness"
	"votering/internal/rules"
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
	for _, s := range []string{w.strength(c), w.unweighed(c)} {
		if s != "" {
			p.Notes = append(p.Notes, s)
		}
	}
	for _, o := range w.differing(c) {
		p.Terms = append(p.Terms, Line{Label: w.publicName(o), Text: w.otherwise(robustness.WithPublic(w.E, o.Public)).Public()})
	}
	return p
}

// unweighed says which ways of counting count the public for nothing, because the
// rule gives it no weight; empty where there are none.
func (w Words) unweighed(c *robustness.Card) string {
	p := w.public()
	if p == nil || award.Weighted(p.Method) || p.Weight.Sign() != 0 {
		return ""
	}
	var list []string
	for _, o := range w.differing(c) {
		if award.Weighted(o.Public) && o.Winners != nil {
			list = append(list, w.publicName(o))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return w.L.T("footing.public.unweighed", "methods", apart(list))
}

func (w Words) otherPublic(c *robustness.Card) *grouping {
	g := &grouping{w: w, c: c}
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

// publicName is what the public method of a rule is called.
func (w Words) publicName(o robustness.Other) string {
	return w.rules().PublicName(robustness.WithPublic(w.E, o.Public).Rule.Public)
}

func (w Words) juryName(o robustness.Other) string {
	return w.rules().JuryName(robustness.WithJury(w.E, o.Jury).Rule.Jury)
}

// otherwise are the words for the rule of e, which is the edition with another
// method.
func (w Words) otherwise(e *award.Edition) rules.Words {
	return rules.Words{L: w.L, E: e, Show: w.Show}
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

// juryMethods is who is first by other ways of getting the jury's number.
func (w Words) juryMethods(c *robustness.Card) Part {
	p := Part{ID: OfJury, Heading: w.L.T("footing.jury"), Lines: w.lines(w.otherJury(c))}
	for _, o := range c.OtherRules {
		if w.sameButJury(o) {
			e := robustness.WithJury(w.E, o.Jury)
			p.Terms = append(p.Terms, Line{Label: w.juryName(o), Text: w.otherwise(e).Jury(e.Rule.Jury)})
		}
	}
	return p
}

func (w Words) otherJury(c *robustness.Card) *grouping {
	g := &grouping{w: w, c: c}
	for _, o := range c.OtherRules {
		if w.sameButJury(o) {
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
