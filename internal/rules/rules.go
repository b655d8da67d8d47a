// Package rules puts the rule of an edition into plain words: the same on the
// screen, on the command line and in the minutes.
package rules

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/text"
)

// Words are the words for the rule of one edition in one language.
type Words struct {
	L    *locale.Catalog
	E    *award.Edition
	Show func(string) string // makes what others wrote harmless where the words will stand, on one line
}

// Plain are words for a screen, which shows text as it is.
func Plain(l *locale.Catalog, e *award.Edition) Words {
	return Words{L: l, E: e, Show: text.Show}
}

// Split says who counts for how much: "the jury 75 %, the public 25 %".
func (w Words) Split() string {
	p := w.E.Rule.Public
	switch {
	case p == nil:
		return w.L.T("rule.split.jury")
	case p.Method == award.Shortlist:
		return w.L.N("rule.split.shortlist", p.Top)
	case !award.Weighted(p.Method):
		return w.L.T("rule.split.added")
	}
	return w.L.T("rule.split.weighted", "jury", Weight(w.L, exact.Int(1).Sub(p.Weight)), "public", Weight(w.L, p.Weight))
}

// Public says how the two sides are made comparable; empty where only one
// counts.
func (w Words) Public() string {
	if w.E.Rule.Public == nil {
		return ""
	}
	return w.L.T("rule.public."+w.E.Rule.Public.Method, "points", w.points(w.E.Rule.Public.Points))
}

// Weight is a weight of 0 to 1 per cent: exactly where one decimal is enough,
// else rounded with the fraction beside it.
func Weight(l *locale.Catalog, weight exact.Rat) string {
	hundred := weight.Mul(exact.Int(100))
	switch {
	case hundred.IsInt():
		return l.Percent(hundred, 0)
	case hundred.Mul(exact.Int(10)).IsInt():
		return l.Percent(hundred, 1)
	}
	return l.T("rule.weight.rounded", "percent", l.Percent(hundred, 1), "exact", weight.String())
}

// Criterion is the title of a criterion.
func (w Words) Criterion(id string) string {
	if c, ok := w.E.Criterion(id); ok {
		return w.Title(c.Title)
	}
	return w.Show(id)
}

// Title is a text of the edition in the language of the words.
func (w Words) Title(t award.Text) string { return w.Show(t.In(string(w.L.Lang()))) }

// Scale is what marks a criterion takes, or which figure gives its number where
// nobody marks it, and that low ones are good where they are.
func (w Words) Scale(c *award.Criterion) string {
	s := w.L.T("scoring.scale", "min", w.L.RatText(c.Scale.Min), "max", w.L.RatText(c.Scale.Max))
	switch {
	case c.ValueFrom != nil:
		s = w.L.T("rule.scale.measured", "scale", s, "metric", w.Metric(c.ValueFrom.Metric), "period", w.Show(c.ValueFrom.Period))
	case !c.Scale.Step.Equal(exact.Int(1)):
		s = w.L.T("rule.scale.step", "scale", s, "step", w.L.RatText(c.Scale.Step))
	}
	if c.Better == award.Lower {
		s = w.L.T("rule.scale.lower", "scale", s)
	}
	return s
}
