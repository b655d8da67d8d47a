package fields

import (
	"sync"
	"time"

	"votering/internal/award"
	"votering/internal/exact"
)

// parts are the fields of every part. They are put together when the first is
// asked for: most runs of the program ask for none.
var parts = sync.OnceValue(func() map[Part]anyPart {
	return map[Part]anyPart{
		Edition:   named(Edition, func(e *award.Edition, _ Place) *award.Edition { return e }, editionFields()...),
		Window:    named(Window, func(e *award.Edition, _ Place) *award.Edition { return e }, windowFields()...),
		Criterion: named(Criterion, at((*lists).criteria), criterionFields()...),
		Level:     named(Level, under((*lists).levels), levelFields()...),
		Metric:    named(Metric, at((*lists).metrics), metricFields()...),
		Gate:      named(Gate, at((*lists).gates), gateFields()...),
		Nominee:   named(Nominee, at((*lists).nominees), nomineeFields()...),
		Document:  named(Document, under((*lists).documents), documentFields()...),
		Value:     named(Value, under((*lists).values), valueFields()...),
		Reference: named(Reference, at((*lists).references), referenceFields()...),
		RefValue:  named(RefValue, under((*lists).refValues), valueFields()...),
		Juror:     named(Juror, at((*lists).jurors), jurorFields()...),
		Rule:      named(Rule, func(e *award.Edition, _ Place) *award.Rule { return &e.Rule }, ruleFields()...),
		Winner:    named(Winner, at((*lists).history), winnerFields()...),
	}
})

var languages = []string{"nb", "nn", "en"}

func editionFields() []entry[award.Edition] {
	type ed = award.Edition
	return with(
		[]entry[ed]{
			texts("title", Line, award.MaxTitle, func(e *ed) *award.Text { return &e.Title }).required(),
			word("id", Word, 63, func(e *ed) *string { return &e.ID }).required(),
			texts("organiser", Line, award.MaxTitle, func(e *ed) *award.Text { return &e.Organiser }),
			choice("language", func(e *ed) *string { return &e.Language }, languages...),
			truth("made_up", func(*ed) bool { return false }, func(e *ed) *bool { return &e.MadeUp }),
			moment("announce_at",
				func(e *ed) time.Time { return orZero(e.AnnounceAt) },
				func(e *ed, t time.Time) { e.AnnounceAt = orNil(t) }),
		},
		scale(
			func(c cell[ed]) award.Scale { return orZero(c.x.Scale) },
			func(c cell[ed], s award.Scale) { setScale(c.x, s) }),
		[]entry[ed]{
			texts("notes", Lines, award.MaxLong, func(e *ed) *award.Text { return &e.Notes }),
		})
}

// setScale changes the scale for all criteria without their own, which is also
// who was given the old one.
func setScale(e *award.Edition, s award.Scale) {
	for i := range e.Criteria {
		if c := &e.Criteria[i]; e.Scale != nil && same(c.Scale, *e.Scale) {
			c.Scale = award.Scale{}
		}
	}
	e.Scale = orNil(s)
}

func same(a, b award.Scale) bool {
	return a.Min.Equal(b.Min) && a.Max.Equal(b.Max) && a.Step.Equal(b.Step)
}

func orZero[T any](p *T) T {
	if p == nil {
		return *new(T)
	}
	return *p
}

// orNil points to v, or to nothing where v is nothing.
func orNil[T comparable](v T) *T {
	if v == *new(T) {
		return nil
	}
	return &v
}

func windowFields() []entry[award.Edition] {
	type ed = award.Edition
	set := func(e *ed, change func(*award.Window)) {
		w := orZero(e.PublicVote)
		change(&w)
		e.PublicVote = orNil(w)
	}
	source := texts("source", Line, award.MaxSource, func(e *ed) *award.Text {
		w := orZero(e.PublicVote)
		return &w.Source
	})
	source.set = func(c cell[ed], typed string) error {
		clean, err := cleaned(typed, Line, award.MaxSource)
		if err == nil {
			set(c.e, func(w *award.Window) { w.Source = withText(w.Source, c.lang, clean, c.e.Language) })
		}
		return err
	}
	return []entry[ed]{
		moment("opens",
			func(e *ed) time.Time { return orZero(e.PublicVote).Opens },
			func(e *ed, t time.Time) { set(e, func(w *award.Window) { w.Opens = t }) }),
		moment("closes",
			func(e *ed) time.Time { return orZero(e.PublicVote).Closes },
			func(e *ed, t time.Time) { set(e, func(w *award.Window) { w.Closes = t }) }),
		source,
	}
}

func criterionFields() []entry[award.Criterion] {
	type cr = award.Criterion
	return with(
		[]entry[cr]{
			texts("title", Line, award.MaxTitle, func(c *cr) *award.Text { return &c.Title }).required(),
			word("id", Word, 63, func(c *cr) *string { return &c.ID }).required(),
			texts("help", Lines, award.MaxNote, func(c *cr) *award.Text { return &c.Help }),
			given("weight", Ratio, exact.Int(1), func(c *cr) *exact.Rat { return &c.Weight }),
		},
		scale(ownScale, func(c cell[cr], s award.Scale) { c.x.Scale = s }),
		[]entry[cr]{
			choice("better", func(c *cr) *award.Direction { return &c.Better }, award.Higher, award.Lower),
			list("metrics", func(c *cr) *[]string { return &c.Metrics }).refers(Metric),
			pointWord("value_from.metric", func(p *award.Point) *string { return &p.Metric }).refers(Metric),
			pointWord("value_from.period", func(p *award.Point) *string { return &p.Period }),
			optional("margin", Number, func(c *cr) **exact.Rat { return &c.Margin }),
		})
}

// ownScale is the scale of a criterion, unless it is the edition's.
func ownScale(c cell[award.Criterion]) award.Scale {
	if c.e.Scale != nil && same(c.x.Scale, *c.e.Scale) {
		return award.Scale{}
	}
	return c.x.Scale
}

// pointWord is half of the figure that a criterion takes its value from.
func pointWord(key string, of func(*award.Point) *string) entry[award.Criterion] {
	w := word(key, Word, award.MaxShort, func(c *award.Criterion) *string {
		p := orZero(c.ValueFrom)
		return of(&p)
	})
	set := word(key, Word, award.MaxShort, of).set
	w.set = func(c cell[award.Criterion], typed string) error {
		p := orZero(c.x.ValueFrom)
		err := set(cell[award.Point]{c.e, &p, c.field, c.lang}, typed)
		if err == nil {
			c.x.ValueFrom = orNil(p)
		}
		return err
	}
	return w
}

func levelFields() []entry[award.Level] {
	return []entry[award.Level]{
		given("mark", Number, exact.Rat{}, func(l *award.Level) *exact.Rat { return &l.Mark }).required(),
		texts("text", Lines, award.MaxNote, func(l *award.Level) *award.Text { return &l.Text }).required(),
	}
}

func metricFields() []entry[award.Metric] {
	type me = award.Metric
	return []entry[me]{
		texts("title", Line, award.MaxTitle, func(m *me) *award.Text { return &m.Title }).required(),
		word("id", Word, 63, func(m *me) *string { return &m.ID }).required(),
		choice("unit", func(m *me) *award.Unit { return &m.Unit },
			award.Percent, award.Persons, award.Count, award.NOK, award.Number, award.Words).required(),
		choice("better", func(m *me) *award.Direction { return &m.Better }, award.Higher, award.Lower),
		whole("decimals", 0, award.MaxDecimals, func(m *me) *int { return &m.Decimals }),
		ratioWord("ratio.of", func(r *award.Ratio) *string { return &r.Of }).refers(Metric),
		ratioWord("ratio.per", func(r *award.Ratio) *string { return &r.Per }).refers(Metric),
		ratioTimes(),
	}
}

func winnerFields() []entry[award.Winner] {
	type wi = award.Winner
	return []entry[wi]{
		word("year", Word, award.MaxShort, func(w *wi) *string { return &w.Year }).required(),
		word("winner", Line, award.MaxName, func(w *wi) *string { return &w.Winner }).required(),
		texts("source", Line, award.MaxSource, func(w *wi) *award.Text { return &w.Source }),
	}
}
