package rehearsal

import (
	"votering/internal/award"
	"votering/internal/ranking"
)

// Rehearsal is a rule tried out on a made-up field.
type Rehearsal struct {
	Seed uint64 // what the field was made up from
	*Field
	Ranking *ranking.Ranking // by the rule as it is
}

// Try ranks the field that number seed stands for by the edition's rule.
// Faults: those of ranking.Compute where the rule cannot be applied to it.
func Try(e *award.Edition, seed uint64) (*Rehearsal, error) {
	f := Make(e, seed)
	rk, err := ranking.Compute(f.Input())
	if err != nil {
		return nil, err
	}
	return &Rehearsal{Seed: seed, Field: f, Ranking: rk}, nil
}
