package rules

import (
	"strconv"
	"strings"

	"votering/internal/award"
)

// Step is a step of the tie ladder: what is compared.
func (w Words) Step(name string) string {
	step, ok := award.ParseTie(name)
	if !ok {
		return w.Show(name)
	}
	return w.step("rule.tie."+step.Kind, step)
}

// TieStep says who comes first by a step of the tie ladder.
func (w Words) TieStep(name string) string {
	step, ok := award.ParseTie(name)
	if !ok {
		return w.Show(name)
	}
	return w.step("rule.means.tie."+step.Kind, step)
}

func (w Words) step(key string, s award.TieStep) string {
	return w.L.T(key, "criterion", w.Criterion(s.Criterion), "metric", w.Metric(s.Figure.Metric), "period", w.Show(s.Figure.Period))
}

// Steps is the tie ladder, its steps numbered.
func (w Words) Steps() string { return w.steps(w.E.Rule.Ties) }

func (w Words) steps(ties []string) string {
	list := make([]string, len(ties))
	for i, name := range ties {
		list[i] = strconv.Itoa(i+1) + ") " + w.Step(name)
	}
	return strings.Join(list, ", ")
}

// Ties says how equal totals are told apart.
func (w Words) Ties(ties []string) string {
	if len(ties) == 0 {
		return w.L.T("rule.ties.none")
	}
	return w.L.T("rule.ties", "steps", w.steps(ties))
}
