package whatif

import (
	"context"
	"fmt"
	"testing"

	"github.com/muesli/termenv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/locale"
	rank "votering/internal/ranking"
	"votering/internal/robustness"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/theme"
)

// sizes are an ordinary jury, a large one, and the largest that an edition may have.
var sizes = []struct{ jurors, nominees, criteria int }{{12, 20, 10}, {100, 50, 5}, {1000, 50, 4}}

// input is a full matrix of marks from 1 to 6 in half steps, and votes.
func input(jurors, nominees, criteria int) rank.Input {
	e := &award.Edition{ID: "large", Rule: award.Rule{
		Jury:   award.JuryRule{Method: award.Mean, Combine: award.WeightedMean, Uncovered: award.Renormalise},
		Public: &award.PublicRule{Method: award.MinMax, Weight: exact.New(1, 4)},
		Ties:   []string{"public"}, Places: award.Competition, Quorum: 1, Recusal: award.ScopeNominee,
	}}
	for k := range criteria {
		e.Criteria = append(e.Criteria, award.Criterion{
			ID: fmt.Sprintf("c%d", k), Weight: exact.Int(int64(k%3 + 1)), Better: award.Higher,
			Scale: award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.New(1, 2)},
		})
	}
	in := rank.Input{Edition: e, Votes: map[string]exact.Rat{}}
	for i := range nominees {
		id := fmt.Sprintf("nominee-%d", i)
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: id})
		in.Votes[id] = exact.Int(int64(1000 + i*37%101))
	}
	for j := range jurors {
		id := fmt.Sprintf("juror-%d", j)
		e.Jurors = append(e.Jurors, award.Juror{ID: id, Name: id, Role: award.JurorRole, Votes: true})
		b := ballot.New(id)
		for i := range nominees {
			for k := range criteria {
				mark := exact.New(int64(2+(j*j*7+i*5+k*3+i*j)%11), 2)
				b.Put(ballot.Cell{Nominee: e.Nominees[i].ID, Criterion: e.Criteria[k].ID}, ballot.Entry{Set: true, Mark: mark})
			}
		}
		in.Ballots = append(in.Ballots, b)
	}
	return in
}

// seat is a pane with everything known, and what it is drawn for.
func seat(t testing.TB, in rank.Input) (*Pane, page.Context) {
	t.Helper()
	prepared, err := rank.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	rk, err := prepared.Compute(rank.Variation{})
	if err != nil {
		t.Fatal(err)
	}
	card, err := robustness.Of(prepared)
	if err != nil {
		t.Fatal(err)
	}
	c := page.Context{W: 120, H: 35, S: theme.New(theme.None, true, termenv.ANSI), L: locale.For(locale.NB), Sight: room.Sight{Edition: in.Edition, Ranking: rk}}
	p := &Pane{}
	p.Load(c, false)
	p.Looked(c, lookPrepared, found{of: rk, prepared: prepared}, nil)
	p.Looked(c, lookCard, found{of: rk, card: card}, nil)
	return p, c
}

// press gives the pane a key, runs what it looks for, and draws it.
func press(t testing.TB, p *Pane, c page.Context, key string) {
	if l := p.Key(c, key).Look; l != nil {
		value, err := l.Run(context.Background(), nil, "")
		p.Looked(c, l.Name, value, err)
	}
	p.Load(c, false)
	if len(p.View(c, 72, 16)) == 0 {
		t.Fatal("nothing is drawn")
	}
}

// BenchmarkKeyAndFrame is what an arrow key costs, with the drawing after it, and
// with the ranking that is worked out beside the screen where one is.
func BenchmarkKeyAndFrame(b *testing.B) {
	for _, s := range sizes {
		p, c := seat(b, input(s.jurors, s.nominees, s.criteria))
		for _, subject := range []struct{ name, key string }{{"weight", "0"}, {"criterion", "k"}, {"juror", "j"}, {"rule", "m"}} {
			b.Run(fmt.Sprintf("%s-%dx%dx%d", subject.name, s.jurors, s.nominees, s.criteria), func(b *testing.B) {
				press(b, p, c, subject.key)
				for i := 0; b.Loop(); i++ {
					p.ranked = nil
					press(b, p, c, []string{"right", "left"}[i/20%2])
				}
			})
		}
		b.Run(fmt.Sprintf("next-criterion-%dx%dx%d", s.jurors, s.nominees, s.criteria), func(b *testing.B) {
			for b.Loop() {
				p.m.criteria = map[string]*track{}
				press(b, p, c, "k")
			}
		})
	}
}
