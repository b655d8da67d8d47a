package ranking_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

func additive(e *award.Edition) { e.Rule.Jury.Method = award.Additive }

// By hand: anne gives a and b two less than kari does, and so she lies one below
// the two of them, and kari one above. Only anne marked c: had kari marked it too,
// she would have given 9 1/2, and their mean would be 8 1/2. That decides.
const strict = `
	     | a | b | c
	kari | 9 | 6 | -
	anne | 7 | 4 | 7.5`

func TestAdditiveByHand(t *testing.T) {
	if got, want := order(compute(t, judged(t, strict, nil))), "1 a 4/5, 2 c 3/4, 3 b 1/2"; got != want {
		t.Errorf("mean: %s, want %s", got, want)
	}
	in := judged(t, strict, additive)
	r := compute(t, in)
	if got, want := order(r), "1 c 17/20, 2 a 4/5, 3 b 1/2"; got != want {
		t.Errorf("additive: %s, want %s", got, want)
	}
	for nominee, want := range map[string]string{"a": "16 ÷ 2 = 8", "b": "10 ÷ 2 = 5", "c": "15/2 ÷ 1 + 1 = 17/2"} {
		if got := rowOf(t, r, nominee).Aggregates[0].String(); got != want {
			t.Errorf("%s: %s, want %s", nominee, got, want)
		}
	}
	// kari alone marked d: anne would have given 6.
	r = compute(t, judged(t, `
		     | a | b | d
		kari | 9 | 6 | 8
		anne | 7 | 4 | -`, additive))
	if got, want := rowOf(t, r, "d").Aggregates[0].String(), "8 ÷ 1 - 1 = 7"; got != want {
		t.Errorf("d: %s, want %s", got, want)
	}
}

// The worked case under additive: Eli is recused from Bodø alone, so that of each
// criterion one mark of 25 is absent. For one absent mark the least squares have a
// formula, of Yates, F. (1933), "The Analysis of Replicated Experiments when the
// Field Results are Incomplete", Empire Journal of Experimental Agriculture 1: what
// Eli would have given is (5·R + 5·C − G) / (4 · 4), R what Bodø got, C what Eli
// gave, and G all. On results (5·17 + 5·16 − 103) / 16 = 31/8, and (17 + 31/8) / 5 =
// 167/40.
func TestAdditiveWorked(t *testing.T) {
	in := worked(t, quarter(award.MinMax))
	additive(in.Edition)
	r := compute(t, in)
	if got, want := strings.Join(r.Winners, " "), "kinn"; got != want {
		t.Errorf("%s wins, want %s", got, want)
	}
	row := rowOf(t, r, "bodo")
	for i, want := range []string{
		"17 ÷ 4 - 3/40 = 167/40", "23 ÷ 4 + 1/8 = 47/8", "16 ÷ 4 + 3/80 = 323/80", "16 ÷ 4 - 1/16 = 63/16",
	} {
		if got := row.Aggregates[i].String(); got != want {
			t.Errorf("%s: %s, want %s", row.Aggregates[i].Criterion, got, want)
		}
	}
	for _, other := range []string{"haugesund", "kinn", "ralingen", "vennesla"} {
		for _, m := range rowOf(t, r, other).Aggregates {
			if m.Shift.Sign() != 0 {
				t.Errorf("%s, marked by all, is adjusted: %s", other, m)
			}
		}
	}
}

// With no mark absent, additive is the mean, in every number and word.
func TestLawAdditiveIsMeanWithoutGaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		for _, b := range in.Ballots {
			clear(b.Recused)
			for i := range in.Edition.Nominees {
				for k := range in.Edition.Criteria {
					c := &in.Edition.Criteria[k]
					cell := ballot.Cell{Nominee: in.Edition.Nominees[i].ID, Criterion: c.ID}
					if _, marked := b.Mark(cell); !marked {
						b.Put(cell, ballot.Entry{Set: true, Mark: c.Scale.Max})
					}
				}
			}
		}
		in.Edition.Rule.Jury.Method = award.Mean
		mean, err := ranking.Compute(in)
		if err != nil {
			t.Skip(err)
		}
		additive(in.Edition)
		same(t, mean, recompute(t, in))
	})
}

// Marks that do not hang together are refused with who is apart, on which
// criterion; nominees that are not ranked are nobody's link.
func TestAdditiveRefuses(t *testing.T) {
	for _, c := range []struct {
		name, table, want string
		change            func(*award.Edition)
	}{
		{"two juries", `
			     | a   | b   | c   | d
			kari | 5 5 | 6 6 | - - | - -
			anne | - - | - 4 | 4 4 | 3 3`, `rank.apart criterion="x" nominee="A" other="C" (E_RULE)`, additive},
		{"linked by one who is below the quorum", `
			     | a | b | c | d
			kari | 5 | 6 | - | -
			anne | 6 | 6 | - | -
			bo   | - | 4 | 4 | 3
			cam  | - | - | 4 | 3
			dan  | - | - | 4 | 3`, `rank.apart criterion="x" nominee="A" other="C" (E_RULE)`, func(e *award.Edition) {
			additive(e)
			gate(e, "b", "", false)
		}},
	} {
		r, err := ranking.Compute(judged(t, c.table, c.change))
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: want %s, got %v, %v", c.name, c.want, r, err)
			continue
		}
		spoken(t, err)
	}
}

// gaps is a large input of which about a tenth of the marks are absent, in no
// order.
func gaps(jurors, nominees, criteria int) ranking.Input {
	in := large(jurors, nominees, criteria, false)
	additive(in.Edition)
	state := uint64(1)
	for _, b := range in.Ballots {
		for i := range in.Edition.Nominees {
			for k := range in.Edition.Criteria {
				state = state*6364136223846793005 + 1442695040888963407
				if state>>40%10 == 0 {
					delete(b.Cells, ballot.Cell{Nominee: in.Edition.Nominees[i].ID, Criterion: in.Edition.Criteria[k].ID})
				}
			}
		}
	}
	return in
}

// Numbers that are too long to be written down are refused; those of a large jury
// are not, and the document of them reads back.
func TestAdditiveNumbersStayReadable(t *testing.T) {
	in := gaps(100, 100, 2)
	document := ranking.Document(compute(t, in), in.Edition, "f")
	a, err := ranking.ReadJSON(document)
	if err != nil {
		t.Fatal(err)
	}
	if longest := len(a.Ranking[0].Jury.String()); longest < 1500 {
		t.Errorf("a number of %d characters tries nothing", longest)
	}
	_, err = ranking.Compute(gaps(100, 100, 3))
	if err == nil || err.Error() != `rank.long digits="900" (E_RULE)` {
		t.Fatalf("three such criteria: %v", err)
	}
	spoken(t, err)
}

// The agreement of the worked case, to the last digit; computed apart from this
// program in fractions of Python.
func TestAgreeWorked(t *testing.T) {
	a := agree(t, worked(t, quarter(award.MinMax)))
	var got, want any
	if err := json.Unmarshal(ranking.AgreementJSON(a), &got); err != nil {
		t.Fatal(err)
	}
	const figures = `{
		"results":     {"alpha_interval": "39/430", "kendall_w": "73/210", "icc2k": "8/17", "average_deviation": "79/200"},
		"commitment":  {"alpha_interval": "297/1102", "kendall_w": "87/220", "icc2k": "65/164", "average_deviation": "523/1000"},
		"development": {"alpha_interval": "1753/2880", "kendall_w": "163/210", "icc2k": "455/488", "average_deviation": "113/250"},
		"individual":  {"alpha_interval": "123/284", "kendall_w": "119/200", "icc2k": "55/69", "average_deviation": "36/125"},
		"overall":     {"alpha_interval": "554/1221", "kendall_w": "11/20", "icc2k": "1225/1441", "average_deviation": "197/5000"}}`
	if err := json.Unmarshal([]byte(figures), &want); err != nil {
		t.Fatal(err)
	}
	equal(t, got, want)

	means := map[string]string{}
	for _, n := range a.Nominees {
		means[n.Nominee] = fmt.Sprintf("%s %s to %s %s %v", n.Raw.Round(2), n.Low.Round(2), n.High.Round(2), n.Widest.Criterion, n.Widest.Far)
	}
	equal(t, means, map[string]string{
		"kinn": "4.90 4.00 to 5.25 commitment true", "vennesla": "4.70 4.50 to 4.75 commitment false",
		"bodo": "4.50 4.25 to 4.75 development false", "haugesund": "4.25 3.75 to 4.50 results false",
		"ralingen": "4.05 3.75 to 4.25 development false",
	})
	var severity []string
	for _, j := range a.Jurors {
		severity = append(severity, fmt.Sprintf("%s %s %s %d", j.Juror, j.Raw, j.Adjusted, j.Marks))
	}
	// Bjørn's totals have the mean 4.35, the jury's 4.48.
	equal(t, severity, []string{"kari 1/50 3/160 5", "anne 7/100 11/160 5", "bjorn -13/100 -21/160 5", "eli 1/40 1/40 4", "farid 1/50 3/160 5"})
	if a.Applied || a.Apart || a.Scale == nil {
		t.Errorf("%+v", a)
	}
}

func agree(t testing.TB, in ranking.Input) *ranking.Agreement {
	t.Helper()
	a, err := ranking.Agree(in)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// What a rule refuses to rank is measured all the same, and what cannot be fitted
// is left out.
func TestAgreeWhereRankingIsRefused(t *testing.T) {
	in := judged(t, `
		     | a | b | c | d
		kari | 5 | 6 | - | -
		anne | - | - | 4 | 3
		bo   | - | - | 4 | 4`, func(e *award.Edition) {
		additive(e)
		e.Rule.Jury.Uncovered = award.Refuse
	})
	a := agree(t, in)
	if !a.Applied || !a.Apart || a.Nominees[0].Adjusted != nil || a.Jurors[0].Adjusted != nil {
		t.Errorf("%+v", a)
	}
	if a.Overall.Alpha == nil || a.Overall.W != nil || a.Overall.Nominees != 2 || len(a.Nominees) != 4 || len(a.Jurors) != 3 {
		t.Errorf("%+v", a)
	}
}

// Criteria with different scales are told from 0 to 1, and marks that count from
// the top down are turned round for that.
func TestAgreeOnDifferentScales(t *testing.T) {
	in := judged(t, `
		     | a   | b
		kari | 8 2 | 4 6
		anne | 6 4 | 4 8`, func(e *award.Edition) {
		e.Criteria[1].Better = award.Lower
	})
	a := agree(t, in)
	if a.Scale != nil {
		t.Fatal("the scales are not alike")
	}
	// Totals: a (8/10 + 8/10)/2 and (6/10 + 6/10)/2, b 4/10 and (4/10 + 2/10)/2.
	got := fmt.Sprint(a.Nominees[0].Raw, a.Nominees[0].Low, a.Nominees[0].High, a.Nominees[1].Raw, a.Jurors[0].Juror, a.Jurors[0].Raw, a.Jurors[1].Raw)
	if want := "7/10 3/5 4/5 7/20anne-3/40 3/40"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Where all criteria count from the top down, above is the higher mark, which is
// the worse one: anne lies below.
func TestAgreeOnAScaleTurnedRound(t *testing.T) {
	a := agree(t, judged(t, `
		     | a | b
		kari | 8 | 4
		anne | 6 | 4`, func(e *award.Edition) { e.Criteria[0].Better = award.Lower }))
	got := fmt.Sprint(a.Nominees[0].Raw, a.Nominees[0].Low, a.Nominees[0].High, a.Nominees[0].Deviation, a.Jurors[0].Raw, *a.Jurors[0].Adjusted)
	if want := "7 6 8 1 -1/2 -1/2"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Every part of an agreement follows from the marks that count: the raw means are
// those of the ranking under mean, the adjusted ones those under additive, and the
// order in which things are listed does not matter.
func TestLawAgreementFollowsTheRankings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		in.JuryAlone = true
		a, err := ranking.Agree(in)
		if err != nil {
			t.Fatal(err)
		}
		if m, err := ranking.Measure(in); err != nil || string(ranking.AgreementJSON(m)) != string(ranking.AgreementJSON(a)) {
			t.Fatalf("measured %s, agreed %s, %v", ranking.AgreementJSON(m), ranking.AgreementJSON(a), err)
		}
		in.Edition.Rule.Jury.Uncovered, in.Edition.Rule.Jury.Combine = award.Renormalise, award.WeightedMean
		in.Edition.Rule.Jury.Rounding = nil // it describes what jurors gave, before a rule rounds it
		for method, number := range map[string]func(ranking.Adjusted) *exact.Rat{
			award.Mean:     func(x ranking.Adjusted) *exact.Rat { return &x.Raw },
			award.Additive: func(x ranking.Adjusted) *exact.Rat { return x.Adjusted },
		} {
			in.Edition.Rule.Jury.Method = method
			r, err := ranking.Compute(in)
			if err != nil {
				continue
			}
			for _, x := range a.Nominees {
				row := rankedRow(r, x.Nominee)
				want := row.Jury
				if row.Mean != nil {
					want = row.Mean
				}
				if got := number(x); got == nil || !got.Equal(*want) {
					t.Fatalf("%s under %s: %v, ranked by %s", x.Nominee, method, got, want)
				}
			}
		}
		var b exact.Rat
		for _, j := range a.Jurors {
			if j.Adjusted != nil {
				b = b.Add(*j.Adjusted)
			}
		}
		if b.Sign() != 0 {
			t.Fatalf("b adds up to %s", b)
		}
		if len(in.Ballots) > 0 {
			in.Ballots = rapid.Permutation(in.Ballots).Draw(t, "jurors in another order")
		}
		again, err := ranking.Agree(in)
		if err != nil || string(ranking.AgreementJSON(again)) != string(ranking.AgreementJSON(a)) {
			t.Fatalf("%s\nthen %s, %v", ranking.AgreementJSON(a), ranking.AgreementJSON(again), err)
		}
	})
}

// The answer of rank --robustness is the document with two keys more, and no
// document is read that has them.
func TestWithAgreement(t *testing.T) {
	in := worked(t, quarter(award.MinMax))
	document := ranking.Document(compute(t, in), in.Edition, "f")
	data, err := ranking.WithAgreement(document, agree(t, in), json.RawMessage(`{"winners": ["kinn"]}`))
	if err != nil {
		t.Fatal(err)
	}
	var plain, more map[string]any
	for at, doc := range map[*map[string]any][]byte{&plain: document, &more: data} {
		if err := json.Unmarshal(doc, at); err != nil {
			t.Fatal(err)
		}
	}
	if _, told := more["agreement"].(map[string]any)["overall"]; !told {
		t.Errorf("no agreement in %s", data)
	}
	equal(t, more["robustness"], any(map[string]any{"winners": []any{"kinn"}}))
	delete(more, "agreement")
	delete(more, "robustness")
	equal(t, more, plain)
	if _, err := ranking.ReadJSON(data); err == nil {
		t.Error("an answer reads as a saved ranking")
	}
}

// A criterion may be called overall; the figures over the totals have the key.
func TestAgreementOfACriterionCalledOverall(t *testing.T) {
	in := judged(t, " | a | b\nkari | 5 2 | 6 8\nanne | 5 9 | 6 1", func(e *award.Edition) { e.Criteria[1].ID = "overall" })
	for _, b := range in.Ballots {
		for cell, entry := range b.Cells {
			if cell.Criterion == "y" {
				delete(b.Cells, cell)
				b.Put(ballot.Cell{Nominee: cell.Nominee, Criterion: "overall"}, entry)
			}
		}
	}
	var got map[string]struct {
		Alpha *exact.Rat `json:"alpha_interval"`
	}
	a := agree(t, in)
	if err := json.Unmarshal(ranking.AgreementJSON(a), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got["overall"].Alpha.Equal(*a.Criteria[1].Alpha) || !got["overall"].Alpha.Equal(*a.Overall.Alpha) {
		t.Errorf("%v", got)
	}
}
