package figures

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/exact"
)

// Inhabitants is the figure that the edition itself counts by the thousand: in
// persons, the divisor of a ratio of so many per 1000. The period is the
// latest for which a figure was known at the award. False where the edition
// has no such ratio, or no such figure.
func (s *Sheet) Inhabitants() (Column, bool) {
	for i := range s.Edition.Metrics {
		r := s.Edition.Metrics[i].Ratio
		if r == nil || !r.Times.Equal(exact.Int(1000)) {
			continue
		}
		if m := s.metrics[r.Per]; m != nil && m.Unit == award.Persons {
			if c, ok := s.latest(m); ok {
				return c, true
			}
		}
	}
	return Column{}, false
}

// latest finds the last period, no later than the award, in which a nominee
// has a figure that was known then.
func (s *Sheet) latest(m *award.Metric) (Column, bool) {
	for _, p := range slices.Backward(s.Edition.Periods(m.ID)) {
		if at, ok := s.Edition.AwardTime(); ok && strconv.Itoa(at.Year()) < p {
			continue
		}
		c := Column{Metric: m, Period: p}
		for row := range s.Nominees() {
			if f := s.Figure(row, m.ID, p); f.Known() && !f.Late {
				c.Known++
			}
		}
		if c.Known > 0 {
			return c, true
		}
	}
	return Column{}, false
}
