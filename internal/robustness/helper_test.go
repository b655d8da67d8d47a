package robustness_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/ranking/rankingtest"
	"votering/internal/robustness"
)

// rat reads a number written "3/4" or "0.75".
func rat(s string) exact.Rat {
	r, err := exact.Ratio(s)
	if err != nil {
		panic(s + " is not a number")
	}
	return r
}

func prepare(t testing.TB, in ranking.Input) *ranking.Prepared {
	t.Helper()
	p, err := ranking.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func of(t testing.TB, in ranking.Input) *robustness.Card {
	t.Helper()
	card, err := robustness.Of(prepare(t, in))
	if err != nil {
		t.Fatal(err)
	}
	return card
}

// worked is the worked case, with the public part given.
func worked(t testing.TB, public award.PublicRule) ranking.Input {
	t.Helper()
	return rankingtest.Worked(t, public)
}
