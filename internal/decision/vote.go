package decision

import (
	"maps"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// chosen is what does not fit in the winner and the jury's vote: who was kept
// out by an entry criterion cannot win, and who is recused from a nominee
// cannot vote for it.
func (r *recomputation) chosen() *fault.Error {
	admitted := ranking.Admitted(r.ed, r.s.Overrides)
	for _, w := range r.Winners {
		if !slices.Contains(admitted, w) {
			return result("winner_stopped", "winner", r.name(w))
		}
	}
	v := r.JuryVote
	switch {
	case v == nil:
		return nil
	case r.ed.Rule.Outcome != award.Advice:
		return result("vote_binding")
	case v.Secret:
		return r.secret(admitted)
	}
	for _, x := range v.Votes {
		if x.Nominee != Abstains && !slices.Contains(r.mayVote(x.Juror, admitted), x.Nominee) {
			return result("vote_may_not", "juror", x.Juror, "nominee", r.name(x.Nominee))
		}
	}
	if counted := r.s.Proposal.Voted(); !maps.Equal(counted, v.Counts) {
		return result("vote_counts")
	}
	return nil
}

// secret is what cannot be in the counts of a secret vote.
func (r *recomputation) secret(admitted []string) *fault.Error {
	voters, sum := 0, 0
	for _, j := range r.ed.Voters() {
		if len(r.mayVote(j.ID, admitted)) > 0 {
			voters++
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.JuryVote.Counts)) {
		n := r.JuryVote.Counts[id]
		if n < 1 || n > voters || !slices.Contains(admitted, id) {
			return result("vote_secret", "nominee", r.name(id), "n", strconv.Itoa(n), "voters", strconv.Itoa(voters))
		}
		if sum += n; sum > voters {
			return result("vote_many", "n", strconv.Itoa(sum), "voters", strconv.Itoa(voters))
		}
	}
	return nil
}

// mayVote is deliberation.MayVote where the admitted are known: working them
// out again for every vote would take a hostile document minutes.
func (r *recomputation) mayVote(juror string, admitted []string) []string {
	own := r.s.Ballots[juror]
	if ranking.Leaves(r.ed, own, admitted) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(admitted), func(n string) bool {
		_, recused := own.Recused[n]
		return recused
	})
}
