package ranking

import (
	"bytes"
	"encoding/json"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// Schema is the name and version of a ranking's JSON form.
const Schema = "votering-ranking/1"

// Answer is the JSON form of a ranking, the answer of `rank --json`. Rationals
// are in lowest terms; null stands where there is none.
type Answer struct {
	Schema      string `json:"schema"`
	Edition     string `json:"edition"`
	Fingerprint string `json:"fingerprint"` // of the frozen edition, hex
	MadeUp      bool   `json:"made_up"`
	JuryAlone   bool   `json:"jury_alone,omitempty"` // the public vote is not opened yet, and left out

	Rule            json.RawMessage                 `json:"rule"` // as in the edition, defaults filled in
	Ranking         []AnswerRow                     `json:"ranking"`
	Winners         []string                        `json:"winners"`
	Excluded        []AnswerExcluded                `json:"excluded"`
	Unranked        []AnswerUnranked                `json:"unranked"`
	Criteria        map[string]map[string]exact.Rat `json:"criteria"`
	EffectiveWeight *AnswerSpread                   `json:"effective_weight"`
}

// AnswerRow is a Row.
type AnswerRow struct {
	Place      int        `json:"place"`
	Nominee    string     `json:"nominee"`
	Total      *exact.Rat `json:"total"`
	Jury       *exact.Rat `json:"jury"`
	Public     *exact.Rat `json:"public"`
	JuryPart   *exact.Rat `json:"jury_part"`
	PublicPart *exact.Rat `json:"public_part"`
	DecidedBy  *string    `json:"decided_by"`
	Flags      []string   `json:"flags"`
}

// AnswerExcluded is an Excluded; Value is nil where the figure is missing.
type AnswerExcluded struct {
	Nominee string  `json:"nominee"`
	Metric  string  `json:"metric"`
	Period  string  `json:"period"`
	Value   *string `json:"value"`
	Needs   string  `json:"needs"`
}

// AnswerUnranked is an Unranked.
type AnswerUnranked struct {
	Nominee string `json:"nominee"`
	Reason  string `json:"reason"`
}

// AnswerSpread is a Spread.
type AnswerSpread struct {
	Jury   exact.Rat `json:"jury_spread"`
	Public exact.Rat `json:"public_spread"`
}

// Document is the ranking of e as JSON bytes: fixed key order, two spaces, LF,
// one final newline. The same ranking has the same bytes on every machine, so
// that a stored one can be held against one that is computed anew.
func Document(r *Ranking, e *award.Edition, fingerprint string) []byte {
	a := &Answer{
		Schema: Schema, Edition: e.ID, Fingerprint: fingerprint, MadeUp: e.MadeUp, JuryAlone: r.JuryAlone,
		Rule: award.RuleJSON(e.Rule), Winners: r.Winners, Criteria: r.Criteria,
		Ranking: list(r.Rows, answerRow), Excluded: list(r.Excluded, answerExcluded),
		Unranked: list(r.Unranked, func(u Unranked) AnswerUnranked { return AnswerUnranked(u) }),
	}
	if r.Spread != nil {
		a.EffectiveWeight = &AnswerSpread{r.Spread.Jury, r.Spread.Public}
	}
	return encode(a)
}

func answerRow(r Row) AnswerRow {
	return AnswerRow{
		Place: r.Place, Nominee: r.Nominee, Total: r.Total, Jury: r.Jury, Public: r.Public,
		JuryPart: r.JuryPart, PublicPart: r.PublicPart, DecidedBy: orNull(r.DecidedBy),
		Flags: append([]string{}, r.Flags...),
	}
}

func answerExcluded(x Excluded) AnswerExcluded {
	return AnswerExcluded{x.Nominee, x.Metric, x.Period, orNull(x.Value), x.Needs}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// list is never nil, so that an empty one is [] and not null.
func list[T, A any](ts []T, answer func(T) A) []A {
	as := make([]A, len(ts))
	for i, t := range ts {
		as[i] = answer(t)
	}
	return as
}

func encode(a any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(a); err != nil {
		panic("ranking: a document of plain values did not encode: " + err.Error())
	}
	return b.Bytes()
}

// ReadJSON reads what Document wrote, and nothing else: a key or a number in
// any other form is refused, with E_DB; a newer schema with E_VERSION. Whether
// the ranking follows from the marks is for the caller to compute.
func ReadJSON(data []byte) (*Answer, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(data, &head); err == nil && head.Schema != "" && head.Schema != Schema {
		return nil, fault.New(fault.Version, "ranking.schema", "schema", head.Schema, "known", Schema)
	}
	var a Answer
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, fault.New(fault.DB, "ranking.unreadable").Because(err)
	}
	if a.Schema != Schema || !bytes.Equal(encode(&a), data) {
		return nil, fault.New(fault.DB, "ranking.unreadable")
	}
	return &a, nil
}
