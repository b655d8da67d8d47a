package sheets

import (
	"slices"

	"votering/internal/award"
	"votering/internal/locale"
)

// Metrics are the figures of an edition, in whatever state it is: nominees, then
// the rows to compare with, one figure a row with its source and dates. A
// workbook has them a second time side by side, a column for each metric and
// period. A figure that is not there has the reason, never 0.
func Metrics(e *award.Edition, l *locale.Catalog) *Table {
	m := &figures{builder: newBuilder(e, l, "metrics"), lang: string(l.Lang())}
	m.head("row_id", "row", "code", "metric_id", "metric", "period", "unit", "value", "missing", "source", "as_of", "known_from", "note")
	m.plain = [][]string{{"row", "name", "code", "metric", "period", "unit", "value", "missing", "source", "as_of", "known_from", "note"}}
	points := m.points()
	for _, r := range e.Rows() {
		for _, p := range points {
			if f := e.Figure(r.Values, p.Metric, p.Period); f.Given != nil || f.Computed {
				m.figure(r, p.metric, f)
			}
		}
	}
	m.aside(points)
	plain := m.plain
	return m.table(func() []byte { return write(plain, ',', false) })
}

// figures puts the table of figures together.
type figures struct {
	*builder
	lang  string
	plain [][]string
}

// point is a figure's metric and period.
type point struct {
	award.Point
	metric *award.Metric
}

// points are the metrics and periods for which there are figures, in the
// edition's order. A ratio whose parts are no figures themselves, as an edition
// that is being set up may have it, has none.
func (m *figures) points() []point {
	given := func(id string) bool {
		part, ok := m.e.Metric(id)
		return ok && part.Ratio == nil
	}
	var list []point
	seen := map[string]bool{}
	for i := range m.e.Metrics {
		metric := &m.e.Metrics[i]
		if r := metric.Ratio; seen[metric.ID] || r != nil && !(given(r.Of) && given(r.Per)) {
			continue
		}
		seen[metric.ID] = true
		for _, period := range m.e.Periods(metric.ID) {
			list = append(list, point{award.Point{Metric: metric.ID, Period: period}, metric})
		}
	}
	return list
}

// figure adds the row of a figure.
func (m *figures) figure(r award.Row, metric *award.Metric, f award.Figure) {
	v := m.shown(metric, f)
	given := award.Value{}
	if f.Given != nil {
		given = *f.Given
	}
	source := given.Source.In(m.lang)
	if f.Computed {
		source = m.l.T("sheets.computed", "of", m.words.Metric(metric.Ratio.Of), "per", m.words.Metric(metric.Ratio.Per))
	}
	missing := ""
	if !f.Known() {
		v, missing = value{}, m.missing(f)
	}
	m.row(words(r.ID), words(r.Name.In(m.lang)), words(code(m.e, r.ID)), words(metric.ID), words(m.words.Title(metric.Title)),
		words(f.Period), words(m.choice("unit", string(metric.Unit))), v, words(missing), words(source),
		day(given.AsOf), day(given.KnownFrom), words(given.Note.In(m.lang)))
	own := m.e.Language
	row := []string{
		r.ID, r.Name.In(own), code(m.e, r.ID), metric.ID, f.Period, string(metric.Unit), "",
		string(f.Missing), given.Source.In(own), given.AsOf, given.KnownFrom, given.Note.In(own),
	}
	row[valueColumn] = m.bare(metric, f)
	m.plain = append(m.plain, row)
}

// shown is a figure, as its metric counts, or the reason why there is none. One
// that was computed is rounded, to as many decimals as are shown everywhere.
func (m *figures) shown(metric *award.Metric, f award.Figure) value {
	switch {
	case !f.Known():
		return words(m.missing(f))
	case metric.Unit == award.Words:
		return words(f.Words.In(m.lang))
	case f.Computed:
		return value{number: short(f.Number.Round(metric.Decimals)), decimals: metric.Decimals}
	}
	v := decimal(f.Number)
	v.decimals = metric.Decimals
	return v
}

// computedDecimals are those of a computed figure for programs, where there are
// so many.
const computedDecimals = 9

// valueColumn is the column of the figure for programs, which is no text.
const valueColumn = 6

// bare is a figure for programs; empty where there is none.
func (m *figures) bare(metric *award.Metric, f award.Figure) string {
	switch {
	case !f.Known():
		return ""
	case metric.Unit == award.Words:
		return f.Words.In(m.e.Language)
	case f.Computed:
		return short(f.Number.Round(computedDecimals))
	}
	return f.Number.Text()
}

// missing is why there is no figure.
func (m *figures) missing(f award.Figure) string { return m.choice("missing", string(f.Missing)) }

// choice is the word for one of several choices; what is none, as an edition that
// is being set up may have it, stands as it is.
func (m *figures) choice(of, choice string) string {
	if key := "field.choice." + of + "." + choice; m.l.Has(key) {
		return m.l.T(key)
	}
	return choice
}

// aside puts the figures side by side on a sheet of its own.
func (m *figures) aside(points []point) {
	p := page{name: m.l.T("sheets.metrics.aside"), columns: []column{{name: m.l.T("sheets.column.row")}, {name: m.l.T("sheets.column.code")}}}
	for _, at := range points {
		p.columns = append(p.columns, column{name: m.words.Title(at.metric.Title) + "\n" + at.Period})
	}
	for _, r := range m.e.Rows() {
		row := []value{words(r.Name.In(m.lang)), words(code(m.e, r.ID))}
		for _, at := range points {
			v := m.shown(at.metric, m.e.Figure(r.Values, at.Metric, at.Period))
			v.percent = v.number != "" && at.metric.Unit == award.Percent
			row = append(row, v)
		}
		p.rows = append(p.rows, row)
	}
	m.more = slices.Insert(m.more, 0, p)
}

// day is a day; nothing where there is none.
func day(s string) value { return value{date: s} }
