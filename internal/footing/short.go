package footing

import "votering/internal/robustness"

// Short is the card in a few lines, for a small screen: how often the winner
// stays first.
func (w Words) Short(c *robustness.Card) []Line {
	var lines []Line
	for _, id := range []string{OfJurors, OfRecusals, OfPublic, OfJury, OfCriteria, OfTies} {
		if l, ok := w.Brief(c, id); ok {
			lines = append(lines, l)
		}
	}
	return lines
}

// Brief is one part of the card in a line; false where it has nothing to say, and
// of the parts that have no shorter form.
func (w Words) Brief(c *robustness.Card, part string) (Line, bool) {
	if len(c.Winners) == 0 {
		return Line{}, false
	}
	switch part {
	case OfJurors:
		g, _ := w.leaving(c)
		return w.counts("footing.short.jurors", g)
	case OfRecusals:
		return last("footing.short.recusals", w, w.recusals(c))
	case OfPublic:
		return w.counts("footing.short.public", w.otherPublic(c))
	case OfJury:
		return w.counts("footing.short.jury", w.otherJury(c))
	case OfCriteria:
		return w.weights(c)
	case OfTies:
		return last("footing.short.ties", w, w.reversed(c))
	}
	return Line{}, false
}

// counts is how often each outcome was found.
func (w Words) counts(key string, g *grouping) (Line, bool) {
	if len(g.groups) == 0 {
		return Line{}, false
	}
	text, warn := w.tally(g)
	return Line{w.L.T(key), text, warn}, true
}

// last is the last line of a part, by a shorter name.
func last(key string, w Words, p Part) (Line, bool) {
	if len(p.Lines) == 0 {
		return Line{}, false
	}
	l := p.Lines[len(p.Lines)-1]
	l.Label = w.L.T(key)
	return l, true
}

// weights says of how many criteria the weight does not matter.
func (w Words) weights(c *robustness.Card) (Line, bool) {
	if len(c.CriterionWeights) == 0 {
		return Line{}, false
	}
	firm := 0
	for _, x := range c.CriterionWeights {
		if len(x.Segments) == 0 || len(x.Segments) == 1 && wins(c, x.Segments[0]) {
			firm++
		}
	}
	all := len(c.CriterionWeights)
	if firm == 0 {
		return Line{w.L.T("footing.short.criteria"), w.L.T("footing.short.firm.none", "names", w.names(c.Winners),
			"of", w.L.Int(int64(all))), true}, true
	}
	return Line{w.L.T("footing.short.criteria"), w.L.T("footing.short.firm", "names", w.names(c.Winners),
		"n", w.L.Int(int64(firm)), "of", w.L.Int(int64(all))), firm < all}, true
}
