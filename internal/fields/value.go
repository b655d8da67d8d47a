package fields

import (
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

func valueFields() []entry[award.Value] {
	type va = award.Value
	return []entry[va]{
		word("metric", Word, 63, func(v *va) *string { return &v.Metric }).required().refers(Metric),
		word("period", Word, award.MaxShort, func(v *va) *string { return &v.Period }).required(),
		figure(),
		missing(),
		texts("source", Line, award.MaxSource, func(v *va) *award.Text { return &v.Source }),
		date("as_of", func(v *va) *string { return &v.AsOf }),
		date("known_from", func(v *va) *string { return &v.KnownFrom }),
		texts("note", Lines, award.MaxNote, func(v *va) *award.Text { return &v.Note }),
	}
}

// figure is the figure itself: words where the metric's unit is text, else a
// number. Without one it is missing, not zero.
func figure() entry[award.Value] {
	return entry[award.Value]{
		Field: Field{Key: "value", Kind: Figure, Max: award.MaxSource, Multi: true},
		get: func(c cell[award.Value]) string {
			switch v := c.x; {
			case v.Missing != "":
				return ""
			case inWords(c.e, v.Metric) || !v.Words.Empty():
				return *inLanguage(&v.Words, c.lang)
			case c.lang != "":
				return ""
			default:
				return Text(v.Number)
			}
		},
		set: setFigure,
	}
}

// inWords reports whether a metric says something in words.
func inWords(e *award.Edition, metric string) bool {
	m, ok := e.Metric(metric)
	return ok && metric != "" && m.Unit == award.Words
}

func setFigure(c cell[award.Value], typed string) error {
	v := c.x
	if inWords(c.e, v.Metric) {
		clean, err := cleaned(typed, Line, award.MaxSource)
		if err != nil {
			return err
		}
		v.Words, v.Number = withText(v.Words, c.lang, clean, c.e.Language), exact.Rat{}
		if v.Missing = ""; v.Words.Empty() {
			v.Missing = award.NotKnown
		}
		return nil
	}
	if strings.TrimSpace(typed) == "" {
		if c.lang == "" && v.Missing == "" {
			v.Missing, v.Number, v.Words = award.NotKnown, exact.Rat{}, award.Text{}
		}
		return nil
	}
	number, err := parseNumber(typed)
	if _, known := c.e.Metric(v.Metric); err != nil && (!known || v.Metric == "") {
		clean, err := cleaned(typed, Line, award.MaxSource)
		if err == nil { // words, until it is known what is counted
			v.Number, v.Words, v.Missing = exact.Rat{}, withText(v.Words, c.lang, clean, c.e.Language), ""
		}
		return err
	}
	if err == nil {
		v.Number, v.Words, v.Missing = number, award.Text{}, ""
	}
	return err
}

// missing is why there is no figure. Taking the reason away leaves it as not
// known: only a figure takes its place.
func missing() entry[award.Value] {
	m := choice("missing", func(v *award.Value) *award.Missing { return &v.Missing },
		award.NotKnown, award.NotPublished, award.Suppressed, award.NotApplicable)
	m.set = func(c cell[award.Value], typed string) error {
		why, err := pick(typed, c.field)
		switch {
		case err != nil:
			return err
		case why != "":
			c.x.Missing, c.x.Number, c.x.Words = award.Missing(why), exact.Rat{}, award.Text{}
		case c.x.Missing != "":
			c.x.Missing = award.NotKnown
		}
		return nil
	}
	return m
}

func gateFields() []entry[award.Gate] {
	type ga = award.Gate
	return []entry[ga]{
		word("metric", Word, 63, func(g *ga) *string { return &g.Metric }).required().refers(Metric),
		word("period", Word, award.MaxShort, func(g *ga) *string { return &g.Period }).required(),
		optional("at_least", Number, func(g *ga) **exact.Rat { return &g.AtLeast }),
		optional("at_most", Number, func(g *ga) **exact.Rat { return &g.AtMost }),
		gateMissing(),
	}
}

// The words for what becomes of a nominee without the figure.
const (
	open = "open"
	fail = "fail"
)

func gateMissing() entry[award.Gate] {
	return entry[award.Gate]{
		Field: Field{Key: "missing", Kind: Choice, Choices: []string{open, fail}},
		get: func(c cell[award.Gate]) string {
			if c.x.MissingFails {
				return fail
			}
			return open
		},
		set: func(c cell[award.Gate], typed string) error {
			w, err := pick(typed, c.field)
			if err == nil {
				c.x.MissingFails = w == fail
			}
			return err
		},
	}
}
