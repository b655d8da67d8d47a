package room

import (
	"votering/internal/deliberation"
	"votering/internal/text"
)

// Announce keeps that the decision is made public. Before the embargo is over
// it takes a reason.
func (r *Room) Announce(who, reason string) error {
	reason, err := text.Clean(reason, MaxReason)
	if err != nil {
		return err
	}
	return r.asChair(who, func(id string) error {
		return r.act(nil, deliberation.Event{Kind: deliberation.DecisionAnnounced, Who: id, Reason: reason})
	})
}

// Reopen goes back to an earlier phase, with a reason that every later
// decision shows. Ballots stay: back in deliberation.Open they are drafts
// again. Back in deliberation.Draft the edition can be set up anew: ballots,
// votes and texts count for nothing then, and stay in the file beside it. A
// signed decision is kept, and the next one says that it replaces it.
func (r *Room) Reopen(who string, to deliberation.Phase, reason string) error {
	reason, err := r.reason(reason)
	if err != nil {
		return err
	}
	return r.asChair(who, func(id string) error {
		if to == deliberation.Draft {
			return r.redraft(id, reason)
		}
		return r.act(nil, deliberation.Event{Kind: deliberation.Reopened, Who: id, To: to, Reason: reason})
	})
}
