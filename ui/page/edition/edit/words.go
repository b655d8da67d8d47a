package edit

import (
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/page"
)

// label is what a row is called.
func (s *Editor) label(c page.Context, r row) string {
	switch {
	case r.list != "":
		return c.L.T("edit.list." + string(r.list))
	case r.more > 0:
		return c.L.N("edit.more", r.more)
	case r.lang != "":
		return c.L.T(r.field.Label()) + " (" + r.lang + ")"
	}
	return c.L.T(r.field.Label())
}

// start is the text that writing in a row begins with: numbers as they are
// written in the running language.
func (s *Editor) start(c page.Context, r row) string {
	if no, ok := s.refused[r.spot]; ok {
		return no.typed
	}
	return local(c.L, r.field.Kind, s.stored(r))
}

// local writes numbers with the sign for decimals of the running language.
func local(l *locale.Catalog, kind fields.Kind, s string) string {
	switch kind {
	case fields.Number, fields.Ratio, fields.Numbers:
	case fields.Figure:
		if strings.Trim(s, "-0123456789.") != "" {
			return s
		}
	default:
		return s
	}
	if l.Lang() == locale.EN {
		return s
	}
	return strings.ReplaceAll(s, ".", ",")
}

// said is what a row shows where it is not being written.
func (s *Editor) said(c page.Context, r row) string {
	switch stored := s.stored(r); {
	case r.list != "":
		return c.L.Int(int64(fields.Count(s.ed, r.list, r.at.Index)))
	case r.leads():
		return ""
	case r.picked():
		var names []string
		for _, id := range fields.Split(stored) {
			names = append(names, s.option(c, r, id))
		}
		if stored == "" || stored == nothing {
			names = []string{s.option(c, r, stored)}
		}
		return strings.Join(names, ", ")
	case r.chosen():
		if no, ok := s.refused[r.spot]; ok {
			return no.typed
		}
		return s.option(c, r, s.chosenOf(r))
	default:
		return text.Show(strings.Join(strings.Fields(s.start(c, r)), " "))
	}
}

// option is the word for one of the things that a field can be.
func (s *Editor) option(c page.Context, r row, value string) string {
	switch f := r.field; {
	case value == "" || f.Key == keyTies && value == nothing:
		if key := "edit.unset." + string(f.Part) + "." + f.Key; c.L.Has(key) {
			return c.L.T(key)
		}
		return c.L.T("edit.unset")
	case f.Kind == fields.YesNo && value == "true":
		return c.L.T("fill.yes")
	case f.Kind == fields.YesNo:
		return c.L.T("fill.no")
	case f.Refers != "":
		return s.called(c, f.Refers, value)
	case f.Key == keyTies:
		return s.tie(c, value)
	case c.L.Has(f.ChoiceKey(value)):
		return c.L.T(f.ChoiceKey(value))
	}
	return text.Show(value)
}

// called is the name of the thing with an id, and the id where it has none.
func (s *Editor) called(c page.Context, part fields.Part, id string) string {
	for i := range fields.Count(s.ed, part, 0) {
		if at := (fields.Place{Part: part, Index: i}); fields.Get(s.ed, at, "id", "") == id {
			return s.title(c, at)
		}
	}
	return text.Show(id)
}

// tie is a step of the tie ladder in words.
func (s *Editor) tie(c page.Context, step string) string {
	t, ok := award.ParseTie(step)
	switch {
	case !ok:
		return text.Show(step)
	case t.Kind == award.TieCriterion:
		return c.L.T("edit.tie.criterion", "title", s.called(c, fields.Criterion, t.Criterion))
	case t.Kind == award.TieMetric:
		return c.L.T("edit.tie.metric", "title", s.called(c, fields.Metric, t.Figure.Metric), "period", text.Show(t.Figure.Period))
	}
	return c.L.T("edit.tie." + t.Kind)
}

// title is what a thing is called, in the running language where there is one.
func (s *Editor) title(c page.Context, at fields.Place) string {
	name := text.Show(s.named(c, at))
	if strings.TrimSpace(name) == "" {
		return c.L.T("edit.new." + string(at.Part))
	}
	return name
}

func (s *Editor) named(c page.Context, at fields.Place) string {
	get := func(key string) string { return fields.Get(s.ed, at, key, "") }
	in := func(key string) string { return s.inTheirs(c, at, key) }
	switch at.Part {
	case fields.Level:
		return local(c.L, fields.Number, get("mark")) + "  " + firstLine(in("text"))
	case fields.Value, fields.RefValue, fields.Gate:
		if id := get("metric"); id != "" {
			return s.called(c, fields.Metric, id) + " " + get("period")
		}
		return get("period")
	case fields.Winner:
		return strings.TrimSpace(get("year") + "  " + get("winner"))
	case fields.Document:
		if t := in("title"); t != "" {
			return t
		}
		return get("file")
	}
	for _, key := range []string{"title", "name", "id"} {
		if t := in(key); t != "" {
			return t
		}
	}
	return ""
}

// inTheirs is a text in the running language, or in another where it has none.
func (s *Editor) inTheirs(c page.Context, at fields.Place, key string) string {
	t := award.Text{
		All: fields.Get(s.ed, at, key, ""), NB: fields.Get(s.ed, at, key, "nb"),
		NN: fields.Get(s.ed, at, key, "nn"), EN: fields.Get(s.ed, at, key, "en"),
	}
	return t.In(string(c.L.Lang()))
}

// about is the little there is to know of a thing beside its name.
func (s *Editor) about(c page.Context, at fields.Place) string {
	shown := func(key string) string {
		f, _ := fields.Find(at.Part, key)
		r := row{spot: spot{at: at, key: key}, field: f}
		if s.stored(r) == "" {
			return ""
		}
		return s.said(c, r)
	}
	switch at.Part {
	case fields.Criterion:
		return c.L.T("edit.weight", "weight", shown("weight"))
	case fields.Nominee:
		return shown("code")
	case fields.Juror:
		return shown("role")
	case fields.Metric:
		return shown("unit")
	case fields.Gate:
		if least := shown("at_least"); least != "" {
			return c.L.T("edit.at_least", "bound", least)
		}
		if most := shown("at_most"); most != "" {
			return c.L.T("edit.at_most", "bound", most)
		}
	case fields.Value, fields.RefValue:
		if v := s.inTheirs(c, at, "value"); v != "" {
			return firstLine(local(c.L, fields.Figure, v))
		}
		return shown("missing")
	}
	return ""
}

func firstLine(t string) string {
	line, _, _ := strings.Cut(t, "\n")
	return text.Show(line)
}

// why is what is wrong, in words, and what to do about it where that is more
// than the field's own help says.
func why(c page.Context, f *fault.Error) (message, try string) {
	if f.ID == "edition.missing" {
		return c.L.T("edit.needed"), ""
	}
	message, _ = c.L.FaultOnScreen(f)
	if key := "edit.says." + f.ID; c.L.Has(key) {
		message = c.L.T(key)
	}
	if key := "edit.try." + f.ID; c.L.Has(key) {
		try = c.L.T(key)
	}
	return message + ".", try
}

// place is where something is missing or wrong: "Criteria, Results, Weight".
func (s *Editor) place(c page.Context, p problem) string {
	names := []string{c.L.T("edit.section." + sections[p.section()].name)}
	if x := sections[p.section()]; x.list != "" && p.at.Index >= 0 {
		names = append(names, s.title(c, fields.Place{Part: x.list, Index: p.at.Index}))
	}
	if isSub(p.at.Part) {
		names = append(names, s.title(c, p.at))
	}
	if f, ok := fields.Find(p.at.Part, p.key); ok {
		names = append(names, s.label(c, row{spot: p.spot, field: f}))
	}
	return strings.Join(names, ", ")
}
