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
		key, missing := "minutes.gate.asks.at_least", "minutes.gate.missing.in"
		if g.AtMost != nil {
			key = "minutes.gate.asks.at_most"
		}
		if g.MissingFails {
			missing = "minutes.gate.missing.out"
		}
		asks = append(asks, m.l.T(key, "metric", m.metric(g.Metric), "period", cell(g.Period),
			"bound", m.figure(g.Metric, g.Bound()), "missing", m.l.T(missing)))
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
			notes = append(notes, m.l.T("minutes.gate.not_met", "name", m.names[n.ID], "metric", m.metric(g.Metric),
				"period", cell(g.Period), "value", m.figure(g.Metric, r.Figure.Number)))
		case r.State == award.GateNotKnown:
			open = append(open, n.ID)
		}
	}
	if len(open) > 0 {
		notes = append(notes, m.l.T("minutes.gate.not_known", "names", m.listed(open), "metric", m.metric(g.Metric), "period", cell(g.Period)))
	}
	for _, o := range m.d.GatesOverridden {
		if o.Metric == g.Metric {
			notes = append(notes, m.because("minutes.gate.overridden", cell(o.Reason), "name", m.names[o.Nominee], "metric", m.metric(g.Metric)))
		}
	}
	return notes
}
