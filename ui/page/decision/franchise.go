package decision

import (
	"votering/internal/award"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// franchise is who in the jury may vote for whom as the winner, as the room
// says, and how wide their names are. It is worked out once for a sight.
type franchise struct {
	voters   []*award.Juror
	admitted []string            // nominees that can win, in the order of the ranking
	may      map[string][]string // by juror; a recusal takes nominees away
	able     int                 // jurors who may vote for somebody
	place    map[string]int      // by nominee; none: not ranked
	jurorW   int                 // width of the widest name of a juror
	nomineeW int                 // and of a nominee
}

func newFranchise(s room.Sight) *franchise {
	f := &franchise{
		voters: s.Edition.Voters(), admitted: s.Franchise.Nominees, may: s.Franchise.May, able: len(s.Franchise.May), place: map[string]int{},
	}
	if s.Ranking != nil {
		for _, r := range s.Ranking.Rows {
			f.place[r.Nominee] = r.Place
		}
	}
	for _, j := range f.voters {
		f.jurorW = max(f.jurorW, text.Width(text.Show(j.Name)))
	}
	for i := range s.Edition.Nominees {
		f.nomineeW = max(f.nomineeW, text.Width(text.Show(s.Edition.Nominees[i].Name)))
	}
	return f
}

// votesSum is the result of a vote in words, the most votes first.
func votesSum(c page.Context, voted map[string]int) (parts []string, all int) {
	for _, id := range byVotes(c, voted) {
		parts = append(parts, name(c, id)+" "+c.L.Int(int64(voted[id])))
		all += voted[id]
	}
	return parts, all
}
