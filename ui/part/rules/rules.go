// Package rules puts the rule of an edition into plain words.
package rules

import (
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/text"
)

// Split says who counts for how much: "the jury 75 %, the public 25 %".
func Split(l *locale.Catalog, e *award.Edition) string {
	p := e.Rule.Public
	switch {
	case p == nil:
		return l.T("rule.split.jury")
	case p.Method == award.Shortlist:
		return l.N("rule.split.shortlist", p.Top)
	case !award.Weighted(p.Method):
		return l.T("rule.split.added")
	}
	return l.T("rule.split.weighted", "jury", Weight(l, exact.Int(1).Sub(p.Weight)), "public", Weight(l, p.Weight))
}

// Public says how the two sides are made comparable; empty where only one
// counts.
func Public(l *locale.Catalog, e *award.Edition) string {
	if e.Rule.Public == nil {
		return ""
	}
	return l.T("rule.public." + e.Rule.Public.Method)
}

// Weight is a weight of 0 to 1 per cent: exactly where one decimal is enough,
// else rounded with the fraction beside it.
func Weight(l *locale.Catalog, w exact.Rat) string {
	hundred := w.Mul(exact.Int(100))
	switch {
	case hundred.IsInt():
		return l.Percent(hundred, 0)
	case hundred.Mul(exact.Int(10)).IsInt():
		return l.Percent(hundred, 1)
	}
	return l.T("rule.weight.rounded", "percent", l.Percent(hundred, 1), "exact", w.String())
}

// Step is a step of the tie ladder: what is compared.
func Step(l *locale.Catalog, e *award.Edition, name string) string {
	step, ok := award.ParseTie(name)
	if !ok {
		return text.Show(name)
	}
	title := step.Criterion
	if c, ok := e.Criterion(step.Criterion); ok {
		title = Title(l, c)
	}
	return l.T("rule.tie."+step.Kind, "criterion", title)
}

// Title is a criterion's title in the running language.
func Title(l *locale.Catalog, c *award.Criterion) string {
	return text.Show(c.Title.In(string(l.Lang())))
}

// Fact is one thing that a rule says, in a sentence.
type Fact struct{ About, Text string }

// What facts are about, in the order in which they are told.
const (
	OfCriteria = "criteria"
	OfGate     = "gate"
	OfSplit    = "split"
	OfPublic   = "public"
	OfTies     = "ties"
	OfQuorum   = "quorum"
	OfRecusal  = "recusal"
	OfOutcome  = "outcome"
)

// Facts is the whole rule in a few sentences, as it is frozen when the edition
// is opened.
func Facts(l *locale.Catalog, e *award.Edition) []Fact {
	jury := l.T("rule.jury." + e.Rule.Jury.Method)
	facts := []Fact{{OfCriteria, l.T("rule.criteria", "criteria", criteria(l, e))}}
	for _, g := range gates(l, e) {
		facts = append(facts, Fact{OfGate, g})
	}
	facts = append(facts, Fact{OfSplit, l.T("rule.split", "split", Split(l, e), "jury", jury)})
	if public := Public(l, e); public != "" {
		facts = append(facts, Fact{OfPublic, l.T("rule.public", "public", public)})
	}
	return append(facts,
		Fact{OfTies, ties(l, e)},
		Fact{OfQuorum, l.N("rule.quorum", e.Rule.Quorum)},
		Fact{OfRecusal, l.T("rule.recusal." + string(e.Rule.Recusal))},
		Fact{OfOutcome, l.T("rule.outcome." + string(e.Rule.Outcome))},
	)
}

// Sentences is the texts of facts.
func Sentences(facts []Fact) []string {
	texts := make([]string, len(facts))
	for i, f := range facts {
		texts[i] = f.Text
	}
	return texts
}

// criteria lists the criteria with their weights and scales.
func criteria(l *locale.Catalog, e *award.Edition) string {
	list := make([]string, len(e.Criteria))
	for i := range e.Criteria {
		c := &e.Criteria[i]
		list[i] = l.T("rule.criterion", "criterion", Title(l, c), "weight", l.RatText(c.Weight), "scale", scale(l, c))
	}
	return strings.Join(list, "; ")
}

// scale is what marks a criterion takes, and that low ones are good where they
// are.
func scale(l *locale.Catalog, c *award.Criterion) string {
	s := l.T("scoring.scale", "min", l.RatText(c.Scale.Min), "max", l.RatText(c.Scale.Max))
	if c.ValueFrom == nil && !c.Scale.Step.Equal(exact.Int(1)) {
		s = l.T("rule.scale.step", "scale", s, "step", l.RatText(c.Scale.Step))
	}
	if c.Better == award.Lower {
		s = l.T("rule.scale.lower", "scale", s)
	}
	return s
}

// ties lists the steps of the tie ladder.
func ties(l *locale.Catalog, e *award.Edition) string {
	if len(e.Rule.Ties) == 0 {
		return l.T("rule.ties.none")
	}
	list := make([]string, len(e.Rule.Ties))
	for i, name := range e.Rule.Ties {
		list[i] = strconv.Itoa(i+1) + " " + Step(l, e, name)
	}
	return l.T("rule.ties", "steps", strings.Join(list, ", "))
}
