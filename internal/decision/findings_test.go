package decision_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// forged is a document with something changed, written as Encode writes it:
// only what follows from what can tell.
func forged(t *testing.T, data []byte, change func(d *decision.Document)) *decision.Document {
	t.Helper()
	d, err := decision.Read(data, "decision.json")
	if err != nil {
		t.Fatal(err)
	}
	var own decision.Document
	if err := json.Unmarshal(decision.Encode(d), &own); err != nil {
		t.Fatal(err)
	}
	change(&own)
	if d, err = decision.Read(decision.Encode(&own), "decision.json"); err != nil {
		t.Fatal(err)
	}
	return d
}

// first is the first finding that is not good; nil where all are.
func first(fs []decision.Finding) *decision.Finding {
	for i := range fs {
		if fs[i].OK != nil && !*fs[i].OK {
			return &fs[i]
		}
	}
	return nil
}

func rat(s string) *exact.Rat {
	r, err := exact.Ratio(s)
	if err != nil {
		panic(err)
	}
	return &r
}

func text(s string) *string { return &s }

// Whatever does not follow is found, in both documents, by its check.
func TestForgeriesAreFound(t *testing.T) {
	for _, c := range forgeries {
		for _, name := range []string{publicName, completeName} {
			fs := decision.Recompute(forged(t, kept(t, name), c.forge))
			f := first(fs)
			want := c.id
			if !strings.Contains(want, ".") {
				want = "decision." + want
			}
			if f == nil || f.Check != c.check || f.Fault.ID != want {
				t.Errorf("%s, %s: %+v, want %s: %s", c.what, name, f, c.check, c.id)
				continue
			}
			spoken(t, *f)
			class := fault.Result
			if c.check == "edition" {
				class = fault.Def
			}
			if f.Fault.Class != class {
				t.Errorf("%s: %s", c.what, f.Fault)
			}
		}
	}
}

// The first differing place is named, with what stands there and what follows.
func TestFirstDifferingPlace(t *testing.T) {
	f := first(decision.Recompute(forged(t, kept(t, publicName), func(d *decision.Document) { d.Ranking.Ranking[1].Total = rat("12/17") })))
	want := fault.Pairs("place", "2", "stated", "Bodø", "stated_total", "12/17", "computed", "Bodø", "computed_total", "11/17")
	for name, value := range want {
		if f.Fault.Args[name] != value {
			t.Errorf("%s is %q, want %q", name, f.Fault.Args[name], value)
		}
	}
}

// A winner who is not first is a fact where the reasons are there, and so are
// steps that came out of order.
func TestFactsAreNoFaults(t *testing.T) {
	for what, c := range map[string]struct {
		say   string
		forge func(d *decision.Document)
	}{
		"a departure": {"outcome_departs_both", func(d *decision.Document) {
			d.Winners, d.Departure = []string{"bodo"}, "It has waited longest."
		}},
		"no award": {"outcome_none", func(d *decision.Document) { d.Winners, d.NoAward = []string{}, true }},
		"a secret vote": {"outcome_advice", func(d *decision.Document) {
			d.JuryVote = &decision.JuryVote{Secret: true, Votes: []decision.Vote{}, Counts: map[string]int{"kinn": 4, "bodo": 1}}
		}},
		"together": {"order_together", func(d *decision.Document) {
			o := &d.Order
			o.Together, o.InOrder, o.MarksAt, o.TallyAt = true, false, o.LockedAt, o.LockedAt
		}},
		"opened again": {"order_not", func(d *decision.Document) {
			d.Reopened = append(d.Reopened, decision.Reopening{At: decisiontest.Start, To: deliberation.Closed, Reason: "x", TallySeen: true})
			d.Order.InOrder = false
		}},
	} {
		fs := decision.Recompute(forged(t, kept(t, publicName), c.forge))
		if f := first(fs); f != nil {
			t.Errorf("%s: %+v", what, f)
		}
		for _, f := range fs {
			spoken(t, f)
		}
		if !slices.ContainsFunc(fs, func(f decision.Finding) bool { return f.Say == c.say }) {
			t.Errorf("%s: nothing says %s", what, c.say)
		}
	}
}

const small = `
schema: votering-edition/1
id: small
title: Small
scale: {min: 0, max: 1, step: 0.1}
criteria:
  - {id: first, title: First}
  - {id: second, title: Second, weight: 0}
nominees: [{id: a, name: A}, {id: b, name: B}]
jurors:
  - {id: x, name: X, email: x@example.org, role: chair}
  - {id: y, name: Y, email: y@example.org}
  - {id: z, name: Z, email: z@example.org}
rule: {jury: {method: mean}, ties: ["criterion:second"], recusal: nominee}
`

// Who is let in by the entry criteria and is not ranked, for want of marks,
// can neither win nor get votes.
func TestWhoIsNotRankedCannotWin(t *testing.T) {
	edition := strings.Replace(small, "{id: b, name: B}]", "{id: b, name: B}, {id: c, name: C}]", 1)
	edition = strings.Replace(edition, "recusal: nominee", "recusal: nominee, outcome: advice", 1)
	c, err := decisiontest.Judged([]byte(edition), []byte(equal), nil, deliberation.ProposalChange{
		Grounds: map[string]string{"en": "B."}, Votes: map[string]string{"x": "b"},
	})
	if err != nil {
		t.Fatal(err)
	}
	public, complete := build(t, c, "small")
	for id, forge := range map[string]func(d *decision.Document){
		"winner_unranked": func(d *decision.Document) { d.Winners, d.Departure = []string{"c"}, "C is dear to us." },
		"vote_may_not": func(d *decision.Document) {
			d.JuryVote.Votes[0].Nominee, d.JuryVote.Counts = "c", map[string]int{"c": 1}
			d.Departure = "The ranking is wiser."
		},
		"vote_secret": func(d *decision.Document) {
			d.JuryVote = &decision.JuryVote{Secret: true, Votes: []decision.Vote{}, Counts: map[string]int{"c": 1}}
			d.Departure = "The ranking is wiser."
		},
	} {
		for _, data := range [][]byte{public, complete} {
			if f := first(decision.Recompute(forged(t, data, forge))); f == nil || f.Fault.ID != "decision."+id {
				t.Errorf("%s: %+v", id, f)
			} else {
				spoken(t, *f)
			}
		}
	}
}

// Marks whose sums differ in floats and are equal as fractions.
const equal = `juror,nominee,criterion,mark
x,a,first,0.1
y,a,first,0.2
z,a,first,0.3
x,b,first,0.3
y,b,first,0.2
z,b,first,0.1
x,a,second,0.1
x,b,second,0.9
`

func smallCase(t testing.TB) decisiontest.Case {
	t.Helper()
	c, err := decisiontest.Judged([]byte(small), []byte(equal), nil, deliberation.ProposalChange{Grounds: map[string]string{"en": "B."}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A tie that floats break one way is a tie: the totals are equal to the last
// digit, and the document names the step that broke it.
func TestTieThatFloatsBreak(t *testing.T) {
	if a, b := 0.1+tenth(2)+tenth(3), tenth(3)+tenth(2)+tenth(1); a == b {
		t.Fatal("floats do not tell these sums apart")
	}
	public, _ := build(t, smallCase(t), "small")
	d := allGood(t, public, publicName)
	rows := d.Ranking.Ranking
	if !rows[0].Total.Equal(*rows[1].Total) || rows[0].Nominee != "b" || *rows[0].DecidedBy != "criterion:second" || rows[0].Place != 1 || rows[1].Place != 2 {
		t.Errorf("%+v", rows)
	}
}

// tenth is n/10 as a float, which the compiler cannot work out exactly.
func tenth(n int) float64 { return float64(n) / 10 }

// A ranking that binds has no vote on the winner, and no other winner; and
// without a public part there is no public vote.
func TestBindingAndAlone(t *testing.T) {
	public, complete := build(t, smallCase(t), "small")
	for id, forge := range map[string]func(d *decision.Document){
		"vote_binding": func(d *decision.Document) {
			d.JuryVote = &decision.JuryVote{Secret: true, Votes: []decision.Vote{}, Counts: map[string]int{"b": 1}}
		},
		"winners":        func(d *decision.Document) { d.Winners = []string{"a"} },
		"departure_idle": func(d *decision.Document) { d.Departure = "x" },
		"tally_extra": func(d *decision.Document) {
			d.Tally = &decision.Tally{Schema: decision.TallySchema, Valid: map[string]publicvote.Votes{}, Files: []publicvote.File{}, Flags: []string{}}
		},
		"order_step": func(d *decision.Document) { at := time.Now().UTC(); d.Order.TallyAt = &at },
	} {
		for _, data := range [][]byte{public, complete} {
			if f := first(decision.Recompute(forged(t, data, forge))); f == nil || f.Fault.ID != "decision."+id {
				t.Errorf("%s: %+v", id, f)
			}
		}
	}
}
