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

// Departs reports whether the outcome departs from what the jury had before
// it, which takes written reasons: under advice, a winner who is not among the
// ranking's, or has fewer of the jury's votes than another.
func Departs(p *Proposal, rule award.Outcome, ranked []string) bool {
	if rule != award.Advice {
		return false
	}
	most := p.MostVoted()
	for _, w := range Winners(p, rule, ranked) {
		if !slices.Contains(ranked, w) || len(most) > 0 && !slices.Contains(most, w) {
			return true
		}
	}
	return false
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
