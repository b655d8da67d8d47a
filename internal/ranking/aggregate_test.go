package ranking_test

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// ruled is the jury rule of a method, changed further.
func ruled(method string, change ...func(*award.JuryRule)) func(*award.Edition) {
	return func(e *award.Edition) {
		e.Rule.Jury.Method = method
		for _, c := range change {
			c(&e.Rule.Jury)
		}
	}
}

func summed(j *award.JuryRule) { j.Combine = award.WeightedSum }
func added(j *award.JuryRule)  { j.Combine, j.Output = award.WeightedSum, award.OutputSum }

func trim(n int) func(*award.JuryRule) { return func(j *award.JuryRule) { j.Trim = n } }

func margin(m string) func(*award.JuryRule) {
	return func(j *award.JuryRule) {
		r := rat(m)
		j.Margin = &r
	}
}

// What nominee a has on criterion x from jurors who gave 2, 5, 6, 5 and 4, or some
// of them, by hand. The scale is 0 to 10, so that J = A/10 but for sums.
func TestJuryMethods(t *testing.T) {
	const (
		five = " | a\nkari | 2\nanne | 5\nbjorn | 6\neli | 5\nfarid | 4"
		four = " | a\nkari | 2\nanne | 5\nbjorn | 6\neli | 5\nfarid | -"
		two  = " | a\nkari | 2\nanne | 5"
		one  = " | a\nkari | 5"
	)
	for _, c := range []struct {
		name, table       string
		rule              func(*award.Edition)
		aggregate, J, sum string // of a
		taken, dropped    string
		drawn             string
	}{
		// 2 + 5 + 6 + 5 + 4 = 22.
		{"mean", five, ruled(award.Mean), "22 ÷ 5 = 22/5", "11/25", "11/25", "2 4 5 5 6", "", ""},
		{"sum", five, ruled(award.Sum, summed), "2 + 4 + 5 + 5 + 6 = 22", "22", "22", "2 4 5 5 6", "", ""},
		{"sum of one", one, ruled(award.Sum, summed), "5", "5", "5", "5", "", ""},
		// In order: 2 4 5 5 6.
		{"median", five, ruled(award.Median), "2 4 [5] 5 6", "1/2", "1/2", "5", "", ""},
		// In order: 2 5 5 6; the two in the middle are equal.
		{"median of four", four, ruled(award.Median), "2 [5 5] 6, (5 + 5) ÷ 2 = 5", "1/2", "1/2", "5 5", "", ""},
		{"median of two", two, ruled(award.Median), "[2 5], (2 + 5) ÷ 2 = 7/2", "7/20", "7/20", "2 5", "", ""},
		{"median of one", one, ruled(award.Median), "[5]", "1/2", "1/2", "5", "", ""},
		// Without 2 and 6: 4 + 5 + 5 = 14.
		{"trimmed", five, ruled(award.Trimmed, trim(1)), "(4 + 5 + 5) ÷ 3 = 14/3", "7/15", "7/15", "4 5 5", "2 / 6", ""},
		{"trimmed sum", five, ruled(award.Trimmed, trim(1), added), "4 + 5 + 5 = 14", "14", "14", "4 5 5", "2 / 6", ""},
		// Without 2, 4 and 5, 6.
		{"trimmed by two", five, ruled(award.Trimmed, trim(2)), "5", "1/2", "1/2", "5", "2 4 / 5 6", ""},
		// Of five marks at most ⌊4/2⌋ = 2 go at each end, of four ⌊3/2⌋ = 1, of two none.
		{"trimmed by nine", five, ruled(award.Trimmed, trim(9)), "5", "1/2", "1/2", "5", "2 4 / 5 6", ""},
		{"trimmed of four", four, ruled(award.Trimmed, trim(9)), "(5 + 5) ÷ 2 = 5", "1/2", "1/2", "5 5", "2 / 6", ""},
		{"trimmed of two", two, ruled(award.Trimmed, trim(1)), "(2 + 5) ÷ 2 = 7/2", "7/20", "7/20", "2 5", "", ""},
		// m = 22/5, so marks count from 17/5 to 27/5: 2 counts 17/5 and 6 counts 27/5.
		// 17/5 + 4 + 5 + 5 + 27/5 = 114/5.
		{"clamp", five, ruled(award.Clamp, margin("1")), "(17/5 + 4 + 5 + 5 + 27/5) ÷ 5 = 114/25", "57/125", "57/125",
			"17/5 4 5 5 27/5", "", "2 17/5, 6 27/5"},
		// m = 9/2: from 3 to 6. 6 lies on the edge and stays.
		{"clamp of four", four, ruled(award.Clamp, margin("3/2")), "(3 + 5 + 5 + 6) ÷ 4 = 19/4", "19/40", "19/40", "3 5 5 6", "", "2 3"},
		// A margin of 0 makes every mark the mean.
		{"clamp of nothing", two, ruled(award.Clamp, margin("0")), "(7/2 + 7/2) ÷ 2 = 7/2", "7/20", "7/20", "7/2 7/2", "", "2 7/2, 5 7/2"},
		{"clamp of one", one, ruled(award.Clamp, margin("0")), "5", "1/2", "1/2", "5", "", ""},
	} {
		row := rowOf(t, compute(t, judged(t, c.table, c.rule)), "a")
		a := row.Aggregates[0]
		if got := a.String(); got != c.aggregate {
			t.Errorf("%s: %s, want %s", c.name, got, c.aggregate)
		}
		if row.Jury.String() != c.J || row.JurySum.String() != c.sum {
			t.Errorf("%s: J = %s, as %s, want %s", c.name, row.Jury, row.JurySum, c.J)
		}
		low, high := a.Dropped()
		if got, want := shown(low)+" / "+shown(high), c.dropped; shown(a.Taken()) != c.taken || got != want && got != want+" / " {
			t.Errorf("%s: made of %s, without %s", c.name, shown(a.Taken()), got)
		}
		var drawn []string
		for _, d := range a.Drawn() {
			drawn = append(drawn, d.From.String()+" "+d.To.String())
		}
		if got := strings.Join(drawn, ", "); got != c.drawn {
			t.Errorf("%s: drawn in are %s, want %s", c.name, got, c.drawn)
		}
	}
}

func shown(marks []exact.Rat) string {
	texts := make([]string, len(marks))
	for i, m := range marks {
		texts[i] = m.String()
	}
	return strings.Join(texts, " ")
}

// Of many marks only the first and the last are written.
func TestManyMarksAreShortened(t *testing.T) {
	var lines []string
	for _, mark := range strings.Fields("1 2 3 4 5 6 7 8 9 10 0 1 2 3 4 5 6 7 8 9 10 5 5 5 5 5 5 5 5") {
		lines = append(lines, "juror-"+string(rune('a'+len(lines)))+" | "+mark)
	}
	table := " | a\n" + strings.Join(lines, "\n")
	// 0 1 1 2 2 3 3 4 4, 5 eleven times, 6 6 7 7 8 8 9 9 10 10: 29 marks that add up to 150.
	for method, want := range map[string]string{
		award.Mean:    "150 ÷ 29 = 150/29",
		award.Median:  "0 1 … 5 5 [5] 5 5 … 10 10",
		award.Trimmed: "(1 + 1 + … + 9 + 10) ÷ 27 = 140/27",
	} {
		row := rowOf(t, compute(t, judged(t, table, ruled(method, trim(1)))), "a")
		if got := row.Aggregates[0].String(); got != want {
			t.Errorf("%s: %s, want %s", method, got, want)
		}
	}
}

// A criterion's own margin goes before the rule's.
func TestClampOwnMargin(t *testing.T) {
	in := judged(t, " | a\nkari | 0 0\nanne | 6 6", func(e *award.Edition) {
		ruled(award.Clamp, margin("1"))(e)
		own := rat("2")
		e.Criteria[1].Margin = &own
	})
	row := rowOf(t, compute(t, in), "a")
	for i, want := range []string{"(2 + 4) ÷ 2 = 3", "(1 + 5) ÷ 2 = 3"} {
		if got := row.Aggregates[i].String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// measuredOn makes a criterion one that is measured by the nominees' figures, in
// their order; none: the nominee states none.
func measuredOn(k int, figures ...string) func(*award.Edition) {
	return func(e *award.Edition) {
		e.Metrics = append(e.Metrics, award.Metric{ID: "direct", Unit: award.Number})
		e.Criteria[k].ValueFrom = &award.Point{Metric: "direct", Period: "2021"}
		for i, figure := range figures {
			if figure != "none" {
				e.Nominees[i].Values = append(e.Nominees[i].Values, award.Value{Metric: "direct", Period: "2021", Number: rat(figure)})
			}
		}
	}
}

// A measured criterion has the figure on its own scale, and no juror's mark.
func TestMeasured(t *testing.T) {
	in := judged(t, " | a | b | c\nkari | 8 | 6 9 | 7\nanne | 6 | 6 - | 7", func(e *award.Edition) {
		measuredOn(1, "98", "47.5", "none")(e)
		e.Criteria[1].Scale = award.Scale{Min: exact.Int(0), Max: exact.Int(100), Step: exact.Int(1)}
		e.Criteria[1].Weight = exact.Int(3)
	})
	r := compute(t, in)
	// a: (7/10 + 3 · 98/100) / 4 = 91/100; b: (6/10 + 3 · 475/1000) / 4 = 81/160; c has
	// no figure: 7/10 / 1.
	if got, want := order(r), "1 a 91/100, 2 c 7/10, 3 b 81/160"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	a := rowOf(t, r, "b").Aggregates[1]
	if a.Measured == nil || *a.Measured != (award.Point{Metric: "direct", Period: "2021"}) || a.Method != "" || a.Jurors != 0 ||
		a.String() != "95/2" || len(a.Marks()) != 0 || len(a.Taken()) != 0 {
		t.Errorf("b is measured as %+v, %s", a, a)
	}
	equal(t, rowOf(t, r, "c").Flags, []string{ranking.FlagUncovered})
	if _, there := r.Criteria["c"]["y"]; there || r.Criteria["a"]["y"].String() != "98" {
		t.Errorf("on the criteria: %v", r.Criteria)
	}
	in.Edition.Rule.Jury.Uncovered = award.Refuse
	if _, err := ranking.Compute(in); err == nil || err.Error() != `rank.no_figure criterion="y" nominee="C" (E_RULE)` {
		t.Errorf("without c's figure: %v", err)
	}
}

// Where low figures are good, and under every method of taking marks together.
func TestMeasuredUnderEveryMethod(t *testing.T) {
	for _, method := range award.JuryMethods() {
		rule := ruled(method, trim(1), margin("2"))
		if method == award.Sum {
			rule = ruled(method, summed)
		} else if (award.JuryRule{Method: method}).Ranks() {
			continue
		}
		in := judged(t, " | a | b\nkari | 8 - | 8 -\nanne | 8 - | 8 -", func(e *award.Edition) {
			rule(e)
			measuredOn(1, "2", "4")(e)
			if method != award.Sum {
				e.Criteria[1].Better = award.Lower
			}
		})
		r := compute(t, in)
		// a: (8/10 + 8/10) / 2, b: (8/10 + 6/10) / 2; as sums 16 + 2 and 16 + 4.
		want := "1 a 4/5, 2 b 7/10"
		if method == award.Sum {
			want = "1 b 20, 2 a 18"
		}
		if got := order(r); got != want {
			t.Errorf("%s: %s, want %s", method, got, want)
		}
	}
}

// Nobody is ranked by figures alone, and a figure off the scale ranks nobody.
func TestMeasuredNeedsMarksAndItsScale(t *testing.T) {
	in := judged(t, " | a | b\nkari | 8 - | - -", measuredOn(1, "5", "99"))
	r := compute(t, in)
	equal(t, r.Unranked, []ranking.Unranked{{Nominee: "b", Reason: "no_marks"}})
	for figure, want := range map[string]string{
		"10": "", "0": "", "10.5": "21/2", "-1": "-1",
	} {
		in.Edition.Nominees[0].Values[0].Number = rat(figure)
		_, err := ranking.Compute(in)
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", figure, err)
		case want != "" && (err == nil || err.Error() != `rank.off_scale criterion="y" max="10" min="0" nominee="A" value="`+want+`" (E_RULE)`):
			t.Errorf("%s: %v", figure, err)
		case want != "":
			spoken(t, err)
		}
	}
}

// The weighted mean for the eye is on the marks' own scale, also where the jury's
// part is not; sums have none.
func TestMeanForTheEye(t *testing.T) {
	for _, c := range []struct {
		rule func(*award.Edition)
		want string // (3 · 7 + 1 · 4) / 4
	}{
		{ruled(award.Mean), "25/4"},
		{ruled(award.Mean, summed), "25/4"},
		{by(award.Borda), "25/4"},
		{ruled(award.Sum, summed), "none"},
		{ruled(award.Trimmed, trim(1), added), "none"},
		{ruled(award.Median), "25/4"},
		{func(e *award.Edition) { e.Criteria[1].Scale.Max = exact.Int(9) }, "none"},
	} {
		in := judged(t, " | a\nkari | 8 4\nanne | 6 4", func(e *award.Edition) {
			e.Criteria[0].Weight = exact.Int(3)
			c.rule(e)
		})
		got := "none"
		if mean := rowOf(t, compute(t, in), "a").Mean; mean != nil {
			got = mean.String()
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", in.Edition.Rule.Jury.Method, got, c.want)
		}
	}
}
