package papers

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// aggregate is how a nominee's number on one criterion comes about.
func (m *minutes) aggregate(a ranking.Aggregate) string {
	what := m.l.T("minutes.sum.mean")
	switch low, high := a.Dropped(); {
	case a.Measured != nil:
		what = m.l.T("minutes.sum.measured", "metric", m.words.Metric(a.Measured.Metric), "period", cell(a.Measured.Period))
	case a.Method == award.Median:
		what = m.l.T("minutes.sum.median")
	case a.Method == award.Sum:
		what = m.l.T("minutes.sum.added")
	case len(low) == 1:
		what = m.l.T("minutes.sum.without", "low", m.marksOf(low), "high", m.marksOf(high))
	case len(low) > 1:
		what = m.l.T("minutes.sum.without.more", "low", m.marksOf(low), "high", m.marksOf(high))
	case len(a.Drawn()) > 0:
		what = m.l.T("minutes.sum.drawn", "marks", m.drawn(a.Drawn()))
		if r := m.e.Rule.Jury.Rounding; r != nil && r.Mark != nil {
			what += m.ruled(m.l.T("minutes.sum.rounded.to", "decimals", m.words.Decimals(*r.Mark)))
		}
	case a.Shift.Sign() != 0:
		what = m.l.T("minutes.sum.adjusted")
	case a.Method == award.Trimmed:
		what = m.l.T("minutes.sum.whole")
	}
	sum := m.formula(a.String())
	if r := m.e.Rule.Jury.Rounding; r != nil && r.Criterion != nil && rounds(a.Unrounded, a.Value) {
		sum += m.ruled(m.l.T("minutes.sum.rounded.to", "decimals", m.words.Decimals(*r.Criterion)))
	}
	return m.l.T("minutes.sum.criterion", "criterion", m.words.Criterion(a.Criterion), "what", what, "sum", sum)
}

// rounds reports whether the rule makes another number of one by rounding it.
func rounds(unrounded *exact.Rat, v exact.Rat) bool { return unrounded != nil && !unrounded.Equal(v) }

// ruled says what the rule rounds, after the sum in which it does; with a space
// before it.
func (m *minutes) ruled(what ...string) string {
	return " " + m.l.T("minutes.sum.rounded", "what", strings.Join(what, ", "))
}

// roundedBy says what the rule rounds in a sum; empty where that is nothing.
func (m *minutes) roundedBy(s ranking.Sum) string {
	r := m.e.Rule.Jury.Rounding
	if r == nil {
		return ""
	}
	var what []string
	if r.Weighted != nil && slices.ContainsFunc(s.Terms, func(t ranking.Term) bool {
		return t.Rounded != nil && !t.Rounded.Equal(t.Weight.Mul(t.Value))
	}) {
		what = append(what, m.l.T("minutes.sum.rounded.products", "decimals", m.words.Decimals(*r.Weighted)))
	}
	if r.Total != nil && rounds(s.Unrounded, s.Total) {
		what = append(what, m.l.T("minutes.sum.rounded.to", "decimals", m.words.Decimals(*r.Total)))
	}
	if len(what) == 0 {
		return ""
	}
	return m.ruled(what...)
}

// marksOf are marks as they were given.
func (m *minutes) marksOf(marks []exact.Rat) string {
	list := make([]string, len(marks))
	for i, x := range marks {
		list[i] = m.l.RatText(x)
	}
	return strings.Join(list, "; ")
}

// drawn says which marks count as which others, each once.
func (m *minutes) drawn(all []ranking.Drawn) string {
	var list []string
	for i, d := range all {
		if i > 0 && d.From.Equal(all[i-1].From) {
			continue
		}
		to := m.l.RatText(d.To)
		if ranking.Long(d.To) {
			to = m.formula(ranking.Written(d.To))
		}
		list = append(list, m.l.T("minutes.sum.as", "from", m.l.RatText(d.From), "to", to))
	}
	return strings.Join(list, ", ")
}

// formula is a sum in the language of the minutes, as text of Markdown. A point
// in it stands in a number alone; minus has the sign that numbers have elsewhere.
func (m *minutes) formula(sum string) string {
	return inline(strings.NewReplacer(".", m.l.T("number.point"), "-", "−").Replace(sum))
}
