package figures

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

// candidate is a figure that may be taken for a row, a metric and a period.
type candidate struct {
	row            *row
	metric, period string
	value          *exact.Rat
	words          string
	missing        award.Missing
	raw            string
	cell, last     string
	cells          int
	table          *table
	measure        *measure
	region         int
	said           bool // a person said what the region is
}

// collect goes through the figures of a table that are the edition's, and says
// of each what becomes of it.
func (r *reader) collect(t *table) {
	type of struct {
		measure, region int
		period          string
	}
	sums := map[of][]figure{}
	var order []of
	for _, f := range t.kept {
		m := t.measures[f.measure]
		if reason := r.left(t, m, f); reason != "" {
			r.leave(t, f, reason)
			continue
		}
		if !slices.Contains(m.chosen, all) {
			r.single(t, m, f)
			continue
		}
		key := of{f.measure, f.region, f.period}
		if sums[key] == nil {
			order = append(order, key)
		}
		sums[key] = append(sums[key], f)
	}
	for _, key := range order {
		r.addUp(t, t.measures[key.measure], sums[key])
	}
}

// left is why a figure is left; empty: it is taken, so far.
func (r *reader) left(t *table, m *measure, f figure) string {
	switch {
	case m.metric == "":
		return m.reason
	case !m.chose(f.categories):
		return "category"
	case f.ragged:
		return "ragged"
	case f.bySheet && len(r.options.Periods) == 0:
		return "sheet_period"
	case f.raw != "" && signed(f.sign):
		return "signed"
	case unclear(f.period) && !slices.Contains(r.options.Periods, f.period):
		return "odd_period"
	case f.period == "" || len(f.period) > award.MaxShort:
		return "no_period"
	case len(r.options.Periods) > 0 && !slices.Contains(r.options.Periods, f.period):
		return "other_period"
	case len(f.verdict.ask) > 0:
		r.ask(t.regions[f.region], f.verdict, t.where(f))
		return f.verdict.reason
	}
	return f.verdict.reason
}

// chose reports whether figures of these categories are taken.
func (m *measure) chose(categories []int) bool {
	for i, c := range categories {
		if m.chosen[i] != all && m.chosen[i] != c {
			return false
		}
	}
	return true
}

// leave says that a figure is not taken, and why.
func (r *reader) leave(t *table, f figure, reason string) {
	if t.whole && f.verdict.row == nil {
		return // nobody said that it is about a row of the edition
	}
	u := Unused{Cell: t.where(f), Raw: f.shown(), Reason: reason, Series: t.measures[f.measure].name, Period: f.period}
	if f.verdict.row != nil {
		u.Nominee = f.verdict.row.id
	}
	r.unused(u)
}

// shown is a figure as it stands.
func (f figure) shown() string {
	switch {
	case f.raw != "" || f.marks != nil || !f.typed:
		return f.raw
	case f.sign != "":
		return f.sign
	}
	return "null"
}

// ask asks once about a region.
func (r *reader) ask(g region, v *verdict, where string) {
	if !r.asked[g.text] && len(r.im.Questions) < maxNotices {
		r.asked[g.text] = true
		r.im.Questions = append(r.im.Questions, Question{Region: g.text, Cell: where, Choices: v.ask, Reason: v.why})
	}
}

// single takes the figure of one cell.
func (r *reader) single(t *table, m *measure, f figure) {
	c := candidate{metric: m.metric, raw: f.shown(), cell: t.where(f), cells: 1}
	var reason string
	c.value, c.words, c.missing, reason = r.read(m, f)
	if reason == "" && c.missing != "" && c.missing != award.Suppressed && f.verdict.absent {
		reason = "absent"
	}
	if reason != "" {
		r.leave(t, f, reason)
		return
	}
	if c.missing == award.NotKnown && doubtful(f.shown()) {
		r.tell(note("dash", "file", t.label), c.cell)
	}
	r.offer(t, m, f, c)
}

// offer adds a candidate, and tells what is to be told of its region.
func (r *reader) offer(t *table, m *measure, f figure, c candidate) {
	c.row, c.period, c.table, c.measure, c.region, c.said = f.verdict.row, f.period, t, m, f.region, f.verdict.said
	for _, n := range f.verdict.notices {
		r.tell(n, c.cell)
	}
	r.found = append(r.found, c)
}

// read reads a cell as a figure of its measure's metric.
func (r *reader) read(m *measure, f figure) (value *exact.Rat, words string, gone award.Missing, reason string) {
	metric, _ := r.ed.Metric(m.metric)
	if gone, ok := missing(f.shown()); ok {
		return nil, "", gone, ""
	}
	if metric.Unit == award.Words {
		if strings.ContainsRune(f.raw, '\uFFFD') {
			return nil, "", "", "letters_lost"
		}
		return nil, f.raw, "", ""
	}
	marks := f.marks
	if f.typed {
		marks = &marking{point: true}
	}
	n, reason := marks.number(f.raw)
	switch whole := metric.Unit == award.Persons || metric.Unit == award.Count; {
	case reason != "":
		return nil, "", "", reason
	case whole && !n.IsInt():
		return nil, "", "", "not_whole"
	}
	return &n, "", "", ""
}

// addUp takes the sum of the figures of a region and period. It is one only
// where every category has its figure, once.
func (r *reader) addUp(t *table, m *measure, figures []figure) {
	first, last := figures[0], figures[len(figures)-1]
	c := candidate{metric: m.metric, cell: t.where(first), last: t.where(last), cells: len(figures), raw: first.shown()}
	if len(figures) > 1 {
		c.raw += " + … + " + last.shown()
	}
	expected := 1
	for i, d := range t.apart {
		if m.chosen[i] == all {
			expected *= len(d.categories)
		}
	}
	var adder exact.Adder
	for _, f := range figures {
		value, words, gone, reason := r.read(m, f)
		switch {
		case reason != "":
			r.leave(t, f, reason)
			return
		case words != "":
			r.leave(t, f, "not_a_number")
			return
		case value == nil:
			if c.missing != award.Suppressed {
				c.missing, c.raw = gone, f.shown()
			}
		default:
			adder.Add(*value)
		}
	}
	if len(figures) != expected {
		r.leave(t, first, "sum_incomplete")
		return
	}
	if c.missing == "" {
		total := adder.Sum()
		c.value = &total
		r.tell(note("summed", "series", m.name, "n", itoa(expected), "apart", t.addedUp(m), "metric", m.metric), c.cell)
	}
	r.offer(t, m, first, c)
}

// addedUp names what a sum goes over, with its ends.
func (t *table) addedUp(m *measure) string {
	s := ""
	for i, d := range t.apart {
		if m.chosen[i] == all {
			if s != "" {
				s += "; "
			}
			s += d.title + ": " + d.categories[0] + " … " + d.categories[len(d.categories)-1]
		}
	}
	return s
}
