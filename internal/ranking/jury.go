package ranking

import (
	"strconv"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// Mean is the jury's mean on one criterion, A[n,c] = Σ x / |P|: the marks that
// are there, added up and divided by how many they are. Under the method additive
// Shift is added to it.
type Mean struct {
	Criterion string
	Jurors    int // how many marked; 0: nobody
	Value     exact.Rat
	Shift     exact.Rat // how much less those who marked give than all jurors do; 0 under mean
}

// Marks is the sum of the marks.
func (m Mean) Marks() exact.Rat { return m.Value.Sub(m.Shift).Mul(exact.Int(int64(m.Jurors))) }

// String is the division, and what is added to it or taken from it: "23 ÷ 5 =
// 23/5", "18 ÷ 4 - 1/40 = 179/40".
func (m Mean) String() string {
	s := factor(m.Marks()) + " ÷ " + strconv.Itoa(m.Jurors)
	switch m.Shift.Sign() {
	case 1:
		s += " + " + Written(m.Shift)
	case -1:
		s += " - " + Written(m.Shift.Neg())
	}
	return s + equals(m.Value)
}

func meanOf(criterion string, marks *exact.Adder) Mean {
	m := Mean{Criterion: criterion, Jurors: marks.Count()}
	if m.Jurors > 0 {
		m.Value = marks.Mean()
	}
	return m
}

// jurySum is the jury part J, criterion first: J = Σ w·scaled(A) / Σ w over
// the criteria that have an A, where scaled(A) is 0 at the bad end of the
// scale and 1 at the good one. With combine weighted_sum J = Σ w·A, neither
// scaled nor divided. It is refused where all that a nominee has marks on
// weighs nothing.
func (c *contest) jurySum(n *entrant) (Sum, error) {
	terms := make([]Term, 0, len(n.means))
	var weights exact.Adder
	summed := c.edition.Rule.Jury.Combine == award.WeightedSum
	for i, m := range n.means {
		if m.Jurors == 0 {
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
	for _, m := range n.means {
		if m.Jurors > 0 {
			continue
		}
		if c.edition.Rule.Jury.Uncovered == award.Refuse {
			return fault.New(fault.Rule, "rank.uncovered", "nominee", n.Name, "criterion", m.Criterion)
		}
		n.flag(FlagUncovered)
	}
	return nil
}
