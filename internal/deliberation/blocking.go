package deliberation

import (
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
)

// Blocker is something that stands in the way of the next step: a sentence of
// the catalogue ("blocking." + ID) and its arguments.
type Blocker struct {
	ID   string
	Args fault.Args
}

// Blocking lists what stands in the way of the next step. A juror who has not
// handed in, or sent two ballots of which one must be chosen, stands in the way
// of closing, but does not prevent it; nor does a recusal that nobody has decided prevent anything but the decision itself.
// ranked are the ranking's winners, once it stands, and toCast the groups that it
// leaves to the chair.
func Blocking(s State, ed *award.Edition, ranked []string, toCast [][]string) []Blocker {
	if s.Owner != "" {
		return ownBlockers(s, ed)
	}
	switch s.Phase {
	case Draft:
		return draftBlockers(ed)
	case Open:
		return openBlockers(s, ed)
	case Closed:
		return append(heldBlockers(s, ed), recusalBlockers(s, ed)...)
	case Deliberating:
		return append(roundBlockers(s), recusalBlockers(s, ed)...)
	case Locked:
		if Allowed(s, ed, ActRevealTally) != nil {
			return []Blocker{{ID: "no_tally"}}
		}
	case Revealed:
		return append(castBlockers(ed, toCast), decideBlockers(s, ed, ranked)...)
	case Decided:
	}
	return nil
}

// roundBlockers is the round that is open: the marks are not locked in it.
func roundBlockers(s State) []Blocker {
	r, open := OpenRound(s)
	if !open {
		return nil
	}
	return []Blocker{{"round_open", fault.Pairs("n", strconv.Itoa(r.N))}}
}

// recusalBlockers are the recusals that wait for a verdict.
func recusalBlockers(s State, ed *award.Edition) []Blocker {
	var bs []Blocker
	for _, d := range Undecided(s, ed) {
		j, _ := ed.Juror(d.Juror)
		n, _ := ed.Nominee(d.Nominee)
		bs = append(bs, Blocker{"recusal_open", fault.Pairs("juror", j.ID, "name", j.Name, "nominee", n.ID, "of", n.Name)})
	}
	return bs
}

// decideBlockers are what a decision still lacks.
func decideBlockers(s State, ed *award.Edition, ranked []string) []Blocker {
	bs, p := recusalBlockers(s, ed), &s.Proposal
	if p.Grounds[ed.Language] == "" {
		bs = append(bs, Blocker{"no_grounds", fault.Pairs("lang", ed.Language)})
	}
	if !p.NoAward && ed.Rule.Outcome == award.Advice && len(p.Voted()) == 0 {
		bs = append(bs, Blocker{ID: "no_votes"})
	}
	switch winners := Winners(p, ed.Rule.Outcome, ranked); {
	case p.NoAward:
	case len(winners) == 0:
		bs = append(bs, Blocker{ID: "nothing_ranked"})
	case p.Departure == "" && Departs(p, ed.Rule.Outcome, ranked):
		bs = append(bs, Blocker{"no_departure", fault.Pairs("winner", winners[0])})
	}
	return append(bs, staleBlockers(p, ed, ranked)...)
}

func draftBlockers(ed *award.Edition) []Blocker {
	var bs []Blocker
	if _, ok := ed.Chair(); !ok {
		bs = append(bs, Blocker{ID: "no_chair"})
	}
	if len(ed.Voters()) == 0 {
		bs = append(bs, Blocker{ID: "no_voter"})
	}
	return bs
}

// heldBlockers are the jurors of whom something waits: different ballots of one
// revision, of which none counts until one is chosen, or what does not count
// before somebody was asked.
func heldBlockers(s State, ed *award.Edition) []Blocker {
	var bs []Blocker
	for _, j := range ed.Voters() {
		if waiting(s, j.ID) {
			bs = append(bs, Blocker{"ballot_held", fault.Pairs("juror", j.ID, "name", j.Name)})
		} else if s.asks(j.ID) {
			bs = append(bs, Blocker{"ballot_unconfirmed", fault.Pairs("juror", j.ID, "name", j.Name)})
		}
	}
	return bs
}

// asks reports whether something came in the name of a juror who has nothing
// in, and waits for somebody to be asked.
func (s *State) asks(juror string) bool {
	_, in := s.HandIns[juror]
	return !in && s.Pending[juror].Class == string(fault.Juror)
}

func openBlockers(s State, ed *award.Edition) []Blocker {
	bs := heldBlockers(s, ed)
	for _, j := range ed.Voters() {
		if waiting(s, j.ID) || s.asks(j.ID) {
			continue
		}
		who := []string{"juror", j.ID, "name", j.Name}
		switch StateOf(s, ed, j.ID) {
		case NotStarted:
			bs = append(bs, Blocker{"not_started", fault.Pairs(who...)})
		case Drafting:
			n := strconv.Itoa(len(Missing(s, ed, j.ID)))
			bs = append(bs, Blocker{"not_handed_in", fault.Pairs(append(who, "n", n)...)})
		case HandedIn, Absent, NotVoting:
		}
	}
	return bs
}
