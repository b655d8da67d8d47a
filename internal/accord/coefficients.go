package accord

import (
	"votering/internal/agreement"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// Figure is one coefficient: what it is called, its value, and what it says in one
// plain sentence; where it is not defined the value is a dash and the sentence
// says why.
type Figure struct{ Name, Value, Says string }

// dash stands where there is no number.
const dash = "–"

// Overall are the four coefficients of the jurors' totals.
func (w Words) Overall(a *ranking.Agreement) []Figure {
	return w.figures(a.Overall, func(r exact.Rat) string { return w.number(a, r.Mul(width(a))) }, exact.Int(1))
}

// Criterion are the four coefficients of the marks on one criterion; nil where
// there is none with that id.
func (w Words) Criterion(a *ranking.Agreement, id string) []Figure {
	for _, c := range a.Criteria {
		if c.ID == id {
			return w.figures(c.Figures, func(r exact.Rat) string { return w.L.Rat(r, 2) }, c.Width)
		}
	}
	return nil
}

// figures are the coefficients in the order in which they are offered. unit tells
// a number in the unit of the marks, whose scale is that wide.
func (w Words) figures(f agreement.Figures, unit func(exact.Rat) string, width exact.Rat) []Figure {
	plain := func(r exact.Rat) string { return w.L.Rat(r, 2) }
	return []Figure{
		w.figure("alpha", f.Alpha, plain, f, whyNotPairs(f, true)),
		w.figure("w", f.W, plain, f, whyNotOrder(f)),
		w.figure("icc", f.ICC, plain, f, whyNotOrder(f)),
		w.figure("deviation", f.Deviation, unit, f, whyNotPairs(f, false), "limit", unit(width.Mul(exact.New(1, 6)))),
	}
}

func (w Words) figure(key string, value *exact.Rat, tell func(exact.Rat) string, f agreement.Figures, why string, pairs ...string) Figure {
	name := w.L.T("accord." + key)
	if value == nil {
		return Figure{name, dash, w.L.T("accord.none." + why)}
	}
	return Figure{name, tell(*value), w.L.T("accord."+key+".says", append(pairs, "n", w.L.Int(int64(f.Complete)))...)}
}

// whyNotPairs is why a figure of pairs of marks is not defined.
func whyNotPairs(f agreement.Figures, differ bool) string {
	switch {
	case f.TooFine:
		return "fine"
	case differ && f.Nominees > 0:
		return "same"
	}
	return "pairs"
}

// whyNotOrder is why a figure of the complete nominees is not defined.
func whyNotOrder(f agreement.Figures) string {
	switch {
	case f.TooFine:
		return "fine"
	case f.Jurors < 2:
		return "juror"
	case f.Complete < 2:
		return "complete"
	}
	return "flat"
}

// Line is a raw number beside the adjusted one; a dash where there is none.
type Line struct{ Who, Raw, Adjusted string }

// Severities are how much each juror gives above the jury, or below it: on
// average, and by the additive fit, which takes account of who was marked by whom.
// Nothing without names.
func (w Words) Severities(a *ranking.Agreement) []Line {
	if !w.Names {
		return nil
	}
	lines := make([]Line, len(a.Jurors))
	for i, j := range a.Jurors {
		lines[i] = Line{w.juror(j.Juror), w.signed(a, &j.Raw), w.signed(a, j.Adjusted)}
	}
	return lines
}

// Nominees are each nominee's mean, and what it would have been had every juror
// marked it.
func (w Words) Nominees(a *ranking.Agreement) []Line {
	lines := make([]Line, len(a.Nominees))
	for i, n := range a.Nominees {
		lines[i] = Line{w.nominee(n.Nominee), w.number(a, n.Raw), dash}
		if n.Adjusted != nil {
			lines[i].Adjusted = w.number(a, *n.Adjusted)
		}
	}
	return lines
}

// signed is a number with its sign: "+0,13", "−0,13", "0,00".
func (w Words) signed(a *ranking.Agreement, r *exact.Rat) string {
	if r == nil {
		return dash
	}
	s := w.number(a, *r)
	if r.Sign() > 0 && s != w.number(a, exact.Rat{}) {
		return "+" + s
	}
	return s
}

// Applied says whether the adjusted numbers count for anything: they do only
// where the rule says so. Where some are missing, it says why.
func (w Words) Applied(a *ranking.Agreement) string {
	key := "accord.not_applied"
	if a.Applied {
		key = "accord.applied"
	}
	s := w.L.T(key)
	switch {
	case a.Apart:
		s += " " + w.L.T("accord.unfitted")
	case a.Long:
		s += " " + w.L.T("accord.long")
	}
	return s
}
