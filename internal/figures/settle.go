package figures

import (
	"cmp"
	"maps"
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/text"
)

// settle takes of the candidates for each figure the one there is. Where the
// tables disagree none is taken.
func (r *reader) settle() {
	type of struct{ row, metric, period string }
	groups := map[of][]*candidate{}
	var order []of
	for i := range r.found {
		c := &r.found[i]
		key := of{c.row.id, c.metric, c.period}
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], c)
	}
	for _, key := range order {
		group := groups[key]
		if lacking(group) {
			r.without(group, "sum_incomplete", func(*candidate) bool { return true })
			continue
		}
		if slices.ContainsFunc(group, func(c *candidate) bool { return c.missing == "" }) {
			group = r.without(group, "other_cell", func(c *candidate) bool { return c.missing != "" })
		}
		if joined, ok := r.joined(group); ok {
			r.take(joined)
			continue
		}
		if slices.ContainsFunc(group, func(c *candidate) bool { return !c.same(group[0]) }) {
			r.without(group, "conflict", func(*candidate) bool { return true })
			continue
		}
		first := group[0]
		r.without(group, "again", func(c *candidate) bool { return c != first })
		r.take(first)
	}
}

// lacking reports whether several regions of a table, which a person said are
// one nominee's, do not all have a figure: those that have are a part of it.
func lacking(group []*candidate) bool {
	return slices.ContainsFunc(group, func(c *candidate) bool {
		gone := c.missing == award.NotKnown || c.missing == award.Suppressed
		return gone && c.said && slices.ContainsFunc(group, func(o *candidate) bool {
			return o.said && o.missing == "" && o.table == c.table && o.measure == c.measure && o.region != c.region
		})
	})
}

// without leaves out those of a group for which it is so.
func (r *reader) without(group []*candidate, reason string, out func(*candidate) bool) []*candidate {
	var kept []*candidate
	for _, c := range group {
		if !out(c) {
			kept = append(kept, c)
			continue
		}
		r.drop(c, reason)
	}
	return kept
}

func (r *reader) drop(c *candidate, reason string) {
	r.unused(Unused{Cell: c.cell, Raw: c.raw, Reason: reason, Nominee: c.row.id, Series: c.measure.name, Period: c.period})
}

// same reports whether two candidates are the same figure.
func (c *candidate) same(o *candidate) bool {
	switch {
	case c.missing != o.missing || c.words != o.words || (c.value == nil) != (o.value == nil):
		return false
	}
	return c.value == nil || c.value.Equal(*o.value)
}

// joined adds up the figures of several regions that a person said are one
// nominee's: the municipalities that became one. Only what can be counted can
// be added up.
func (r *reader) joined(group []*candidate) (*candidate, bool) {
	metric, _ := r.ed.Metric(group[0].metric)
	if len(group) < 2 || !counted(metric.Unit) {
		return nil, false
	}
	total, regions := *group[0], map[int]bool{}
	var adder exact.Adder
	for _, c := range group {
		if !c.said || c.value == nil || c.table != total.table || c.measure != total.measure || regions[c.region] {
			return nil, false
		}
		regions[c.region] = true
		adder.Add(*c.value)
		total.last = c.cell
	}
	value := adder.Sum()
	total.value, total.cells = &value, len(group)
	total.raw = group[0].raw + " + … + " + group[len(group)-1].raw
	if len(group) == 2 {
		total.raw = group[0].raw + " + " + group[1].raw
	}
	r.tell(note("joined", "row", total.row.name(), "n", itoa(len(group))), total.cell)
	return &total, true
}

// take takes a candidate, unless the edition has this figure, or has one where
// the table has none.
func (r *reader) take(c *candidate) {
	v := Taken{
		Nominee: c.row.id, Reference: c.row.reference, Metric: c.metric, Period: c.period,
		Value: c.value, Words: c.words, Missing: c.missing, Raw: c.raw, Cell: c.cell, Last: c.last, Cells: c.cells,
		Source: cmp.Or(c.table.title, c.table.label), AsOf: c.table.asOf,
	}
	v.Replaces = stated(c.row.values, c.metric, c.period, r.ed.Language)
	for i := range c.row.values {
		stands := &c.row.values[i]
		if stands.Metric != c.metric || stands.Period != c.period {
			continue
		}
		if reason := c.against(stands, r.ed.Language); reason != "" {
			r.drop(c, reason)
			return
		}
	}
	r.im.Values = append(r.im.Values, v)
}

// against is why a candidate does not take the place of what stands; empty: it
// does. Where the table has no figure, the one that stands is kept.
func (c *candidate) against(stands *award.Value, lang string) string {
	switch {
	case c.missing != "" && stands.Missing == "":
		return "stands"
	case c.missing != "" || stands.Missing != "":
		if c.missing != stands.Missing {
			return ""
		}
	case c.value == nil && stands.Words.In(lang) != c.words, c.value != nil && !c.value.Equal(stands.Number):
		return ""
	}
	return "already"
}

// finish puts what was found in order, and tells what is to be told of the
// tables as such.
func (r *reader) finish() {
	rows, metrics := map[string]int{}, map[string]int{}
	for i := range r.rows {
		rows[r.rows[i].id] = i
	}
	for i := range r.ed.Metrics {
		metrics[r.ed.Metrics[i].ID] = i
	}
	slices.SortStableFunc(r.im.Values, func(a, b Taken) int {
		return cmp.Or(cmp.Compare(rows[a.Nominee], rows[b.Nominee]), cmp.Compare(metrics[a.Metric], metrics[b.Metric]), cmp.Compare(a.Period, b.Period))
	})
	for _, t := range r.tables {
		r.aboutTable(t)
	}
	for _, region := range slices.Sorted(maps.Keys(r.options.Answers)) {
		if !r.used[answerKey(region)] {
			r.tell(note("answer_unused", "region", text.Truncate(region, 80)), "")
		}
	}
	if more := r.counts.unused - maxUnused; more > 0 {
		r.tell(note("unused_more", "n", itoa(more)), "")
	}
}

// aboutTable lists the series of a table, and says what is not in it.
func (r *reader) aboutTable(t *table) {
	if t.problem != "" {
		r.tell(note(t.problem, "file", t.label), t.label)
		return
	}
	if t.whole && !slices.ContainsFunc(t.kept, func(f figure) bool { return f.verdict.row != nil }) {
		r.tell(note("no_region", "file", t.label), t.label)
	} else if t.others > 0 {
		r.tell(note("others", "file", t.label, "n", itoa(t.others)), t.label)
	}
	if t.after != "" {
		r.tell(note("after_end", "file", t.label), t.after)
	}
	if t.other != "" {
		r.tell(note("broken_off", "file", t.label), t.other)
	}
	for _, m := range t.measures {
		s := Series{
			Name: m.name, Unit: m.unit, Source: t.label, Periods: slices.Sorted(maps.Keys(m.periods)), Figures: m.figures,
			Metric: m.metric, Reason: m.reason,
		}
		for _, d := range t.apart {
			if len(d.categories) > 1 {
				a := Apart{Title: d.title, Categories: d.categories, Parts: d.parts}
				if i := d.total(); i >= 0 {
					a.Total = d.categories[i]
				}
				s.Apart = append(s.Apart, a)
			}
		}
		if m.metric == "" {
			s.Suggested = r.suggest(t, m)
		}
		r.im.Series = append(r.im.Series, s)
	}
}
