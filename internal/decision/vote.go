package decision

import (
	"maps"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// chosen is what does not fit in the winner and the jury's vote: who was kept
// out by an entry criterion or is not ranked cannot win, and who is recused
// from a nominee cannot vote for it.
func (r *recomputation) chosen() *fault.Error {
	admitted := ranking.Admitted(r.ed, r.s.Overrides)
	for _, w := range r.Winners {
		if !slices.Contains(admitted, w) {
			return result("winner_stopped", "winner", r.name(w))
		}
		if !slices.Contains(r.ranked(), w) {
			return result("winner_unranked", "winner", r.name(w))
		}
	}
	v := r.JuryVote
	switch {
	case v == nil:
		return nil
	case r.ed.Rule.Outcome != award.Advice:
		return result("vote_binding")
	}
	can := slices.DeleteFunc(r.ranked(), func(n string) bool { return !slices.Contains(admitted, n) })
	who := deliberation.FranchiseOf(r.s, r.ed, can)
	if v.Secret {
		return r.secret(who)
	}
	for _, x := range v.Votes {
		if x.Nominee != Abstains && !who.Allows(x.Juror, x.Nominee) {
			return result("vote_may_not", "juror", x.Juror, "nominee", r.name(x.Nominee))
		}
	}
	if counted := r.s.Proposal.Voted(); !maps.Equal(counted, v.Counts) {
		return result("vote_counts")
	}
	return nil
}

// ranked are the nominees that the document ranks.
func (r *recomputation) ranked() []string {
	ids := make([]string, len(r.Ranking.Ranking))
	for i, row := range r.Ranking.Ranking {
		ids[i] = row.Nominee
	}
	return ids
}

// secret is what cannot be in the counts of a secret vote.
func (r *recomputation) secret(who deliberation.Franchise) *fault.Error {
	for _, id := range slices.Sorted(maps.Keys(r.JuryVote.Counts)) {
		if r.JuryVote.Counts[id] == 0 {
			return result("vote_none", "nominee", r.name(id))
		}
	}
	x := who.Excess(r.JuryVote.Counts)
	switch {
	case x == nil:
		return nil
	case x.Nominee == "":
		return result("vote_many", "n", strconv.Itoa(x.Votes), "voters", strconv.Itoa(x.Voters))
	}
	return result("vote_secret", "nominee", r.name(x.Nominee), "n", strconv.Itoa(x.Votes), "voters", strconv.Itoa(x.Voters))
}
