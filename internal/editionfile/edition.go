package editionfile

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
)

// edition reads the top of the file.
func (a *at) edition() *award.Edition {
	keys := []string{
		"schema", "id", "title", "organiser", "language", "made_up", "notes", "announce_at", "scale", "criteria",
		"metrics", "gates", "nominees", "references", "public_vote", "rule", "history",
	}
	if !a.r.frozen {
		keys = append(keys, "jurors")
	}
	o := a.object(keys...)
	e := &award.Edition{
		ID: o.str("id"), Title: o.text("title"), Organiser: o.text("organiser"), Language: o.str("language"),
		MadeUp: o.truth("made_up", false), Notes: o.text("notes"), AnnounceAt: o.time("announce_at"),
	}
	if s, ok := o.get("scale"); ok {
		scale := s.scale()
		e.Scale = &scale
	}
	e.Criteria = each(o, "criteria", (*at).criterion)
	e.Metrics = each(o, "metrics", (*at).metric)
	e.Gates = each(o, "gates", (*at).gate)
	a.r.units = make(map[string]award.Unit, len(e.Metrics))
	for _, m := range slices.Backward(e.Metrics) { // of two with one id, the first is found
		a.r.units[m.ID] = m.Unit
	}
	delete(a.r.units, "") // a figure without a metric is of none
	e.Nominees = each(o, "nominees", (*at).nominee)
	e.References = each(o, "references", (*at).reference)
	if !a.r.frozen {
		e.Jurors = each(o, "jurors", (*at).juror)
	}
	if w, ok := o.get("public_vote"); ok {
		e.PublicVote = w.window()
	}
	if r, ok := o.get("rule"); ok {
		e.Rule = r.rule()
	} else {
		o.lacks("rule").fault("edition.missing")
	}
	e.History = each(o, "history", (*at).winner)
	return e
}

// each reads the items of a list.
func each[T any](o object, key string, read func(*at) T) []T {
	var items []T
	for _, a := range o.list(key) {
		if o.r.full() {
			break
		}
		items = append(items, read(a))
	}
	return items
}

func (a *at) scale() award.Scale {
	o := a.object("min", "max", "step")
	for _, key := range o.keys {
		if !o.has(key) {
			o.lacks(key).fault("edition.missing")
		}
	}
	s := award.Scale{
		Min:  orZero(o.rat("min", exact.Decimal)),
		Max:  orZero(o.rat("max", exact.Decimal)),
		Step: orZero(o.rat("step", exact.Decimal)),
	}
	if s.Min.Sign() == 0 && s.Max.Sign() == 0 && s.Step.Sign() == 0 && o.has("max") {
		a.report(s.Check()) // Validate takes a scale of nothing but zeros for none
	}
	return s
}

func (a *at) criterion() award.Criterion {
	o := a.object("id", "title", "help", "weight", "scale", "better", "levels", "margin", "metrics", "value_from")
	c := award.Criterion{
		ID: o.str("id"), Title: o.text("title"), Help: o.text("help"),
		Weight: o.ratOr("weight", exact.Ratio, exact.Int(1)), Better: award.Direction(o.str("better")),
		Margin: o.rat("margin", exact.Decimal), Metrics: o.words("metrics"),
	}
	if s, ok := o.get("scale"); ok {
		c.Scale = s.scale()
	}
	if l, ok := o.get("levels"); ok {
		c.Levels = l.levels()
	}
	if v, ok := o.get("value_from"); ok {
		p := v.object("metric", "period")
		c.ValueFrom = &award.Point{Metric: p.str("metric"), Period: p.str("period")}
	}
	return c
}

func (a *at) metric() award.Metric {
	o := a.object("id", "title", "unit", "better", "decimals", "ratio")
	m := award.Metric{
		ID: o.str("id"), Title: o.text("title"), Unit: award.Unit(o.str("unit")),
		Better: award.Direction(o.str("better")), Decimals: orZero(o.whole("decimals", 0, award.MaxDecimals)),
	}
	if r, ok := o.get("ratio"); ok {
		p := r.object("of", "per", "times")
		m.Ratio = &award.Ratio{Of: p.str("of"), Per: p.str("per"), Times: p.ratOr("times", exact.Decimal, exact.Int(1))}
	}
	return m
}

func (a *at) gate() award.Gate {
	o := a.object("metric", "period", "at_least", "at_most", "missing")
	g := award.Gate{
		Metric: o.str("metric"), Period: o.str("period"),
		AtLeast: o.rat("at_least", exact.Decimal), AtMost: o.rat("at_most", exact.Decimal),
	}
	if m, ok := o.get("missing"); ok {
		switch s, ok := m.scalar(); {
		case !ok || s == "open":
		case s == "fail":
			g.MissingFails = true
		default:
			m.fault("edition.word", "word", show(s), "words", "open, fail")
		}
	}
	return g
}

func (a *at) window() *award.Window {
	o := a.object("opens", "closes", "source")
	return &award.Window{Opens: orZero(o.time("opens")), Closes: orZero(o.time("closes")), Source: o.text("source")}
}

func (a *at) winner() award.Winner {
	o := a.object("year", "winner", "source")
	return award.Winner{Year: o.str("year"), Winner: o.str("winner"), Source: o.text("source")}
}
