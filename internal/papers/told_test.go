package papers

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
)

// section is a section of the minutes.
func section(t *testing.T, minutes, heading string) string {
	t.Helper()
	_, rest, ok := strings.Cut(minutes, "\n## "+heading+"\n")
	if !ok {
		t.Fatalf("the minutes have no section %q", heading)
	}
	text, _, _ := strings.Cut(rest, "\n## ")
	return text
}

func TestTheDecisionTellsTheVote(t *testing.T) {
	for _, c := range []struct {
		votes map[string]string
		win   string
		why   string
		want  []string
	}{
		{map[string]string{"kari": "kinn", "anne": "kinn", "bjorn": "kinn", "eli": "kinn", "farid": "bodo"}, "kinn", "", []string{"The jury voted 4–1: Kinn 4 and Bodø 1.", "The winner is also first in the ranking."}},
		{open5("kinn", "kinn"), "kinn", "", []string{"In the jury's vote Kinn got all 5 votes."}},
		{open5("kinn", "-"), "kinn", "", []string{"Kinn got all 3 votes. 2 jurors abstained."}},
		{open5("bodo", "kinn"), "bodo", "So.", []string{"The jury voted 3–2: Bodø 3 and Kinn 2.", "First in the ranking is Kinn."}},
		{open5("bodo", "kinn"), "kinn", "So.", []string{"The winner is first in the ranking, but most of the jury's votes went to Bodø"}},
		{open5("bodo", "kinn"), "haugesund", "So.", []string{"First in the ranking is Kinn, and most of the jury's votes went to Bodø."}},
	} {
		j := worked(t)
		upheld(j)
		j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Slik."}, Votes: c.votes, Outcome: winner(c.win), Departure: &c.why})
		public, _ := j.documents()
		got := says(t, public)
		told := section(t, got, "The decision")
		for _, want := range c.want {
			if !strings.Contains(told, want) {
				t.Errorf("of %v: %q is not in\n%s", c.votes, want, told)
			}
		}
		if c.win == "kinn" && c.why != "" {
			section(t, got, "Departure from the jury's votes")
		}
	}
}

// Whoever declared something of some nominees and nothing of others is told of,
// and a ground that ends with a full stop gives no second one.
func TestWhatIsNotDeclaredIsTold(t *testing.T) {
	j := worked(t)
	upheld(j)
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Slik."}, Votes: open5("kinn", "kinn")})
	_, complete := j.documents()
	of := complete.Standing()[0].Juror
	complete.Declarations = []decision.Declaration{{Juror: of, Nominee: "kinn"}, {Juror: of, Nominee: "bodo", Conflict: true, Ground: "Jeg jobber i kommunen."}}
	got := section(t, string(protocol(t, complete, locale.NB)), "Habilitet")
	for _, want := range []string{"har ikke svart på om det er inhabilitet overfor Haugesund, Rælingen og Vennesla", "(Jeg jobber i kommunen)"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestTheMarksHaveTheirMeaning(t *testing.T) {
	public, _ := bundled(t, "fjordlyktprisen-2031").documents()
	e, err := public.AwardEdition()
	if err != nil {
		t.Fatal(err)
	}
	method := section(t, string(protocol(t, public, locale.NB)), "Slik regnes rangeringen")
	var levels int
	for _, c := range e.Criteria {
		for _, l := range c.Levels {
			levels++
			if !strings.Contains(method, "| "+cell(l.Text.In("nb"))+" |") {
				t.Errorf("%s: level %s is not in the minutes", c.ID, l.Mark)
			}
		}
	}
	if levels == 0 {
		t.Fatal("the edition says of no mark what it means")
	}
}

// Whom the minutes say that other public votes could have put first, some votes
// do put first; and no votes put first anybody else.
func TestWhomThePublicCouldHavePutFirst(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := *worked(t).edition
		e.Rule.Public = &award.PublicRule{
			Method: rapid.SampledFrom(farthest).Draw(rt, "method"),
			Weight: exact.New(rapid.Int64Range(0, 8).Draw(rt, "weight"), 8),
		}
		e.Nominees = e.Nominees[:rapid.IntRange(2, 5).Draw(rt, "nominees")]
		in := drawn(rt, &e)
		m := &minutes{e: &e, l: locale.For(locale.EN), names: map[string]string{}, rk: ranked(rt, in)}
		for _, n := range e.Nominees {
			m.names[n.ID] = n.ID
		}
		said := m.reach()
		could := func(id string) bool {
			before, _, _ := strings.Cut(said, "; ")
			return strings.Contains(before, id) || strings.Contains(before, "any of the ranked")
		}
		if said == "" {
			if m.rk.Weight.Sign() != 0 {
				rt.Fatal("nothing is said")
			}
			return
		}
		for _, n := range e.Nominees {
			votes := map[string]exact.Rat{}
			for _, other := range e.Nominees {
				votes[other.ID] = exact.Int(0)
			}
			votes[n.ID] = exact.Int(1)
			in.Votes = votes
			if highest := slices.Contains(top(ranked(rt, in)), n.ID); highest != could(n.ID) {
				rt.Fatalf("%s with all votes: %v; %s", n.ID, highest, said)
			}
			for _, other := range e.Nominees {
				votes[other.ID] = exact.Int(rapid.Int64Range(0, 9).Draw(rt, "votes"))
			}
			for _, id := range top(ranked(rt, in)) {
				if !could(id) {
					rt.Fatalf("%s has the highest total with %v; %s", id, votes, said)
				}
			}
		}
	})
}

// top are all who have the highest total.
func top(rk *ranking.Ranking) (ids []string) {
	for _, r := range rk.Rows {
		if r.Total.Equal(*rk.Rows[0].Total) {
			ids = append(ids, r.Nominee)
		}
	}
	return ids
}

// drawn are marks of two jurors for every nominee, and some votes.
func drawn(t *rapid.T, e *award.Edition) ranking.Input {
	in := ranking.Input{Edition: e, Votes: map[string]exact.Rat{}}
	for _, juror := range []string{"kari", "anne"} {
		b := ballot.New(juror)
		for _, n := range e.Nominees {
			for _, c := range e.Criteria {
				mark := exact.Int(rapid.Int64Range(1, 6).Draw(t, "mark"))
				b.Put(ballot.Cell{Nominee: n.ID, Criterion: c.ID}, ballot.Entry{Set: true, Mark: mark})
			}
		}
		in.Ballots = append(in.Ballots, b)
	}
	for _, n := range e.Nominees {
		in.Votes[n.ID] = exact.Int(rapid.Int64Range(0, 9).Draw(t, "votes"))
	}
	return in
}

func ranked(t *rapid.T, in ranking.Input) *ranking.Ranking {
	rk, err := ranking.Compute(in)
	if err != nil {
		t.Fatal(err)
	}
	return rk
}
