package room

import (
	"context"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/rehearsal"
)

// Rehearse tries the rule out on made-up marks and votes, while it may still be
// changed: number seed stands for one made-up field. Nothing of it is stored,
// and nothing of real marks or votes is in it. E_STATE once the edition is
// opened; else the faults of RehearseEdition.
func (r *Room) Rehearse(seed uint64) (*rehearsal.Rehearsal, error) {
	ed, err := r.tryable()
	if err != nil {
		return nil, err
	}
	return RehearseEdition(ed, seed)
}

// RehearseTied is the first number, of so many from seed on, for whose field
// the rule needs its tie ladder. It gives up when ctx ends. E_STATE once the
// edition is opened; E_USAGE where there is none.
func (r *Room) RehearseTied(ctx context.Context, seed uint64, many int) (uint64, error) {
	ed, err := r.tryable()
	if err != nil {
		return 0, err
	}
	for n := seed; n < seed+uint64(many) && ctx.Err() == nil; n++ {
		if rehearsal.Tied(ed, n) {
			return n, nil
		}
	}
	return 0, fault.New(fault.Usage, "rehearse.no_tie", "n", itoa(many))
}

// tryable is the edition whose rule may be tried out.
func (r *Room) tryable() (*award.Edition, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state.Phase != deliberation.Draft {
		return nil, fault.New(fault.State, "rehearse.opened", "state", string(r.state.Phase))
	}
	if len(r.setup.faults) > 0 {
		return nil, r.setup.faults
	}
	return r.ed, nil
}

// RehearseEdition is Rehearse of an edition that is in no room. E_RULE where
// the rule cannot be applied to the made-up field.
func RehearseEdition(ed *award.Edition, seed uint64) (*rehearsal.Rehearsal, error) {
	return rehearsal.Try(ed, seed)
}
