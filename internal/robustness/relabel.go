package robustness

import (
	"encoding/json"

	"votering/internal/fault"
)

// parts are a card in JSON, of which only the jurors' ids are looked at.
type parts struct {
	PublicWeight     json.RawMessage            `json:"public_weight"`
	ShortlistTop     json.RawMessage            `json:"shortlist_top"`
	CriterionWeights json.RawMessage            `json:"criterion_weights"`
	LeaveOneOut      map[string]json.RawMessage `json:"leave_one_out"`
	OtherRules       json.RawMessage            `json:"other_rules"`
	Acceptability    json.RawMessage            `json:"rank_acceptability,omitempty"`
}

// RelabelJSON is a card that [JSON] wrote, with labels for the jurors' ids, so
// that nobody needs to work it out again for those who may not know the names.
// Faults (E_FORMAT): it is no card, or names somebody who has no label.
func RelabelJSON(card json.RawMessage, label func(juror string) (string, bool)) (json.RawMessage, error) {
	var p parts
	if err := json.Unmarshal(card, &p); err != nil {
		return nil, fault.New(fault.Format, "decision.card").Because(err)
	}
	named := make(map[string]json.RawMessage, len(p.LeaveOneOut))
	for juror, winners := range p.LeaveOneOut {
		l, ok := label(juror)
		if !ok {
			return nil, fault.New(fault.Format, "decision.juror", "juror", juror)
		}
		named[l] = winners
	}
	p.LeaveOneOut = named
	return encode(p), nil
}
