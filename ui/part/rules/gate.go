package rules

import (
	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/part/figures"
)

// Gate is the figure that a gate looks at, and the limit it is held to.
func Gate(l *locale.Catalog, e *award.Edition, g award.GateResult) string {
	m, ok := e.Metric(g.Gate.Metric)
	if !ok {
		return text.Show(g.Gate.Metric)
	}
	value := l.T("word.not_known")
	if g.Figure.Known() {
		value = figures.Number(l, m, g.Figure.Number)
	}
	key := "rule.gate.at_least"
	if g.Gate.AtMost != nil {
		key = "rule.gate.at_most"
	}
	return l.T(key, "metric", text.Show(m.Title.In(string(l.Lang()))), "period", text.Show(g.Gate.Period),
		"value", value, "bound", figures.Number(l, m, g.Gate.Bound()))
}

// gates says of every gate what it asks for, and what becomes of who has no
// figure.
func gates(l *locale.Catalog, e *award.Edition) []string {
	var sentences []string
	for _, g := range e.Gates {
		metric, bound := text.Show(g.Metric), l.RatText(g.Bound())
		if m, ok := e.Metric(g.Metric); ok {
			metric, bound = text.Show(m.Title.In(string(l.Lang()))), figures.Number(l, m, g.Bound())
		}
		key, missing := "rule.gate.asks.at_least", "rule.gate.missing.in"
		if g.AtMost != nil {
			key = "rule.gate.asks.at_most"
		}
		if g.MissingFails {
			missing = "rule.gate.missing.out"
		}
		sentences = append(sentences, l.T(key, "metric", metric, "period", text.Show(g.Period), "bound", bound, "missing", l.T(missing)))
	}
	return sentences
}

// Excluded says which gate keeps a nominee out of the ranking.
func Excluded(l *locale.Catalog, e *award.Edition, x ranking.Excluded) string {
	if n, ok := e.Nominee(x.Nominee); ok {
		for _, g := range award.GatesOf(e, n) {
			if g.Gate.Metric == x.Metric && g.Gate.Period == x.Period {
				return l.T("ranking.excluded", "gate", Gate(l, e, g))
			}
		}
	}
	return l.T("ranking.excluded", "gate", text.Show(x.Metric+" "+x.Period))
}
