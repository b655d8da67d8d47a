package fields

import (
	"votering/internal/award"
	"votering/internal/exact"
)

// settle makes every figure what its metric wants it to be, after a metric was
// changed: a number that is now one in words stays as its digits.
func settle(e *award.Edition) {
	for i := range e.Nominees {
		for j := range e.Nominees[i].Values {
			settleValue(e, &e.Nominees[i].Values[j])
		}
	}
	for i := range e.References {
		for j := range e.References[i].Values {
			settleValue(e, &e.References[i].Values[j])
		}
	}
}

// settleValue is settle for one figure; nil is none. Words that are no number
// stay where a number is wanted, for a person to see to.
func settleValue(e *award.Edition, v *award.Value) {
	if v == nil || v.Missing != "" {
		return
	}
	switch words := inWords(e, v.Metric); {
	case words && v.Words.Empty():
		v.Words, v.Number = award.Plain(Text(v.Number)), exact.Rat{}
	case !words && v.Words.All != "":
		if number, err := exact.Decimal(v.Words.All); err == nil {
			v.Number, v.Words = number, award.Text{}
		}
	}
}

func valueAt(e *award.Edition, at Place) *award.Value {
	if at.Part == RefValue {
		return under((*lists).refValues)(e, at)
	}
	return under((*lists).values)(e, at)
}
