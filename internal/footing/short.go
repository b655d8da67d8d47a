package footing

import (
	"slices"

	"votering/internal/robustness"
)

// Short is the card in a few lines, for a small screen: how often the winner
// stays first.
func (w Words) Short(c *robustness.Card) []Line {
	var lines []Line
	add := func(key string, g *grouping) {
		if len(g.groups) > 0 {
			text, warn := w.tally(g)
			lines = append(lines, Line{w.L.T(key), text, warn})
		}
	}
	jurors, _ := w.leaving(c)
	add("footing.short.jurors", jurors)
	if p := w.recusals(c); len(p.Lines) > 0 {
		last := p.Lines[len(p.Lines)-1]
		last.Label = w.L.T("footing.short.recusals")
		lines = append(lines, last)
	}
	add("footing.short.public", w.otherPublic(c))
	add("footing.short.jury", w.otherJury(c))
	if s, ok := w.weights(c); ok {
		lines = append(lines, s)
	}
	for _, l := range w.reversed(c).Lines {
		l.Label = w.L.T("footing.short.ties")
		lines = append(lines, l)
	}
	return lines
}

// weights says of how many criteria the weight does not matter.
func (w Words) weights(c *robustness.Card) (Line, bool) {
	if len(c.CriterionWeights) == 0 {
		return Line{}, false
	}
	firm := 0
	for _, x := range c.CriterionWeights {
		if len(x.Segments) == 0 || len(x.Segments) == 1 && slices.Equal(x.Segments[0].Winners, c.Winners) {
			firm++
		}
	}
	all := len(c.CriterionWeights)
	return Line{w.L.T("footing.short.criteria"), w.L.T("footing.short.firm", "names", w.names(c.Winners),
		"n", w.L.Int(int64(firm)), "of", w.L.Int(int64(all))), firm < all}, true
}
