package ranking_test

import (
	"fmt"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

func hostile(jurors, nominees, criteria int, marks, weights bool) ranking.Input {
	in := large(jurors, nominees, criteria, false)
	x := uint64(1)
	next := func() int64 { x = x*6364136223846793005 + 1442695040888963407; return int64(x >> 33) }
	if weights {
		for k := range in.Edition.Criteria {
			in.Edition.Criteria[k].Weight = exact.New(next()%1000000+1, next()%(1<<23)+1<<23)
		}
	}
	for _, b := range in.Ballots {
		for c := range b.Cells {
			if next()%7 == 0 {
				delete(b.Cells, c)
			} else if marks {
				b.Put(c, ballot.Entry{Set: true, Mark: exact.New(next()*1000+next()%1000, 1000000000).Add(exact.Int(next() % 100000000))})
			}
		}
	}
	return in
}

func BenchmarkHostile(b *testing.B) {
	for _, s := range []struct {
		j, n, c int
		m, w    bool
	}{{1000, 100, 2, true, false}, {100, 20, 100, false, true}, {400, 500, 1, true, false}} {
		in := hostile(s.j, s.n, s.c, s.m, s.w)
		p, err := ranking.Prepare(in)
		if err != nil {
			b.Fatal(err)
		}
		for _, m := range []string{award.Mean, award.Borda, award.Majority} {
			e := *in.Edition
			e.Rule.Jury.Method = m
			b.Run(fmt.Sprintf("%s-%dx%dx%d", m, s.j, s.n, s.c), func(b *testing.B) {
				for b.Loop() {
					q, _ := ranking.Prepare(in)
					q.Compute(ranking.Variation{Edition: &e})
				}
			})
			_ = p
		}
	}
}
