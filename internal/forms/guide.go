package forms

import (
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/rules"
	"votering/internal/text"
)

// guide is what a form tells who fills it in, the same in both formats.
type guide struct {
	ed    *award.Edition
	l     *locale.Catalog
	words rules.Words
}

func newGuide(ed *award.Edition, l *locale.Catalog) guide {
	return guide{ed: ed, l: l, words: rules.Plain(l, ed)}
}

// asked are the nominees that a form asks about: all who were not withdrawn.
func asked(ed *award.Edition) []*award.Nominee {
	var list []*award.Nominee
	for i := range ed.Nominees {
		if n := &ed.Nominees[i]; !n.Withdrawn {
			list = append(list, n)
		}
	}
	return list
}

// steps says what to do, one thing each; which is how the format differs.
func (g guide) steps(which string) []string {
	send := g.l.T("form.how.send")
	if chair, ok := g.ed.Chair(); ok {
		send = g.l.T("form.how.send_to", "name", chair.Name, "email", chair.Email)
	}
	return []string{g.l.T(which), g.l.T("form.how.mark"), g.l.T("form.how.conflict"), g.l.T("form.how.keep"), send}
}

// field is a line of the head.
type field struct{ id, name, value string }

// head says whose form it is.
func (g guide) head(h Head) []field {
	values := map[string]string{
		fieldForm: Schema, fieldEdition: h.EditionID, fieldVersion: short(h.Fingerprint), fieldJuror: h.Juror, fieldName: h.Name,
	}
	fields := make([]field, len(headFields))
	for i, f := range headFields {
		fields[i] = field{f, word(g.l, f), values[f]}
	}
	return fields
}

// lines is a text of the edition that may have several lines.
func (g guide) lines(t award.Text) string { return text.ShowLines(t.In(string(g.l.Lang()))) }

// maxSummary is how much of a nominee's summary a form carries, in characters:
// enough to know which it is. The nomination is read elsewhere.
const maxSummary = 400

// summary says who a nominee is; empty where the edition does not.
func (g guide) summary(n *award.Nominee) string {
	s := []rune(g.lines(n.Summary))
	if len(s) > maxSummary {
		return strings.TrimSpace(string(s[:maxSummary])) + text.Ellipsis
	}
	return string(s)
}

// criterion is a criterion with its weight and its scale.
func (g guide) criterion(c *award.Criterion) string {
	return g.l.T("form.criterion", "criterion", g.words.Title(c.Title), "weight", g.l.RatText(c.Weight), "scale", g.words.Scale(c))
}

// measured says of each criterion that nobody marks where its number is from.
func (g guide) measured() []string {
	var lines []string
	for i := range g.ed.Criteria {
		if s := g.words.Measured(&g.ed.Criteria[i]); s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}

// level says what a mark means.
func (g guide) level(v award.Level) string {
	return g.l.RatText(v.Mark) + " = " + g.words.Title(v.Text)
}

// figures are the newest of a nominee's figures that the criteria are marked
// by, one a line.
func (g guide) figures(n *award.Nominee) []string {
	var lines []string
	told := map[string]bool{}
	for _, c := range g.ed.Marked() {
		for _, id := range c.Metrics {
			m, ok := g.ed.Metric(id)
			if !ok || told[id] {
				continue
			}
			told[id] = true
			if s := g.newest(n, m); s != "" {
				lines = append(lines, s)
			}
		}
	}
	return lines
}

// newest is the figure of the last period of which the nominee has one.
func (g guide) newest(n *award.Nominee, m *award.Metric) string {
	periods := g.ed.Periods(m.ID)
	for i := len(periods) - 1; i >= 0; i-- {
		f := g.ed.Figure(n.Values, m.ID, periods[i])
		if !f.Known() {
			continue
		}
		value := g.words.Title(f.Words)
		if m.Unit != award.Words {
			value = rules.Number(g.l, m, f.Number)
		}
		return g.l.T("form.figure", "metric", g.words.Title(m.Title), "period", periods[i], "value", value)
	}
	return ""
}

// entry is what stands in a cell, as a juror would write it. Where the juror
// is recused no mark stands.
func (g guide) entry(b *ballot.Ballot, c ballot.Cell) (mark, comment string) {
	e := b.Cells[c]
	switch b.Status(c) {
	case ballot.Marked:
		mark = g.mark(e.Mark)
	case ballot.Abstains:
		mark = "-"
	case ballot.Missing, ballot.IsRecused:
	}
	return mark, e.Comment
}

// mark is a mark as it is typed.
func (g guide) mark(m exact.Rat) string { return strings.Replace(g.l.RatText(m), minus, "-", 1) }

// conflict is what stands in the field for a conflict: the ground, or that
// there is none.
func (g guide) conflict(b *ballot.Ballot, nominee string) string {
	if r, ok := b.Recused[nominee]; ok {
		return r.Ground
	}
	if _, ok := b.Declared[nominee]; ok {
		no, _, _ := strings.Cut(g.l.T("form.word."+wordNone), ",")
		return no
	}
	return ""
}
