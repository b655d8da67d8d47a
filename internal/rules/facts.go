package rules

import "strings"

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
func (w Words) Facts() []Fact {
	rule := w.E.Rule
	facts := []Fact{{OfCriteria, w.L.T("rule.criteria", "criteria", w.criteria())}}
	for _, g := range w.E.Gates {
		facts = append(facts, Fact{OfGate, w.L.T("rule.gate", "asks", w.Asks(g))})
	}
	facts = append(facts, Fact{OfSplit, w.L.T("rule.split", "split", w.Split(), "jury", w.L.T("rule.jury."+rule.Jury.Method))})
	if public := w.Public(); public != "" {
		facts = append(facts, Fact{OfPublic, w.L.T("rule.public", "public", public)})
	}
	return append(facts,
		Fact{OfTies, w.ties()},
		Fact{OfQuorum, w.Quorum()},
		Fact{OfRecusal, w.L.T("rule.recusal." + string(rule.Recusal))},
		Fact{OfOutcome, w.L.T("rule.outcome." + string(rule.Outcome))},
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

// Quorum says how many jurors a nominee needs marks from.
func (w Words) Quorum() string { return w.L.N("rule.quorum", w.E.Rule.Quorum) }

// criteria lists the criteria with their weights and scales.
func (w Words) criteria() string {
	list := make([]string, len(w.E.Criteria))
	for i := range w.E.Criteria {
		c := &w.E.Criteria[i]
		list[i] = w.L.T("rule.criterion", "criterion", w.Title(c.Title), "weight", w.L.RatText(c.Weight), "scale", w.Scale(c))
	}
	return strings.Join(list, "; ")
}

// ties says how equal totals are told apart.
func (w Words) ties() string {
	if len(w.E.Rule.Ties) == 0 {
		return w.L.T("rule.ties.none")
	}
	return w.L.T("rule.ties", "steps", w.Steps())
}
