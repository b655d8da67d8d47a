package award

import (
	"regexp"
	"strings"
	"time"

	"votering/internal/text"
)

// nominees checks the nominees, and that a public vote can tell them apart.
func (c *checker) nominees() {
	ids, called := map[string]bool{}, map[string]string{}
	for i := range c.e.Nominees {
		n := &c.e.Nominees[i]
		c.unique(ids, n.ID, "nominees", i, "id")
		c.word(&n.Name, MaxName, "nominees", i, "name")
		c.optional(&n.Code, MaxShort, "nominees", i, "code")
		c.atMost(len(n.Aliases), MaxAliases, "nominees", i, "aliases")
		for j := range n.Aliases {
			c.word(&n.Aliases[j], MaxName, "nominees", i, "aliases", j)
		}
		c.lines(&n.Summary, MaxLong, "nominees", i, "summary")
		c.documents(i, n)
		c.values(n.Values, "nominees", i, "values")
	}
	for i := range c.e.Nominees {
		c.calls(called, i, &c.e.Nominees[i])
	}
	c.measured()
}

// calls reports what two nominees are both called: a vote for it would be a
// vote for either.
func (c *checker) calls(called map[string]string, i int, n *Nominee) {
	call := func(name string, path ...any) {
		switch other, taken := called[name]; {
		case name == "":
		case !taken:
			called[name] = n.ID
		case other != n.ID:
			c.invalid("edition.called_twice", args("name", show(name), "other", show(other)), path...)
		}
	}
	call(n.ID, "nominees", i, "id")
	call(n.Name, "nominees", i, "name")
	call(n.Code, "nominees", i, "code")
	for j, a := range n.Aliases {
		call(a, "nominees", i, "aliases", j)
	}
}

// references checks the rows to compare with.
func (c *checker) references() {
	ids := map[string]bool{}
	for i := range c.e.Nominees {
		ids[c.e.Nominees[i].ID] = true
	}
	for i := range c.e.References {
		r := &c.e.References[i]
		c.unique(ids, r.ID, "references", i, "id")
		c.title(&r.Name, "references", i, "name")
		c.values(r.Values, "references", i, "values")
	}
}

// values checks the figures of one row.
func (c *checker) values(values []Value, path ...any) {
	seen := make(map[Point]bool, len(values))
	for i := range values {
		v := &values[i]
		at := func(key string) []any { return append(append([]any{}, path...), i, key) }
		c.word(&v.Period, MaxShort, at("period")...)
		c.line(&v.Words, MaxSource, at("value")...)
		c.line(&v.Source, MaxSource, at("source")...)
		c.lines(&v.Note, MaxNote, at("note")...)
		c.day(v.AsOf, at("as_of"))
		c.day(v.KnownFrom, at("known_from"))
		if c.metric(v.Metric, at("metric")...) {
			c.figure(v, c.known[v.Metric], at)
		}
		p := Point{v.Metric, v.Period}
		if seen[p] {
			c.invalid("edition.value_twice", args("metric", show(v.Metric), "period", v.Period), at("metric")...)
		}
		seen[p] = true
	}
}

var reasons = []string{string(NotKnown), string(NotPublished), string(Suppressed), string(NotApplicable)}

// figure checks that a value is what its metric asks for.
func (c *checker) figure(v *Value, m *Metric, at func(string) []any) {
	if m.Ratio != nil {
		c.invalid("edition.value_computed", args("metric", show(m.ID)), at("metric")...)
	}
	switch {
	case v.Missing != "":
		c.oneOf(string(v.Missing), reasons, at("missing")...)
		if v.Number.Sign() != 0 || !v.Words.Empty() {
			c.invalid("edition.value_or_missing", nil, at("missing")...)
		}
	case m.Unit == Words && v.Words.Empty():
		c.missing(at("value")...)
	case m.Unit != Words && !v.Words.Empty():
		c.invalid("edition.number", args("text", show(v.Words.In("en"))), at("value")...)
	}
}

// day checks a date; none is fine.
func (c *checker) day(s string, path []any) {
	if s == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		c.invalid("edition.date", args("text", show(s)), path...)
	}
}

// measured checks that the scale of a measured criterion holds every
// nominee's figure.
func (c *checker) measured() {
	for i := range c.e.Criteria {
		cr := &c.e.Criteria[i]
		if cr.ValueFrom == nil || c.depth(cr.ValueFrom.Metric) > MaxRatioDepth {
			continue
		}
		for j := range c.e.Nominees {
			n := &c.e.Nominees[j]
			f := c.e.Figure(n.Values, cr.ValueFrom.Metric, cr.ValueFrom.Period)
			if f.Known() && (f.Number.Less(cr.Scale.Min) || cr.Scale.Max.Less(f.Number)) {
				c.invalid("edition.off_scale", args("nominee", show(n.Name), "value", f.Number.Text(),
					"min", cr.Scale.Min.Text(), "max", cr.Scale.Max.Text()), "criteria", i, "value_from")
			}
		}
	}
}

// stem is a name that Windows gives to a device, whatever its ending.
var (
	stem    = regexp.MustCompile(`(?i)^(con|nul|aux|prn|com[0-9]|lpt[0-9])(\.|$)`)
	outside = `/\<>:"|?*`
)

// IsFileName reports whether name can be a file of its own folder, and of no
// other, on every system.
func IsFileName(name string) bool {
	return name != "" && !strings.ContainsAny(name, outside) && !stem.MatchString(name) &&
		!strings.HasPrefix(name, ".") && !strings.HasSuffix(name, ".") && text.Strict(name, MaxFile) == nil
}

// documents checks the files of a nomination.
func (c *checker) documents(i int, n *Nominee) {
	c.atMost(len(n.Documents), MaxDocuments, "nominees", i, "documents")
	seen := map[string]bool{}
	for j := range n.Documents {
		d := &n.Documents[j]
		c.word(&d.File, MaxFile, "nominees", i, "documents", j, "file")
		if d.Title.Empty() {
			d.Title = Plain(d.File)
		}
		c.title(&d.Title, "nominees", i, "documents", j, "title")
		switch {
		case d.File == "":
		case !IsFileName(d.File):
			c.invalid("edition.file", args("file", show(d.File)), "nominees", i, "documents", j, "file")
		case seen[d.File]:
			c.invalid("edition.file_twice", args("file", show(d.File)), "nominees", i, "documents", j, "file")
		}
		seen[d.File] = true
	}
}
