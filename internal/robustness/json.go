package robustness

import (
	"encoding/json"

	"votering/internal/exact"
	"votering/internal/fault"
)

// answer is the form of a card in rank --json and in the decision.
type answer struct {
	PublicWeight     *answerWeight              `json:"public_weight"`
	ShortlistTop     []answerTop                `json:"shortlist_top"`
	CriterionWeights map[string][]answerSegment `json:"criterion_weights"`
	LeaveOneOut      map[string][]string        `json:"leave_one_out"`
	OtherRules       []answerOther              `json:"other_rules"`
	Acceptability    json.RawMessage            `json:"rank_acceptability,omitempty"`
}

type answerWeight struct {
	Segments []answerSegment `json:"segments"`
	Stands   [][2]exact.Rat  `json:"winner_stands"`
}

type answerSegment struct {
	From    exact.Rat `json:"from"`
	To      exact.Rat `json:"to"`
	Winners []string  `json:"winners"`
}

type answerTop struct {
	Top     int      `json:"top"`
	Winners []string `json:"winners"`
}

type answerOther struct {
	Jury    string   `json:"jury"`
	Public  *string  `json:"public"`
	Ties    string   `json:"ties"`
	Winners []string `json:"winners"`
}

type answerAcceptability struct {
	Samples int              `json:"samples"`
	Seed    uint64           `json:"seed"`
	Counts  map[string][]int `json:"counts"`
}

// JSON is the card as rank --json and the decision carry it, on one line: null
// for what is not defined or refused, maps sorted by key, and the rank
// acceptability only where it was asked for.
func JSON(c *Card) json.RawMessage {
	a := answer{LeaveOneOut: map[string][]string{}, OtherRules: make([]answerOther, len(c.OtherRules))}
	if c.PublicWeight != nil {
		a.PublicWeight = &answerWeight{Segments: answerSegments(c.PublicWeight), Stands: [][2]exact.Rat{}}
		for _, s := range c.Stands {
			a.PublicWeight.Stands = append(a.PublicWeight.Stands, [2]exact.Rat{s.From, s.To})
		}
	}
	for _, t := range c.ShortlistTop {
		a.ShortlistTop = append(a.ShortlistTop, answerTop(t))
	}
	if c.CriterionWeights != nil {
		a.CriterionWeights = map[string][]answerSegment{}
	}
	for _, w := range c.CriterionWeights {
		a.CriterionWeights[w.ID] = answerSegments(w.Segments)
	}
	for _, w := range c.LeaveOneOut {
		a.LeaveOneOut[w.Juror] = orNull(w.Winners, w.Why)
	}
	for i, o := range c.OtherRules {
		a.OtherRules[i] = answerOther{Jury: o.Jury, Ties: "as_is", Winners: orNull(o.Winners, o.Why)}
		if o.Public != "" {
			a.OtherRules[i].Public = &o.Public
		}
		if o.Reversed {
			a.OtherRules[i].Ties = "reversed"
		}
	}
	switch {
	case c.Acceptability != nil:
		a.Acceptability = encode(answerAcceptability(*c.Acceptability))
	case c.Drawn:
		a.Acceptability = encode(nil)
	}
	return encode(a)
}

func answerSegments(segments []Segment) []answerSegment {
	var all []answerSegment
	for _, s := range segments {
		all = append(all, answerSegment(s))
	}
	return all
}

// orNull are the winners; nil where the rule was refused, and never otherwise.
func orNull(winners []string, why *fault.Error) []string {
	if why != nil {
		return nil
	}
	return append([]string{}, winners...)
}

func encode(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic("robustness: a card of plain values did not encode: " + err.Error())
	}
	return data
}
