package deliberation

import (
	"maps"
	"slices"

	"votering/internal/award"
	"votering/internal/ranking"
)

// Franchise is who in the jury may vote for whom as the winner. Whether a
// juror handed in a ballot makes no difference: who was absent when the marks
// were set may be there when the winner is chosen.
type Franchise struct {
	Nominees []string            // who can win
	May      map[string][]string // by juror: for whom, in the order of Nominees; not there: for nobody
}

// FranchiseOf is the franchise for those nominees who can win: all that the
// entry criteria let in, or of them those that are ranked. A recusal that
// counts takes the nominee from the juror; one that takes the juror out of the
// whole ranking takes the vote.
func FranchiseOf(s State, ed *award.Edition, nominees []string) Franchise {
	f := Franchise{Nominees: nominees, May: map[string][]string{}}
	admitted := ranking.Admitted(ed, s.Overrides)
	for _, j := range ed.Voters() {
		may := nominees
		if b, ok := s.Ballots[j.ID]; ok && len(b.Recused) > 0 {
			if ranking.Leaves(ed, b, admitted) {
				continue
			}
			may = slices.DeleteFunc(slices.Clone(may), func(n string) bool { return recusedFrom(s, j.ID, n) })
		}
		if len(may) > 0 {
			f.May[j.ID] = may
		}
	}
	return f
}

// Allows reports whether the juror may vote for the nominee.
func (f Franchise) Allows(juror, nominee string) bool { return slices.Contains(f.May[juror], nominee) }

// Excess is a number of votes that cannot have been cast.
type Excess struct {
	Nominee       string // empty: the votes for all together
	Votes, Voters int    // Voters: jurors who may cast one of them
}

// Excess is what cannot be in the counts of a secret vote, in which each juror
// has one vote at most: less than none, more for a nominee than there are
// jurors who may vote for it, or more for all together than there are jurors
// who may vote for one of them. It is nil where there is no such thing.
func (f Franchise) Excess(counts map[string]int) *Excess {
	voters, all, sum := map[string]int{}, 0, 0
	for _, may := range f.May {
		for _, n := range may {
			voters[n]++
		}
		if slices.ContainsFunc(may, func(n string) bool { return counts[n] != 0 }) {
			all++
		}
	}
	for _, n := range slices.Sorted(maps.Keys(counts)) {
		if counts[n] < 0 || counts[n] > voters[n] {
			return &Excess{n, counts[n], voters[n]}
		}
		sum += counts[n]
	}
	if sum > all {
		return &Excess{Votes: sum, Voters: all}
	}
	return nil
}
