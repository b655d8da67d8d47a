package award

import (
	"slices"
	"time"

	"votering/internal/exact"
)

// Figure is what is known of one metric in one period for one row: a figure
// that was given, one that was computed, or the reason why there is none.
type Figure struct {
	Point
	Number   exact.Rat // where Missing is empty and the metric is a number
	Words    Text      // where Missing is empty and the metric is text
	Missing  Missing   // why there is no figure; empty: there is one
	From     string    // the metric that a missing ratio lacks; empty: itself
	Computed bool      // a ratio, not given
	Late     bool      // it could be known only after the award
	Given    *Value    // source, dates and note as stated; nil: computed, or nothing stated
}

// Known reports whether there is a figure.
func (f Figure) Known() bool { return f.Missing == "" }

// Figure looks up or computes one figure among the values of a nominee or
// reference row. A figure that nobody stated is NotKnown; a ratio lacks what
// one of its parts lacks, and is NotApplicable where it would divide by 0.
func (e *Edition) Figure(values []Value, metric, period string) Figure {
	return e.figure(values, metric, period, MaxRatioDepth)
}

// figure is Figure with so many ratios on each other at most. No more stand in a
// valid edition; one that is being set up may have a ratio of itself, which
// nobody can compute.
func (e *Edition) figure(values []Value, metric, period string, depth int) Figure {
	f := Figure{Point: Point{metric, period}, Missing: NotKnown}
	if m, ok := e.Metric(metric); ok && m.Ratio != nil {
		if depth == 0 {
			return f
		}
		return e.compute(values, m, period, depth-1)
	}
	for i := range values {
		v := &values[i]
		if v.Metric == metric && v.Period == period {
			f.Number, f.Words, f.Missing, f.Given = v.Number, v.Words, v.Missing, v
			f.Late = f.Known() && !e.KnownAtAward(*v)
			break
		}
	}
	return f
}

// compute works out a ratio, Of / Per × Times, with so many more below it at
// most.
func (e *Edition) compute(values []Value, m *Metric, period string, depth int) Figure {
	f := Figure{Point: Point{m.ID, period}, Computed: true}
	of := e.figure(values, m.Ratio.Of, period, depth)
	per := e.figure(values, m.Ratio.Per, period, depth)
	for _, part := range []Figure{of, per} {
		if !part.Known() {
			f.Missing, f.From = part.Missing, orElse(part.From, part.Metric)
			return f
		}
	}
	if per.Number.Sign() == 0 {
		f.Missing, f.From = NotApplicable, per.Metric
		return f
	}
	f.Number = of.Number.Quo(per.Number).Mul(m.Ratio.Times)
	f.Late = of.Late || per.Late
	return f
}

// AwardTime is when the prize was or will be given, as far as the edition
// says: the end of the embargo, else the close of the public vote. False where
// neither is stated.
func (e *Edition) AwardTime() (time.Time, bool) {
	switch {
	case e.AnnounceAt != nil:
		return *e.AnnounceAt, true
	case e.PublicVote != nil:
		return e.PublicVote.Closes, true
	}
	return time.Time{}, false
}

// KnownAtAward reports whether the jury could know a value: true unless the
// value states a day from which it could be known (its beginning in UTC) that
// lies after AwardTime.
func (e *Edition) KnownAtAward(v Value) bool {
	at, ok := e.AwardTime()
	if !ok || v.KnownFrom == "" {
		return true
	}
	from, err := time.Parse(time.DateOnly, v.KnownFrom)
	return err != nil || !from.After(at)
}

// Row is a line of the table of figures: a nominee or a reference.
type Row struct {
	ID        string
	Name      Text
	Reference bool // to compare with, not nominated
	Values    []Value
}

// Rows lists the nominees and then the references, in the edition's order.
func (e *Edition) Rows() []Row {
	rows := make([]Row, 0, len(e.Nominees)+len(e.References))
	for i := range e.Nominees {
		n := &e.Nominees[i]
		rows = append(rows, Row{ID: n.ID, Name: Plain(n.Name), Values: n.Values})
	}
	for i := range e.References {
		r := &e.References[i]
		rows = append(rows, Row{ID: r.ID, Name: r.Name, Reference: true, Values: r.Values})
	}
	return rows
}

// Periods lists the periods for which any row states something of a metric,
// in alphabetical order. A ratio has the periods that both its parts have.
func (e *Edition) Periods(metric string) []string { return e.periods(metric, MaxRatioDepth) }

// periods is Periods with so many ratios on each other at most.
func (e *Edition) periods(metric string, depth int) []string {
	m, ok := e.Metric(metric)
	if ok && m.Ratio != nil {
		if depth == 0 {
			return nil
		}
		per := e.periods(m.Ratio.Per, depth-1)
		return slices.DeleteFunc(e.periods(m.Ratio.Of, depth-1), func(p string) bool { return !slices.Contains(per, p) })
	}
	var periods []string
	for _, row := range e.Rows() {
		for i := range row.Values {
			if row.Values[i].Metric == metric {
				periods = append(periods, row.Values[i].Period)
			}
		}
	}
	slices.Sort(periods)
	return slices.Compact(periods)
}
