package ranking

import (
	"votering/internal/award"
	"votering/internal/exact"
)

// rounding is how a rule rounds at one stage; nil: not at all.
type rounding struct {
	decimals int
	mode     exact.Mode
}

// stages are the stages at which a rule rounds the jury's numbers.
type stages struct{ mark, criterion, weighted, total *rounding }

var modes = map[string]exact.Mode{award.HalfUp: exact.HalfUp, award.HalfEven: exact.HalfEven, award.Down: exact.Down}

func stagesOf(r *award.Rounding) stages {
	if r == nil {
		return stages{}
	}
	at := func(decimals *int) *rounding {
		if decimals == nil {
			return nil
		}
		return &rounding{*decimals, modes[r.Mode]}
	}
	return stages{at(r.Mark), at(r.Criterion), at(r.Weighted), at(r.Total)}
}

// of is the number as it counts after the stage.
func (r *rounding) of(v exact.Rat) exact.Rat {
	if r == nil {
		return v
	}
	return v.Rounded(r.decimals, r.mode)
}

// keep is of, with the number as it was; nil where the rule does not round here.
func (r *rounding) keep(v exact.Rat) (counts exact.Rat, was *exact.Rat) {
	if r == nil {
		return v, nil
	}
	return r.of(v), &v
}
