package room

import (
	"votering/internal/deliberation"
	"votering/internal/text"
)

// DecideRecusal keeps what the others decided on a juror's recusal from a
// nominee. by are those who decided: on the roll, not the juror concerned, and
// nobody who is recused from the same nominee while somebody else is not. The
// reason may be empty.
func (r *Room) DecideRecusal(who, juror, nominee string, upheld bool, by []string, reason string) error {
	reason, err := text.Clean(reason, MaxReason)
	if err != nil {
		return err
	}
	return r.asChair(who, func(id string) error {
		return r.act(nil, deliberation.Event{
			Kind: deliberation.RecusalDecided, Who: id, Juror: juror, Nominee: nominee, Upheld: &upheld, By: by, Reason: reason,
		})
	})
}
