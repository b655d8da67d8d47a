package papers

import (
	"votering/internal/exact"
	"votering/internal/publicvote"
)

// leftOut is what a reader who sees only the totals must know: that filters left
// rows out, and that the votes were read anew after they had been opened. Of a
// nominee, where one is named, it also tells the votes that the filters took.
func (m paper) leftOut(nominee string) {
	t := m.d.Tally
	if t == nil || m.e.Rule.Public == nil {
		return
	}
	var s string
	if n := t.Dropped.Excluded; n > 0 {
		s = m.l.N("letter.votes.left_out", int(n))
	}
	if own := m.taken(nominee); own > 0 {
		s += " " + m.l.N("letter.votes.own", int(own), "name", m.names[nominee])
	}
	m.part(s)
	if len(m.d.TallyReplaced) > 0 {
		m.part(m.l.T("letter.votes.anew"))
	}
}

// taken is how many more votes the nominee would have without the filters; 0
// where it would not have more, or where that is not known.
func (m paper) taken(nominee string) int64 {
	t := m.d.Tally
	if t.Counting == nil {
		return 0
	}
	more := exact.Int(t.Counting.Without[publicvote.CauseExcluded][nominee]).Sub(t.Valid[nominee].Rat)
	if more.Sign() <= 0 {
		return 0
	}
	return more.Big().Num().Int64()
}
