package deliberation

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/ranking"
)

// BelowQuorum lists the nominees that the gates let in and that would have
// fewer marking jurors than the rule's quorum if these jurors took no part, in
// the edition's order: those that the ranking would leave out. While ballots
// are open, a juror who has neither handed in nor is absent may still mark
// every nominee that no recusal keeps them from; so does, as far as anybody
// knows, whose ballot is sealed.
func BelowQuorum(s State, ed *award.Edition, without []string) []string {
	admitted := ranking.Admitted(ed, s.Overrides)
	var below []string
	for _, n := range admitted {
		marking := 0
		for _, j := range ed.Voters() {
			if !slices.Contains(without, j.ID) && mayMark(s, ed, j.ID, n, admitted) {
				marking++
			}
		}
		if marking < max(ed.Rule.Quorum, 1) {
			below = append(below, n)
		}
	}
	return below
}

// mayMark reports whether the juror's ballot has a mark of the nominee that
// counts, or may come to have one.
func mayMark(s State, ed *award.Edition, juror, nominee string, admitted []string) bool {
	b, ok := s.Ballots[juror]
	if !ok {
		b = ballot.New(juror)
	}
	if _, recused := b.Recused[nominee]; recused || ranking.Leaves(ed, b, admitted) {
		return false
	}
	switch StateOf(s, ed, juror) {
	case NotStarted, Drafting:
		return true
	case HandedIn:
		if !s.HandIns[juror].known() {
			return true
		}
		return slices.ContainsFunc(ed.Marked(), func(c *award.Criterion) bool {
			return b.Status(ballot.Cell{Nominee: nominee, Criterion: c.ID}) == ballot.Marked
		})
	case Absent, NotVoting:
	}
	return false
}
