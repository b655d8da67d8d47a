package ranking

import (
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/locale"
	rank "votering/internal/ranking"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page/pagetest"
	"votering/ui/part/frame"
)

// The line of keys names every question at 80 columns, whether one is asked or
// not.
func TestTheKeyLineNamesEveryQuestion(t *testing.T) {
	for _, lang := range locale.Languages() {
		s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
		s.C.L = locale.For(lang)
		s.Size(80, 24)
		for _, key := range []string{"0", "right", "k", "j", "m"} {
			s.Press(key)
			line := frame.Footer(s.Page.Bindings(s.C), keys.Binding{ID: "help", Keys: []string{"?"}}, "", s.C.L, s.C.S, 80).Plain()
			for _, sign := range []string{"←→ ", "m ", "k ", "j ", "s "} {
				if !strings.Contains(line, " "+sign) {
					t.Errorf("%s, after %s: %q does not name %s", lang, key, line, sign)
				}
			}
		}
	}
}

// So it does for the chair whom a tie waits for.
func TestTheKeyLineNamesEveryQuestionBesideTheTie(t *testing.T) {
	for _, lang := range locale.Languages() {
		s := pagetest.Sit(t, tied(t, "5", "5", "3"), "", New())
		s.C.L = locale.For(lang)
		line := frame.Footer(s.Page.Bindings(s.C), keys.Binding{ID: "help", Keys: []string{"?"}}, "", s.C.L, s.C.S, 80).Plain()
		for _, sign := range []string{" l ", " m ", " k ", " j ", " s "} {
			if !strings.Contains(line, sign) {
				t.Errorf("%s: %q does not name %q", lang, line, sign)
			}
		}
	}
}

// Where a text has no room at 80x24 it ends in the key that shows the rest, and the
// rest is there.
func TestWhatIsCutSaysWhereItIs(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.Size(80, 24)
	wants(t, s.Frame(), "… Enter")
	s.Press("k", "k")
	f := s.Frame()
	wants(t, f, "… s", "Hva om ett kriterium teller mer eller mindre?", "Kriterium 2 av 4: Engasjement og fleksibilitet i bosettingen.")
	s.Press("right")
	wants(t, s.Frame(), "Kriterium 2 av 4: Engasjement og fleksibilitet i bosettingen.", "Ved 26 % (regelen: 25 %): 1 Kinn")
	s.AllSizes(func(size string) {
		if f := s.Frame(); !strings.HasPrefix(size, "20") && !strings.HasPrefix(size, "40") && !strings.Contains(f, "2 av 4: Engasjement og flek") && !strings.Contains(f, "«Engasjement og fleksibilitet i bosettingen»") {
			t.Errorf("%s: the criterion that is moved has no name:\n%s", size, f)
		}
	})
	s.Size(80, 24)
	s.Press("left", "s")
	wants(t, s.Frame(), not, "Nummer to: Vennesla til 22,7 %, så Bodø til 38,5 %, så Kinn")
	s.Press("s", "m", "m", "s")
	s.Size(80, 60)
	wants(t, s.Frame(), not, "► jury: uten høyeste og laveste", "publikum: andeler")
}

// The method that is asked about is explained, and so are the arrows.
func TestAMethodIsExplainedWhereItIsAskedAbout(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		s.Size(size[0], size[1])
		s.Press("0", "m")
		wants(t, s.Frame(), "midterste")
	}
	s.Press("0", "k", "shift+right", "shift+right", "shift+right", "s")
	wants(t, s.Frame(), "↑ ↓ bedre eller dårligere plass enn i rangeringen.")
}

// tied is a ranking that waits for the chair: who has the same marks is level.
func tied(t *testing.T, marks ...string) *room.Room {
	t.Helper()
	rows := "juror,nominee,criterion,mark\n"
	for i, nominee := range []string{"kinn", "bodo", "haugesund", "vennesla"}[:len(marks)] {
		for _, c := range edition(t).Criteria {
			rows += "kari," + nominee + "," + c.ID + "," + marks[i] + "\n"
		}
	}
	return stood(t, filled(t, edition(t), func(e *award.Edition) {
		e.Rule.Public, e.Rule.Ties = nil, []string{award.TieChair}
	}, []byte(rows), nil))
}

// While the chair must break a tie nothing reads as settled; of several ties the
// others are told of too.
func TestATieThatWaitsIsNotSettled(t *testing.T) {
	s := pagetest.Sit(t, tied(t, "5", "5", "3", "3"), "", New())
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}} {
		s.Size(size[0], size[1])
		f := s.Frame()
		wants(t, f, "▲ Bodø og Kinn står likt: juryleder avgjør (l).")
		if strings.Contains(f, "deler plass") || strings.Contains(f, "deler de plass") {
			t.Errorf("a tie that waits reads as settled:\n%s", f)
		}
	}
	wants(t, s.Frame(), "Etter det venter 1 likhet til.", "Ingen andre trinn skilte dem: juryleder avgjør hvem som kommer først.")
	s.Press("enter")
	wants(t, s.Frame(), "Bodø og Kinn har lik sum; juryleder har ennå ikke avgjort hvem som kommer først.")
}

// After the cast its words end where they end, and lines that do not know of it say
// so.
func TestWhatIfAfterTheCast(t *testing.T) {
	r := tied(t, "5", "5", "3")
	must(t, r.Cast("", []string{"kinn", "bodo"}, "Loddtrekning."))
	s := pagetest.Sit(t, r, "", New())
	s.Size(80, 24)
	wants(t, s.Frame(), "Skilles av juryleders avgjørelse: Kinn foran Bodø. Juryleders grunn: … Enter")
	s.Size(120, 40)
	wants(t, s.Frame(), "Skilles av juryleders avgjørelse: Kinn foran Bodø. Juryleders grunn: Loddtrekning.")
	s.Press("k")
	wants(t, s.Frame(), "Linjene: uten trinn for lik sum og juryleders ord (j, m, s har dem).")
	if !slices.ContainsFunc(s.C.Sight.Ranking.Rows[0].Ladder, func(st rank.Step) bool { return st.Name == award.TieChair }) {
		t.Error("the chair did not decide")
	}
}

// Weights that are drawn show what came of it at once.
func TestDrawnWeightsAreInSight(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.Size(80, 24)
	s.Press("s")
	s.Frame()
	s.Press("w")
	wants(t, s.Frame(), "først i 6 357 av 10 000 trekninger")
	if s.Press("w"); s.Off == nil {
		t.Error("they are drawn twice")
	}
}

// Where the rule has a weight stays told beside where it was moved to.
func TestTheRulesOwnWeightStaysInSight(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.Size(120, 40)
	s.Press("right", "right", "right")
	wants(t, s.Frame(), "25 %▲", "Ved 28 % (regelen: 25 %)")
	s.Press("0", "left", "left", "left")
	wants(t, s.Frame(), "▲25 %", "Ved 22 % (regelen: 25 %)")
}

// Under dense places the lines number places as the ranking does, and only those
// who move have arrows.
func TestDensePlacesInTheWhatIf(t *testing.T) {
	s := pagetest.Sit(t, stood(t, madeUp(t, func(e *award.Edition) { e.Rule.Places = award.Dense })), "", New())
	s.Size(200, 60)
	s.Press("right")
	wants(t, s.Frame(), "1 Alvekroken", "2= Trollbotn og Draugskjær", "3= ")
	if f := s.Frame(); strings.Contains(f, " ↑") || strings.Contains(f, " ↓") {
		t.Errorf("nobody moved:\n%s", f)
	}
}

// Those who share a later place are put in order by the places they get.
func TestTheChairGivesPlaces(t *testing.T) {
	s := pagetest.Sit(t, tied(t, "5", "4", "4"), "", New())
	s.Size(80, 24)
	s.Press("l")
	wants(t, s.Frame(), "Hvem får plass 2?")
	s.Press("enter")
	if q := s.Last.Ask; q == nil || !strings.Contains(q.Text, "2 Bodø og 3 Haugesund") {
		t.Errorf("it asks %+v", q)
	}
}

// Where one line is all there is for sentences, it has the criterion and where it
// was moved to.
func TestACriterionIsNamedOnOneLine(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.Size(80, 23)
	s.Press("k", "right")
	wants(t, s.Frame(), "Resultater i introduksjonsprogrammet", "26 %", "1 Kinn")
	if strings.Contains(s.Frame(), "… s … s") {
		t.Errorf("the key stands there twice:\n%s", s.Frame())
	}
}
