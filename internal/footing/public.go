package footing

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/robustness"
)

// Opening is the first thing to say of a ranking: between which public weights
// its winner stands. "Kinn is first at every public weight up to 52.0 %, from
// there Bodø." Where there is no such weight: with which lengths of the
// shortlist, or without how many of the jurors. Empty where nobody is ranked.
func (w Words) Opening(c *robustness.Card) string {
	switch p := w.public(); {
	case len(c.Winners) == 0:
		return ""
	case len(c.PublicWeight) > 0:
		return w.stands(c) + w.shared(c)
	case len(c.ShortlistTop) > 0:
		return w.listed(c)
	case p != nil && p.Method == award.Added:
		return w.L.T("footing.opening.added") + " " + w.without(c)
	case w.Rk != nil && w.Rk.JuryAlone:
		return w.L.T("footing.opening.unopened") + " " + w.without(c)
	}
	return w.L.T("footing.opening.alone") + " " + w.without(c)
}

// public is the public part that was ranked with; nil where there is none.
func (w Words) public() *award.PublicRule {
	if w.Rk != nil && w.Rk.JuryAlone {
		return nil
	}
	return w.E.Rule.Public
}

// stands says between which public weights the present winners are first.
func (w Words) stands(c *robustness.Card) string {
	spans := joined(c.Stands)
	borders := bordersOf(c.PublicWeight)
	if now := w.weight(); now != nil {
		borders = append(borders, *now)
	}
	border := func(r exact.Rat) string { return w.Border(r, borders...) }
	if len(spans) != 1 {
		list := make([]string, len(spans))
		for i, s := range spans {
			list[i] = w.L.T("footing.span", "from", border(s.From), "to", border(s.To))
		}
		return w.first("footing.opening.spans", c, "spans", w.L.List(list), "segments", w.Segments(c.PublicWeight, borders...))
	}
	s := spans[0]
	key := "footing.opening.between"
	switch low, high := s.From.Sign() == 0, s.To.Equal(exact.Int(1)); {
	case low && high:
		key = "footing.opening.always"
	case s.From.Equal(s.To):
		key = "footing.opening.point"
	case low:
		key = "footing.opening.to"
	case high:
		key = "footing.opening.from"
	}
	return w.first(key, c, "from", border(s.From), "to", border(s.To),
		"before", w.ending(c.PublicWeight, s.From), "next", w.beginning(c.PublicWeight, s.To))
}

// shared says that others have the total of the present winners as long as these
// are first, where the tie ladder alone tells them apart; with a space before it.
func (w Words) shared(c *robustness.Card) string {
	now := w.weight()
	if now == nil {
		return ""
	}
	home := c.PublicWeight[homeOf(c, c.PublicWeight, *now)]
	if !wins(c, home) || slices.Equal(home.Winners, c.Winners) {
		return ""
	}
	if w.cast() {
		return " " + w.L.T("footing.opening.cast", "names", w.names(home.Winners), "first", w.names(c.Winners))
	}
	return " " + w.L.T("footing.opening.level", "names", w.names(home.Winners))
}

// first is a sentence on the present winners.
func (w Words) first(key string, c *robustness.Card, pairs ...string) string {
	return w.L.N(key, len(c.Winners), append(pairs, "names", w.names(c.Winners))...)
}

// ending are who is first where a segment ends, and beginning where one begins.
func (w Words) ending(all []robustness.Segment, at exact.Rat) string {
	i := slices.IndexFunc(all, func(s robustness.Segment) bool { return s.To.Equal(at) })
	return w.winnersOf(all, i)
}

func (w Words) beginning(all []robustness.Segment, at exact.Rat) string {
	i := slices.IndexFunc(all, func(s robustness.Segment) bool { return s.From.Equal(at) })
	return w.winnersOf(all, i)
}

func (w Words) winnersOf(all []robustness.Segment, i int) string {
	if i < 0 {
		return ""
	}
	return w.level(all[i].Winners)
}

// joined are spans without the borders at which two of them meet.
func joined(spans []robustness.Span) []robustness.Span {
	var all []robustness.Span
	for _, s := range spans {
		if last := len(all) - 1; last >= 0 && all[last].To.Equal(s.From) {
			all[last].To = s.To
			continue
		}
		all = append(all, s)
	}
	return all
}

// publicWeight is who is first over the public weight.
func (w Words) publicWeight(c *robustness.Card) Part {
	p := Part{ID: OfPublicWeight}
	now := w.weight()
	if len(c.PublicWeight) == 0 || now == nil {
		return p
	}
	p.Heading = w.L.T("footing.public_weight", "now", w.Border(*now))
	p.Lines = []Line{{w.L.T("footing.first"), w.Segments(c.PublicWeight, *now), len(c.PublicWeight) > 1}}
	p.Notes = w.leveled(c.PublicWeight)
	return p
}

// shortlist is who is first with each length of the public's shortlist.
func (w Words) shortlist(c *robustness.Card) Part {
	p := Part{ID: OfShortlist}
	if len(c.ShortlistTop) == 0 {
		return p
	}
	p.Heading = w.L.T("footing.shortlist", "now", strconv.Itoa(w.E.Rule.Public.Top))
	for _, r := range runs(c.ShortlistTop) {
		p.Lines = append(p.Lines, w.line(c, w.lengths(r), r[0].Winners, nil))
	}
	return p
}

// runs are the lengths that follow on each other with the same winners.
func runs(tops []robustness.Top) [][]robustness.Top {
	var all [][]robustness.Top
	for i, t := range tops {
		if i > 0 && slices.Equal(t.Winners, tops[i-1].Winners) {
			all[len(all)-1] = append(all[len(all)-1], t)
			continue
		}
		all = append(all, []robustness.Top{t})
	}
	return all
}

// lengths are those of a run: "top 3", "top 3 to 5".
func (w Words) lengths(r []robustness.Top) string {
	from, to := strconv.Itoa(r[0].Top), strconv.Itoa(r[len(r)-1].Top)
	if from == to {
		return w.L.T("footing.top", "n", from)
	}
	return w.L.T("footing.tops", "from", from, "to", to)
}

// listed is the opening under a shortlist.
func (w Words) listed(c *robustness.Card) string {
	all := runs(c.ShortlistTop)
	if len(all) == 1 {
		return w.first("footing.opening.list", c)
	}
	list := make([]string, len(all))
	for i, r := range all {
		list[i] = w.L.T("footing.listed", "tops", w.lengths(r), "names", w.names(r[0].Winners))
	}
	return w.L.T("footing.opening.lists", "list", apart(list))
}
