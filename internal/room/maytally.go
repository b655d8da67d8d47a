package room

import (
	"votering/internal/deliberation"
	"votering/internal/fault"
)

// MayTally is nil where SetTally would take a public vote from who now, with
// that reason, and else why not: so that nobody counts for an hour what is
// refused afterwards.
func (r *Room) MayTally(who, reason string) error {
	return r.asChair(who, func(string) error {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActTally); f != nil {
			return f
		}
		if reason == "" && (deliberation.TallyOpen(r.state) || deliberation.TallySeen(r.state)) {
			return fault.New(fault.State, "state.tally_reason")
		}
		return nil
	})
}
