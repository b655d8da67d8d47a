package rehearsal

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ranking"
)

// Rehearsal is a rule tried out on a made-up field.
type Rehearsal struct {
	Seed uint64 // what the field was made up from
	*Field
	Ranking *ranking.Ranking // by the rule as it is

	prepared *ranking.Prepared
}

// Try ranks the field that number seed stands for by the edition's rule.
// Faults: those of ranking.Compute where the rule cannot be applied to it.
func Try(e *award.Edition, seed uint64) (*Rehearsal, error) {
	f := Make(e, seed)
	p, err := ranking.Prepare(f.Input())
	if err != nil {
		return nil, err
	}
	rk, err := p.Compute(ranking.Variation{})
	if err != nil {
		return nil, err
	}
	return &Rehearsal{Seed: seed, Field: f, Ranking: rk, prepared: p}, nil
}

// Tied reports whether the field that number seed stands for needs the rule's
// tie ladder.
func Tied(e *award.Edition, seed uint64) bool {
	h, err := Try(e, seed)
	return err == nil && slices.ContainsFunc(h.Ranking.Rows, func(r ranking.Row) bool { return len(r.Ladder) > 0 })
}
