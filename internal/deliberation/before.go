package deliberation

import (
	"votering/internal/award"
	"votering/internal/ballot"
)

// Before lists the counted ballots with the marks as they stood when round n was
// opened, in the order of the roll; before the round after the last they are
// those of now. Whose ballots count, recusals and comments are as they are now,
// so that two rounds differ by the marks that were changed between them, and by
// nothing else. Before a round that is void nothing stands that could be
// compared: it gives nil, and so it does for a number that is none.
func Before(s State, ed *award.Edition, n int) []*ballot.Ballot {
	last := len(s.Rounds) + FirstRound
	if n < FirstRound || n > last || n < last && s.Rounds[n-FirstRound].Void {
		return nil
	}
	since := map[string][]Revised{} // by juror
	for _, r := range s.Rounds[n-FirstRound:] {
		for _, c := range r.Changes {
			since[c.Juror] = append(since[c.Juror], c)
		}
	}
	bs := Counted(s, Effective(s, ed))
	for i, b := range bs {
		bs[i] = without(b, since[b.Juror])
	}
	return bs
}

// without is the ballot as it was before those changes.
func without(b *ballot.Ballot, changes []Revised) *ballot.Ballot {
	if len(changes) == 0 {
		return b
	}
	b = b.Clone()
	for i := len(changes) - 1; i >= 0; i-- {
		c := &changes[i]
		putMark(b, ballot.Cell{Nominee: c.Nominee, Criterion: c.Criterion}, c.From)
	}
	return b
}
