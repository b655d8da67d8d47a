package ranking

import (
	"fmt"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/internal/room"
	"votering/ui/page/pagetest"
)

// crowd is a ranking of so many nominees by the marks of so many jurors.
func crowd(t testing.TB, jurors, nominees int) *pagetest.Seat {
	t.Helper()
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	e := *s.C.Sight.Edition
	e.Jurors, e.Nominees = nil, nil
	sight := s.C.Sight
	sight.Edition, sight.Jurors, sight.Ballots = &e, nil, nil
	votes := map[string]exact.Rat{}
	for i := range nominees {
		id := fmt.Sprint("n", i)
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: fmt.Sprint("Nominert ", i)})
		votes[id] = exact.Int(int64(i * i * 7919 % 1000))
	}
	for i := range jurors {
		j := award.Juror{ID: fmt.Sprint("j", i), Name: fmt.Sprint("Jurymedlem ", i), Role: award.JurorRole, Votes: true}
		e.Jurors = append(e.Jurors, j)
		b := ballot.New(j.ID)
		for k := range nominees {
			for _, c := range e.Criteria {
				b.Put(ballot.Cell{Nominee: e.Nominees[k].ID, Criterion: c.ID}, ballot.Entry{Set: true, Mark: exact.Int(int64(1 + (i*5+k*7+len(c.ID)*i*k)%6))})
			}
		}
		sight.Jurors = append(sight.Jurors, room.JurorSight{Juror: j, State: deliberation.HandedIn})
		sight.Ballots = append(sight.Ballots, b)
	}
	rk, err := rank.Compute(rank.Input{Edition: &e, Ballots: sight.Ballots, Votes: votes})
	must(t, err)
	sight.Ranking = rk
	s.C.Sight = sight
	s.Page.Seen(s.C)
	return s
}

// BenchmarkKeyAndFrame is what a key costs on a large page: another nominee is
// chosen, and the page drawn.
func BenchmarkKeyAndFrame(b *testing.B) {
	for _, size := range []struct{ jurors, nominees int }{{12, 20}, {100, 50}, {1000, 50}} {
		b.Run(fmt.Sprintf("%dx%d", size.jurors, size.nominees), func(b *testing.B) {
			s := crowd(b, size.jurors, size.nominees)
			s.Size(120, 40)
			for i := 0; b.Loop(); i++ {
				s.Press([]string{"down", "up"}[i/15%2])
				if s.Page.View(s.C) == "" {
					b.Fatal("nothing is drawn")
				}
			}
		})
	}
}
