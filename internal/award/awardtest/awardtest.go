// Package awardtest draws random valid editions for property tests.
package awardtest

import (
	"fmt"
	"strconv"
	"time"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
)

// Edition draws a validated edition: any of what an edition may hold, with
// texts that look like other things (numbers, dates, YAML's own signs).
func Edition(t *rapid.T) *award.Edition {
	e := &award.Edition{
		ID:        ID(t, "edition"),
		Title:     text(t, "title"),
		Organiser: maybe(t, text),
		Language:  rapid.SampledFrom([]string{"", "nb", "nn", "en"}).Draw(t, "language"),
		MadeUp:    rapid.Bool().Draw(t, "made_up"),
		Notes:     maybe(t, lines),
		Metrics:   metrics(t),
	}
	if rapid.Bool().Draw(t, "embargo") {
		at := instant(t)
		e.AnnounceAt = &at
	}
	if rapid.Bool().Draw(t, "scale for all") {
		s := scale(t)
		e.Scale = &s
	}
	e.Criteria = criteria(t, e)
	e.Gates = gates(t, e)
	for i, id := range ids(t, "nominee", 1, 5) {
		e.Nominees = append(e.Nominees, nominee(t, e, id, i))
	}
	if rapid.Bool().Draw(t, "reference") {
		e.References = []award.Reference{{ID: "ref-" + e.Nominees[0].ID, Name: text(t, "reference"), Values: values(t, e)}}
	}
	e.Jurors = jurors(t)
	if rapid.Bool().Draw(t, "window") {
		opens := instant(t)
		e.PublicVote = &award.Window{Opens: opens, Closes: opens.Add(time.Hour), Source: maybe(t, text)}
	}
	e.Rule = rule(t, e)
	if rapid.Bool().Draw(t, "history") {
		e.History = []award.Winner{{Year: word(t, 40), Winner: word(t, 120), Source: maybe(t, text)}}
	}
	if faults := award.Validate(e, nil); len(faults) > 0 {
		t.Fatalf("awardtest drew an edition that is not valid: %v", faults)
	}
	return e
}

// anyID makes ids. They are too long for the name of a device, such as com0,
// which is none.
var anyID = rapid.StringMatching(`[a-z][a-z0-9-]{4,12}`)

// ID draws an id.
func ID(t *rapid.T, label string) string { return anyID.Draw(t, label) }

func ids(t *rapid.T, label string, least, most int) []string {
	return rapid.SliceOfNDistinct(anyID, least, most, rapid.ID[string]).Draw(t, label)
}

// odd are texts that a careless reader or writer takes for something else.
var odd = []string{
	"null", "~", "true", "no", "yes", "1e3", "0x1F", "0o7", "007", "12:30:45", "2021", "2021-01-01", "1/4", ".5", "-", "- a", "a: b",
	"a #b", "#a", "&a", "*a", "!a", "!!str a", "|", ">", "%a", "@a", "`a", "'a'", `"a"`, `a\nb`, "{a: b}", "[a]", "a, b", "<<", "?", "? a",
	"---", "...", "<b>&amp;</b>", "Ålesund – Kárášjohka", "日本", "🏆", "e\u0301", "a  b", "\\", "=", "a:", ":a", "None", "Infinity", "NaN",
}

// word draws one line of at most max characters that is not empty.
func word(t *rapid.T, max int) string {
	if rapid.Bool().Draw(t, "odd") {
		return rapid.SampledFrom(odd).Draw(t, "word")
	}
	return rapid.StringMatching(fmt.Sprintf(`[A-Za-zÆØÅæøå0-9:,#'"&*!?|>%%@{}\[\]<\\/.=~-][A-Za-zæøå0-9 :,#'"&*!?|>%%@{}\[\]<\\/.=~-]{0,%d}[a-z:#]`, max-2)).
		Draw(t, "word")
}

func text(t *rapid.T, label string) award.Text {
	if rapid.Bool().Draw(t, label+" in one language") {
		return award.Plain(word(t, 60))
	}
	return award.Text{NB: word(t, 60), EN: word(t, 60)}
}

func lines(t *rapid.T, _ string) award.Text {
	return award.Plain("  " + word(t, 60) + "\n\n  " + word(t, 60) + " \n" + word(t, 60) + "\n")
}

func maybe(t *rapid.T, draw func(*rapid.T, string) award.Text) award.Text {
	if rapid.Bool().Draw(t, "there") {
		return draw(t, "text")
	}
	return award.Text{}
}

// Number draws a number as an edition file may have it.
func Number(t *rapid.T) exact.Rat {
	s := rapid.StringMatching(`-?[0-9]{1,18}(\.[0-9]{1,18})?`).Draw(t, "number")
	v, err := exact.Decimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Weight draws a weight from 0 to 1, as a decimal or a fraction.
func Weight(t *rapid.T) exact.Rat {
	d := rapid.Int64Range(1, 1e17).Draw(t, "denominator")
	return exact.New(rapid.Int64Range(0, d).Draw(t, "numerator"), d)
}

func instant(t *rapid.T) time.Time {
	s := rapid.Int64Range(0, 4e9).Draw(t, "seconds")
	ns := rapid.SampledFrom([]int64{0, 0, 5e8, 1}).Draw(t, "nanoseconds")
	return time.Unix(s, ns).UTC()
}

func day(t *rapid.T) string {
	if !rapid.Bool().Draw(t, "dated") {
		return ""
	}
	return instant(t).Format(time.DateOnly)
}

func scale(t *rapid.T) award.Scale {
	step := exact.New(rapid.Int64Range(1, 100).Draw(t, "step"), rapid.SampledFrom([]int64{1, 2, 10, 1000}).Draw(t, "per"))
	min := exact.New(rapid.Int64Range(-500, 500).Draw(t, "min"), 10)
	return award.Scale{Min: min, Max: min.Add(step.Mul(exact.Int(rapid.Int64Range(1, 10).Draw(t, "steps")))), Step: step}
}

func direction(t *rapid.T) award.Direction {
	return rapid.SampledFrom([]award.Direction{"", award.Higher, award.Lower}).Draw(t, "better")
}

func metrics(t *rapid.T) []award.Metric {
	var ms []award.Metric
	for i, id := range ids(t, "metric", 2, 5) {
		m := award.Metric{ID: id, Title: text(t, "metric"), Unit: award.Count, Better: direction(t), Decimals: i}
		if i > 1 {
			m.Unit = rapid.SampledFrom([]award.Unit{award.Words, award.Percent, award.NOK}).Draw(t, "unit")
		}
		if i == 4 {
			m.Unit, m.Ratio = award.Number, &award.Ratio{Of: ms[0].ID, Per: ms[1].ID, Times: exact.Int(1000)}
		}
		ms = append(ms, m)
	}
	return ms
}

func criteria(t *rapid.T, e *award.Edition) []award.Criterion {
	var cs []award.Criterion
	for i, id := range ids(t, "criterion", 1, 4) {
		c := award.Criterion{ID: id, Title: text(t, "criterion"), Help: maybe(t, lines), Weight: Weight(t), Better: direction(t)}
		if i == 0 {
			c.Weight = exact.New(1, 3)
		}
		if e.Scale == nil || rapid.Bool().Draw(t, "own scale") {
			c.Scale = scale(t)
		} else {
			c.Scale = *e.Scale
		}
		if rapid.Bool().Draw(t, "levels") {
			c.Levels = []award.Level{{Mark: c.Scale.Max, Text: text(t, "level")}, {Mark: c.Scale.Min, Text: text(t, "level")}}
		}
		if rapid.Bool().Draw(t, "margin") {
			m := Number(t).Abs()
			c.Margin = &m
		}
		if rapid.Bool().Draw(t, "figures") {
			c.Metrics = []string{e.Metrics[1].ID, e.Metrics[0].ID}
		}
		cs = append(cs, c)
	}
	return cs
}

func gates(t *rapid.T, e *award.Edition) []award.Gate {
	if !rapid.Bool().Draw(t, "gates") {
		return nil
	}
	low, high := Number(t), Number(t)
	return []award.Gate{
		{Metric: e.Metrics[0].ID, Period: word(t, 40), AtLeast: &low, MissingFails: rapid.Bool().Draw(t, "fails")},
		{Metric: e.Metrics[1].ID, Period: "2021", AtMost: &high},
	}
}

func nominee(t *rapid.T, e *award.Edition, id string, i int) award.Nominee {
	n := award.Nominee{ID: id, Name: "N" + strconv.Itoa(i) + " " + word(t, 60), Summary: maybe(t, lines), Values: values(t, e)}
	if rapid.Bool().Draw(t, "code") {
		n.Code = "0" + strconv.Itoa(i)
	}
	if rapid.Bool().Draw(t, "alias") {
		n.Aliases = []string{"A" + strconv.Itoa(i) + word(t, 60)}
	}
	if rapid.Bool().Draw(t, "document") {
		n.Documents = []award.Document{{Title: maybe(t, text), File: "søknad " + strconv.Itoa(i) + ".md"}}
	}
	return n
}

func values(t *rapid.T, e *award.Edition) []award.Value {
	var vs []award.Value
	for _, m := range e.Metrics {
		if m.Ratio != nil || !rapid.Bool().Draw(t, "value") {
			continue
		}
		v := award.Value{
			Metric: m.ID, Period: word(t, 40), Source: maybe(t, text), Note: maybe(t, lines), AsOf: day(t), KnownFrom: day(t),
		}
		switch {
		case rapid.IntRange(0, 3).Draw(t, "missing") == 0:
			v.Missing = rapid.SampledFrom([]award.Missing{award.NotKnown, award.Suppressed}).Draw(t, "reason")
		case m.Unit == award.Words:
			v.Words = text(t, "words")
		default:
			v.Number = Number(t)
		}
		vs = append(vs, v)
	}
	return vs
}

func jurors(t *rapid.T) []award.Juror {
	var js []award.Juror
	for i, id := range ids(t, "juror", 0, 4) {
		j := award.Juror{ID: id, Name: word(t, 60), Email: id + "@example.org", Votes: true}
		switch {
		case i == 0:
			j.Role = award.ChairRole
		case rapid.Bool().Draw(t, "secretary"):
			j.Role, j.Votes = award.SecretaryRole, rapid.Bool().Draw(t, "votes")
		}
		if rapid.Bool().Draw(t, "key") {
			j.Key = fmt.Sprintf("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI%d %s", i, id)
		}
		if rapid.Bool().Draw(t, "writes") {
			j.Language = rapid.SampledFrom([]string{"nb", "nn", "en"}).Draw(t, "in")
		}
		js = append(js, j)
	}
	return js
}
