package rehearse

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	rank "votering/internal/ranking"
	"votering/internal/room/roomtest"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/cursor"
	"votering/ui/part/stack"
)

const prize = "prisen-2022"

// opened is the rule of an edition, tried out.
func opened(t testing.TB, e *award.Edition) (*pagetest.Seat, *stage) {
	t.Helper()
	h := &pagetest.Host{Open: func(s *stack.Stack, _ page.Context) page.Action { return Open(s) }}
	s := pagetest.Sit(t, roomtest.Draft(t, e), "", h)
	s.Press("enter")
	st, ok := h.Steps.Front().(*stage)
	if !ok {
		t.Fatal("it is not open")
	}
	return s, st
}

// turnTo takes a choice in hand.
func turnTo(t testing.TB, s *pagetest.Seat, st *stage, about string) {
	t.Helper()
	for range st.found.choices {
		if st.inHand().About == about {
			return
		}
		s.Press("right")
	}
	t.Fatalf("no choice %s", about)
}

func has(t *testing.T, got string, wants ...string) {
	t.Helper()
	got = strings.Join(strings.Fields(strings.ReplaceAll(got, "\u00a0", " ")), " ")
	for _, w := range wants {
		if !strings.Contains(got, w) {
			t.Errorf("no %q in\n%s", w, got)
		}
	}
}

func TestFrames(t *testing.T) {
	s, st := opened(t, roomtest.Edition(t, prize))
	s.AllSizes(func(size string) { golden.Same(t, "prize-"+size, s.Frame()) })
	turnTo(t, s, st, "public")
	s.Press("up")
	s.AllSizes(func(size string) { golden.Same(t, "public-"+size, s.Frame()) })
	s.Press("l", "enter")
	s.AllSizes(func(size string) { golden.Same(t, "read-"+size, s.Frame()) })

	share := roomtest.Edition(t, roomtest.MadeUp)
	share.Rule.Public = &award.PublicRule{Method: award.Share, Weight: exact.New(1, 4)}
	s, _ = opened(t, share)
	s.C.L = locale.For(locale.EN)
	s.AllSizes(func(size string) { golden.Same(t, "share-en-"+size, s.Frame()) })
}

// Whatever is shown says first of all that it is made up.
func TestItSaysThatItIsMadeUp(t *testing.T) {
	for _, lang := range locale.Languages() {
		s, _ := opened(t, roomtest.Edition(t, prize))
		s.C.L = locale.For(lang)
		word, _, _ := strings.Cut(strings.TrimSpace(s.C.L.T("rehearse.heading", "n", "")), ",")
		if len(word) < 5 || word != strings.ToUpper(word) {
			t.Errorf("%s: the heading begins with %q", lang, word)
		}
		s.AllSizes(func(size string) {
			for _, key := range []string{"right", "enter", "n", "esc"} {
				if first, _, _ := strings.Cut(s.Frame(), "\n"); !strings.Contains(first, word) {
					t.Errorf("%s after %s: the first line is %q", size, key, first)
				}
				s.Press(key)
			}
		})
	}
}

// A weight that works as another is warned of before anything is opened.
func TestTheWeightThatMisleads(t *testing.T) {
	e := roomtest.Edition(t, prize)
	e.Rule.Public.Method = award.Share
	s, st := opened(t, e)
	if !st.found.Ranking.WeightMisleads() {
		t.Fatal("the example does not mislead")
	}
	has(t, s.Frame(), "▲ Publikums 25 % virker som 72 % her: juryens tall ligger tettere enn publikums.")
	e.Rule.Public.Method = award.MinMax
	s, _ = opened(t, e)
	if f := s.Frame(); strings.Contains(f, "▲ Publikums") {
		t.Errorf("under minmax it warns:\n%s", f)
	}
}

// The table sets the option in hand beside the rule, and the rule alone where
// that is in hand.
func TestSideBySide(t *testing.T) {
	s, st := opened(t, roomtest.Edition(t, prize))
	if f := s.Frame(); strings.Contains(f, "Da nr") {
		t.Errorf("the rule stands beside itself:\n%s", f)
	}
	turnTo(t, s, st, "weight")
	s.Press("end")
	o := st.chosen()
	if !o.Edition.Rule.Public.Weight.Equal(exact.Int(1)) || len(o.Ranking.Rows) == 0 {
		t.Fatalf("the last weight is %s", o.Edition.Rule.Public.Weight)
	}
	g := wordsOf(s.C, st.found).grid(st.found, o)
	for i, row := range st.found.Ranking.Rows {
		at := slices.IndexFunc(o.Ranking.Rows, func(r rank.Row) bool { return r.Nominee == row.Nominee })
		then := wordsOf(s.C, st.found).place(&o.Ranking.Rows[at])
		if got, _, _ := strings.Cut(g.rows[i][colThen], " "); got != then {
			t.Errorf("%s is then %q, not %s", row.Nominee, g.rows[i][colThen], then)
		}
	}
	has(t, s.Frame(), "Da nr", "Vekting: juryen 0 %, publikum 100 %.")
}

// The columns are those that the rule has numbers for, named by what they are;
// totals that differ look different.
func TestColumns(t *testing.T) {
	for want, change := range map[string]func(e *award.Edition){
		"Nr Nominert Jurysnitt Sum █ jury":                     func(e *award.Edition) { e.Rule.Public = nil },
		"Nr Nominert Jurysnitt Stemmer Sum █ jury ▒ publikum":  func(e *award.Edition) { e.Rule.Jury.Method = award.Additive },
		"Nr Nominert Jury Stemmer Sum █ jury ▒ publikum":       func(e *award.Edition) { e.Rule.Jury.Method = award.Median },
		"Nr Nominert Jurysnitt Publikum Sum █ jury ▒ publikum": func(e *award.Edition) { e.Rule.Public = &award.PublicRule{Method: award.Added} },
		"Nr Nominert Jurypoeng Stemmer Sum █ jury ▒ publikum": func(e *award.Edition) {
			e.Rule.Jury.Method, e.Rule.Jury.Points = award.Points, []exact.Rat{exact.Int(3), exact.Int(1)}
		},
		"Nr Nominert Jury Stemmer Sum █ jury ▒ publikum (summer)": func(e *award.Edition) { e.Rule.Jury.Method, e.Rule.Jury.Combine = award.Sum, award.WeightedSum },
	} {
		e := roomtest.Edition(t, prize)
		change(e)
		s, _ := opened(t, e)
		s.Size(120, 40)
		has(t, s.Frame(), strings.TrimSuffix(want, " (summer)"))
	}
	e := roomtest.Edition(t, prize)
	e.Rule.Public.Method = award.Share
	_, st := opened(t, e)
	seen := map[string]exact.Rat{}
	s, _ := opened(t, e)
	totals := wordsOf(s.C, st.found).totals(st.found.Ranking)
	for i := range st.found.Ranking.Rows {
		row := &st.found.Ranking.Rows[i]
		if other, ok := seen[totals(row)]; ok && !other.Equal(*row.Total) {
			t.Errorf("%s is shown twice", totals(row))
		}
		seen[totals(row)] = *row.Total
	}
}

// Draws follow each other, there and back, and the one before the first says
// why there is none.
func TestDraws(t *testing.T) {
	s, st := opened(t, roomtest.Edition(t, prize))
	one := s.Frame()
	if s.Press("p"); s.Off == nil || s.Off.ID != "rehearse.first" {
		t.Errorf("before the first draw: %v", s.Off)
	}
	s.Press("n")
	two := s.Frame()
	if st.found.Seed != 2 || one == two {
		t.Errorf("draw %d is\n%s", st.found.Seed, two)
	}
	if s.Press("p"); s.Frame() != one {
		t.Errorf("the first draw has become\n%s", s.Frame())
	}
	s.Press("l")
	if len(tied(st.found.Ranking)) == 0 || st.found.Seed < 2 {
		t.Errorf("draw %d has no equal totals", st.found.Seed)
	}
}

// Where no draw needs the tie ladder that is said, and what was shown stays.
func TestNoTies(t *testing.T) {
	e := roomtest.Edition(t, prize)
	e.Nominees = e.Nominees[:1]
	s, st := opened(t, e)
	one := s.Frame()
	s.Press("l")
	if s.Last.Fault == nil || st.working || s.Frame() != one {
		t.Errorf("%v, and\n%s", s.Last.Fault, s.Frame())
	}
}

// Every rule has words for every choice, at every size and in every language.
func TestEveryRuleIsTold(t *testing.T) {
	for i, change := range variants() {
		e := roomtest.Edition(t, prize)
		change(e)
		s, st := opened(t, e)
		if st.failed != nil {
			t.Errorf("rule %d: %v", i, st.failed)
			continue
		}
		for _, lang := range locale.Languages() {
			s.C.L = locale.For(lang)
			for range st.found.choices {
				for range st.inHand().Options {
					if f := s.Frame(); strings.ContainsAny(f, "⟦{") {
						t.Fatalf("rule %d in %s:\n%s", i, lang, f)
					}
					s.Press("down")
				}
				s.Press("right")
			}
			b := wordsOf(s.C, st.found).everything(st.found, 100)
			for _, l := range b {
				if strings.ContainsAny(l.Plain(), "⟦{") {
					t.Errorf("rule %d in %s: %s", i, lang, l.Plain())
				}
			}
		}
	}
}

// variants are rules as they differ.
func variants() []func(e *award.Edition) {
	all := []func(*award.Edition){
		func(e *award.Edition) { e.Rule.Public = nil },
		func(e *award.Edition) { e.Jurors = nil },
		func(e *award.Edition) { e.Rule.Ties = []string{}; e.Rule.Places = award.Dense },
		func(e *award.Edition) { e.Rule.Quorum, e.Rule.Recusal = len(e.Voters()), award.ScopeEdition },
		func(e *award.Edition) { n := 0; e.Rule.Jury.Rounding = &award.Rounding{Weighted: &n, Mode: award.Down} },
		func(e *award.Edition) { e.Rule.Jury.Combine = award.WeightedSum },
	}
	for _, m := range award.JuryMethods() {
		all = append(all, func(e *award.Edition) {
			one, ratio := exact.Int(1), exact.New(1, 2)
			e.Rule.Jury.Method, e.Rule.Jury.Margin, e.Rule.Jury.Trim = m, &one, 1
			e.Rule.Jury.Points, e.Rule.Jury.Ratio = []exact.Rat{exact.Int(3), exact.Int(1)}, &ratio
			if m == award.Sum {
				e.Rule.Jury.Combine = award.WeightedSum
			}
		})
	}
	for _, m := range award.PublicMethods() {
		all = append(all, func(e *award.Edition) {
			e.Rule.Public = &award.PublicRule{Method: m, Top: 3, Points: []exact.Rat{exact.Int(12), exact.Int(10)}}
			if award.Weighted(m) {
				e.Rule.Public.Weight = exact.New(1, 3)
			}
		})
	}
	return all
}

// A rule that cannot be applied says so, and another draw can be asked for.
func TestARuleThatIsRefused(t *testing.T) {
	e := roomtest.Edition(t, prize)
	for i := range e.Criteria {
		e.Criteria[i].Scale = award.Scale{Min: exact.Int(-9), Max: exact.Int(-1), Step: exact.Int(1)}
		e.Criteria[i].Levels = nil
	}
	e.Rule.Jury.Combine = award.WeightedSum
	e.Rule.Public.Method = award.Share
	s, st := opened(t, e)
	if st.failed == nil {
		t.Fatal("it is not refused")
	}
	s.AllSizes(func(string) { s.Press("enter", "left", "right", "down", "up") })
	has(t, s.Frame(), "→")
	if s.Press("n"); st.seed != 2 {
		t.Errorf("draw %d", st.seed)
	}
}

// Nothing is stored by trying out, whatever keys are pressed, and the frames
// fit.
func TestNothingIsStored(t *testing.T) {
	s, _ := opened(t, roomtest.Edition(t, prize))
	_, before := s.Room.Record()
	frozen := award.Freeze(s.Room.Edition())
	all := append(cursor.Keys(), "left", "right", "n", "p", "l", "enter", "esc", " ")
	rapid.Check(t, func(rt *rapid.T) {
		for range rapid.IntRange(1, 15).Draw(rt, "keys") {
			size := rapid.SampledFrom(pagetest.Sizes).Draw(rt, "size")
			s.Size(size[0], size[1])
			s.Press(rapid.SampledFrom(all).Draw(rt, "key"))
			s.Frame()
			if s.Last.Act != nil {
				rt.Fatalf("it asks for %s", s.Last.Act.Name)
			}
		}
	})
	entries, after := s.Room.Record()
	if before != after || len(entries) != 1 || string(award.Freeze(s.Room.Edition())) != string(frozen) {
		t.Errorf("%d entries, head %s, not %s", len(entries), after, before)
	}
}

// Once the edition is opened the step is gone.
func TestItClosesWithTheDraft(t *testing.T) {
	s, st := opened(t, roomtest.Edition(t, prize))
	if err := s.Room.Open(""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	if slices.Contains(st.steps.All(), stack.Step(st)) {
		t.Error("it is still there")
	}
	if _, err := s.Room.Rehearse(1); err == nil {
		t.Error("the room still tries it out")
	}
}

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// What stands in an edition is foreign text.
func TestForeignText(t *testing.T) {
	s, st := opened(t, roomtest.Edition(t, prize))
	evil := "a\x1b]52;c;x\a\u202eb" + strings.Repeat("日本 語Æ", 40)
	e := *st.found.Edition
	e.Nominees = slices.Clone(e.Nominees)
	for i := range e.Nominees {
		e.Nominees[i].Name = evil
	}
	e.Criteria = slices.Clone(e.Criteria)
	e.Criteria[0].Title = award.Plain(evil)
	st.found.Edition = &e
	s.AllSizes(func(size string) {
		for _, key := range []string{"right", "enter", "end", "esc"} {
			s.Frame()
			if f := ours.ReplaceAllString(s.Page.View(s.C), ""); strings.ContainsAny(f, "\x1b\a\u202e") {
				t.Fatalf("%s: %q", size, f)
			}
			s.Press(key)
		}
	})
	if text.Width(evil) < 100 {
		t.Fatal("the name is not long")
	}
}

func TestKeys(t *testing.T) {
	s, _ := opened(t, roomtest.Edition(t, prize))
	for range 2 {
		s.CheckKeys()
		s.Press("enter")
	}
}

// The largest field is looked through for a tie too, but for a while only.
func TestFields(t *testing.T) {
	e := roomtest.Edition(t, prize)
	if n := fields(e); n != mostFields {
		t.Errorf("%d fields of the smallest", n)
	}
	e.Jurors = make([]award.Juror, award.MaxJurors)
	for i := range e.Jurors {
		e.Jurors[i].Votes = true
	}
	e.Nominees = make([]award.Nominee, award.MaxMarks/award.MaxJurors/len(e.Criteria))
	if n := fields(e); n < leastFields || n*award.MaxMarks > mostMarks && n > leastFields {
		t.Errorf("%d fields of the largest", n)
	}
}
