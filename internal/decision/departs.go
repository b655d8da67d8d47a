package decision

import "votering/internal/deliberation"

// Against is what the winners depart from: the ranking, the jury's own votes or
// both; empty where the document gives no reasons for a departure.
func (d *Document) Against() deliberation.Against {
	if d.Departure == "" {
		return ""
	}
	var p deliberation.Proposal
	if d.JuryVote != nil {
		p.Counts = d.JuryVote.Counts
	}
	return deliberation.DepartureOf(d.Winners, d.Ranking.Winners, p.MostVoted())
}
