package editionfile

import (
	"strings"
	"time"

	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/locale"
	"votering/internal/tabular"
	"votering/internal/xlsx"
)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// typed is the text that a person meant with what a cell holds, as the field
// wants it.
func (r *bookReader) typed(c xlsx.Found, f *fields.Field) (string, *fault.Error) {
	s := lineEnds.Replace(c.Text)
	if c.Formula && (s == "" || strings.HasPrefix(s, "#")) {
		return "", fault.New(fault.Edition, "sheet.formula")
	}
	if c.Number {
		if shown, ok := tabular.Shown(s, c.Percent); ok {
			s = shown
		}
		if c.Percent {
			s += " %"
		}
	}
	switch {
	case c.Date && f.Kind == fields.Date:
		s = s[:min(len(s), len(time.DateOnly))]
	case c.Date && f.Kind != fields.Moment:
		return "", fault.New(fault.Edition, "sheet.date", "text", show(s))
	case f.Kind == fields.Choice || f.Kind == fields.YesNo:
		return r.chosen(f, s), nil
	case f.Refers == fields.Metric && f.Kind == fields.IDs:
		items := fields.Split(s)
		for i := range items {
			items[i] = r.metric(items[i])
		}
		return fields.Join(items), nil
	case f.Refers == fields.Metric:
		return r.metric(s), nil
	}
	return s, nil
}

// chosen is the choice that people call s in any language; what is none stays
// as it is.
func (r *bookReader) chosen(f *fields.Field, s string) string {
	words, ok := r.words[f.Label()]
	if !ok {
		words = map[string]string{}
		for _, choice := range f.Choices {
			for _, l := range locale.Languages() {
				words[foldWord(locale.For(l).T(f.ChoiceKey(choice)))] = choice
			}
		}
		for _, choice := range f.Choices {
			words[foldWord(choice)] = choice
		}
		r.words[f.Label()] = words
	}
	if choice, ok := words[foldWord(s)]; ok {
		return choice
	}
	return s
}
