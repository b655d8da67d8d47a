package ranking_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/ranking/rankingtest"
)

// rat reads a number written "3/4" or "0.75".
func rat(s string) exact.Rat {
	r, err := exact.Ratio(s)
	if err != nil {
		panic(s + " is not a number")
	}
	return r
}

// rats reads numbers with spaces between them.
func rats(s string) []exact.Rat {
	var rs []exact.Rat
	for _, word := range strings.Fields(s) {
		rs = append(rs, rat(word))
	}
	return rs
}

// judged makes an input from a table. Its first line names the nominees; each
// further one is a juror and that juror's marks of each nominee, one a
// criterion: "-" abstains, "R" is recused from the nominee. The criteria are
// x, y, z, …, marked 0 to 10, of weight 1. The rule is the jury alone, the mean
// and no tie ladder; change adapts it.
func judged(t testing.TB, table string, change func(e *award.Edition)) ranking.Input {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(table), "\n")
	e := &award.Edition{ID: "test", Language: "en", Rule: award.Rule{
		Jury:   award.JuryRule{Method: award.Mean, Combine: award.WeightedMean, Uncovered: award.Renormalise},
		Places: award.Competition, Quorum: 1, Recusal: award.ScopeNominee,
	}}
	for _, id := range cells(lines[0]) {
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: strings.ToUpper(id)})
	}
	in := ranking.Input{Edition: e}
	for _, line := range lines[1:] {
		id, rest, _ := strings.Cut(line, "|")
		b := ballot.New(strings.TrimSpace(id))
		for i, marks := range cells(rest) {
			fill(t, e, b, e.Nominees[i].ID, strings.Fields(marks))
		}
		in.Ballots = append(in.Ballots, b)
	}
	if change != nil {
		change(e)
	}
	return in
}

func cells(line string) []string {
	parts := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

func fill(t testing.TB, e *award.Edition, b *ballot.Ballot, nominee string, marks []string) {
	t.Helper()
	for i, mark := range marks {
		for len(e.Criteria) <= i {
			e.Criteria = append(e.Criteria, award.Criterion{
				ID: string(rune('x' + len(e.Criteria))), Weight: exact.Int(1), Better: award.Higher,
				Scale: award.Scale{Max: exact.Int(10), Step: exact.Int(1)},
			})
		}
		cell := ballot.Cell{Nominee: nominee, Criterion: e.Criteria[i].ID}
		switch mark {
		case "R":
			b.Recused[nominee] = ballot.Recusal{Ground: "a ground"}
		case "-":
			b.Put(cell, ballot.Entry{Abstained: true})
		default:
			v, _, err := exact.Mark(mark)
			if err != nil {
				t.Fatal(err)
			}
			b.Put(cell, ballot.Entry{Set: true, Mark: v})
		}
	}
}

// votes are public votes in the order of the nominees.
func votes(in ranking.Input, counts ...int64) map[string]exact.Rat {
	vs := map[string]exact.Rat{}
	for i, n := range counts {
		vs[in.Edition.Nominees[i].ID] = exact.Int(n)
	}
	return vs
}

func compute(t testing.TB, in ranking.Input) *ranking.Ranking {
	t.Helper()
	r, err := ranking.Compute(in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// order writes a ranking on one line: "1 a 3/4, 2 b 1/2 shared, 2 c 1/2 shared".
func order(r *ranking.Ranking) string {
	var parts []string
	for _, row := range r.Rows {
		part := exact.Int(int64(row.Place)).String() + " " + row.Nominee
		if row.Total != nil {
			part += " " + row.Total.String()
		}
		parts = append(parts, strings.TrimSpace(part+" "+row.DecidedBy))
	}
	return strings.Join(parts, ", ")
}

// worked is the worked case, with the public part given.
func worked(t testing.TB, public award.PublicRule) ranking.Input {
	t.Helper()
	return rankingtest.Worked(t, public)
}

func equal(t testing.TB, got, want any) {
	t.Helper()
	workings := cmp.Comparer(func(a, b ranking.Aggregate) bool { return a.Criterion == b.Criterion && a.String() == b.String() })
	if diff := cmp.Diff(want, got, workings); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
