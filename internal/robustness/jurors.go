package robustness

import (
	"slices"

	"votering/internal/fault"
	"votering/internal/ranking"
)

// leaveOneOut ranks without each juror in turn. Where that would take minutes
// nobody is left out, and the reason is given.
func leaveOneOut(p *ranking.Prepared) []Without {
	jurors := voters(p.Input())
	refused := tooMuch(p.Input(), len(jurors))
	all := make([]Without, len(jurors))
	for i, id := range jurors {
		all[i].Juror = id
		if refused != nil {
			all[i].Why = refused
			continue
		}
		r, err := p.Compute(Left(p, id))
		if err != nil {
			all[i].Why = fault.Of(err)
			continue
		}
		all[i].Winners = r.Winners
	}
	return all
}

// Left is what is asked of p where a juror is left out: the quorum is then at
// most the number of the others.
func Left(p *ranking.Prepared, juror string) ranking.Variation {
	v := ranking.Variation{Without: []string{juror}}
	if e, others := p.Input().Edition, len(voters(p.Input()))-1; e.Rule.Quorum > others {
		other := *e
		other.Rule.Quorum = others
		v.Edition = &other
	}
	return v
}

// voters are the jurors who vote, one with no ballot too; where there is no roll
// yet those with a ballot, by id.
func voters(in ranking.Input) (ids []string) {
	for _, j := range in.Edition.Voters() {
		ids = append(ids, j.ID)
	}
	if len(in.Edition.Jurors) > 0 {
		return ids
	}
	for _, b := range in.Ballots {
		ids = append(ids, b.Juror)
	}
	slices.Sort(ids)
	return ids
}
