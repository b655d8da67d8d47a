package publicvote

import (
	"maps"
	"slices"

	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/page/publicvote/counted"
)

// warnings are what there is to know before votes that were counted from rows are
// stored: that most rows are none, whom texts were said to mean, and what was
// read in another way before.
func warnings(c page.Context, t *publicvote.Tally) []string {
	var lines []string
	if t.Total().Sign() == 0 {
		lines = append(lines, c.L.T("publicvote.save.none"))
	}
	for _, cause := range t.Dropped.Causes() {
		if cause.N > t.Rows/2 {
			lines = append(lines, c.L.T("publicvote.store.mostly", "n", c.L.Int(cause.N), "rows", c.L.Int(t.Rows),
				"cause", counted.Cause(c, cause.ID, t.Files)))
		}
	}
	if t.Counting == nil {
		return lines
	}
	for _, choice := range slices.Sorted(maps.Keys(t.Counting.Map)) {
		lines = append(lines, c.L.T("publicvote.store.means", "text", text.Show(choice), "name", counted.Nominee(c, t.Counting.Map[choice])))
	}
	return append(lines, otherwise(c, t)...)
}

// otherwise is in what the rows were read in another way than those that are
// stored.
func otherwise(c page.Context, t *publicvote.Tally) []string {
	before := c.Sight.Tally
	if before == nil || before.Counting == nil || len(before.Files) == 0 || len(t.Files) == 0 {
		return nil
	}
	var lines []string
	differ := func(name, was, now string) {
		if was != now {
			lines = append(lines, c.L.T("publicvote.store.before", "what", c.L.T(name), "was", was, "now", now))
		}
	}
	if was, now := before.Files[0].Read, t.Files[0].Read; was != nil && now != nil {
		differ("take.use.choice", counted.Column(c, was.Choice), counted.Column(c, now.Choice))
		differ("take.use.time", counted.Column(c, was.Time), counted.Column(c, now.Time))
		differ("take.use.voter", counted.Column(c, was.Voter), counted.Column(c, now.Voter))
	}
	for _, choice := range slices.Sorted(maps.Keys(before.Counting.Map)) {
		if _, still := t.Counting.Map[choice]; !still {
			lines = append(lines, c.L.T("publicvote.store.before.means", "text", text.Show(choice), "name", counted.Nominee(c, before.Counting.Map[choice])))
		}
	}
	for _, f := range before.Counting.Filters {
		if !slices.ContainsFunc(t.Counting.Filters, func(now publicvote.Filtered) bool { return now.ID == f.ID }) {
			lines = append(lines, c.L.T("publicvote.store.before.filter", "name", text.Show(f.ID)))
		}
	}
	return lines
}
