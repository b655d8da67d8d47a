package editionfile

import (
	"bytes"
	"time"

	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
)

// Write gives an edition as YAML, jurors included. Reading it gives the same
// edition, and ReadDraft one that is only begun. What is at its default is
// written where people will want to see it, and left out where it only takes
// room.
func Write(e *award.Edition) []byte {
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	err := enc.Encode(edition(e))
	if err == nil {
		err = enc.Close()
	}
	if err != nil {
		panic("editionfile: a tree of plain nodes did not encode: " + err.Error())
	}
	return b.Bytes()
}

func edition(e *award.Edition) *yaml.Node {
	m := &mapping{}
	m.str("schema", award.Schema)
	m.str("id", e.ID)
	m.text("title", e.Title)
	m.text("organiser", e.Organiser)
	m.str("language", e.Language)
	m.truth("made_up", e.MadeUp)
	m.text("notes", e.Notes)
	m.time("announce_at", e.AnnounceAt)
	if e.Scale != nil {
		m.scale(*e.Scale)
	}
	m.list("criteria", block, items(e.Criteria, func(c *award.Criterion) *yaml.Node { return criterion(e, c) }))
	m.list("metrics", block, items(e.Metrics, metric))
	m.list("gates", block, items(e.Gates, gate))
	m.list("nominees", block, items(e.Nominees, nominee))
	m.list("references", block, items(e.References, reference))
	m.list("jurors", block, items(e.Jurors, juror))
	if w := e.PublicVote; w != nil {
		p := &mapping{}
		p.time("opens", orNone(w.Opens))
		p.time("closes", orNone(w.Closes))
		p.text("source", w.Source)
		m.put("public_vote", p.node(flow))
	}
	m.put("rule", rule(&e.Rule))
	m.list("history", block, items(e.History, winner))
	return m.node(block)
}

func items[T any](list []T, write func(*T) *yaml.Node) []*yaml.Node {
	nodes := make([]*yaml.Node, len(list))
	for i := range list {
		nodes[i] = write(&list[i])
	}
	return nodes
}

func criterion(e *award.Edition, c *award.Criterion) *yaml.Node {
	m := &mapping{}
	m.str("id", c.ID)
	m.text("title", c.Title)
	m.text("help", c.Help)
	m.rat("weight", &c.Weight)
	if s := c.Scale; s != (award.Scale{}) && (e.Scale == nil || !same(*e.Scale, s)) {
		m.scale(s)
	}
	m.str("better", string(c.Better))
	if len(c.Levels) > 0 {
		l := &mapping{}
		for i := range c.Levels {
			l.level(c.Levels[i])
		}
		m.put("levels", l.node(block))
	}
	m.rat("margin", c.Margin)
	m.words("metrics", c.Metrics)
	if v := c.ValueFrom; v != nil {
		p := &mapping{}
		p.str("metric", v.Metric)
		p.str("period", v.Period)
		m.put("value_from", p.node(flow))
	}
	return m.node(block)
}

// level writes what a mark means; a mark without words is written as such.
func (m *mapping) level(l award.Level) {
	if l.Text.Empty() {
		m.put(l.Mark.Text(), scalar("", yaml.DoubleQuotedStyle))
		return
	}
	m.text(l.Mark.Text(), l.Text)
}

func same(a, b award.Scale) bool {
	return a.Min.Equal(b.Min) && a.Max.Equal(b.Max) && a.Step.Equal(b.Step)
}

func metric(x *award.Metric) *yaml.Node {
	m := &mapping{}
	m.str("id", x.ID)
	m.text("title", x.Title)
	m.str("unit", string(x.Unit))
	m.str("better", string(x.Better))
	m.whole("decimals", x.Decimals)
	if r := x.Ratio; r != nil {
		p := &mapping{}
		p.str("of", r.Of)
		p.str("per", r.Per)
		p.rat("times", &r.Times)
		m.put("ratio", p.node(flow))
	}
	return m.node(flow)
}

func gate(g *award.Gate) *yaml.Node {
	m := &mapping{}
	m.str("metric", g.Metric)
	m.str("period", g.Period)
	m.rat("at_least", g.AtLeast)
	m.rat("at_most", g.AtMost)
	if g.MissingFails {
		m.str("missing", "fail")
	}
	return m.node(flow)
}

func nominee(n *award.Nominee) *yaml.Node {
	m := &mapping{}
	m.str("id", n.ID)
	m.str("name", n.Name)
	m.str("code", n.Code)
	m.words("aliases", n.Aliases)
	m.text("summary", n.Summary)
	m.list("documents", block, items(n.Documents, document))
	m.list("values", block, items(n.Values, value))
	return m.node(block)
}

func document(d *award.Document) *yaml.Node {
	m := &mapping{}
	m.text("title", d.Title)
	m.str("file", d.File)
	return m.node(flow)
}

func reference(r *award.Reference) *yaml.Node {
	m := &mapping{}
	m.str("id", r.ID)
	m.text("name", r.Name)
	m.list("values", block, items(r.Values, value))
	return m.node(block)
}

func value(v *award.Value) *yaml.Node {
	m := &mapping{}
	m.str("metric", v.Metric)
	m.str("period", v.Period)
	switch {
	case v.Missing != "":
		m.str("missing", string(v.Missing))
	case !v.Words.Empty():
		m.text("value", v.Words)
	default:
		m.rat("value", &v.Number)
	}
	m.text("source", v.Source)
	m.str("as_of", v.AsOf)
	m.str("known_from", v.KnownFrom)
	m.text("note", v.Note)
	return m.node(flow)
}

func juror(j *award.Juror) *yaml.Node {
	m := &mapping{}
	m.str("id", j.ID)
	m.str("name", j.Name)
	m.str("email", j.Email)
	m.str("role", string(j.Role))
	if j.Votes == (j.Role == award.SecretaryRole) { // not the default
		m.put("votes", scalar(map[bool]string{true: "true", false: "false"}[j.Votes], plain))
	}
	m.str("key", j.Key)
	m.str("language", j.Language)
	return m.node(flow)
}

func winner(w *award.Winner) *yaml.Node {
	m := &mapping{}
	m.str("year", w.Year)
	m.str("winner", w.Winner)
	m.text("source", w.Source)
	return m.node(flow)
}

// orNone points to a time; to nothing where it is none.
func orNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
