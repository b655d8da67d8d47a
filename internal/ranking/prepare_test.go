package ranking_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// Whatever is asked otherwise of a prepared input gives what the changed input
// itself gives, and asking changes nothing in what is asked next.
func TestLawVariationsAreRankings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		p, err := ranking.Prepare(in)
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 3).Draw(t, "variations") {
			v, changed := drawVariation(t, in)
			got, gotErr := p.Compute(v)
			want, wantErr := ranking.Compute(changed)
			if (gotErr == nil) != (wantErr == nil) || gotErr != nil && gotErr.Error() != wantErr.Error() {
				t.Fatalf("asked otherwise: %v, computed: %v", gotErr, wantErr)
			}
			if gotErr != nil {
				continue
			}
			e := changed.Edition
			if a, b := ranking.Document(got, e, "f"), ranking.Document(want, e, "f"); !bytes.Equal(a, b) {
				t.Fatalf("asked otherwise:\n%s\ncomputed:\n%s", a, b)
			}
			if !slices.Equal(got.Jurors, want.Jurors) {
				t.Fatalf("%v counted, computed %v", got.Jurors, want.Jurors)
			}
			if diff := cmp.Diff(want.ToCast, got.ToCast); diff != "" {
				t.Fatalf("the chair is asked for -computed +got:\n%s", diff)
			}
			for i := range got.Rows {
				if diff := cmp.Diff(want.Rows[i].Ranks, got.Rows[i].Ranks); diff != "" {
					t.Fatalf("ranks -computed +got:\n%s", diff)
				}
			}
		}
	})
}

// drawVariation draws what is asked otherwise, and the input that has it so.
func drawVariation(t *rapid.T, in ranking.Input) (ranking.Variation, ranking.Input) {
	var v ranking.Variation
	changed := in
	if rapid.Bool().Draw(t, "another rule") {
		e := *in.Edition
		e.Criteria = slices.Clone(e.Criteria)
		for i := range e.Criteria {
			if rapid.Bool().Draw(t, "own weight") {
				continue
			}
			e.Criteria[i].Weight = rapid.SampledFrom(rats("1 2 1/3")).Draw(t, "another weight")
		}
		e.Rule.Jury.Method = rapid.SampledFrom(slices.DeleteFunc(award.JuryMethods(), func(m string) bool { return m == award.Sum })).Draw(t, "another method")
		if e.Rule.Jury.Ranks() {
			q := rat(rapid.SampledFrom([]string{"1/2", "8269/10000"}).Draw(t, "another ratio"))
			e.Rule.Jury.Combine, e.Rule.Jury.Points, e.Rule.Jury.Ratio = award.WeightedMean, drawPoints(t), &q
		}
		e.Rule.Jury.Trim, e.Rule.Jury.Margin, e.Rule.Jury.Output = 1, drawMargin(t), award.OutputMean
		e.Rule.Recusal = rapid.SampledFrom([]award.Scope{award.ScopeNominee, award.ScopeEdition}).Draw(t, "another recusal")
		v.Edition, changed.Edition = &e, &e
	}
	changed.Ballots = nil
	for _, b := range in.Ballots {
		if rapid.IntRange(0, 3).Draw(t, "left out") == 3 {
			v.Without = append(v.Without, b.Juror)
		} else {
			changed.Ballots = append(changed.Ballots, b)
		}
	}
	return v, changed
}

// A ballot of nobody is refused before anything is asked.
func TestPrepareRefuses(t *testing.T) {
	in := judged(t, " | a\nkari | 5", nil)
	in.Ballots = append(in.Ballots, ballot.New("kari"))
	if p, err := ranking.Prepare(in); err == nil {
		t.Fatalf("prepared %+v", p.Input())
	}
}

// More ballots than an edition may have jurors are refused: their marks could not
// all be added up in machine words.
func TestPrepareBoundsTheJury(t *testing.T) {
	in := judged(t, " | a\nkari | 5", nil)
	for i := 1; i <= award.MaxJurors; i++ {
		in.Ballots = append(in.Ballots, ballot.New(fmt.Sprint("juror-", i)))
	}
	_, err := ranking.Compute(in)
	if err == nil || err.Error() != `marks.jurors max="1000" (E_SIZE)` {
		t.Fatal(err)
	}
	spoken(t, err)
	in.Ballots = in.Ballots[1:]
	if _, err := ranking.Compute(in); err != nil {
		t.Fatal(err)
	}
}

// A thousand of the longest marks that are added up in units do not overflow.
func TestTheLongestMarksOfTheLargestJury(t *testing.T) {
	in := judged(t, " | a", func(e *award.Edition) {
		e.Criteria = []award.Criterion{{ID: "x", Weight: exact.Int(1), Scale: award.Scale{Max: exact.Int(1)}}}
		e.Rule.Jury.Method, e.Rule.Jury.Combine = award.Sum, award.WeightedSum
	})
	longest := exact.New(1<<51-3, 2)
	for i := range award.MaxJurors {
		b := ballot.New(fmt.Sprint("juror-", i))
		b.Put(ballot.Cell{Nominee: "a", Criterion: "x"}, ballot.Entry{Set: true, Mark: longest})
		in.Ballots = append(in.Ballots, b)
	}
	want := longest.Mul(exact.Int(award.MaxJurors))
	if got := *rowOf(t, compute(t, in), "a").Jury; !got.Equal(want) {
		t.Errorf("%s, want %s", got, want)
	}
}

// Without its only juror, and with a quorum of none, a jury ranks by figures alone;
// who has none is not ranked.
func TestFiguresAloneWithoutTheOnlyJuror(t *testing.T) {
	in := judged(t, " | a | b | c\nkari | 8 - | 5 - | 9 -", measuredOn(1, "4", "7", "none"))
	p, err := ranking.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	e := *in.Edition
	for quorum, want := range map[int]string{0: "1 b 7/10, 2 a 2/5", 1: ""} {
		e.Rule.Quorum = quorum
		r, err := p.Compute(ranking.Variation{Edition: &e, Without: []string{"kari"}})
		if err != nil {
			t.Fatal(err)
		}
		if got := order(r); got != want {
			t.Errorf("quorum %d: %s, want %s", quorum, got, want)
		}
	}
}

// Marks that do not fit machine words, and those that have no common denominator in
// one, are added up exactly all the same.
func TestMarksOfEverySize(t *testing.T) {
	in := judged(t, " | a | b\nkari | 1 | 1\nanne | 1 | 1\nbjorn | 1 | 1", nil)
	for i, marks := range [][2]string{
		{"123456789.000000001", "1/3"}, {"123456789.000000002", "1/999999937"}, {"-123456789.000000003", "1/998244353"},
	} {
		for n, mark := range marks {
			in.Ballots[i].Put(ballot.Cell{Nominee: in.Edition.Nominees[n].ID, Criterion: "x"}, ballot.Entry{Set: true, Mark: rat(mark)})
		}
	}
	r := compute(t, in)
	// Of a the first two and the third cancel out but for 123456789; of b nothing does.
	if got, want := r.Criteria["a"]["x"].String(), "41152263"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	want := rat("1/3").Add(rat("1/999999937")).Add(rat("1/998244353")).Mul(rat("1/3"))
	if got := r.Criteria["b"]["x"]; !got.Equal(want) {
		t.Errorf("%s, want %s", got, want)
	}
}
