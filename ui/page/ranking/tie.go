package ranking

import (
	"math/big"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/part/sums"
)

// ladder says what each step of the tie ladder did to a nominee.
func (d *data) ladder(row *rank.Row) []string {
	var sentences []string
	for i, s := range row.Ladder {
		n, step := d.l.Int(int64(i+1)), rules.Plain(d.l, d.ed).Step(s.Name)
		switch {
		case s.Value == "" && s.Name == award.TieChair:
			sentences = append(sentences, d.l.T("ranking.step.uncast", "n", n, "step", step))
		case s.Value == "":
			sentences = append(sentences, d.l.T("ranking.step.nothing", "n", n, "step", step))
		case s.Split:
			sentences = append(sentences, d.l.T("ranking.step.split", "n", n, "step", step, "order", d.order(row, s))+d.grounds(s))
		default:
			sentences = append(sentences, d.l.T("ranking.step.level", "n", n, "step", step, "values", d.values(row, s)))
		}
	}
	if len(row.Ladder) > 0 && row.Shared {
		sentences = append(sentences, d.together(row))
	}
	return sentences
}

// grounds are those that the chair gave for a casting decision; empty for another
// step.
func (d *data) grounds(s rank.Step) string {
	if s.Name != award.TieChair {
		return ""
	}
	for _, c := range slices.Backward(d.casts) {
		if !slices.ContainsFunc(s.Among, func(id string) bool { return !slices.Contains(c.Nominees, id) }) {
			return " " + d.l.T("ranking.step.cast", "reason", text.Show(c.Reason))
		}
	}
	return ""
}

// waits reports whether a nominee is among those whom only the chair can tell
// apart, and has not yet.
func (d *data) waits(nominee string) bool {
	return slices.ContainsFunc(d.rk.ToCast, func(group []string) bool { return slices.Contains(group, nominee) })
}

// together says that no step told a nominee apart from all others, or that the
// chair is still to do so.
func (d *data) together(row *rank.Row) string {
	if d.waits(row.Nominee) {
		return d.l.T("ranking.step.waits")
	}
	return d.l.T("ranking.step.shared", "place", d.l.Int(int64(row.Place)))
}

// decided is what set a nominee apart from those with the same total, or that
// nothing did; empty where there were none.
func (d *data) decided(row *rank.Row) string {
	if row.Shared && len(row.Ladder) > 0 {
		return d.together(row)
	}
	for _, s := range slices.Backward(row.Ladder) {
		if s.Split {
			return d.l.T("ranking.step.decided", "step", rules.Plain(d.l, d.ed).Step(s.Name), "order", d.order(row, s)) + d.grounds(s)
		}
	}
	return ""
}

// order is who goes before whom by a step, with what was compared, and why; of the
// chair's word only whom it puts first.
func (d *data) order(row *rank.Row, s rank.Step) string {
	var b strings.Builder
	before := ""
	for i, other := range d.group(row, s) {
		value := valueOf(other, s)
		switch {
		case i > 0 && value == before:
			b.WriteString("; ")
		case i > 0:
			b.WriteString(" " + d.l.T("ranking.step.before") + " ")
		}
		b.WriteString(d.compared(other, s, value))
		before = value
	}
	if s.Name == award.TieChair {
		return b.String()
	}
	return d.l.T("ranking.step.order", "order", b.String(), "why", d.l.T("ranking.step.why."+d.reason(s)))
}

// reason is the end of the key that says what a step puts first.
func (d *data) reason(s rank.Step) string {
	step, _ := award.ParseTie(s.Name)
	reason, lower := step.Kind, false
	if c, ok := d.ed.Criterion(step.Criterion); ok {
		lower = c.Better == award.Lower
		if c.ValueFrom != nil || !d.ed.Rule.Jury.Ranks() && d.kind() == "value" {
			reason += ".value"
		}
	}
	if m, ok := d.ed.Metric(step.Figure.Metric); ok {
		lower = m.Better == award.Lower
	}
	if lower {
		return reason + ".lower"
	}
	return reason
}

// values are what a step compared where it told nobody apart.
func (d *data) values(row *rank.Row, s rank.Step) string {
	var list []string
	for _, other := range d.group(row, s) {
		list = append(list, d.compared(other, s, valueOf(other, s)))
	}
	return strings.Join(list, "; ")
}

// mostTied is how many of those with the same total a sentence names.
const mostTied = 6

// group are those that a step compared, by place: of many only the ones around
// the nominee that it is told of.
func (d *data) group(row *rank.Row, s rank.Step) []*rank.Row {
	var rows []*rank.Row
	at := 0
	for i := range d.rk.Rows {
		other := &d.rk.Rows[i]
		if slices.Contains(s.Among, other.Nominee) {
			if other.Nominee == row.Nominee {
				at = len(rows)
			}
			rows = append(rows, other)
		}
	}
	from := max(min(at-mostTied/2, len(rows)-mostTied), 0)
	return rows[from:min(from+mostTied, len(rows))]
}

// compared is a name with what a step compared, in decimals with the fraction
// beside it.
func (d *data) compared(row *rank.Row, s rank.Step, value string) string {
	name := text.Truncate(d.name(row.Nominee), longName)
	numbers := strings.Fields(value)
	step, _ := award.ParseTie(s.Name)
	switch {
	case step.Kind == award.TieChair:
		return name
	case step.Kind == award.TieCountback && d.shut[row.Nominee]:
		return name // its jurors' results, one by one
	case step.Kind == award.TieCountback:
		return name + " (" + strings.Join(numbers, ", ") + ")"
	case len(numbers) != 1:
		return name + " " + none
	}
	v, ok := new(big.Rat).SetString(numbers[0])
	if !ok {
		return name + " " + value
	}
	r := exact.FromBig(v)
	if step.Kind == award.TieMetric {
		return name + " " + rules.Plain(d.l, d.ed).Figure(step.Figure.Metric, r)
	}
	for _, a := range row.Aggregates {
		if a.Criterion == step.Criterion && a.Measured == nil {
			return name + " " + d.meanOf(r, a.Jurors)
		}
	}
	return name + " " + d.num.Beside(r)
}

// meanOf is a mean and how many jurors it is the mean of.
func (d *data) meanOf(r exact.Rat, jurors int) string {
	of := d.l.N("ranking.step.jurors", jurors)
	if !r.IsInt() {
		of = d.num.Written(r) + ", " + of
	}
	if sums.Few(r) {
		return d.l.RatText(r) + " (" + of + ")"
	}
	return d.l.Rat(r, shownDecimals) + " (" + of + ")"
}

// valueOf is what a nominee had in the same step of the same group.
func valueOf(row *rank.Row, s rank.Step) string {
	for _, own := range row.Ladder {
		if own.Name == s.Name && slices.Equal(own.Among, s.Among) {
			return own.Value
		}
	}
	return ""
}
