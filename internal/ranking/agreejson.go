package ranking

import (
	"encoding/json"

	"votering/internal/agreement"
	"votering/internal/exact"
)

// overall is the key of the figures over the jurors' totals. A criterion with that
// id gives way to them.
const overall = "overall"

// answerFigures are Figures in JSON; null: not defined.
type answerFigures struct {
	Alpha     *exact.Rat `json:"alpha_interval"`
	W         *exact.Rat `json:"kendall_w"`
	ICC       *exact.Rat `json:"icc2k"`
	Deviation *exact.Rat `json:"average_deviation"`
}

// AgreementJSON is the agreement as rank --json and the decision carry it: the
// four figures of the jurors' totals at "overall", and those of each criterion at
// its id, sorted by key. It names no juror.
func AgreementJSON(a *Agreement) json.RawMessage {
	figures := map[string]answerFigures{}
	for _, c := range a.Criteria {
		figures[c.ID] = answerOf(c.Figures)
	}
	figures[overall] = answerOf(a.Overall)
	data, err := json.Marshal(figures)
	if err != nil {
		panic("ranking: an agreement of plain values did not encode: " + err.Error())
	}
	return data
}

func answerOf(f agreement.Figures) answerFigures {
	return answerFigures{f.Alpha, f.W, f.ICC, f.Deviation}
}

// WithAgreement is a document that Document wrote, with the agreement and, in its
// JSON form, how firmly the ranking stands, as rank --robustness answers; it is
// never saved. Faults: those of ReadJSON.
func WithAgreement(document []byte, a *Agreement, robustness json.RawMessage) ([]byte, error) {
	answer, err := ReadJSON(document)
	if err != nil {
		return nil, err
	}
	return encode(struct {
		*Answer
		Agreement  json.RawMessage `json:"agreement"`
		Robustness json.RawMessage `json:"robustness"`
	}{answer, AgreementJSON(a), robustness}), nil
}
