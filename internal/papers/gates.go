package papers

import "votering/internal/award"

// gates are the entry criteria, and whom they stopped or could not judge.
func (m *minutes) gates() {
	if len(m.e.Gates) == 0 {
		return
	}
	m.section("minutes.gates")
	var asks, notes []string
	for _, g := range m.e.Gates {
		asks = append(asks, m.words.Asks(g)+".")
		notes = append(notes, m.judged(g)...)
	}
	m.list(asks)
	m.list(notes)
}

// judged says of one gate who does not meet it, of whom it is not known, and
// who was let through.
func (m *minutes) judged(g award.Gate) (notes []string) {
	var open []string
	for i := range m.e.Nominees {
		n := &m.e.Nominees[i]
		switch r := award.GateOf(m.e, g, n); {
		case r.State == award.GateNotMet:
			notes = append(notes, m.l.T("minutes.gate.not_met", "name", m.names[n.ID], "metric", m.words.Metric(g.Metric),
				"period", cell(g.Period), "value", m.words.Figure(g.Metric, r.Figure.Number)))
		case r.State == award.GateNotKnown:
			open = append(open, n.ID)
		}
	}
	if len(open) > 0 {
		notes = append(notes, m.l.T("minutes.gate.not_known", "names", m.listed(open), "metric", m.words.Metric(g.Metric), "period", cell(g.Period)))
	}
	for _, o := range m.d.GatesOverridden {
		if o.Metric == g.Metric {
			notes = append(notes, m.because("minutes.gate.overridden", cell(o.Reason), "name", m.names[o.Nominee], "metric", m.words.Metric(g.Metric)))
		}
	}
	return notes
}
