package ranking

import (
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/rules"
)

// closed reports whether the marks that a nominee's numbers are made of are not
// for these eyes: they are not opened, or those of whom one is recused from.
func (d *data) closed(nominee string) bool { return d.shut[nominee] || len(d.voices) == 0 }

// worked is how the jury's number on one criterion comes about, by the method of
// the rule. Whoever may not see the marks of others is told the number alone.
func (d *data) worked(a rank.Aggregate, cell ballot.Cell) string {
	if d.closed(cell.Nominee) {
		return d.l.T("ranking.read.value", "value", d.num.Both(a.Value))
	}
	before := a
	if a.Unrounded != nil {
		before.Value, before.Unrounded = *a.Unrounded, nil
	}
	said := d.num.Formula(before.String())
	switch a.Method {
	case award.Median:
		said = d.middle(before, said) + d.fewerOf(cell, a.Jurors)
	case award.Sum:
		said += d.num.Also(before.Value) + d.fewerOf(cell, a.Jurors)
	case award.Trimmed:
		said += d.num.Also(before.Value) + d.fewerOf(cell, a.Jurors) + ". " + d.without(a)
	case award.Clamp:
		said += d.num.Also(before.Value) + d.fewer(cell, a.Jurors) + d.drawn(a)
	default:
		said += d.num.Also(before.Value) + d.fewer(cell, a.Jurors) + "." + d.shift(a)
	}
	return ended(said) + d.rounding(a)
}

// ended is a sentence with a point at its end.
func ended(s string) string { return strings.TrimSuffix(s, ".") + "." }

// rounding says what the rule rounds a number to; empty where it does not.
func (d *data) rounding(a rank.Aggregate) string {
	if a.Unrounded == nil || a.Unrounded.Equal(a.Value) {
		return ""
	}
	return " " + d.l.T("ranking.read.rounded", "value", d.l.RatText(a.Value))
}

// middle is a median: which of the marks it is.
func (d *data) middle(a rank.Aggregate, formula string) string {
	if len(a.Taken()) == 1 {
		return d.l.T("ranking.read.median", "marks", formula, "value", d.l.RatText(a.Value))
	}
	return d.l.T("ranking.read.median.two", "marks", formula+d.num.Also(a.Value))
}

// without says which marks are left out of a trimmed mean; that there were too
// few to leave any out where none is.
func (d *data) without(a rank.Aggregate) string {
	low, high := a.Dropped()
	if len(low) == 0 {
		return d.l.T("ranking.read.whole")
	}
	return d.l.N("ranking.read.without", len(low), "low", d.numbers(low), "high", d.numbers(high))
}

// drawn says from where on marks are drawn in, and which ones are; empty where
// none is.
func (d *data) drawn(a rank.Aggregate) string {
	var list []string
	for _, m := range a.Drawn() {
		list = append(list, d.l.T("ranking.read.drawn.mark", "from", d.l.RatText(m.From), "to", d.num.Decimal(m.To)))
	}
	if len(list) == 0 {
		return ""
	}
	marks := a.Marks()
	mean := exact.Sum(marks...).Quo(exact.Int(int64(len(marks))))
	return ". " + d.l.T("ranking.read.drawn", "mean", d.num.Decimal(mean), "margin", d.l.RatText(d.margin(a.Criterion)),
		"marks", d.l.List(shortened(list)))
}

// margin is how far from the mean a mark of a criterion counts in full.
func (d *data) margin(criterion string) exact.Rat {
	if c, ok := d.ed.Criterion(criterion); ok && c.Margin != nil {
		return *c.Margin
	}
	if m := d.ed.Rule.Jury.Margin; m != nil {
		return *m
	}
	return exact.Rat{}
}

// mostNumbers is how many marks a sentence lists.
const mostNumbers = 8

// shortened is the first of many, with a sign that there are more.
func shortened(list []string) []string {
	if len(list) > mostNumbers {
		return append(list[:mostNumbers:mostNumbers], "…")
	}
	return list
}

// numbers are marks, one after the other.
func (d *data) numbers(marks []exact.Rat) string {
	list, sep := make([]string, len(marks)), ", "
	for i, m := range marks {
		list[i] = d.l.RatText(m)
		if !m.IsInt() {
			sep = "; "
		}
	}
	return strings.Join(shortened(list), sep)
}

// measured is the figure that a criterion is by, for a nominee.
func (d *data) measured(a rank.Aggregate) string {
	w := rules.Plain(d.l, d.ed)
	value := a.Value
	if a.Unrounded != nil {
		value = *a.Unrounded
	}
	return d.l.T("ranking.read.measured", "metric", w.Metric(a.Measured.Metric), "period", w.Show(a.Measured.Period),
		"value", w.Figure(a.Measured.Metric, value)) + d.rounding(a)
}
