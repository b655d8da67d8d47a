package ranking

import (
	"strconv"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// Mean is the jury's mean on one criterion, A[n,c] = Σ x / |P|: the marks that
// are there, added up and divided by how many they are.
type Mean struct {
	Criterion string
	Marks     exact.Rat // the sum of the marks
	Jurors    int       // how many marked; 0: nobody
	Value     exact.Rat // Marks / Jurors
}

// String is the division: "23 ÷ 5 = 23/5".
func (m Mean) String() string {
	return factor(m.Marks) + " ÷ " + strconv.Itoa(m.Jurors) + " = " + m.Value.String()
}

func meanOf(criterion string, marks *exact.Adder) Mean {
	m := Mean{Criterion: criterion, Marks: marks.Sum(), Jurors: marks.Count()}
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
func jurySum(e *award.Edition, n *entrant) (Sum, error) {
	var terms []Term
	var weights exact.Adder
	summed := e.Rule.Jury.Combine == award.WeightedSum
	for i := range e.Criteria {
		c, m := &e.Criteria[i], n.means[i]
		if m.Jurors == 0 {
			continue
		}
		p := onScale(c, m.Value)
		if summed {
			p = asIs(m.Value)
		}
		terms = append(terms, Term{Role: c.ID, Weight: c.Weight, Value: p.value(half), Of: p})
		weights.Add(c.Weight)
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

// onScale is where a mark lies on its criterion's scale.
func onScale(c *award.Criterion, mark exact.Rat) Position {
	if c.Better == award.Lower {
		return Position{Own: mark, Zero: c.Scale.Max, One: c.Scale.Min}
	}
	return Position{Own: mark, Zero: c.Scale.Min, One: c.Scale.Max}
}

// cover flags an entrant that some criterion has no mark of, or refuses it
// where the rule does.
func cover(e *award.Edition, n *entrant) error {
	for _, m := range n.means {
		if m.Jurors > 0 {
			continue
		}
		if e.Rule.Jury.Uncovered == award.Refuse {
			return fault.New(fault.Rule, "rank.uncovered", "nominee", n.Name, "criterion", m.Criterion)
		}
		n.flag(FlagUncovered)
		return nil
	}
	return nil
}

// plainMean is the weighted mean of the criterion means on their own scale;
// nil where the scales differ, and the mean would mean nothing.
func plainMean(criteria []award.Criterion, means []Mean) *exact.Rat {
	var sum, weights exact.Adder
	for i := range criteria {
		c := &criteria[i]
		if !alike(c, &criteria[0]) {
			return nil
		}
		if means[i].Jurors > 0 {
			sum.Add(c.Weight.Mul(means[i].Value))
			weights.Add(c.Weight)
		}
	}
	if weights.Sum().Sign() == 0 {
		return nil
	}
	mean := sum.Sum().Quo(weights.Sum())
	return &mean
}

func alike(a, b *award.Criterion) bool {
	return a.Better == b.Better && a.Scale.Min.Equal(b.Scale.Min) && a.Scale.Max.Equal(b.Scale.Max)
}
