package figures

import (
	"slices"
	"strings"

	"votering/internal/award"
)

// Bearing are the metrics that an edition says bear on a criterion, in its
// order.
func (s *Sheet) Bearing(c *award.Criterion) []*award.Metric {
	var ms []*award.Metric
	for _, id := range c.Metrics {
		if m := s.metrics[id]; m != nil {
			ms = append(ms, m)
		}
	}
	return ms
}

// Known keeps the metrics of which there is something to show for a row.
func (s *Sheet) Known(ms []*award.Metric, row int) []*award.Metric {
	var known []*award.Metric
	for _, m := range ms {
		for _, p := range s.Periods {
			if f := s.Figure(row, m.ID, p); f.Known() || cannot(f) {
				known = append(known, m)
				break
			}
		}
	}
	return known
}

// Missing says which of the metrics are stated not to be there for a row in any
// period, one sentence for each reason, with what is noted.
func (s *Sheet) Missing(ms []*award.Metric, row int) []string {
	var order []award.Missing
	titles := map[award.Missing][]string{}
	var notes []string
	known := s.Known(ms, row)
	for _, m := range ms {
		if slices.Contains(known, m) {
			continue
		}
		for _, p := range slices.Backward(s.Periods) {
			f := s.Figure(row, m.ID, p)
			if f.Given == nil {
				continue
			}
			if !slices.Contains(order, f.Missing) {
				order = append(order, f.Missing)
			}
			titles[f.Missing] = append(titles[f.Missing], s.Title(m))
			notes = AddOnce(notes, s.say(f.Given.Note))
			break
		}
	}
	var sentences []string
	for _, why := range order {
		sentences = append(sentences, s.L.T("figure.missing."+string(why), "metrics", strings.Join(titles[why], "; ")))
	}
	return append(sentences, notes...)
}
