package decision

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ranking"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// franchise is who in the jury may vote for whom as the winner. It is worked
// out once for a sight.
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
	f := &franchise{voters: s.Edition.Voters(), may: map[string][]string{}, place: map[string]int{}}
	if s.Ranking != nil {
		for _, r := range s.Ranking.Rows {
			f.place[r.Nominee] = r.Place
		}
	}
	f.admitted = slices.Clone(ranking.Admitted(s.Edition, s.Overrides))
	last := len(s.Edition.Nominees) + 1
	at := func(id string) int {
		if n, ok := f.place[id]; ok {
			return n
		}
		return last
	}
	slices.SortStableFunc(f.admitted, func(a, b string) int { return at(a) - at(b) })
	for _, j := range s.Jurors {
		f.admit(j)
	}
	for _, j := range f.voters {
		f.jurorW = max(f.jurorW, text.Width(text.Show(j.Name)))
	}
	for i := range s.Edition.Nominees {
		f.nomineeW = max(f.nomineeW, text.Width(text.Show(s.Edition.Nominees[i].Name)))
	}
	return f
}

// admit notes for whom a juror may vote.
func (f *franchise) admit(j room.JurorSight) {
	if !j.Juror.Votes || j.LeftOut {
		return
	}
	may := f.admitted
	if len(j.Recused) > 0 {
		may = slices.DeleteFunc(slices.Clone(may), func(n string) bool {
			return slices.ContainsFunc(j.Recused, func(r room.Recusal) bool { return r.Nominee == n })
		})
	}
	if len(may) > 0 {
		f.may[j.Juror.ID] = may
		f.able++
	}
}

// votesSum is the result of a vote in words, the most votes first.
func votesSum(c page.Context, voted map[string]int) (parts []string, all int) {
	for _, id := range byVotes(c, voted) {
		parts = append(parts, name(c, id)+" "+c.L.Int(int64(voted[id])))
		all += voted[id]
	}
	return parts, all
}
