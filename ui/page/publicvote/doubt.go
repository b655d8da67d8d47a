package publicvote

import (
	"maps"
	"slices"
	"strings"

	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/figures"
)

// doubts are the warnings before totals that were typed are stored: what can
// hardly be right, then the lines that count as nothing.
func doubts(c page.Context, f *form, counts map[string]exact.Rat) []string {
	if !slices.ContainsFunc(slices.Collect(maps.Values(counts)), func(v exact.Rat) bool { return v.Sign() != 0 }) {
		return []string{c.L.T("publicvote.save.none")}
	}
	lines := tooMany(c, f, counts)
	var empty []string
	for i := range f.lines {
		if f.empty(i) {
			empty = append(empty, text.Show(f.nominees[i].Name))
		}
	}
	if len(empty) > 0 {
		lines = append(lines, c.L.T("publicvote.save.zero", "names", strings.Join(empty, ", ")))
	}
	return lines
}

// tooMany names who would have more votes than inhabitants; points as they are given
// are no votes.
func tooMany(c page.Context, f *form, counts map[string]exact.Rat) []string {
	sheet := figures.New(c.Sight.Edition, c.L)
	people, ok := sheet.Inhabitants()
	if !ok || publicvote.Given(c.Sight.Edition) {
		return nil
	}
	var lines []string
	for i := range f.nominees {
		n := &f.nominees[i]
		live := sheet.Figure(i, people.Metric.ID, people.Period)
		if votes := counts[n.ID]; live.Known() && live.Number.Less(votes) {
			lines = append(lines, c.L.T("publicvote.save.too_many", "name", text.Show(n.Name),
				"votes", c.L.IntRat(votes), "people", c.L.IntRat(live.Number)))
		}
	}
	return lines
}

// changes are what was read before and what replaces it, for every nominee
// where the two differ; none while the votes are closed.
func changes(c page.Context, counts map[string]exact.Rat) []string {
	t := c.Sight.Tally
	if t == nil || t.Valid == nil {
		return nil
	}
	var lines []string
	for i := range c.Sight.Edition.Nominees {
		n := &c.Sight.Edition.Nominees[i]
		if before, now := t.Valid[n.ID], counts[n.ID]; !before.Equal(now) {
			lines = append(lines, c.L.T("publicvote.save.change", "name", text.Show(n.Name), "before", c.L.IntRat(before), "now", c.L.IntRat(now)))
		}
	}
	if lines == nil {
		return []string{c.L.T("publicvote.save.same")}
	}
	return lines
}
