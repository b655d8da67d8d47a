package steps

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
)

func look(t *testing.T, r *room.Room, lang locale.Lang) page.Context {
	t.Helper()
	s, err := r.Sight("")
	if err != nil {
		t.Fatal(err)
	}
	return page.Context{L: locale.For(lang), Sight: s}
}

// A whole life, each step asked for and confirmed as on the screen: the words
// are there in every language, with and without a public part.
func TestALife(t *testing.T) {
	ways := map[string]struct {
		public bool
		acts   []deliberation.Act
	}{
		"step by step": {true, []deliberation.Act{deliberation.ActOpen, deliberation.ActClose, deliberation.ActRevealMarks,
			deliberation.ActLock, deliberation.ActRevealTally}},
		"together":        {true, []deliberation.Act{deliberation.ActOpen, deliberation.ActClose, deliberation.ActRevealBoth}},
		"the jury alone":  {false, []deliberation.Act{deliberation.ActOpen, deliberation.ActClose, deliberation.ActRevealMarks, deliberation.ActLock}},
		"alone, together": {false, []deliberation.Act{deliberation.ActOpen, deliberation.ActClose, deliberation.ActRevealBoth}},
	}
	for name, way := range ways {
		for _, lang := range locale.Languages() {
			t.Run(name+" "+string(lang), func(t *testing.T) {
				e := roomtest.Edition(t, "prisen-2022")
				if !way.public {
					e.Rule.Public, e.Rule.Ties = nil, nil
				}
				r := roomtest.Draft(t, e)
				for _, act := range way.acts {
					take(t, r, lang, act)
					if act == deliberation.ActOpen {
						fill(t, r, way.public)
					}
				}
				if c := look(t, r, lang); c.Sight.Phase != deliberation.Revealed || !c.Sight.Final {
					t.Errorf("the ranking does not stand: %s", c.Sight.Phase)
				}
			})
		}
	}
}

// take asks for one step and confirms it.
func take(t *testing.T, r *room.Room, lang locale.Lang, act deliberation.Act) {
	t.Helper()
	c := look(t, r, lang)
	b := Binding(c.Sight, act, "f")
	if b.Off != nil {
		t.Fatalf("%s is off: %v", act, b.Off)
	}
	q := Ask(c, act).Ask
	texts := append([]string{b.Word(c.L), b.Help(c.L), q.Title, q.Text, q.Word, q.Yes}, q.Lines...)
	do := q.Then("").Act
	notices, err := do.Run(r, "")
	if err != nil {
		t.Fatalf("%s: %v", act, err)
	}
	a, ok := Done(look(t, r, lang), page.Result{Name: do.Name, Notices: notices})
	if !ok {
		t.Fatalf("the result of %s is not known", act)
	}
	for _, s := range append(texts, a.Say) {
		if s == "" || strings.ContainsAny(s, "⟦{") {
			t.Errorf("%s: %q", act, s)
		}
	}
}

// fill hands in one ballot and reads the votes.
func fill(t *testing.T, r *room.Room, public bool) {
	t.Helper()
	e := r.Edition()
	for _, n := range e.Nominees {
		if err := r.Mark("kari", n.ID, e.Criteria[0].ID, "4"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.HandIn("kari"); err != nil {
		t.Fatal(err)
	}
	if public {
		if err := r.SetTally("", publicvote.Totals(nil, e), ""); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpeningShowsTheRule(t *testing.T) {
	r := roomtest.Draft(t, roomtest.Edition(t, "prisen-2022"))
	c := look(t, r, locale.NB)
	text := Ask(c, deliberation.ActOpen).Ask.Text
	if err := r.Open(""); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"juryen 75\u00a0%, publikum 25\u00a0%", "samlet vurdering", "angres", award.Short(look(t, r, locale.NB).Sight.Fingerprint),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %s", want, text)
		}
	}
}

func TestOpeningNeedsAJury(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.Jurors = nil
	c := look(t, roomtest.Draft(t, e), locale.NB)
	if f := Binding(c.Sight, deliberation.ActOpen, "f").Off; f == nil || f.ID != "open.no_chair" {
		t.Errorf("opening without a jury: %v", f)
	}
}

func TestClosingSaysWhatItCosts(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	if err := r.Mark("eli", "kinn", "results", "4"); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"ingen som teller, har levert: det blir ingenting å rangere",
		"Eli Strand har poeng som ikke er levert; de teller ikke",
		"Bodø får for få jurymedlemmer og blir ikke rangert",
		"Haugesund får for få jurymedlemmer og blir ikke rangert",
		"Kinn får for få jurymedlemmer og blir ikke rangert",
		"Rælingen får for få jurymedlemmer og blir ikke rangert",
		"Vennesla får for få jurymedlemmer og blir ikke rangert",
		"Kari Moe har ikke begynt, og blir fraværende.",
		"Anne har ikke begynt, og blir fraværende.",
		"Bjørn har ikke begynt, og blir fraværende.",
		"Farid har ikke begynt, og blir fraværende.",
		"Ola har ikke begynt, og blir fraværende.",
	}
	if d := cmp.Diff(want, Ask(look(t, r, locale.NB), deliberation.ActClose).Ask.Lines); d != "" {
		t.Error(d)
	}
}

func TestDoneTellsWhatWentWrong(t *testing.T) {
	why := fault.New(fault.State, "state.no_tally")
	c := look(t, roomtest.Demo(t, "prisen-2022"), locale.NB)
	if a, ok := Done(c, page.Result{Name: string(deliberation.ActLock), Err: why}); !ok || a.Fault != error(why) {
		t.Errorf("%v, %v", ok, a.Fault)
	}
	if _, ok := Done(c, page.Result{Name: "something else"}); ok {
		t.Error("somebody else's result is taken")
	}
}

// Before the scoring is closed it is said how many ballots count, and of each
// that does not, why.
func TestClosingCountsWhatCounts(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022") // a recusal leaves the whole ranking
	for _, juror := range []string{"kari", "anne", "eli"} {
		for _, n := range r.Edition().Nominees {
			if err := r.Mark(juror, n.ID, "results", "4"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := r.Recuse("eli", "kinn", "en fetter"); err != nil {
		t.Fatal(err)
	}
	if _, err := r.HandInAll(""); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Absent("", "ola", "syk"); err != nil {
		t.Fatal(err)
	}
	q := Ask(look(t, r, locale.NB), deliberation.ActClose).Ask
	if want := "Stemmesedler som teller: 2. Som ikke teller: 4."; !strings.HasPrefix(q.Text, want) {
		t.Errorf("%q does not begin with %q", q.Text, want)
	}
	want := []string{
		"Eli Strand har levert, men teller ikke: inhabil overfor Kinn",
		"Bjørn har ikke begynt, og blir fraværende.",
		"Farid har ikke begynt, og blir fraværende.",
		"Ola er fraværende: syk.",
	}
	if d := cmp.Diff(want, q.Lines); d != "" {
		t.Error(d)
	}
}
