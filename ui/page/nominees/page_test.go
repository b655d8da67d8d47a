package nominees

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

const prize = "prisen-2022"

// sit seats a juror of an edition at the page.
func sit(t testing.TB, id, who string) *pagetest.Seat {
	return pagetest.Sit(t, roomtest.Demo(t, id), who, New())
}

// has fails where the frame does not show all of these.
func has(t *testing.T, s *pagetest.Seat, want ...string) {
	t.Helper()
	frame := strings.ReplaceAll(s.Frame(), "\u00a0", " ")
	for _, w := range want {
		if !strings.Contains(frame, w) {
			t.Errorf("no %q in\n%s", w, frame)
		}
	}
}

func lacks(t *testing.T, s *pagetest.Seat, unwanted ...string) {
	t.Helper()
	frame := s.Frame()
	for _, w := range unwanted {
		if strings.Contains(frame, w) {
			t.Errorf("%q in\n%s", w, frame)
		}
	}
}

func TestFrames(t *testing.T) {
	for name, id := range map[string]string{"prize": prize, "made-up": roomtest.MadeUp} {
		s := sit(t, id, "")
		s.AllSizes(func(size string) { golden.Same(t, name+"-"+size, s.Frame()) })
	}
}

func TestTwoSideBySide(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Size(120, 40)
	s.Press("end", "v", "up", "up")
	golden.Same(t, "pair-120x40", s.Frame())
	s.Size(80, 24)
	has(t, s, "► Kinn", "■ Vennesla", "── Kinn · 4602")
	s.Press("b")
	has(t, s, "■ Kinn", "► Vennesla", "── Vennesla · 4223")
	s.Press("b", "down")
	has(t, s, "■ Vennesla", "► Rælingen")
	s.Press("esc")
	lacks(t, s, "■")
}

func TestReading(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("j", "j", "enter")
	golden.Same(t, "read-80x24", s.Frame())
	s.Press("end")
	has(t, s, "Til sammenligning", "Vestland fylke")
	s.Press("n")
	has(t, s, "Rælingen · 3027", "Fra leie til eie")
	s.Press("esc", "i")
	golden.Same(t, "sources-80x24", s.Frame())
	s.Press("esc")
	has(t, s, " ► Rælingen")
}

// What is said of a nominee may name a reference: it stands before the others,
// after those in the table.
func TestNearestComparisonsFirst(t *testing.T) {
	s := sit(t, prize, "eli")
	for _, want := range []string{"Nordland", "Rogaland", "Vestland", "Viken", "Agder"} {
		d := s.Page.(*Page).d
		rows := d.near(s.Page.(*Page).list[s.Page.(*Page).cursor.At])
		if a, b := d.sheet.Name(rows[0]), d.sheet.Name(rows[1]); a != "Landet" || b != want+" fylke" {
			t.Errorf("%s and %s come first, wants %s", a, b, want)
		}
		s.Press("j")
	}
}

// Each of two nominees side by side says what is not known of it, and why a
// figure of its own cannot be there.
func TestPairSaysWhatIsNotKnown(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Size(120, 40)
	s.Press("end", "v", "k", "k")
	frame := s.Frame()
	for want, times := range map[string]int{"Ikke kjent: Introprogrammet": 2, "Fylket, Agder": 1, "× Kommunen ble til i 2020.": 1, "2019": 2} {
		if got := strings.Count(frame, want); got != times {
			t.Errorf("%q stands there %d times, wants %d in\n%s", want, got, times, frame)
		}
	}
}

func TestPinningSaysHowToCompare(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Size(80, 24)
	s.Press("v")
	if !strings.Contains(s.Last.Say, "100 kolonner") || !strings.Contains(s.Last.Say, "b mellom") {
		t.Errorf("says %q", s.Last.Say)
	}
}

func TestSorting(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("j", "j") // Kinn
	for _, want := range []string{
		"Bodø Haugesund Kinn Rælingen Vennesla",
		"Bodø Haugesund Rælingen Kinn Vennesla",
		"Bodø Haugesund Kinn Vennesla Rælingen",
	} {
		s.Press("o")
		if got := names(s); got != want {
			t.Errorf("%s, wants %s", got, want)
		}
		has(t, s, " ► Kinn")
	}
	has(t, s, "▼Anmodet")
	s.Press("r")
	has(t, s, "▲Anmodet")
	if got := names(s); got != "Rælingen Vennesla Kinn Haugesund Bodø" {
		t.Errorf("turned round: %s", got)
	}
	for range 5 {
		s.Press("o")
	}
	lacks(t, s, "▼", "▲")
}

// names are the nominees from top to bottom.
func names(s *pagetest.Seat) string {
	var ns []string
	for line := range strings.Lines(s.Frame()) {
		for _, n := range s.C.Sight.Edition.Nominees {
			for _, sign := range []string{noSign, chosenSign, pinnedSign} {
				if strings.HasPrefix(line, sign+n.Name+" ") {
					ns = append(ns, n.Name)
				}
			}
		}
	}
	return strings.Join(ns, " ")
}

// A figure that is missing is neither low nor high.
func TestMissingFiguresComeLast(t *testing.T) {
	s := sit(t, roomtest.MadeUp, "birk")
	s.Size(120, 40)
	for range 6 {
		s.Press("o")
		if strings.Contains(s.Frame(), "▲Lampeolje") {
			break
		}
	}
	for range 2 {
		got := strings.Fields(names(s))
		if last := strings.Join(got[len(got)-2:], " "); last != "Kvitebjørndal Nøkkevågen" && last != "Nøkkevågen Kvitebjørndal" {
			t.Errorf("last are %s", last)
		}
		s.Press("r")
	}
}

func TestFilter(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("/")
	if !s.Page.Typing() {
		t.Fatal("letters are no text while a filter is written")
	}
	s.Type("HAUGE")
	if got := names(s); got != "Haugesund" {
		t.Errorf("HAUGE finds %s", got)
	}
	s.Press("enter")
	has(t, s, "HAUGE")
	if s.Page.Typing() {
		t.Error("letters are text after Enter")
	}
	s.Press("esc")
	if got := names(s); strings.Count(got, " ") != 4 {
		t.Errorf("Esc shows %s", got)
	}
	s.Press("/")
	s.Type("4602")
	if got := names(s); got != "Kinn" {
		t.Errorf("a code finds %s", got)
	}
	s.Type("x")
	has(t, s, "Ingen passer til «4602x»")
	s.Press("enter", "enter", "s", "v", "i", "o", "down", "pgdown")
	s.AllSizes(func(string) {})
	s.Press("esc")
	s.Press("/")
	s.Paste("\x1b[31mvenn")
	has(t, s, "Søk: venn")
	s.Press("esc")
	if strings.Count(names(s), " ") != 4 {
		t.Error("Esc while writing does not show all")
	}
}

func TestScoreGoesToTheChosen(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("down", "s")
	if s.Last.Goto != page.Scoring || s.Last.Select != "haugesund" {
		t.Errorf("%+v", s.Last)
	}
	s.Page.(page.Selector).Select("vennesla")
	s.Look()
	has(t, s, " ► Vennesla")
}

func TestProgressIsMine(t *testing.T) {
	r := roomtest.Demo(t, prize)
	for _, do := range []func() error{
		func() error { return r.Mark("eli", "kinn", "results", "3") },
		func() error { return r.Mark("eli", "kinn", "commitment", "-") },
		func() error { return r.Recuse("eli", "bodo", "worked there") },
		func() error { return r.Mark("anne", "vennesla", "results", "3") },
	} {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	s := pagetest.Sit(t, r, "eli", New())
	has(t, s, "inhabil", "2 av 4")
	lacks(t, s, "1 av 4")
}

// Without a vote there is no progress to show.
func TestSecretary(t *testing.T) {
	s := sit(t, roomtest.MadeUp, "gro")
	lacks(t, s, "Poeng", "0 av 4")
	s.AllSizes(func(string) {})
}

func TestGates(t *testing.T) {
	s := sit(t, roomtest.MadeUp, "alva")
	has(t, s, "ute, krav 60 %", "Nissegård er ute: «Veier med lys» 2030 er 47 %, grensen er 60 %.", "ikke kjent", "oppfylt")
	s.C.Sight.Overrides = []ranking.Override{{Metric: "lit-roads", Nominee: "nissegard", Reason: "Lykten er så vakker"}}
	has(t, s, "sluppet inn", "Nissegård er sluppet inn av juryleder")
	lacks(t, s, "krav 60 %")
	s.Press("j", "j", "j", "enter")
	has(t, s, "Grunn: Lykten er så vakker", "Ikke oppfylt, det mangler 13 prosentpoeng")
	s = sit(t, prize, "kari")
	has(t, s, "ingen siles ut")
	lacks(t, s, "oppfylt", "Inngang ")
}

// What is not known for half of the nominees is a number and no drawing.
func TestFewFiguresAreNotDrawn(t *testing.T) {
	s := sit(t, prize, "eli")
	e := *s.C.Sight.Edition
	e.Nominees = append([]award.Nominee(nil), e.Nominees...)
	for i := range e.Nominees[2:] {
		e.Nominees[i+2].Values = nil
	}
	s.C.Sight.Edition = &e
	for _, size := range pagetest.Sizes {
		s.Size(size[0], size[1])
		lacks(t, s, "█", "●")
	}
}

// large makes an edition of n nominees with hostile names.
func large(e *award.Edition, n int) *award.Edition {
	big := *e
	big.Nominees = nil
	for i := range n {
		nominee := e.Nominees[i%len(e.Nominees)]
		nominee.ID = fmt.Sprint("n", i)
		nominee.Name = []string{
			fmt.Sprint("Kommune ", i),
			strings.Repeat("Lang", 30),
			"日本語の自治体の名前はとても長いです",
			"Å\u0301\u0302\u0303 \U00011940x",
			"\x1b[31mred\x1b]52;c;AAAA\a\u202e",
		}[i%5]
		big.Nominees = append(big.Nominees, nominee)
	}
	return &big
}

func TestManyNominees(t *testing.T) {
	s := sit(t, prize, "eli")
	s.C.Sight.Edition = large(s.C.Sight.Edition, 500)
	s.AllSizes(func(size string) {
		for _, key := range []string{"end", "up", "pgup", "home", "down", "pgdown", "o", "r", "enter", "end", "esc", "i", "esc", "v", "down"} {
			s.Press(key)
			if frame := s.Page.View(s.C); strings.Contains(frame, "\x1b]") || strings.Contains(ansi.Strip(frame), "\x1b") || strings.Contains(frame, "\u202e") {
				t.Fatalf("%s: a name writes to the terminal: %q", size, frame)
			}
			s.Frame()
		}
	})
	s.Size(80, 24)
	s.Press("esc", "home")
	for range 499 {
		s.Press("j")
	}
	has(t, s, "500 av 500")
}

func TestOneNomineeAndNone(t *testing.T) {
	s := sit(t, prize, "eli")
	for _, n := range []int{1, 0} {
		e := *s.C.Sight.Edition
		e.Nominees = e.Nominees[:n]
		s.C.Sight.Edition = &e
		s.AllSizes(func(string) {
			s.Press("down", "end", "pgup", "o", "r", "v", "b", "enter", "esc", "i", "esc", "s", "/", "esc")
			s.Frame()
		})
	}
	has(t, s, "Det er ingen nominerte ennå.")
}

// What changes with the language changes at once.
func TestLanguage(t *testing.T) {
	s := sit(t, prize, "eli")
	s.C.L = locale.For(locale.EN)
	has(t, s, "Population", "52,803", "Settled*")
	lacks(t, s, "Bosatt", "⟦")
	s.Press("enter")
	lacks(t, s, "⟦")
}

func BenchmarkView(b *testing.B) {
	for _, n := range []int{5, 500} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := sit(b, prize, "eli")
			s.C.Sight.Edition = large(s.C.Sight.Edition, n)
			s.Size(120, 40)
			s.Frame()
			for i := 0; b.Loop(); i++ {
				s.Press([]string{"j", "k"}[i%2])
				_ = s.Page.View(s.C)
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	s := sit(b, prize, "eli")
	e := large(s.C.Sight.Edition, 500)
	for b.Loop() {
		load(e, s.C.L, nil)
	}
}

func TestBindingsHaveWords(t *testing.T) {
	l := locale.For(locale.EN)
	for _, b := range append(append(append(tableKeys[:0:0], tableKeys...), filterKeys...), readKeys...) {
		if !l.Has("key."+b.ID) || !l.Has("key."+b.ID+".help") {
			t.Errorf("no words for %s", b.ID)
		}
	}
}
