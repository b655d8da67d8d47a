package ranking

import (
	"testing"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/ui/page/pagetest"
)

// The step that decided says who goes first and why, and is in sight for who
// is chosen at 80x24 too.
func TestWhoGoesFirst(t *testing.T) {
	s := pagetest.Sit(t, stood(t, madeUp(t, nil)), "", New())
	want := "Trollbotn 4,75 (19/4, 4 jurymedlemmer) foran Draugskjær 4,4 (22/5, 5 jurymedlemmer): høyest snitt går foran."
	for _, id := range []string{"trollbotn", "draugskjar"} {
		s.Page.(*Page).Select(id)
		for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
			s.Size(size[0], size[1])
			wants(t, s.Frame(), want)
		}
	}
	s.Press("enter")
	s.Size(120, 200)
	wants(t, s.Frame(), "Steg 1, resultatet hos publikum: Trollbotn 1; Draugskjær 1. Det skilte ingen.", "Steg 3, kriteriet «Lys i mørketida»: "+want)
	s.C.L = locale.For(locale.EN)
	wants(t, s.Frame(), "Trollbotn 4.75 (19/4, 4 jurors) before Draugskjær 4.4 (22/5, 5 jurors): the higher mean goes first.")
}

// level is a ranking of Bodø and Haugesund, which have the same total, by the
// marks that two jurors gave them on the first two criteria.
func level(t *testing.T, change func(e *award.Edition), kari, anne [4]string) *pagetest.Seat {
	return levelFor(t, "", change, kari, anne)
}

// levelFor is level as a juror sees it who is recused from Bodø; as the chair does
// where nobody is named.
func levelFor(t *testing.T, who string, change func(e *award.Edition), kari, anne [4]string) *pagetest.Seat {
	r := roomOf(t, func(e *award.Edition) {
		e.Rule.Public = nil
		change(e)
	})
	for juror, marks := range map[string][4]string{"kari": kari, "anne": anne} {
		for i, nominee := range []string{"bodo", "haugesund"} {
			for k, criterion := range []string{"results", "commitment"} {
				must(t, r.Mark(juror, nominee, criterion, marks[2*i+k]))
			}
		}
	}
	if who != "" {
		must(t, r.Recuse(who, "bodo", "en fetter"))
	}
	_, err := r.HandInAll("")
	must(t, err)
	s := pagetest.Sit(t, deliberating(t, r), who, New())
	s.Press("enter")
	s.Size(120, 200)
	return s
}

// Where less is better, the lower mean goes first.
func TestTheLowerGoesFirst(t *testing.T) {
	s := level(t, func(e *award.Edition) { e.Criteria[0].Better, e.Rule.Ties = award.Lower, []string{"criterion:results"} },
		[4]string{"2", "4", "3", "5"}, [4]string{"2", "4", "3", "5"})
	wants(t, s.Frame(), "Bodø 2 (2 jurymedlemmer) foran Haugesund 3 (2 jurymedlemmer): lavest snitt går foran.")
}

// Results that are compared one by one stand apart from each other.
func TestTheResultsOfJurorsStandApart(t *testing.T) {
	s := level(t, func(e *award.Edition) { e.Rule.Ties = []string{award.TieCountback} },
		[4]string{"6", "6", "4", "4"}, [4]string{"2", "2", "4", "4"})
	wants(t, s.Frame(), "Bodø (1, 1/5) foran Haugesund (3/5, 3/5): resultatene sammenlignes fra det beste og ned, og det første som er ulikt, avgjør.")
}

// Whoever is recused from a nominee is not told the results of jurors on it, with
// or without names, where a tie was told apart by them.
func TestWhoIsRecusedSeesNoResults(t *testing.T) {
	s := levelFor(t, "eli", func(e *award.Edition) { e.Rule.Ties = []string{award.TieCountback} },
		[4]string{"6", "6", "4", "4"}, [4]string{"2", "2", "4", "4"})
	wants(t, s.Frame(), "Bodø foran Haugesund (3/5, 3/5)")
}

// Every step that a ladder may have says why in every language.
func TestEveryStepSaysWhy(t *testing.T) {
	for _, step := range []string{award.TieCountback, award.TieFirstPlaces, award.TieHeadToHead, award.TieJury, award.TieMedian, award.TiePublic, award.TieVotes, award.TieCriterion} {
		for _, lang := range locale.Languages() {
			if key := "ranking.step.why." + step; !locale.For(lang).Has(key) {
				t.Errorf("%s has no %s", lang, key)
			}
		}
	}
}
