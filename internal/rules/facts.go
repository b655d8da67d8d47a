package rules

import (
	"strings"

	"votering/internal/award"
)

// Fact is one thing that a rule says.
type Fact struct {
	About string // one of the constants below
	Text  string // what the rule says, in a sentence
	Means string // what that does to the result, in a sentence or two; empty where Text says it all
}

// What facts are about, in the order in which they are told.
const (
	OfCriteria  = "criteria"
	OfGate      = "gate"
	OfSplit     = "split"
	OfJury      = "jury"
	OfRounding  = "rounding"
	OfUncovered = "uncovered"
	OfPublic    = "public"
	OfTies      = "ties"
	OfQuorum    = "quorum"
	OfRecusal   = "recusal"
	OfOutcome   = "outcome"
)

// Facts is the whole rule in a few sentences, as it is frozen when the edition
// is opened.
func (w Words) Facts() []Fact {
	rule := w.E.Rule
	facts := []Fact{{OfCriteria, w.L.T("rule.criteria", "criteria", w.criteria()), w.Combine(rule.Jury)}}
	for _, g := range w.E.Gates {
		facts = append(facts, Fact{About: OfGate, Text: w.L.T("rule.gate", "asks", w.Asks(g))})
	}
	facts = append(facts,
		Fact{OfSplit, w.L.T("rule.split", "split", w.Split()), w.weighed()},
		Fact{OfJury, w.L.T("rule.jury", "jury", w.Jury(rule.Jury)), w.JuryMethod(rule.Jury)})
	if s := w.Rounding(rule.Jury.Rounding); s != "" {
		facts = append(facts, Fact{OfRounding, s, w.L.T("rule.means.rounding")})
	}
	if rule.Jury.Uncovered == award.Refuse {
		facts = append(facts, Fact{About: OfUncovered, Text: w.Uncovered(rule.Jury)})
	}
	if public := w.Public(); public != "" {
		facts = append(facts, Fact{OfPublic, w.L.T("rule.public", "public", public), w.PublicMethod(rule.Public)})
	}
	return append(facts,
		Fact{OfTies, w.Ties(rule.Ties), w.level(rule)},
		Fact{OfQuorum, w.Quorum(), w.L.T("rule.means.quorum")},
		Fact{OfRecusal, w.L.T("rule.recusal." + string(rule.Recusal)), w.L.T("rule.means.recusal." + string(rule.Recusal))},
		Fact{OfOutcome, w.L.T("rule.outcome." + string(rule.Outcome)), w.L.T("rule.means.outcome." + string(rule.Outcome))},
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

// weighed says what a weight between jury and public is worth, or that there is
// no public; empty where there is a public without a weight.
func (w Words) weighed() string {
	switch p := w.E.Rule.Public; {
	case p == nil:
		return w.PublicMethod(nil)
	case award.Weighted(p.Method):
		return w.L.T("rule.means.split")
	}
	return ""
}

// level says how a tie ladder is used, and how places go on after it.
func (w Words) level(r award.Rule) string {
	if len(r.Ties) == 0 {
		return w.Places(r.Places)
	}
	return w.L.T("rule.means.ties") + " " + w.Places(r.Places)
}

// criteria lists the criteria with their weights and scales.
func (w Words) criteria() string {
	list := make([]string, len(w.E.Criteria))
	for i := range w.E.Criteria {
		c := &w.E.Criteria[i]
		list[i] = w.L.T("rule.criterion", "criterion", w.Title(c.Title), "weight", w.L.RatText(c.Weight), "scale", w.Scale(c))
	}
	return strings.Join(list, "; ")
}
