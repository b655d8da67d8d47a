package rules

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
)

// Number is a number in the way of its metric: "52 803", "98,0 %".
func Number(l *locale.Catalog, m *award.Metric, n exact.Rat) string {
	switch m.Unit {
	case award.Percent:
		return l.Percent(n, m.Decimals)
	case award.NOK:
		return l.T("figure.nok", "n", l.Rat(n, m.Decimals))
	}
	return l.Rat(n, m.Decimals)
}

// Metric is the title of a metric.
func (w Words) Metric(id string) string {
	if m, ok := w.E.Metric(id); ok {
		return w.Title(m.Title)
	}
	return w.Show(id)
}

// Figure is a number in the way of a metric, by its id.
func (w Words) Figure(metric string, n exact.Rat) string {
	if m, ok := w.E.Metric(metric); ok {
		return Number(w.L, m, n)
	}
	return w.L.RatText(n)
}

// Gate is the figure that a gate looks at, and the limit it is held to.
func (w Words) Gate(g award.GateResult) string {
	if _, ok := w.E.Metric(g.Gate.Metric); !ok {
		return w.Show(g.Gate.Metric)
	}
	value := w.L.T("word.not_known")
	if g.Figure.Known() {
		value = w.Figure(g.Gate.Metric, g.Figure.Number)
	}
	return w.L.T("rule.gate."+side(g.Gate), "metric", w.Metric(g.Gate.Metric), "period", w.Show(g.Gate.Period),
		"value", value, "bound", w.Figure(g.Gate.Metric, g.Gate.Bound()))
}

// Asks says what a gate asks for, and what becomes of who has no figure.
func (w Words) Asks(g award.Gate) string {
	missing := "rule.gate.missing.in"
	if g.MissingFails {
		missing = "rule.gate.missing.out"
	}
	return w.L.T("rule.gate.asks."+side(g), "metric", w.Metric(g.Metric), "period", w.Show(g.Period),
		"bound", w.Figure(g.Metric, g.Bound()), "missing", w.L.T(missing))
}

// side is the end of a gate's sentences: which way its limit goes.
func side(g award.Gate) string {
	if g.AtMost != nil {
		return "at_most"
	}
	return "at_least"
}

// Stopped is Gate for the gate that keeps a nominee out, by the figure of a
// metric in a period.
func (w Words) Stopped(nominee, metric, period string) string {
	if n, ok := w.E.Nominee(nominee); ok {
		for _, g := range award.GatesOf(w.E, n) {
			if g.Gate.Metric == metric && g.Gate.Period == period {
				return w.Gate(g)
			}
		}
	}
	return w.Show(metric + " " + period)
}
