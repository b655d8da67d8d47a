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
	bs := Counted(s, Effective(s, ed))
	at := make(map[string]int, len(bs))
	for i, b := range bs {
		at[b.Juror] = i
	}
	own := map[string]bool{}
	for i := len(s.Rounds) - 1; i >= n-FirstRound; i-- {
		for k := len(s.Rounds[i].Changes) - 1; k >= 0; k-- {
			c := &s.Rounds[i].Changes[k]
			of, counts := at[c.Juror]
			if !counts {
				continue
			}
			if !own[c.Juror] {
				bs[of], own[c.Juror] = bs[of].Clone(), true
			}
			putMark(bs[of], ballot.Cell{Nominee: c.Nominee, Criterion: c.Criterion}, c.From)
		}
	}
	return bs
}
