package room

import (
	"context"
	"time"

	"votering/internal/fault"
)

// AmendmentSight is an amendment that was made: the frozen edition with all of
// them is the one that is judged.
type AmendmentSight struct {
	Number int
	At     time.Time
	Reason string
	Lines  []AmendedLine
}

// AmendedLine is one thing that an amendment changes, as text; empty: it is
// not there.
type AmendedLine struct{ Path, From, To string }

// AmendWith changes texts, figures, addresses and people of an edition that is
// open, by a file of amendments and with a reason, signed by the chair. It
// returns the amendment's number.
func (r *Room) AmendWith(ctx context.Context, who string, data []byte, name, reason string, s Signing) (int, error) {
	return 0, fault.New(fault.State, "state.unknown_act", "act", "amend")
}

// AmendFrom is AmendWith with the signature that was made elsewhere of what
// AmendWith wrote into that folder.
func (r *Room) AmendFrom(who, dir string) (int, error) {
	return 0, fault.New(fault.State, "state.unknown_act", "act", "amend")
}

// PreviewAmendment says what a file of amendments would change, or why it
// cannot.
func (r *Room) PreviewAmendment(data []byte, name string) ([]AmendedLine, error) {
	return nil, fault.New(fault.State, "state.unknown_act", "act", "amend")
}
