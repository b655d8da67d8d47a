package deliberation

import (
	"slices"
	"time"

	"votering/internal/award"
	"votering/internal/ranking"
)

// RankingInput is what the ranking is computed from now: the counted ballots,
// and the public vote once it is opened.
func RankingInput(s State, ed *award.Edition) ranking.Input {
	ed = Effective(s, ed)
	in := ranking.Input{Edition: ed, Ballots: Counted(s, ed), Overrides: s.Overrides, JuryAlone: !TallyOpen(s)}
	for _, c := range s.Casts {
		in.Casts = append(in.Casts, c.Nominees)
	}
	if s.Tally != nil && !in.JuryAlone {
		in.Votes = s.Tally.Valid
	}
	return in
}

// Winners are who gets the prize as the proposal stands; ranked are the
// ranking's winners. A binding ranking decides. Under advice the jury's choice
// does; without one who has the most of the jury's votes, and where those are
// equal or none were cast, the ranking. Nobody: no award.
func Winners(p *Proposal, rule award.Outcome, ranked []string) []string {
	switch {
	case p.NoAward:
		return nil
	case rule != award.Advice:
		return ranked
	case p.Winner != "":
		return []string{p.Winner}
	}
	if most := p.MostVoted(); len(most) == 1 {
		return most
	}
	return ranked
}

// Against is what a winner departs from.
type Against string

// What there is to depart from.
const (
	AgainstRanking Against = "ranking" // a winner is not among the ranking's
	AgainstVotes   Against = "votes"   // a winner has fewer of the jury's votes than another
	AgainstBoth    Against = "both"
)

// Departs reports whether the outcome departs from what the jury had before
// it, which takes written reasons.
func Departs(p *Proposal, rule award.Outcome, ranked []string) bool {
	return Departure(p, rule, ranked) != ""
}

// Departure is what the outcome departs from; empty: nothing. Only under advice
// can it depart from anything.
func Departure(p *Proposal, rule award.Outcome, ranked []string) Against {
	if rule != award.Advice {
		return ""
	}
	return DepartureOf(Winners(p, rule, ranked), ranked, p.MostVoted())
}

// DepartureOf is what winners depart from, of the ranking's and of those with the most
// of the jury's votes, who are none where nobody voted.
func DepartureOf(winners, ranked, most []string) Against {
	among := func(list []string) bool {
		return !slices.ContainsFunc(winners, func(w string) bool { return !slices.Contains(list, w) })
	}
	switch ranking, votes := !among(ranked), len(most) > 0 && !among(most); {
	case ranking && votes:
		return AgainstBoth
	case ranking:
		return AgainstRanking
	case votes:
		return AgainstVotes
	}
	return ""
}

// InOrder reports whether the steps so far were taken in the order that keeps
// the jury from marking by the public vote: marks opened after the ballots
// were closed, and locked before the public vote was opened; neither in one
// act, nor again, in however many steps back, after the public vote had been
// seen.
func InOrder(s State) bool {
	if s.Together {
		return false
	}
	seen := false
	for _, r := range s.Reopened {
		if seen = seen || r.TallySeen; seen && before(r.To, Locked) {
			return false
		}
	}
	last := s.Times.Closed
	for _, t := range []time.Time{s.Times.Marks, s.Times.Locked, s.Times.Tally} {
		switch {
		case t.IsZero():
		case t.Before(last):
			return false
		default:
			last = t
		}
	}
	return true
}
