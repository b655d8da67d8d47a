package agenda_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// draw makes a jury's marks: few different ones, so that who agrees and who
// stands apart is common, on any scale, with recusals and abstentions.
func draw(t *rapid.T) agenda.Input {
	ed := &award.Edition{ID: "random", Language: "en", Rule: award.Rule{
		Jury:   award.JuryRule{Method: award.Mean, Combine: award.WeightedMean, Uncovered: award.Renormalise},
		Places: award.Competition, Quorum: 1, Outcome: rapid.SampledFrom([]award.Outcome{award.Advice, award.Binding}).Draw(t, "outcome"),
		Recusal: rapid.SampledFrom([]award.Scope{award.ScopeNominee, award.ScopeNominee, award.ScopeEdition}).Draw(t, "recusal"),
	}}
	for i := range rapid.IntRange(1, 3).Draw(t, "criteria") {
		ed.Criteria = append(ed.Criteria, award.Criterion{
			ID: fmt.Sprintf("c%d", i), Weight: exact.Int(rapid.Int64Range(1, 3).Draw(t, "weight")),
			Better: rapid.SampledFrom([]award.Direction{award.Higher, award.Higher, award.Lower}).Draw(t, "better"),
			Scale:  award.Scale{Min: exact.Int(1), Max: exact.Int(rapid.SampledFrom([]int64{6, 2, 101}).Draw(t, "max")), Step: exact.Int(1)},
		})
	}
	for i := range rapid.IntRange(1, 14).Draw(t, "nominees") {
		ed.Nominees = append(ed.Nominees, award.Nominee{ID: fmt.Sprintf("n%d", i)})
	}
	in := agenda.Input{Edition: ed, Minutes: rapid.SampledFrom([]int{90, 15, 37, 600, 0}).Draw(t, "minutes")}
	for i := range rapid.SampledFrom([]int{5, 3, 2, 1, 0, 12}).Draw(t, "jurors") {
		id := fmt.Sprintf("j%d", i)
		ed.Jurors = append(ed.Jurors, award.Juror{ID: id, Role: award.JurorRole, Votes: true})
		in.Ballots = append(in.Ballots, drawBallot(t, ed, id))
	}
	in.Recused = agenda.Recused(ed, in.Ballots)
	rank(t, &in)
	return in
}

// rank fills in the ranking of the ballots.
func rank(t *rapid.T, in *agenda.Input) {
	rk, err := ranking.Compute(ranking.Input{Edition: in.Edition, Ballots: in.Ballots, JuryAlone: true})
	if err != nil {
		t.Fatal(err)
	}
	in.Ranking = rk
}

func drawBallot(t *rapid.T, ed *award.Edition, juror string) *ballot.Ballot {
	b := ballot.New(juror)
	for i := range ed.Nominees {
		n := ed.Nominees[i].ID
		if rapid.IntRange(0, 5).Draw(t, "recused") == 0 {
			b.Recused[n] = ballot.Recusal{Ground: "a ground"}
		}
		for k := range ed.Criteria {
			c := &ed.Criteria[k]
			e := ballot.Entry{Set: true, Mark: c.Scale.Min}
			switch rapid.IntRange(0, 6).Draw(t, "mark") {
			case 0:
				e = ballot.Entry{Abstained: true}
			case 1, 2:
				e.Mark = c.Scale.Max
			case 3:
				e.Mark = c.Scale.Min.Add(exact.Int(1))
			}
			b.Put(ballot.Cell{Nominee: n, Criterion: c.ID}, e)
		}
	}
	return b
}

// What an agenda answers follows from the marks, not from the order in which
// ballots came in; the minutes add up, nothing is there twice, and there is not
// too much of it.
func TestProposeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		items := agenda.Propose(in)
		shuffled := in
		shuffled.Ballots = rapid.Permutation(in.Ballots).Draw(t, "order")
		if diff := cmp.Diff(items, agenda.Propose(shuffled)); diff != "" {
			t.Fatalf("another order of ballots, another agenda:\n%s", diff)
		}
		want := in.Minutes
		if want == 0 {
			want = agenda.DefaultMinutes
		}
		if agenda.Total(items) != want {
			t.Fatalf("%d minutes, want %d", agenda.Total(items), want)
		}
		if f := agenda.Check(in.Edition, items); f != nil {
			t.Fatal(f)
		}
		if len(items) > 13 {
			t.Fatalf("%d items", len(items))
		}
		for i, it := range items {
			if it.Minutes < 3 || slices.ContainsFunc(items[:i], it.Same) {
				t.Fatalf("%+v", items)
			}
		}
	})
}

// Whoever is recused from a nominee goes out for every item about it, nobody
// else does, and no item says that a juror who is recused stands apart.
func TestWhoIsRecusedGoesOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		for _, it := range agenda.Propose(in) {
			for _, j := range in.Edition.Jurors {
				recused := slices.ContainsFunc(it.Nominees, func(n string) bool { return slices.Contains(in.Recused[n], j.ID) })
				if recused != slices.Contains(it.Leave, j.ID) || recused && slices.Contains(it.Apart, j.ID) {
					t.Fatalf("%s, recused %v", line(it), in.Recused)
				}
			}
		}
	})
}

// A mark of a juror who is recused changes nothing of what is said.
func TestMarksOfWhoIsRecusedAreNotThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		without := in
		without.Ballots = nil
		for _, b := range in.Ballots {
			b = b.Clone()
			for c := range b.Cells {
				if _, recused := b.Recused[c.Nominee]; recused {
					b.Put(c, ballot.Entry{})
				}
			}
			without.Ballots = append(without.Ballots, b)
		}
		items := agenda.Propose(in)
		if diff := cmp.Diff(items, agenda.Propose(without)); diff != "" {
			t.Fatal(diff)
		}
		for _, it := range items {
			if diff := cmp.Diff(agenda.FiguresOf(in.Edition, in.Ballots, nil, it), agenda.FiguresOf(in.Edition, without.Ballots, nil, it)); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// Nobody goes out more often than in the best order there is, found by trying
// them all, for agendas of up to seven items about nominees.
func TestAsFewGoOutAsCan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		in.Minutes = agenda.DefaultMinutes
		items := slices.DeleteFunc(agenda.Propose(in), func(it agenda.Item) bool { return len(it.Nominees) == 0 })
		if len(items) > 7 {
			t.Skip("too many orders")
		}
		least := departures(items)
		permute(items, func(order []agenda.Item) {
			if n := departures(order); n < least {
				t.Fatalf("%s: %d go out, and %d could: %s", talk(items), least, n, talk(order))
			}
		})
	})
}

// departures counts how often somebody goes out.
func departures(items []agenda.Item) int {
	n := 0
	var out []string
	for _, it := range items {
		for _, j := range it.Leave {
			if !slices.Contains(out, j) {
				n++
			}
		}
		out = it.Leave
	}
	return n
}

// permute gives every order of items.
func permute(items []agenda.Item, give func([]agenda.Item)) {
	var next func(rest, done []agenda.Item)
	next = func(rest, done []agenda.Item) {
		if len(rest) == 0 {
			give(done)
			return
		}
		for i := range rest {
			next(slices.Delete(slices.Clone(rest), i, i+1), append(slices.Clone(done), rest[i]))
		}
	}
	next(items, nil)
}

// Minutes that are fitted add up, keep their proportions to less than a minute
// where nobody is at the least, keep who has more, and do not change when they
// are fitted again.
func TestFitLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var items []agenda.Item
		for i, n := range rapid.SliceOfN(rapid.IntRange(1, 60), 1, 12).Draw(t, "minutes") {
			items = append(items, agenda.Item{ID: fmt.Sprintf("i%d", i+1), Kind: agenda.Own, Title: "t", Minutes: n})
		}
		minutes := rapid.IntRange(len(items), agenda.MaxMinutes).Draw(t, "all")
		fitted := agenda.Fit(items, minutes)
		total := agenda.Total(items)
		if agenda.Total(fitted) != minutes {
			t.Fatalf("%d, want %d", agenda.Total(fitted), minutes)
		}
		floored := slices.ContainsFunc(items, func(it agenda.Item) bool { return it.Minutes*minutes < total })
		for i, it := range fitted {
			off := it.Minutes*total - items[i].Minutes*minutes
			if it.Minutes < 1 || !floored && (off <= -total || off >= total) {
				t.Fatalf("%v of %v", fitted, items)
			}
			for k := range fitted {
				if items[i].Minutes > items[k].Minutes && it.Minutes < fitted[k].Minutes {
					t.Fatalf("who had more has less: %v of %v", fitted, items)
				}
			}
		}
		if diff := cmp.Diff(fitted, agenda.Fit(fitted, minutes)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestFitOfNothing(t *testing.T) {
	if items := agenda.Fit(nil, 90); len(items) != 0 {
		t.Error(items)
	}
	two := []agenda.Item{{ID: "i1", Minutes: 5}, {ID: "i2", Minutes: 5}}
	if items := agenda.Fit(two, 1); agenda.Total(items) != 1 {
		t.Error(items)
	}
}

// Who is told to stand apart does so by the definition, worked out by trying
// every group at either end.
func TestStandsApartByDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		marks := rapid.SliceOfN(rapid.Int64Range(1, 6), 1, 12).Draw(t, "marks")
		var rows []string
		for _, m := range marks {
			rows = append(rows, fmt.Sprint(m))
		}
		in := judged(t, 1, 6, strings.Join(rows, "\n"))
		s, ok := agenda.StandsApart(in.Edition, in.Ballots, "a", "x")
		widest := int64(-1)
		sorted := slices.Sorted(slices.Values(marks))
		n := len(sorted)
		for k := 1; n >= 3 && k <= max(1, n/4); k++ {
			for _, g := range [][2]int64{
				{sorted[k] - sorted[k-1], sorted[n-1] - sorted[k]},
				{sorted[n-k] - sorted[n-k-1], sorted[n-k-1] - sorted[0]},
			} {
				if g[0] >= 2 && g[0] > g[1] {
					widest = max(widest, g[0])
				}
			}
		}
		if ok != (widest > 0) || ok && !s.Gap.Equal(exact.New(widest, 5)) {
			t.Fatalf("%v: %+v, %v, want a gap of %d", marks, s, ok, widest)
		}
	})
}
