package rehearsal_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/rehearsal"
)

// Every choice has what the rule has, once, and every other option is ranked as
// its rule alone would be, on the same field; or it is refused with the reason.
func TestChoices(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, err := rehearsal.Try(awardtest.Edition(t), rapid.Uint64Range(1, 9).Draw(t, "seed"))
		if err != nil {
			t.Skip("refused")
		}
		for _, c := range h.Choices() {
			now := 0
			for _, o := range c.Options {
				if o.Now {
					now++
				}
				if (o.Ranking == nil) == (o.Why == nil) {
					t.Fatalf("%s: ranking %v, refused %v", c.About, o.Ranking != nil, o.Why)
				}
				if o.Ranking != nil {
					same(t, c.About, h, o)
				}
			}
			if now != 1 || len(c.Options) < 2 {
				t.Fatalf("%s: %d of %d options are the rule's", c.About, now, len(c.Options))
			}
		}
	})
}

// same holds an option's ranking to the one that its edition gives by itself.
func same(t *rapid.T, about string, h *rehearsal.Rehearsal, o rehearsal.Option) {
	want, err := ranking.Compute(ranking.Input{Edition: o.Edition, Ballots: h.Ballots, Votes: h.Votes})
	if err != nil {
		t.Fatalf("%s: %v", about, err)
	}
	known := award.Fingerprint(h.Edition)
	if d := cmp.Diff(string(ranking.Document(want, o.Edition, known)), string(ranking.Document(o.Ranking, o.Edition, known))); d != "" {
		t.Fatalf("%s: %s", about, d)
	}
}

// plain is an edition of four criteria of one weight and so many nominees.
func plain(nominees int) *award.Edition {
	e := &award.Edition{ID: "plain", Language: "en", Title: award.Plain("Plain")}
	scale := award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.Int(1)}
	for _, id := range []string{"a", "b", "c", "d"} {
		e.Criteria = append(e.Criteria, award.Criterion{ID: id, Title: award.Plain(id), Weight: exact.Int(1), Scale: scale, Better: award.Higher})
	}
	for i := range nominees {
		id := string(rune('a' + i))
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: id})
	}
	e.Rule = award.Rule{
		Jury:    award.JuryRule{Method: award.Mean, Output: award.OutputMean, Combine: award.WeightedMean, Uncovered: award.Renormalise},
		Public:  &award.PublicRule{Method: award.MinMax, Weight: exact.New(1, 4)},
		Outcome: award.Advice, Ties: []string{award.TiePublic, award.TieHeadToHead}, Places: award.Competition, Quorum: 2, Recusal: award.ScopeNominee,
	}
	return e
}

// What a rule chooses is told in one order, and only what it chooses.
func TestWhichChoices(t *testing.T) {
	about := func(change func(e *award.Edition)) (list []string) {
		e := plain(5)
		change(e)
		h, err := rehearsal.Try(e, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range h.Choices() {
			list = append(list, c.About)
		}
		return list
	}
	for name, c := range map[string]struct {
		change func(e *award.Edition)
		want   []string
	}{
		"weighted":  {func(*award.Edition) {}, []string{"jury", "rounding", "public", "weight", "ties", "quorum", "recusal"}},
		"shortlist": {func(e *award.Edition) { e.Rule.Public = &award.PublicRule{Method: award.Shortlist, Top: 3} }, []string{"jury", "rounding", "public", "top", "ties", "quorum", "recusal"}},
		"jury alone, by ranks, no ladder": {func(e *award.Edition) {
			e.Rule.Public, e.Rule.Ties, e.Rule.Jury.Method = nil, []string{}, award.Borda
		}, []string{"jury", "quorum", "recusal"}},
	} {
		if d := cmp.Diff(c.want, about(c.change)); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// The nominees of a made-up field lie as close together as those of a good one:
// the jury's means of six within one and a half of each other, above the middle,
// and different votes set them far apart.
func TestAGoodField(t *testing.T) {
	e := plain(6)
	misleads := 0
	e.Rule.Public.Method = award.Share
	for seed := range uint64(200) {
		h, err := rehearsal.Try(e, seed)
		if err != nil {
			t.Fatal(err)
		}
		var means []exact.Rat
		for _, r := range h.Ranking.Rows {
			means = append(means, *r.Mean)
		}
		low, high := slices.MinFunc(means, exact.Rat.Cmp), slices.MaxFunc(means, exact.Rat.Cmp)
		if exact.New(3, 2).Less(high.Sub(low)) || low.Less(exact.Int(3)) {
			t.Errorf("draw %d: means from %s to %s", seed, low.Round(2), high.Round(2))
		}
		if h.Ranking.WeightMisleads() {
			misleads++
		}
	}
	if misleads < 180 {
		t.Errorf("shares mislead in %d of 200 draws only", misleads)
	}
}

// Some jurors abstain and one is recused, so that a rule shows what it does
// then; where there are few jurors everybody marks.
func TestWhoLeavesOut(t *testing.T) {
	e := plain(6)
	abstained := 0
	for seed := range uint64(20) {
		recused := 0
		for _, b := range rehearsal.Make(e, seed).Ballots {
			recused += len(b.Recused)
			for cell := range b.Cells {
				if b.Status(cell) == ballot.Abstains {
					abstained++
				}
			}
		}
		if recused != 1 {
			t.Errorf("draw %d: %d are recused", seed, recused)
		}
	}
	if abstained < 20 {
		t.Errorf("%d abstentions in 20 draws", abstained)
	}
	e.Jurors = []award.Juror{{ID: "x", Votes: true}, {ID: "y", Votes: true}, {ID: "z"}}
	for seed := range uint64(20) {
		for _, b := range rehearsal.Make(e, seed).Ballots {
			for cell := range b.Cells {
				if b.Status(cell) != ballot.Marked {
					t.Errorf("draw %d: %s leaves %v out", seed, b.Juror, cell)
				}
			}
		}
	}
}

// Points that are added to the jury's are of its size: each side moves.
func TestPointsAsGiven(t *testing.T) {
	for _, m := range []string{award.Mean, award.Borda, award.Points, award.Exponential, award.Majority, award.Sum} {
		e := plain(6)
		e.Rule.Public = &award.PublicRule{Method: award.Added}
		e.Rule.Jury.Method, e.Rule.Jury.Points = m, []exact.Rat{exact.Int(12), exact.Int(10), exact.Int(8)}
		ratio := exact.New(8269, 10000)
		e.Rule.Jury.Ratio = &ratio
		if m == award.Sum {
			e.Rule.Jury.Combine = award.WeightedSum
		}
		h, err := rehearsal.Try(e, 3)
		if err != nil {
			t.Fatal(m, err)
		}
		effective, ok := h.Ranking.EffectiveWeight()
		if !ok || effective.Less(exact.New(1, 20)) || exact.New(19, 20).Less(effective) {
			t.Errorf("%s: the public moves %s of the total", m, effective.Round(2))
		}
	}
}

// A draw is the same on every machine and in every version: somebody may have
// written its number down.
func TestTheSameEverywhere(t *testing.T) {
	h, err := rehearsal.Try(plain(5), 1)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range h.Ranking.Rows {
		got = append(got, r.Nominee+" "+r.Jury.String()+" "+r.Votes.String())
	}
	if d := cmp.Diff([]string{"d 31/40 2491", "b 59/80 1216", "a 271/400 3880", "c 33/50 376", "e 241/400 286"}, got); d != "" {
		t.Error(d)
	}
}
