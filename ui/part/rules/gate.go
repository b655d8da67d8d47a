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
