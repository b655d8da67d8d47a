package ranking

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// jurySum is the jury part J, criterion first: J = Σ t / Σ w over the criteria
// that have an A, where t = w·scaled(A) and scaled(A) is 0 at the bad end of the
// scale and 1 at the good one. With combine weighted_sum J = Σ w·A, neither
// scaled nor divided. It is refused where all that a nominee has anything on
// weighs nothing.
func (c *contest) jurySum(n *entrant, rounded stages) (Sum, error) {
	terms := make([]Term, 0, len(n.aggregates))
	var weights exact.Adder
	summed := c.edition.Rule.Jury.Combine == award.WeightedSum
	for i := range n.aggregates {
		a := &n.aggregates[i]
		if !a.known {
			continue
		}
		k := &c.edition.Criteria[i]
		t := Term{Role: k.ID, Weight: k.Weight, Value: c.scales[i].at(a.Value), Of: onScale(k, a.Value)}
		if summed {
			t.Value, t.Of = a.Value, asIs(a.Value)
		}
		if rounded.weighted != nil {
			part := rounded.weighted.of(t.Weight.Mul(t.Value))
			t.Rounded = &part
		}
		terms = append(terms, t)
		weights.Add(k.Weight)
	}
	divisor := weights.Sum()
	switch {
	case summed:
		divisor = one
	case divisor.Sign() == 0:
		return Sum{}, fault.New(fault.Rule, "rank.weightless", "nominee", n.Name)
	}
	s := sumOf(divisor, terms...)
	s.Total, s.Unrounded = rounded.total.keep(s.Total)
	return s, nil
}

// cover flags an entrant that has nothing on some criterion, or refuses it where
// the rule does.
func (c *contest) cover(n *entrant) error {
	for i := range n.aggregates {
		a := &n.aggregates[i]
		if a.known {
			continue
		}
		if c.edition.Rule.Jury.Uncovered == award.Refuse {
			id := "rank.uncovered"
			if a.Measured != nil {
				id = "rank.no_figure"
			}
			return fault.New(fault.Rule, id, "nominee", n.Name, "criterion", a.Criterion)
		}
		n.flag(FlagUncovered)
	}
	return nil
}
