package footing

import (
	"slices"
	"strings"

	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/robustness"
	"votering/internal/rules"
)

// mostDecimals are those that a rounded border has at most.
const mostDecimals = 9

// Border is a weight at which something turns, per cent: exactly where one
// decimal is enough, else rounded to one decimal, or to as many as it takes to
// keep it apart from 0, from 1 and from the others that are given.
func (w Words) Border(r exact.Rat, others ...exact.Rat) string {
	if hundred := r.Mul(exact.Int(1000)); hundred.IsInt() {
		return rules.Weight(w.L, r)
	}
	decimals := 1
	for decimals < mostDecimals && meets(r, decimals, append(others, exact.Int(0), exact.Int(1))) {
		decimals++
	}
	s := w.L.Share(r, decimals)
	if !w.Exactly || ranking.Long(r) {
		return s
	}
	return w.L.T("footing.exactly", "rounded", s, "exact", r.String())
}

// meets reports whether rounding makes r look like one of the others.
func meets(r exact.Rat, decimals int, others []exact.Rat) bool {
	hundred := exact.Int(100)
	shown := r.Mul(hundred).Round(decimals)
	return slices.ContainsFunc(others, func(x exact.Rat) bool {
		return !x.Equal(r) && x.Mul(hundred).Round(decimals) == shown
	})
}

// Segments says who is first, or in any other place, from 0 to 1: "Kinn to
// 52.0 %, from there Bodø". others are numbers that no border may look like,
// such as the weight as it is.
func (w Words) Segments(all []robustness.Segment, others ...exact.Rat) string {
	switch len(all) {
	case 0:
		return ""
	case 1:
		return w.L.T("footing.segments.all", "names", w.level(all[0].Winners))
	case 2:
		return w.L.T("footing.segments.two", "names", w.level(all[0].Winners),
			"to", w.Border(all[0].To, others...), "next", w.level(all[1].Winners))
	}
	borders := append(bordersOf(all), others...)
	list := make([]string, len(all))
	for i, s := range all {
		list[i] = w.level(s.Winners)
		if i+1 < len(all) {
			list[i] = w.L.T("footing.segments.to", "names", list[i], "to", w.Border(s.To, borders...))
		}
	}
	return strings.Join(list, w.L.T("footing.segments.then"))
}

// bordersOf are the numbers between segments.
func bordersOf(all []robustness.Segment) []exact.Rat {
	var borders []exact.Rat
	for _, s := range all[1:] {
		borders = append(borders, s.From)
	}
	return borders
}

// around says who is first at now, and who beyond the borders to both sides, the
// nearest first: "Kinn, from 47.3 % Vennesla", "Kinn, below 9.3 % Bodø".
func (w Words) around(c *robustness.Card, all []robustness.Segment, now exact.Rat) (text string, warn bool) {
	home := homeOf(c, all, now)
	if len(all) == 1 {
		return w.L.T("footing.always", "names", w.level(all[home].Winners)), !wins(c, all[home])
	}
	others := append(bordersOf(all), now)
	list := []string{w.level(all[home].Winners)}
	for i := home - 1; i >= 0; i-- {
		list = append(list, w.L.T("footing.below", "border", w.Border(all[i].To, others...), "names", w.level(all[i].Winners)))
	}
	for i := home + 1; i < len(all); i++ {
		list = append(list, w.L.T("footing.from", "border", w.Border(all[i].From, others...), "names", w.level(all[i].Winners)))
	}
	return strings.Join(list, ", "), true
}

// homeOf is the segment that now lies in; on a border the one in which a present
// winner wins.
func homeOf(c *robustness.Card, all []robustness.Segment, now exact.Rat) int {
	home := -1
	for i, s := range all {
		if now.Less(s.From) || s.To.Less(now) {
			continue
		}
		if home < 0 || wins(c, s) {
			home = i
		}
		if wins(c, s) {
			break
		}
	}
	return max(home, 0)
}

// wins reports whether a present winner wins in a segment.
func wins(c *robustness.Card, s robustness.Segment) bool {
	return slices.ContainsFunc(s.Winners, func(id string) bool { return slices.Contains(c.Winners, id) })
}

// level are those who win a segment, as a sentence has them. Several have the
// same total all along.
func (w Words) level(ids []string) string {
	if len(ids) > 1 {
		return w.L.T("footing.level", "names", w.names(ids))
	}
	return w.names(ids)
}
