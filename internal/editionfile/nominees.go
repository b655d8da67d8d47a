package editionfile

import (
	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
	"votering/internal/exact"
)

func (a *at) nominee() award.Nominee {
	o := a.object("id", "name", "code", "aliases", "summary", "documents", "values")
	return award.Nominee{
		ID: o.str("id"), Name: o.str("name"), Code: o.str("code"), Aliases: o.words("aliases"),
		Summary: o.text("summary"), Documents: each(o, "documents", (*at).document),
		Values: each(o, "values", (*at).value),
	}
}

func (a *at) document() award.Document {
	o := a.object("title", "file")
	return award.Document{Title: o.text("title"), File: o.str("file")}
}

func (a *at) reference() award.Reference {
	o := a.object("id", "name", "values")
	return award.Reference{ID: o.str("id"), Name: o.text("name"), Values: each(o, "values", (*at).value)}
}

// value reads one figure. What it may be depends on its metric's unit.
func (a *at) value() award.Value {
	o := a.object("metric", "period", "value", "missing", "source", "as_of", "known_from", "note")
	v := award.Value{
		Metric: o.str("metric"), Period: o.str("period"), Missing: award.Missing(o.str("missing")),
		Source: o.text("source"), Note: o.text("note"), AsOf: o.str("as_of"), KnownFrom: o.str("known_from"),
	}
	if o.has("value") == o.has("missing") {
		a.fault("edition.value_or_missing")
	}
	number, ok := o.get("value")
	switch unit, known := a.r.units[v.Metric]; {
	case !ok:
	case a.r.draft && !known, a.r.draft && unit != award.Words:
		number.figure(&v)
	case !known:
	case unit == award.Words:
		v.Words = number.text()
	default:
		v.Number, _ = number.rat(exact.Decimal)
	}
	return v
}

// figure reads a figure of a draft, of which the metric may not be known yet:
// what is no number is words, which Validate refuses where a number is due.
func (a *at) figure(v *award.Value) {
	n := a.node
	if number, err := exact.Decimal(n.Value); err == nil && n.Kind == yaml.ScalarNode && n.Style == plain {
		v.Number = number
		return
	}
	v.Words = a.text()
}

// levels reads what marks mean: {1: …, 6: …}.
func (a *at) levels() []award.Level {
	if !a.plain() {
		return nil
	}
	if a.node.Kind != yaml.MappingNode {
		a.fault("edition.want_mapping")
		return nil
	}
	var levels []award.Level
	for i := 0; i+1 < len(a.node.Content) && !a.r.full(); i += 2 {
		k := a.node.Content[i]
		key := show(k.Value)
		mark, ok := a.under(key, k.Line, k).rat(exact.Decimal)
		if ok {
			levels = append(levels, award.Level{Mark: mark, Text: a.under(key, k.Line, a.node.Content[i+1]).text()})
		}
	}
	return levels
}

func (a *at) juror() award.Juror {
	o := a.object("id", "name", "email", "role", "votes", "key", "language")
	role := award.Role(o.str("role"))
	return award.Juror{
		ID: o.str("id"), Name: o.str("name"), Email: o.str("email"), Role: role,
		Votes: o.truth("votes", role != award.SecretaryRole), Key: o.str("key"), Language: o.str("language"),
	}
}
