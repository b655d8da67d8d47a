package ranking_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// rounding makes a rule round to that many decimals at one stage.
func rounding(stage string, decimals int, mode string) func(*award.JuryRule) {
	return func(j *award.JuryRule) {
		if j.Rounding == nil {
			j.Rounding = &award.Rounding{}
		}
		j.Rounding.Mode = mode
		switch stage {
		case "mark":
			j.Rounding.Mark = &decimals
		case "criterion":
			j.Rounding.Criterion = &decimals
		case "weighted":
			j.Rounding.Weighted = &decimals
		case "total":
			j.Rounding.Total = &decimals
		}
	}
}

// Each stage rounds what it is named after, and nothing else, by hand.
func TestRoundingByStage(t *testing.T) {
	const three = " | a\nkari | 4 5\nanne | 5 5\nbjorn | 5 6" // means 14/3 and 16/3 of 10
	for _, c := range []struct {
		name            string
		rule            func(*award.Edition)
		first, second   string // what a has on x and on y
		jury            string // J as it is worked out
		weightY, better string
	}{
		// x: 14/3 → 4.67, y: 16/3 → 5.33; (0.467 + 0.533) / 2.
		{"criterion", ruled(award.Mean, rounding("criterion", 2, award.HalfUp)),
			"14 ÷ 3 = 14/3 → 4.67", "16 ÷ 3 = 16/3 → 5.33", "(467/1000 + 533/1000) ÷ 2 = 1/2", "1", ""},
		{"criterion down", ruled(award.Mean, rounding("criterion", 2, award.Down)),
			"14 ÷ 3 = 14/3 → 4.66", "16 ÷ 3 = 16/3 → 5.33", "(233/500 + 533/1000) ÷ 2 = 999/2000", "1", ""},
		// Rounding does not ask which end of the scale is good: 5.33, not 4.67, of 10.
		{"criterion, lower is better", ruled(award.Mean, rounding("criterion", 0, award.HalfUp)),
			"14 ÷ 3 = 14/3 → 5", "16 ÷ 3 = 16/3 → 5", "(1/2 + 1/2) ÷ 2 = 1/2", "1", "lower"},
		// t: 7/15 = 0.4666… → 0.5 and 3 · 8/15 = 1.6, which stays. (0.5 + 1.6) / 4.
		{"weighted", ruled(award.Mean, rounding("weighted", 1, award.HalfUp)),
			"14 ÷ 3 = 14/3", "16 ÷ 3 = 16/3", "((7/15 → 0.5) + 3 × 8/15) ÷ 4 = 21/40", "3", ""},
		// J = (7/15 + 3 · 8/15) / 4 = 31/60 = 0.51666… → 0.52.
		{"total", ruled(award.Mean, rounding("total", 2, award.HalfUp)),
			"14 ÷ 3 = 14/3", "16 ÷ 3 = 16/3", "(7/15 + 3 × 8/15) ÷ 4 = 31/60 → 0.52", "3", ""},
		// Twice, as some rule books do: 4.7 and 5.3; (0.47 + 3 · 0.53) / 4 = 0.515, a half:
		// away from zero 0.52, to the even neighbour 0.52, down 0.51.
		{"criterion and total", ruled(award.Mean, rounding("criterion", 1, award.HalfUp), rounding("total", 2, award.HalfUp)),
			"14 ÷ 3 = 14/3 → 4.7", "16 ÷ 3 = 16/3 → 5.3", "(47/100 + 3 × 53/100) ÷ 4 = 103/200 → 0.52", "3", ""},
		// m = 14/3 ± 1/3: 4 counts 13/3 → 4.3, and 5 lies on the edge. On y 16/3 ± 1/3: 6
		// counts 17/3 → 5.7. (4.3 + 5 + 5)/3 = 143/30 and (5 + 5 + 5.7)/3 = 157/30.
		{"mark", ruled(award.Clamp, margin("1/3"), rounding("mark", 1, award.HalfUp)),
			"(43/10 + 5 + 5) ÷ 3 = 143/30", "(5 + 5 + 57/10) ÷ 3 = 157/30", "(143/300 + 157/300) ÷ 2 = 1/2", "1", ""},
		// A sum of factors: 0.8 · 14 = 11.2 → 11 and 1.3 · 16 = 20.8 → 21.
		{"weighted sum", ruled(award.Sum, summed, rounding("weighted", 0, award.HalfEven)),
			"4 + 5 + 5 = 14", "5 + 5 + 6 = 16", "14 + (13/10 × 16 → 21) = 35", "13/10", ""},
	} {
		in := judged(t, three, func(e *award.Edition) {
			c.rule(e)
			e.Criteria[1].Weight = rat(c.weightY)
			if c.better != "" {
				e.Criteria[0].Better, e.Criteria[1].Better = award.Lower, award.Lower
			}
		})
		row := rowOf(t, compute(t, in), "a")
		if x, y := row.Aggregates[0].String(), row.Aggregates[1].String(); x != c.first || y != c.second {
			t.Errorf("%s: %s; %s; want %s; %s", c.name, x, y, c.first, c.second)
		}
		if got := row.JurySum.String(); got != c.jury {
			t.Errorf("%s: %s, want %s", c.name, got, c.jury)
		}
	}
}

// Halves go where the mode says, at the criterion: A = 5/2 and 7/2.
func TestRoundingModes(t *testing.T) {
	for mode, want := range map[string]string{
		award.HalfUp:   "3 4",
		award.HalfEven: "2 4",
		award.Down:     "2 3",
	} {
		in := judged(t, " | a | b\nkari | 2 | 3\nanne | 3 | 4", ruled(award.Mean, rounding("criterion", 0, mode)))
		r := compute(t, in)
		if got := r.Criteria["a"]["x"].String() + " " + r.Criteria["b"]["x"].String(); got != want {
			t.Errorf("%s: %s, want %s", mode, got, want)
		}
	}
}

// Rounding decides: without it a is before b, and with it they are equal.
func TestRoundingDecides(t *testing.T) {
	const table = " | a | b\nkari | 5 | 5\nanne | 5 | 5\nbjorn | 6 | 5"
	exactly := compute(t, judged(t, table, nil))
	rounded := compute(t, judged(t, table, ruled(award.Mean, rounding("criterion", 0, award.HalfUp))))
	if got, want := order(exactly), "1 a 8/15, 2 b 1/2"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := order(rounded), "1 a 1/2 shared, 1 b 1/2 shared"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// The total that is rounded is J, never T: with a public part T keeps its digits.
func TestRoundingTotalIsOfTheJury(t *testing.T) {
	in := judged(t, " | a | b\nkari | 4 | 3\nanne | 5 | 3\nbjorn | 5 | 3", func(e *award.Edition) {
		ruled(award.Mean, rounding("total", 1, award.HalfUp))(e)
		public(award.Share, "1/3")(e)
	})
	in.Votes = votes(in, 1, 6)
	// J: 7/15 ≈ 0.5 and 0.3. a: 2/3 · 5/8 + 1/3 · 1/7; b: 2/3 · 3/8 + 1/3 · 6/7.
	if got, want := order(compute(t, in)), "1 b 15/28, 2 a 13/28"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A measured criterion is rounded as the others are.
func TestRoundingOfFigures(t *testing.T) {
	in := judged(t, " | a\nkari | 4 -", func(e *award.Edition) {
		ruled(award.Mean, rounding("criterion", 0, award.HalfUp))(e)
		measuredOn(1, "7.6")(e)
	})
	a := rowOf(t, compute(t, in), "a").Aggregates[1]
	if got, want := a.String(), "38/5 → 8"; got != want || !a.Value.Equal(exact.Int(8)) {
		t.Errorf("%s, want %s", got, want)
	}
}

// A rule whose numbers get too long to be written down ranks nobody: weights that
// are so together are refused before anything is worked out, and what comes of
// shorter ones after it.
func TestComputeRefusesLongNumbers(t *testing.T) {
	for criteria, want := range map[int]string{
		10: "", 45: `rank.digits digits="2000" (E_RULE)`, 100: `rank.digits digits="900" (E_RULE)`,
	} {
		in := judged(t, " | a\nkari | 5", func(e *award.Edition) {
			for i := range int64(criteria) {
				c := e.Criteria[0]
				c.ID = "c" + string(rune('a'+i))
				c.Weight, c.ValueFrom = exact.New(1, 999_999_999_999_999_989-2*i), &award.Point{Metric: c.ID, Period: "p"}
				e.Criteria = append(e.Criteria, c)
				e.Nominees[0].Values = append(e.Nominees[0].Values,
					award.Value{Metric: c.ID, Period: "p", Number: exact.New(1, 888_888_888_888_888_889-2*i)})
			}
		})
		_, err := ranking.Compute(in)
		switch {
		case want == "" && err != nil, want != "" && (err == nil || err.Error() != want):
			t.Errorf("%d criteria: %v, want %s", criteria, err, want)
		case want != "":
			spoken(t, err)
		}
	}
}
