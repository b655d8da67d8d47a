package room

import (
	"context"

	"votering/internal/deliberation"
	"votering/internal/fault"
)

// Choose settles which of a juror's ballots counts, where different ones have
// the same revision: by the SHA-256 of the ballot, or of the sealed file. It
// takes a reason: what the juror answered when asked. The receipt of it is
// signed later; Collect with CollectOptions.Choose does both.
func (r *Room) Choose(who, sha256, reason string) error {
	_, err := r.Collect(context.Background(), who, nil, CollectOptions{Choose: sha256, Reason: reason})
	return err
}

// choose adds the choice to the act.
func (t *taker) choose(sha256, reason string) error {
	s := &t.chain.state
	for _, j := range t.chain.ed.Voters() {
		for _, h := range s.Held[j.ID] {
			if h.Ballot == sha256 || h.Sealed == sha256 {
				t.changed = true
				return t.chain.add(deliberation.Event{
					Kind: deliberation.BallotChosen, Who: t.who, Juror: j.ID, Sealed: h.Sealed, Reason: reason,
				})
			}
		}
	}
	return fault.New(fault.Usage, "choose.unknown", "sha256", sha256)
}
