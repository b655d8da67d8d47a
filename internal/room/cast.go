package room

import (
	"strings"

	"votering/internal/deliberation"
)

// Cast puts nominees in order, the best first, that every other step of the tie
// ladder left tied (Sight.ToCast): the chair's casting decision, with a reason
// that the decision shows. It is the chair's alone. The ranking is computed and
// saved anew in the same transaction. E_STATE where just these nominees are not
// what the chair is asked for.
func (r *Room) Cast(who string, order []string, reason string) error {
	return r.casting(who, order, reason, r.fix)
}

// MayCast says why Cast would be refused; nil: it would not. Nothing is stored.
func (r *Room) MayCast(who string, order []string, reason string) error {
	return r.casting(who, order, reason, func(e deliberation.Event) error {
		return r.chain().add(e)
	})
}

// casting does something with the chair's casting decision as it would be kept.
func (r *Room) casting(who string, order []string, reason string, do func(deliberation.Event) error) error {
	reason, err := r.reason(reason)
	if err != nil {
		return err
	}
	return r.asTheChair(who, func(id string) error {
		return do(deliberation.Event{Kind: deliberation.TieCast, Who: id, Nominees: order, Reason: reason})
	})
}

// nominees are what nominees are called, in that order.
func (r *Room) nominees(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if n, ok := r.ed.Nominee(id); ok {
			names[i] = n.Name
		}
	}
	return strings.Join(names, ", ")
}
