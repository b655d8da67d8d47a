package decision_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/deliberation"
	"votering/internal/fault"
)

// firm are the documents of the worked case by software that says how firmly the
// ranking stands.
func firm(t testing.TB) map[string][]byte {
	t.Helper()
	c := worked(t)
	c.Software = decisiontest.Firm
	public, complete := build(t, c, "firm")
	return map[string][]byte{publicName: public, completeName: complete}
}

// write puts something else into what a document says of how firmly the ranking
// stands; old must be there.
func write(old, new string) func(d *document) {
	return func(d *document) {
		var compact strings.Builder
		for line := range strings.Lines(string(d.Robustness)) {
			compact.WriteString(strings.TrimSpace(line))
		}
		if !strings.Contains(compact.String(), old) {
			panic(old + " is not in " + compact.String())
		}
		d.Robustness = json.RawMessage(strings.Replace(compact.String(), old, new, 1))
	}
}

// Whatever is said of how firmly the ranking stands and does not follow from
// marks, votes and rule is found, in both documents, with the part that it is in.
func TestForgedFirmness(t *testing.T) {
	documents := firm(t)
	for what, c := range map[string]struct {
		id, key string
		forge   func(d *document)
	}{
		"a border moved":           {"robustness", "public_weight", write(`"to": "31424/60443"`, `"to": "1/2"`)},
		"a segment dropped":        {"robustness", "public_weight", func(d *document) { part(d, "public_weight", `{"segments":[],"winner_stands":[]}`) }},
		"no segments":              {"robustness", "public_weight", func(d *document) { part(d, "public_weight", "null") }},
		"a shortlist":              {"robustness", "shortlist_top", func(d *document) { part(d, "shortlist_top", `[{"top":1,"winners":["kinn"]}]`) }},
		"no criterion weights":     {"robustness", "criterion_weights", func(d *document) { part(d, "criterion_weights", "{}") }},
		"another winner left out":  {"robustness", "leave_one_out", func(d *document) { without(d, func(m map[string][]string, id string) { m[id] = []string{"bodo"} }) }},
		"a juror not left out":     {"robustness", "leave_one_out", func(d *document) { without(d, func(m map[string][]string, id string) { delete(m, id) }) }},
		"refused without a juror":  {"robustness", "leave_one_out", func(d *document) { without(d, func(m map[string][]string, id string) { m[id] = nil }) }},
		"a rule dropped":           {"robustness", "other_rules", func(d *document) { rules(d, func(list []json.RawMessage) []json.RawMessage { return list[1:] }) }},
		"rules in another order":   {"robustness", "other_rules", func(d *document) { rules(d, swapped) }},
		"another winner by a rule": {"robustness", "other_rules", write(`"jury": "median","public": "minmax","ties": "as_is","winners": ["kinn"]`, `"jury": "median","public": "minmax","ties": "as_is","winners": ["bodo"]`)},
		"another count of the lots": {"robustness", "rank_acceptability", func(d *document) {
			part(d, "rank_acceptability", `{"samples":10000,"seed":1,"counts":{"kinn":[10000,0,0,0,0]}}`)
		}},
		"fewer lots":          {"robustness", "rank_acceptability", write(`"samples": 10000`, `"samples": 1000`)},
		"another seed":        {"robustness", "rank_acceptability", write(`"seed": 1`, `"seed": 2`)},
		"no lots":             {"robustness", "rank_acceptability", func(d *document) { part(d, "rank_acceptability", "null") }},
		"nothing":             {"robustness_missing", "", func(d *document) { d.Robustness = nil }},
		"nothing, by no name": {"robustness_missing", "", func(d *document) { d.Robustness, d.Software = nil, "another program" }},
	} {
		for name, data := range documents {
			f := first(decision.Recompute(forged(t, data, c.forge)))
			if f == nil || f.Check != "robustness" || f.Fault.Class != fault.Result || f.Fault.ID != "decision."+c.id || f.Fault.Args["key"] != c.key {
				t.Errorf("%s, %s: %+v, want %s of %s", what, name, f, c.id, c.key)
				continue
			}
			spoken(t, *f)
		}
	}
}

// part writes one part of what a document says of how firmly the ranking stands.
func part(d *document, key, value string) {
	card := card{}
	must(json.Unmarshal(d.Robustness, &card))
	*map[string]*json.RawMessage{
		"public_weight": &card.PublicWeight, "shortlist_top": &card.ShortlistTop, "criterion_weights": &card.CriterionWeights,
		"leave_one_out": &card.LeaveOneOut, "other_rules": &card.OtherRules, "rank_acceptability": &card.Acceptability,
	}[key] = json.RawMessage(value)
	d.Robustness = encoded(card)
}

type card struct {
	PublicWeight     json.RawMessage `json:"public_weight"`
	ShortlistTop     json.RawMessage `json:"shortlist_top"`
	CriterionWeights json.RawMessage `json:"criterion_weights"`
	LeaveOneOut      json.RawMessage `json:"leave_one_out"`
	OtherRules       json.RawMessage `json:"other_rules"`
	Acceptability    json.RawMessage `json:"rank_acceptability"`
}

func without(d *document, do func(winners map[string][]string, juror string)) {
	var c card
	winners := map[string][]string{}
	must(json.Unmarshal(d.Robustness, &c))
	must(json.Unmarshal(c.LeaveOneOut, &winners))
	do(winners, d.Ballots[0].Juror)
	part(d, "leave_one_out", string(encoded(winners)))
}

func rules(d *document, do func([]json.RawMessage) []json.RawMessage) {
	var c card
	var list []json.RawMessage
	must(json.Unmarshal(d.Robustness, &c))
	must(json.Unmarshal(c.OtherRules, &list))
	part(d, "other_rules", string(encoded(do(list))))
}

func swapped(list []json.RawMessage) []json.RawMessage {
	list[0], list[1] = list[1], list[0]
	return list
}

func encoded(v any) json.RawMessage {
	data, err := json.Marshal(v)
	must(err)
	return data
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// A document that tells what only later software writes is not believed to be of
// earlier; one that tells nothing of the kind is.
func TestSilentOnFirmness(t *testing.T) {
	silent := func(d *document) { d.Robustness, d.Software = nil, decisiontest.Met }
	for name, data := range firm(t) {
		fs := decision.Recompute(forged(t, data, silent))
		if f := first(fs); f != nil {
			t.Errorf("%s: %+v", name, f)
		}
	}
	for name, data := range tied(t) {
		f := first(decision.Recompute(forged(t, data, silent)))
		if f == nil || f.Fault.ID != "decision.robustness_missing" {
			t.Errorf("%s: %+v", name, f)
		}
	}
	for name, data := range firm(t) {
		f := first(decision.Recompute(forged(t, data, func(d *document) { d.Agreement, d.Software = nil, decisiontest.Earlier })))
		if f == nil || f.Fault.ID != "decision.agreement_missing" {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// tied are the documents of a decision in which the chair put two of three
// nominees in order.
func tied(t testing.TB) map[string][]byte {
	t.Helper()
	edition := strings.NewReplacer("{id: b, name: B}]", "{id: b, name: B}, {id: c, name: C}]", `"criterion:second"`, `"criterion:first", chair`).Replace(small)
	c, err := decisiontest.Judged([]byte(edition), []byte(equal+"x,c,first,0.1\n"), nil,
		deliberation.ProposalChange{Grounds: map[string]string{"en": "B."}})
	if err != nil {
		t.Fatal(err)
	}
	c.Software = decisiontest.Firm
	public, complete := build(t, c, "tied")
	return map[string][]byte{publicName: public, completeName: complete}
}

// The chair decides the ties that are left to the chair, each of them, and
// nothing else.
func TestForgedCast(t *testing.T) {
	documents := tied(t)
	for name, data := range documents {
		d := allGood(t, data, name)
		if d.Winners[0] != "b" || *d.Ranking.Ranking[0].DecidedBy != "chair" || len(d.Cast) != 1 || d.Cast[0].Reason == "" {
			t.Fatalf("%s: %v by %v", name, d.Winners, d.Cast)
		}
	}
	for what, c := range map[string]struct {
		id    string
		forge func(d *document)
	}{
		"dropped":            {"cast_missing", func(d *document) { d.Cast = nil }},
		"another order":      {"ranking_place", func(d *document) { d.Cast[0].Nominees = []string{"a", "b"} }},
		"of others":          {"cast_none", func(d *document) { d.Cast[0].Nominees = []string{"b", "c"} }},
		"after the decision": {"cast_late", func(d *document) { d.Cast[0].At = d.DecidedAt.Add(time.Second) }},
		"called void":        {"cast_void", func(d *document) { d.Cast[0].Void = true }},
		"one void before it": {"cast_void", func(d *document) { d.Cast = append([]decision.Cast{void(d, "a", "b")}, d.Cast...) }},
		"of more than tied":  {"cast_none", func(d *document) { d.Cast[0].Nominees = []string{"c", "b", "a"} }},
	} {
		for name, data := range documents {
			f := first(decision.Recompute(forged(t, data, c.forge)))
			if f == nil || f.Check != "ranking" || f.Fault.Class != fault.Result || f.Fault.ID != "decision."+c.id {
				t.Errorf("%s, %s: %+v, want %s", what, name, f, c.id)
				continue
			}
			spoken(t, *f)
		}
	}
	for name, data := range firm(t) {
		invented := func(d *document) {
			d.Cast = []decision.Cast{{At: d.DecidedAt, Nominees: []string{"kinn", "bodo"}, Reason: "Because."}}
		}
		if f := first(decision.Recompute(forged(t, data, invented))); f == nil || f.Fault.ID != "decision.cast_none" {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// void is a casting decision of a document's that is said to have fallen.
func void(d *document, nominees ...string) decision.Cast {
	x := d.Cast[0]
	x.Nominees, x.Void = nominees, true
	return x
}

// A casting decision that fell is told, with its reason, and nothing follows from
// it.
func TestFallenCast(t *testing.T) {
	for name, data := range tied(t) {
		d := forged(t, data, func(d *document) {
			d.Cast = append([]decision.Cast{void(d, "a", "b"), void(d, "b", "a")}, d.Cast...)
			d.Reopened = append(d.Reopened, decision.Reopening{At: decisiontest.Start, To: deliberation.Locked, Reason: "x"})
		})
		if f := first(decision.Recompute(d)); f != nil {
			t.Errorf("%s: %+v", name, f)
		}
	}
}

// What is not in the form of a casting decision is refused before anything is
// computed.
func TestCastFormRefused(t *testing.T) {
	for what, c := range map[string]struct {
		class  fault.Class
		id     string
		change func(c *decision.Cast)
	}{
		"of one":                     {fault.Format, "decision.cast_few", func(c *decision.Cast) { c.Nominees = c.Nominees[:1] }},
		"of nobody":                  {fault.Format, "decision.cast_few", func(c *decision.Cast) { c.Nominees = []string{} }},
		"of one twice":               {fault.Format, "decision.cast_twice", func(c *decision.Cast) { c.Nominees[1] = c.Nominees[0] }},
		"in two":                     {fault.Format, "decision.cast_twice", func(*decision.Cast) {}},
		"void after one that stands": {fault.Format, "decision.order", func(*decision.Cast) {}},
		"of a stranger":              {fault.Format, "decision.nominee", func(c *decision.Cast) { c.Nominees[1] = "oslo" }},
		"at no time":                 {fault.Format, "decision.empty", func(c *decision.Cast) { c.At = time.Time{} }},
		"in another zone":            {fault.Format, "decision.utc", func(c *decision.Cast) { c.At = c.At.In(time.FixedZone("", 3600)) }},
		"without a reason":           {fault.Format, "decision.empty", func(c *decision.Cast) { c.Reason = "" }},
		"a reason on two lines":      {fault.Text, "text.line", func(c *decision.Cast) { c.Reason = "Kari\nsigned: GOOD" }},
		"a reason that erases":       {fault.JSON, "json.text", func(c *decision.Cast) { c.Reason = "Because.\x1b[2J" }},
	} {
		for name, data := range tied(t) {
			var d document
			must(json.Unmarshal(data, &d))
			if c.change(&d.Cast[0]); what == "in two" {
				d.Cast = append(d.Cast, decision.Cast{Nominees: []string{"c", "a"}, Reason: "Because."})
			} else if what == "void after one that stands" {
				d.Cast = append(d.Cast, void(&d, "a", "b"))
			}
			_, err := decision.Read(decision.Encode(&d), name)
			f := fault.Of(err)
			if f == nil || f.Class != c.class || f.ID != c.id || !strings.HasPrefix(f.Where, name+":") {
				t.Errorf("%s: %v, want %s (%s)", what, err, c.id, c.class)
				continue
			}
			spoken(t, refusal(f))
		}
	}
}
