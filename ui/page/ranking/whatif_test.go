package ranking

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// not is what every drawing of a what-if says.
const not = "IKKE AVGJØRELSEN"

// whatIfKeys are the keys that ask for one, and move in it.
var whatIfKeys = []string{"left", "right", "shift+left", "shift+right", "n", "p", "k", "j", "m"}

// kinds are editions with every kind of what-if: with a weight to move, with the
// length of a list, with criteria alone, and with nothing to move.
var kinds = map[string]func(e *award.Edition){
	"minmax":    nil,
	"share":     func(e *award.Edition) { e.Rule.Public.Method = award.Share },
	"shortlist": func(e *award.Edition) { e.Rule.Public = &award.PublicRule{Method: award.Shortlist, Top: 3} },
	"added":     func(e *award.Edition) { e.Rule.Public = &award.PublicRule{Method: award.Added} },
	"jury":      func(e *award.Edition) { e.Rule.Public, e.Rule.Ties = nil, []string{} },
	"borda": func(e *award.Edition) {
		e.Rule.Jury.Method, e.Rule.Public, e.Rule.Ties = award.Borda, nil, []string{}
	},
}

// The whole story of the worked case: where the winner stands, the weight moved
// to the border and beyond, another criterion, without a juror, by another rule.
func TestWhatIf(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.Size(120, 40)
	wants(t, s.Frame(), "Først: Kinn til 52,0 %, derfra Bodø.", "Nummer to: Vennesla til 21,6 %, så Bodø til 52,0 %, så Kinn.")
	s.Press("right")
	wants(t, s.Frame(), "Ved 26 % (regelen: 25 %): 1 Kinn 0,887 · 2 Bodø 0,652")
	s.Press("n")
	wants(t, s.Frame(), "Ved 52,0 % (regelen: 25 %): 1= Kinn og Bodø ↑ 0,774")
	s.Press("d")
	wants(t, s.Frame(), "31424/60443")
	s.Press("d", "right", "shift+right")
	wants(t, s.Frame(), "Ved 62 % (regelen: 25 %): 1 Bodø ↑ 0,821 · 2 Kinn ↓ 0,731")
	s.Press("0")
	if f := s.Frame(); strings.Contains(f, "Ved ") {
		t.Errorf("0 does not go back:\n%s", f)
	}
	s.Press("k")
	wants(t, s.Frame(), "Først: Kinn til 47,3 %, derfra Vennesla.", "Kriterium 1 av 4: Resultater i introduksjonsprogrammet.")
	s.Press("k", "k")
	wants(t, s.Frame(), "Først: Bodø til 9,3 %, derfra Kinn.", "Kriterium 3 av 4")
	s.Press("j", "j")
	wants(t, s.Frame(), "◄ uten Anne ► 2 av 6", "1 Kinn 0,891 · 2 Bodø 0,771")
	s.Press("m")
	s.Press(slices.Repeat([]string{"right"}, 8)...)
	wants(t, s.Frame(), "◄ publikum: andeler ► 9 av 14", "1 Bodø ↑ · 2 Kinn ↓", "Publikums 25 % ville virke som 68 % der.")
	s.Press("esc")
	wants(t, s.Frame(), "Hva om publikum teller mer eller mindre?")
}

func TestWhatIfFrames(t *testing.T) {
	for _, step := range []struct {
		name string
		keys []string
	}{{"weight", []string{"right", "shift+right"}}, {"criterion", []string{"k", "k"}}, {"juror", []string{"j", "j"}}, {"rule", []string{"m", "left"}}} {
		s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
		s.Press(step.keys...)
		s.AllSizes(func(size string) { golden.Same(t, "whatif-"+step.name+"-"+size, s.Frame()) })
	}
	for name, change := range kinds {
		s := pagetest.Sit(t, stood(t, worked(t, change)), "", New())
		s.Size(120, 40)
		golden.Same(t, "whatif-of-"+name, s.Frame())
	}
}

// above is the part of a raw drawing that stands above the what-if, and whether
// there is any.
func above(s *pagetest.Seat) (string, bool) {
	before, _, found := strings.Cut(s.Page.View(s.C), not)
	at := strings.LastIndex(before, "\n")
	if !found || at < 0 {
		return "", false
	}
	return before[:at], true
}

// Whatever is asked, and at whatever size: the ranking above stands as it was,
// to the byte; every drawing says that it is not the decision; and who leaves
// and comes back sees what was there before.
func TestAWhatIfChangesNothing(t *testing.T) {
	rooms, heads := map[string]*room.Room{}, map[string]string{}
	for name, change := range kinds {
		rooms[name] = stood(t, worked(t, change))
		heads[name] = sight(t, rooms[name]).Head
	}
	rapid.Check(t, func(rt *rapid.T) {
		r := rooms[rapid.SampledFrom(slices.Sorted(maps.Keys(kinds))).Draw(rt, "rule")]
		s := pagetest.Sit(t, r, "", New())
		size := rapid.SampledFrom(pagetest.Sizes).Draw(rt, "size")
		s.Size(size[0], size[1])
		before := s.Page.View(s.C)
		table, beside := above(s)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(whatIfKeys), 1, 12).Draw(rt, "keys") {
			s.Press(key)
			f := s.Frame()
			if p := s.Page.(*Page); p.what.InHand() && !strings.Contains(f, not) {
				rt.Fatalf("after %s nothing says that it is no decision:\n%s", key, f)
			}
			if now, ok := above(s); beside && (!ok || now != table) {
				rt.Fatalf("after %s the table is\n%s\nand was\n%s", key, now, table)
			}
		}
		s.Leave()
		s.Look()
		s.Arrive()
		if after := s.Page.View(s.C); after != before {
			rt.Fatalf("who comes back sees\n%s\nand saw\n%s", after, before)
		}
	})
	for name, r := range rooms {
		if sight(t, r).Head != heads[name] {
			t.Errorf("%s: something was stored", name)
		}
	}
}

func sight(t testing.TB, r *room.Room) room.Sight {
	t.Helper()
	s, err := r.Sight("")
	must(t, err)
	return s
}

// Every key of every what-if has its words, and none does two things.
func TestKeysOfTheWhatIf(t *testing.T) {
	for _, change := range kinds {
		s := pagetest.Sit(t, stood(t, worked(t, change)), "", New())
		s.CheckKeys()
		for _, key := range append(whatIfKeys, "s", "w", "esc", "enter") {
			s.Press(key)
			s.CheckKeys()
			for _, lang := range locale.Languages() {
				if s.Off == nil {
					continue
				}
				if why, try := locale.For(lang).Fault(s.Off); strings.Contains(why+try, "⟦") {
					t.Errorf("why %s does nothing has no words in %s: %s, %s", key, lang, why, try)
				}
			}
		}
	}
}

// Before the public vote is opened nothing of it is asked about, nor shown.
func TestWhatIfBeforeThePublicVoteIsOpened(t *testing.T) {
	s := pagetest.Sit(t, deliberating(t, worked(t, nil)), "", New())
	for _, key := range append(whatIfKeys, "s") {
		s.Press(key)
		s.AllSizes(func(string) {
			if f := s.Frame(); strings.Contains(f, "publikum:") || strings.Contains(f, "52,0") {
				t.Errorf("after %s the public vote is asked about:\n%s", key, f)
			}
		})
	}
}

// A juror who is recused from a nominee is not shown totals without one juror:
// with the ranking beside them they would tell what that juror gave it.
func TestWhoIsRecusedSeesNoTotalsWithoutAJuror(t *testing.T) {
	r := stood(t, worked(t, nil))
	for who, shown := range map[string]bool{"eli": false, "anne": true, "": true} {
		s := pagetest.Sit(t, r, who, New())
		s.Size(120, 40)
		s.Press("j", "j")
		if f := s.Frame(); strings.Contains(f, "0,771") != shown || strings.Contains(f, "Du er inhabil overfor en nominert") == shown {
			t.Errorf("%q sees\n%s", who, f)
		}
		s.Press("m")
		wants(t, s.Frame(), "1 Kinn · 2 Vennesla ↑ · 3 Bodø ↓")
	}
}

// An answer that comes late, of a ranking that is no more in sight, is dropped,
// and what is in sight is looked for.
func TestAnAnswerOfAnotherRanking(t *testing.T) {
	r := stood(t, worked(t, nil))
	s := pagetest.Sit(t, r, "", New())
	p := s.Page.(*Page)
	first := p.what.Card()
	p.Seen(without(s))
	p.Seen(s.C)
	if p.what.Card() != nil {
		t.Fatal("a card is shown of a ranking that went")
	}
	look := p.Arrive(s.C).Look
	value, err := look.Run(t.Context(), r, "")
	must(t, err)
	other := *s.C.Sight.Ranking
	c := s.C
	c.Sight.Ranking = &other
	p.Seen(c)
	if a := p.Looked(c, look.Name, value, nil); a.Look == nil || p.what.Card() != nil {
		t.Error("an answer of another ranking is taken, or nothing is looked for")
	}
	s.Look()
	s.Arrive()
	if now := p.what.Card(); now == nil || !slices.Equal(now.Winners, first.Winners) {
		t.Error("what is in sight is not looked for")
	}
}

// without is what a page sees where there is no ranking.
func without(s *pagetest.Seat) page.Context {
	c := s.C
	c.Sight.Ranking = nil
	return c
}

// Where two are level everywhere their letters take turns, and a place is said
// to be shared.
func TestWhoIsLevelEverywhere(t *testing.T) {
	s := pagetest.Sit(t, stood(t, madeUp(t, nil)), "", New())
	s.Size(80, 24)
	wants(t, s.Frame(), "TDTDTD", "Bokstaver om hverandre: likt.", "Først: Alvekroken til 59,8 %, derfra Draugskjær og Trollbotn med lik sum.")
}

// divide leaves the table its lines, gives none away twice, and depends on the
// size alone.
func TestDivide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(60, 220).Draw(t, "w"), rapid.IntRange(5, 70).Draw(t, "h")
		titles, entries := rapid.IntRange(1, 2).Draw(t, "titles"), rapid.IntRange(0, 500).Draw(t, "entries")
		a := divide(w, h, titles, entries)
		sum := a.table + a.below + a.pane
		if !a.beside {
			sum += a.card
		}
		switch {
		case a.table > titles+entries, a.table < min(titles+entries, titles+1):
			t.Fatalf("%+v: the table has %d lines of %d", a, a.table, titles+entries)
		case a.pane > 0 && (sum != h || a.below < leastSum || a.pane < leastPane || a.card < 0):
			t.Fatalf("%d lines are divided as %+v", h, a)
		case a.pane == 0 && sum > h:
			t.Fatalf("%d lines are divided as %+v", h, a)
		}
	})
}
