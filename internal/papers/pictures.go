package papers

import (
	"slices"

	"votering/internal/chart"
	"votering/internal/exact"
	"votering/internal/rules"
)

// mostDrawn is how many nominees a picture has room for; with more of them the
// table says it better.
const mostDrawn = 40

// bars draws the ranking: what each side adds to each total.
func (m *minutes) bars() {
	if !m.web || len(m.rk.Rows) == 0 || len(m.rk.Rows) > mostDrawn {
		return
	}
	bars := make([]chart.Bar, len(m.rk.Rows))
	public := false
	for i := range m.rk.Rows {
		r := &m.rk.Rows[i]
		if r.JuryPart == nil || r.Total == nil {
			return
		}
		public = public || r.PublicPart != nil
		bars[i] = chart.Bar{
			Name: m.l.T("minutes.chart.name", "place", m.l.Int(int64(r.Place)), "name", m.plain(r.Nominee)),
			Jury: *r.JuryPart, Public: r.PublicPart, Total: m.rounded(r.Total),
		}
	}
	about := "minutes.chart.ranking.jury"
	if public {
		about = "minutes.chart.ranking.both"
	}
	m.picture(chart.Stacked(chart.Words{
		ID: "ranking-chart", Title: m.l.T("minutes.chart.ranking"), About: m.l.T("minutes.chart.ranking.about", "first", bars[0].Name, "total", bars[0].Total),
		Caption: m.l.T(about),
	}, chart.Legend{Jury: m.l.T("minutes.column.jury"), Public: m.l.T("minutes.column.public")}, bars))
}

// mostLines is how many lines a picture of the totals has room for.
const mostLines = 12

// crossing draws the totals over the public weight; what they come to stands in
// words below.
func (m *minutes) crossing() {
	if !m.web || m.rk.Weight == nil || len(m.lines) < 2 || len(m.lines) > mostLines {
		return
	}
	lines := make([]chart.Line, len(m.lines))
	for i, l := range m.lines {
		lines[i] = chart.Line{Name: m.plain(l.Nominee), Zero: l.Zero, One: l.One, First: slices.Contains(m.card.Winners, l.Nominee)}
	}
	percent := func(r exact.Rat) string { return m.l.Share(r, 0) }
	m.picture(chart.Lines(chart.Words{
		ID: "weight-chart", Title: m.l.T("minutes.chart.weight"), About: m.l.T("minutes.chart.weight.about"), Caption: m.l.T("minutes.chart.weight.caption"),
	}, chart.Axis{
		Low: percent(exact.Int(0)), High: percent(exact.Int(1)), Now: *m.rk.Weight,
		NowLabel: m.l.T("minutes.chart.weight.now", "weight", rules.Weight(m.l, *m.rk.Weight)),
	}, lines))
}

// plain is a nominee's name as it stands in a picture, which is no Markdown.
func (m *minutes) plain(nominee string) string {
	n, ok := m.e.Nominee(nominee)
	if !ok {
		return nominee
	}
	return n.Name
}
