package decision

import (
	"strconv"
	"time"

	"votering/internal/deliberation"
)

// order finds whether the steps came in the order that the document says. That
// they did not come in the order that keeps the jury from marking by the
// public vote is a fact and no fault.
func (r *recomputation) order() Finding {
	o := r.Order
	steps := []struct {
		key  string
		at   *time.Time
		must bool
	}{
		{"opened_at", o.OpenedAt, true}, {"closed_at", o.ClosedAt, true}, {"marks_at", o.MarksAt, true}, {"locked_at", o.LockedAt, true},
		{"tally_at", o.TallyAt, r.ed.Rule.Public != nil}, {"tally_read_at", o.ReadAt, r.ed.Rule.Public != nil},
	}
	pairs := []string{"reopened", strconv.Itoa(len(r.Reopened))}
	for _, step := range steps {
		if (step.at != nil) != step.must {
			return bad("order", result("order_step", "step", step.key))
		}
		if step.must && r.DecidedAt.Before(*step.at) {
			return bad("order", result("decided_early", "at", r.DecidedAt.Format(time.RFC3339), "step", step.key, "step_at", step.at.Format(time.RFC3339)))
		}
		if step.must {
			pairs = append(pairs, step.key, step.at.Format(time.RFC3339))
		}
	}
	if deliberation.InOrder(r.s) != o.InOrder {
		return bad("order", result("order_differs"))
	}
	switch {
	case o.Together:
		return good("order", "order_together", pairs...)
	case !o.InOrder:
		return good("order", "order_not", pairs...)
	case r.ed.Rule.Public == nil:
		return good("order", "order_alone", pairs...)
	}
	return good("order", "order", pairs...)
}
