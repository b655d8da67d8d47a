package robustness_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// cardOf is the card of a drawn input, with the ranking it is of; where the
// ranking is refused, so is the card.
func cardOf(t *rapid.T, in ranking.Input) (*robustness.Card, *ranking.Ranking) {
	r, refused := ranking.Compute(in)
	p, err := ranking.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	card, err := robustness.Of(p)
	if (err != nil) != (refused != nil) {
		t.Fatalf("the card: %v; the ranking: %v", err, refused)
	}
	if err != nil {
		t.Skip("refused")
	}
	return card, r
}

// totals are the totals of a whole ranking without a tie ladder, and those who
// have the most.
func totals(t *rapid.T, in ranking.Input, e *award.Edition) (map[string]exact.Rat, []string) {
	other := *e
	other.Rule.Ties = nil
	in.Edition = &other
	r, err := ranking.Compute(in)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]exact.Rat{}
	for _, row := range r.Rows {
		all[row.Nominee] = *row.Total
	}
	return all, r.Winners
}

// kth are the nominees with the k-th total, in the edition's order.
func kth(e *award.Edition, totals map[string]exact.Rat, k int) (ids []string) {
	for _, n := range e.Nominees {
		above, same := 0, 0
		for _, v := range totals {
			switch v.Cmp(totals[n.ID]) {
			case 1:
				above++
			case 0:
				same++
			}
		}
		if _, ranked := totals[n.ID]; ranked && above < k && k <= above+same {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// agrees holds segments against the whole ranking at many points: within each
// segment those who are k-th are the ones that the ranking says, at points where
// hardly any lines cross; on its borders it says those of both sides, and may say
// more, but where at says nothing.
func agrees(t *rapid.T, segments []robustness.Segment, k int, e *award.Edition, at func(x exact.Rat) map[string]exact.Rat) {
	if len(segments) == 0 {
		t.Fatal("no segments")
	}
	end := exact.Rat{}
	for i, s := range segments {
		if !s.From.Equal(end) || !s.From.Less(s.To) {
			t.Fatalf("segment %d from %s to %s starts after %s", i, s.From, s.To, end)
		}
		if i > 0 && slices.Equal(s.Winners, segments[i-1].Winners) {
			t.Fatalf("neighbours are the same: %v", segments)
		}
		end = s.To
		width := s.To.Sub(s.From)
		for _, part := range []string{"371/997", "1/1009", "1008/1013", "283/991"} {
			x := s.From.Add(width.Mul(rat(part)))
			if diff := cmp.Diff(kth(e, at(x), k), s.Winners); diff != "" {
				t.Fatalf("at %s (-ranking +segment):\n%s", x, diff)
			}
		}
		for _, border := range []exact.Rat{s.From, s.To} {
			all := at(border)
			there := kth(e, all, k)
			if all != nil && slices.ContainsFunc(s.Winners, func(id string) bool { return !slices.Contains(there, id) }) {
				t.Fatalf("at the border %s the ranking says %v, the segment %v", border, there, s.Winners)
			}
		}
	}
	if !end.Equal(exact.Int(1)) {
		t.Fatalf("the segments end at %s", end)
	}
}

func TestPublicWeightAgreesWithRankings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		card, r := cardOf(t, in)
		public := in.Edition.Rule.Public
		if public == nil || in.JuryAlone || !award.Weighted(public.Method) || len(r.Rows) == 0 {
			if card.PublicWeight != nil || card.Stands != nil {
				t.Fatalf("%+v", card)
			}
			return
		}
		at := func(w exact.Rat) map[string]exact.Rat {
			e, err := ranking.WithPublicWeight(in.Edition, w)
			if err != nil {
				t.Fatal(err)
			}
			all, _ := totals(t, in, e)
			return all
		}
		agrees(t, card.PublicWeight, 1, in.Edition, at)
		k := rapid.IntRange(1, len(r.Rows)).Draw(t, "k")
		lines := robustness.Lines(prepared(t, in), r)
		agrees(t, robustness.Places(lines, k), k, in.Edition, at)
		w := rat(rapid.SampledFrom([]string{"0", "1", "1/3", "5/8"}).Draw(t, "w"))
		for i, total := range at(w) {
			l := lines[slices.IndexFunc(lines, func(l robustness.Line) bool { return l.Nominee == i })]
			if !l.At(w).Equal(total) {
				t.Fatalf("%s at %s: the line has %s, the ranking %s", i, w, l.At(w), total)
			}
		}
		stands(t, card, r, at, in.Edition)
		holds(t, card.PublicWeight, *r.Weight, r)
	})
}

// holds fails unless the present winners are in the segment that the present
// point lies in: all of its winners, where no tie ladder spoke.
func holds(t *rapid.T, segments []robustness.Segment, now exact.Rat, r *ranking.Ranking) {
	for _, s := range segments {
		if !s.From.Less(now) || !now.Less(s.To) {
			continue
		}
		spoke := slices.ContainsFunc(r.Rows, func(row ranking.Row) bool { return len(row.Ladder) > 0 })
		if !spoke && !slices.Equal(r.Winners, s.Winners) {
			t.Fatalf("%v win now, at %s, and %v in the segment", r.Winners, now, s.Winners)
		}
		for _, id := range r.Winners {
			if !slices.Contains(s.Winners, id) {
				t.Fatalf("%s wins now, at %s, and not in the segment: %v", id, now, s.Winners)
			}
		}
	}
}

// stands holds the spans against the ranking: a present winner wins throughout
// each of them and nowhere else, but perhaps on a point.
func stands(t *rapid.T, card *robustness.Card, r *ranking.Ranking, at func(exact.Rat) map[string]exact.Rat, e *award.Edition) {
	wins := func(w exact.Rat) bool {
		return slices.ContainsFunc(kth(e, at(w), 1), func(id string) bool { return slices.Contains(r.Winners, id) })
	}
	within := func(w exact.Rat) bool {
		return slices.ContainsFunc(card.Stands, func(s robustness.Span) bool { return !w.Less(s.From) && !s.To.Less(w) })
	}
	for _, s := range card.Stands {
		for _, w := range []exact.Rat{s.From, s.To, s.From.Add(s.To).Mul(rat("1/2"))} {
			if !wins(w) {
				t.Fatalf("%v do not win at %s, %v", r.Winners, w, card.Stands)
			}
		}
	}
	for i := range int64(21) {
		if w := exact.New(i*7+1, 149); wins(w) != within(w) {
			t.Fatalf("%v win at %s: %v; stand there: %v", r.Winners, w, wins(w), within(w))
		}
	}
}

func prepared(t *rapid.T, in ranking.Input) *ranking.Prepared {
	p, err := ranking.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// shared is the edition with one criterion's share of all weights, the others
// in the proportions they have; false where they weigh nothing.
func shared(e *award.Edition, criterion int, share exact.Rat) (*award.Edition, bool) {
	other := *e
	other.Criteria = slices.Clone(e.Criteria)
	var rest exact.Rat
	for k := range e.Criteria {
		if k != criterion {
			rest = rest.Add(e.Criteria[k].Weight)
		}
	}
	if rest.Sign() == 0 {
		return nil, false
	}
	for k := range other.Criteria {
		c := &other.Criteria[k]
		c.Weight = c.Weight.Quo(rest).Mul(exact.Int(1).Sub(share))
	}
	other.Criteria[criterion].Weight = share
	return &other, true
}

// weighable reports whether criterion weights are said to be defined.
func weighable(in ranking.Input, r *ranking.Ranking) bool {
	rule := in.Edition.Rule
	if rule.Jury.Ranks() || rule.Jury.Combine == award.WeightedSum || len(r.Rows) == 0 {
		return false
	}
	if g := rule.Jury.Rounding; g != nil && g.Mark == nil {
		return false
	}
	if p := rule.Public; p != nil && !in.JuryAlone &&
		slices.Contains([]string{award.RankPoints, award.Shortlist, award.Added}, p.Method) {
		return false
	}
	return covered(in, r)
}

func covered(in ranking.Input, r *ranking.Ranking) bool {
	return !slices.ContainsFunc(r.Rows, func(row ranking.Row) bool {
		return len(r.Criteria[row.Nominee]) < len(in.Edition.Criteria)
	})
}

func TestCriterionWeightsAgreeWithRankings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		card, r := cardOf(t, in)
		if !weighable(in, r) {
			if card.CriterionWeights != nil {
				t.Fatalf("%+v", card.CriterionWeights)
			}
			return
		}
		var sum exact.Rat
		for k := range in.Edition.Criteria {
			sum = sum.Add(in.Edition.Criteria[k].Weight)
		}
		for k, w := range card.CriterionWeights {
			c := &in.Edition.Criteria[k]
			if w.ID != c.ID || !w.Now.Equal(c.Weight.Quo(sum)) {
				t.Fatalf("%s at %s", w.ID, w.Now)
			}
			curve := robustness.CriterionCurve(prepared(t, in), r, w.ID)
			if (curve == nil) != (w.Segments == nil) {
				t.Fatalf("curve %v, segments %v", curve, w.Segments)
			}
			if curve == nil {
				undefined(t, in, k)
				continue
			}
			along(t, in, k, w, curve)
			if len(in.Edition.Criteria) > 1 && !leaps(in, k, w.Now) {
				holds(t, w.Segments, w.Now, r)
			}
		}
	})
}

// undefined holds a criterion without segments against the rule: no other weighs
// anything, or shares are refused somewhere on the way.
func undefined(t *rapid.T, in ranking.Input, criterion int) {
	for i := range int64(2) {
		e, ok := shared(in.Edition, criterion, exact.Int(i))
		if !ok {
			return
		}
		other := in
		other.Edition = e
		if _, err := ranking.Compute(other); err != nil {
			return
		}
	}
	t.Fatal("nothing stands in the way of the criterion's share")
}

// along holds one criterion's segments and curve against whole rankings.
func along(t *rapid.T, in ranking.Input, criterion int, w robustness.Weighting, curve *robustness.Curve) {
	at := func(share exact.Rat) map[string]exact.Rat {
		e, _ := shared(in.Edition, criterion, share)
		all, _ := totals(t, in, e)
		return all
	}
	smooth := func(share exact.Rat) map[string]exact.Rat {
		if leaps(in, criterion, share) {
			return nil
		}
		return at(share)
	}
	agrees(t, w.Segments, 1, in.Edition, smooth)
	k := rapid.IntRange(1, len(curve.Nominees)).Draw(t, "k")
	agrees(t, curve.Places(k), k, in.Edition, smooth)
	for _, share := range []exact.Rat{w.Now, rat("0"), rat("1"), rat("3/11")} {
		want := at(share)
		for i, total := range curve.At(share) {
			if !total.Equal(want[curve.Nominees[i]]) {
				t.Fatalf("%s at %s: the curve has %s, the ranking %s", curve.Nominees[i], share, total, want[curve.Nominees[i]])
			}
		}
	}
}

// leaps reports whether the total leaps at that share: what a jury's side is
// divided by is 0 there, and not beside it.
func leaps(in ranking.Input, criterion int, share exact.Rat) bool {
	return flat(in, criterion, share) && !flat(in, criterion, rat("347/1021"))
}

// flat reports whether the jury sets nobody apart at that share.
func flat(in ranking.Input, criterion int, share exact.Rat) bool {
	in.Edition, _ = shared(in.Edition, criterion, share)
	in.JuryAlone = true
	r, err := ranking.Compute(in)
	return err == nil && !slices.ContainsFunc(r.Rows, func(row ranking.Row) bool { return !row.Jury.Equal(*r.Rows[0].Jury) })
}
