package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

func meanOf(criterion string, marks []exact.Rat) Aggregate {
	slices.SortFunc(marks, exact.Rat.Cmp)
	a := Aggregate{Criterion: criterion, Method: award.Mean, Jurors: len(marks), known: len(marks) > 0, marks: marks}
	if a.known {
		a.Value = meanIn(marks)
	}
	return a
}

// jurySum is the jury part J, criterion first: J = Σ w·scaled(A) / Σ w over
// the criteria that have an A, where scaled(A) is 0 at the bad end of the
// scale and 1 at the good one. With combine weighted_sum J = Σ w·A, neither
// scaled nor divided. It is refused where all that a nominee has marks on
// weighs nothing.
func (c *contest) jurySum(n *entrant) (Sum, error) {
	terms := make([]Term, 0, len(n.aggregates))
	var weights exact.Adder
	summed := c.edition.Rule.Jury.Combine == award.WeightedSum
	for i, m := range n.aggregates {
		if !m.known {
			continue
		}
		k := &c.edition.Criteria[i]
		t := Term{Role: k.ID, Weight: k.Weight, Value: c.scales[i].at(m.Value), Of: onScale(k, m.Value)}
		if summed {
			t.Value, t.Of = m.Value, asIs(m.Value)
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
	return sumOf(divisor, terms...), nil
}

// cover flags an entrant that some criterion has no mark of, or refuses it
// where the rule does.
func (c *contest) cover(n *entrant) error {
	for _, m := range n.aggregates {
		if m.known {
			continue
		}
		if c.edition.Rule.Jury.Uncovered == award.Refuse {
			return fault.New(fault.Rule, "rank.uncovered", "nominee", n.Name, "criterion", m.Criterion)
		}
		n.flag(FlagUncovered)
	}
	return nil
}
