package room

import (
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// Standing is how the marks stood before a round was opened, and how they rank:
// the jury's part alone. What is not a mark is as it is now: recusals, gates
// and amendments.
type Standing struct {
	Round   int              // before which; one more than the last: as it is now
	Ballots []*ballot.Ballot // counted ballots, in the order of the roll
	Ranking *ranking.Ranking // by these, without the public vote; nil where Fault says why there is none
	Fault   *fault.Error     // the rule cannot be applied to these
}

// Standing is how the marks stood before round n was opened, for comparing. The
// one after the last is now. A round that is void, or none, has nothing to
// compare (E_USAGE).
func (r *Room) Standing(n int) (Standing, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !deliberation.MarksOpen(r.state) {
		return Standing{}, fault.New(fault.State, "rank.hidden", "state", string(r.state.Phase))
	}
	before := deliberation.Before(r.state, r.ed, n)
	if before == nil {
		return Standing{}, fault.New(fault.Usage, "round.unknown", "n", itoa(n))
	}
	in := deliberation.RankingInput(r.state, r.ed)
	in.Ballots, in.JuryAlone, in.Votes = before, true, nil
	s := Standing{Round: n, Ballots: in.Ballots}
	var err error
	if s.Ranking, err = rank(in); fault.ClassOf(err) == fault.Rule {
		s.Fault, err = fault.Of(err), nil
	}
	return s, err
}
