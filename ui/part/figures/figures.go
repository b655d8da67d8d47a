// Package figures turns the figures of an edition into what the screen shows:
// which of them tell most, the text of each, and why one is missing.
package figures

import (
	"slices"
	"time"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/rules"
	"votering/internal/text"
)

// The signs in tables. A sentence beside the table explains those that occur.
const (
	LateSign          = "*" // could be known only after the award
	NoSourceSign      = "–" // nobody states it
	NotApplicableSign = "×" // it cannot exist
)

// Text is a figure in a cell of a table, without LateSign: its number or words,
// or a sign or word for why there is none.
func Text(l *locale.Catalog, m *award.Metric, f award.Figure) string {
	switch {
	case f.Known() && m.Unit == award.Words:
		return text.Show(f.Words.In(string(l.Lang())))
	case f.Known():
		return rules.Number(l, m, f.Number)
	case f.Missing == award.NotApplicable:
		return NotApplicableSign
	case NoSource(f):
		return NoSourceSign
	}
	return l.T("figure.short." + string(f.Missing))
}

// Late is LateSign for a figure that could be known only after the award. Where
// a column has such figures the others leave room for the sign.
func Late(f award.Figure, column bool) string {
	switch {
	case f.Late:
		return LateSign
	case column:
		return " "
	}
	return ""
}

// NoSource reports a figure that is missing because nobody states it, as
// opposed to one that is stated to be unknown.
func NoSource(f award.Figure) bool {
	return f.Missing == award.NotKnown && f.Given == nil
}

// Sheet answers for the figures of one edition in one language. It computes
// each figure once.
type Sheet struct {
	Edition *award.Edition
	L       *locale.Catalog
	Rows    []award.Row // nominees, then references
	Periods []string    // of all metrics, in order

	metrics map[string]*award.Metric
	memo    map[key]award.Figure
	ranks   map[string]int // by metric: how much it tells; see Telling
}

type key struct {
	row            int
	metric, period string
}

// New makes the sheet of an edition.
func New(e *award.Edition, l *locale.Catalog) *Sheet {
	s := &Sheet{Edition: e, L: l, Rows: e.Rows(), metrics: map[string]*award.Metric{}, memo: map[key]award.Figure{}}
	for i := range e.Metrics {
		s.metrics[e.Metrics[i].ID] = &e.Metrics[i]
	}
	s.Periods = periods(s.Rows)
	return s
}

// Figure is one figure of a row.
func (s *Sheet) Figure(row int, metric, period string) award.Figure {
	k := key{row, metric, period}
	f, ok := s.memo[k]
	if !ok {
		f = s.Edition.Figure(s.Rows[row].Values, metric, period)
		s.memo[k] = f
	}
	return f
}

// Metric finds a metric; nil where there is none.
func (s *Sheet) Metric(id string) *award.Metric { return s.metrics[id] }

// Title is a metric's title in the running language.
func (s *Sheet) Title(m *award.Metric) string { return s.say(m.Title) }

// Name is a row's name in the running language.
func (s *Sheet) Name(row int) string { return s.say(s.Rows[row].Name) }

// say is a text in the running language, on one line.
func (s *Sheet) say(t award.Text) string { return text.Show(t.In(string(s.L.Lang()))) }

// Nominees is how many rows are nominees; they come first.
func (s *Sheet) Nominees() int { return len(s.Edition.Nominees) }

// LateLegend says what LateSign means, in the reader's zone; in at most w cells
// where it can be said in few words. It is empty where the edition does not say
// when the prize is awarded.
func (s *Sheet) LateLegend(zone *time.Location, w int) string {
	at, ok := s.Edition.AwardTime()
	if !ok {
		return ""
	}
	date := s.L.ShortDate(at.In(zone))
	legend := LateSign + " " + s.L.T("figure.late", "date", date)
	if text.Width(legend) > w {
		return LateSign + " " + s.L.T("figure.late.short", "date", date)
	}
	return legend
}

// Apart stands between the explanations of two signs on one line.
const Apart = "\u00a0\u00a0 "

// AddOnce adds a text that says something and is not there yet.
func AddOnce(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
