package agenda_test

import (
	"fmt"
	"testing"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
)

// largest is a jury of a hundred, five hundred nominees and six criteria.
func largest(b *testing.B) agenda.Input {
	ed := &award.Edition{ID: "largest", Language: "en", Rule: award.Rule{
		Jury:   award.JuryRule{Method: award.Mean, Combine: award.WeightedMean, Uncovered: award.Renormalise},
		Places: award.Competition, Quorum: 1, Recusal: award.ScopeNominee, Outcome: award.Advice,
	}}
	for c := range 6 {
		ed.Criteria = append(ed.Criteria, award.Criterion{
			ID: fmt.Sprintf("c%d", c), Weight: exact.Int(int64(1 + c%3)), Better: award.Higher,
			Scale: award.Scale{Min: exact.Int(0), Max: exact.Int(100), Step: exact.New(1, 2)},
		})
	}
	for n := range 500 {
		ed.Nominees = append(ed.Nominees, award.Nominee{ID: fmt.Sprintf("n%d", n)})
	}
	var bs []*ballot.Ballot
	for j := range 100 {
		id := fmt.Sprintf("j%d", j)
		ed.Jurors = append(ed.Jurors, award.Juror{ID: id, Role: award.JurorRole, Votes: true})
		bl := ballot.New(id)
		for n := range ed.Nominees {
			if (n+j)%97 == 0 {
				bl.Recused[ed.Nominees[n].ID] = ballot.Recusal{Ground: "a ground"}
			}
			for c := range ed.Criteria {
				mark := exact.New(int64((n*7+j*13+c*29+n*j)%201), 2)
				bl.Put(ballot.Cell{Nominee: ed.Nominees[n].ID, Criterion: ed.Criteria[c].ID}, ballot.Entry{Set: true, Mark: mark})
			}
		}
		bs = append(bs, bl)
	}
	return input(b, ed, bs)
}

func BenchmarkPropose(b *testing.B) {
	in := largest(b)
	for b.Loop() {
		agenda.Propose(in)
	}
}

func BenchmarkTable(b *testing.B) {
	in := largest(b)
	for b.Loop() {
		agenda.TableOf(in.Edition, in.Ballots, nil)
	}
}
