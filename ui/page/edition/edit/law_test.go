package edit

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
)

// Whatever an edition still lacks, and whatever is pressed: the editor draws it
// at every size, what is stored is what is shown, and every change can be taken
// back.
func TestAnyKeys(t *testing.T) {
	names := []string{
		"down", "up", "enter", "enter", "esc", "right", "left", "tab", "shift+tab", "home", "end", "pgdown", " ", "backspace", "ctrl+u",
		"a", "d", "m", "u", "x", "J", "K", "shift+up", "alt+m", "alt+u", "alt+l", "1", ",", "j", "\u00e5", "ctrl+s", "delete",
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := sit(t, empty())
		if _, err := s.Room.SetEdition("", awardtest.Partial(rt), nil); err != nil {
			rt.Fatal(err)
		}
		s.Look()
		s.Press("esc", "enter")
		before := s.C.Sight.Draft
		ed := of(s)
		for range rapid.IntRange(1, 60).Draw(rt, "keys") {
			name := rapid.SampledFrom(names).Draw(rt, "key")
			if name == "esc" && len(ed.levels) == 1 {
				continue
			}
			s.Press(name)
			if s.Asked != nil {
				s.Answer("")
			}
			if rapid.IntRange(0, 9).Draw(rt, "size") == 0 {
				size := rapid.SampledFrom(pagetest.Sizes).Draw(rt, "to")
				s.Size(size[0], size[1])
			}
			s.Frame()
		}
		s.Leave()
		if got := differs(s.C.Sight.Draft, ed.saved); len(got) > 0 {
			rt.Fatalf("stored is another edition than shown: %q", got)
		}
		for len(ed.before) > 0 {
			ed.levels = ed.levels[:1]
			s.Press("u")
		}
		if got := differs(before, s.C.Sight.Draft); len(got) > 0 {
			rt.Fatalf("taken back is not as it was: %q", got)
		}
	})
}

// Every key of a burst counts, and lands where it belongs.
func TestABurst(t *testing.T) {
	s := sit(t, empty())
	s.Press("down", "down", "enter", "a")
	name := strings.Repeat("Nordre Testvik ", 8)
	s.Type(name)
	s.Press("enter", "enter")
	s.Type("4602")
	s.Press("down")
	for range 200 {
		s.Press("down", "up")
	}
	n := s.C.Sight.Draft.Nominees[0]
	if n.Name != strings.TrimSpace(name) || n.Code != "4602" || n.ID != "nordre-testvik-nordre-testvik-nordre-testvik-nordre-testvik-nor" {
		t.Errorf("stored is %+v", n)
	}
}

// Foreign text draws nothing of its own.
func TestForeignText(t *testing.T) {
	evil := "a\x1b]52;c;aGVp\x07\u202eb\u009b31m\u200b"
	e := empty()
	e.Title = award.Plain(evil)
	e.Criteria = []award.Criterion{{ID: evil, Title: award.Text{NB: evil, EN: evil}, Metrics: []string{evil}, Levels: []award.Level{{Text: award.Plain(evil)}}}}
	e.Metrics = []award.Metric{{ID: "x", Title: award.Plain(evil), Unit: award.Unit(evil)}}
	e.Nominees = []award.Nominee{{ID: "n", Name: evil, Values: []award.Value{{Metric: evil, Period: evil, Words: award.Plain(evil)}}, Documents: []award.Document{{File: evil}}}}
	e.Rule.Ties = []string{evil, "criterion:" + evil, "metric:" + evil + "@" + evil}
	s := at(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")))
	ed := of(s)
	for _, st := range stations {
		ed.ed, ed.saved, ed.levels, ed.typing = e, e, ed.levels[:1], nil
		ed.levels[0].cur.At = 0
		walk(s, st.keys)
		s.AllSizes(func(size string) {
			if i := strings.IndexAny(s.Page.View(s.C), "\x07\u202e\u009b\u200b"); i >= 0 || strings.Contains(s.Page.View(s.C), "\x1b]") {
				t.Errorf("%s at %s lets foreign text through", st.name, size)
			}
		})
	}
	s = sit(t, empty())
	s.Press("down", "down", "enter", "a")
	s.Paste(evil)
	s.Press("down")
	if strings.ContainsAny(s.Page.View(s.C), "\x07\u202e\u009b\u200b") {
		t.Error("what is pasted comes through")
	}
}

// largest is an edition at its limits.
func largest() *award.Edition {
	e := empty()
	e.Scale = &award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.Int(1)}
	for i := range 4 {
		e.Criteria = append(e.Criteria, award.Criterion{ID: fmt.Sprint("c", i), Title: award.Plain("Kriterium"), Weight: exact.Int(1)})
	}
	for i := range 20 {
		e.Metrics = append(e.Metrics, award.Metric{ID: fmt.Sprint("m", i), Title: award.Plain("M\u00e5ltall"), Unit: award.Number})
	}
	for i := range award.MaxNominees {
		n := award.Nominee{ID: "n" + strconv.Itoa(i), Name: "Kommune " + strconv.Itoa(i)}
		for _, m := range e.Metrics {
			n.Values = append(n.Values, award.Value{Metric: m.ID, Period: "2026", Number: exact.Int(int64(i))})
		}
		e.Nominees = append(e.Nominees, n)
	}
	e.Jurors = []award.Juror{{ID: "kari", Name: "Kari", Email: "kari@example.org", Role: award.ChairRole, Votes: true}}
	e.Rule.Recusal = award.ScopeNominee
	return e
}

// A key in the list of the most nominees there can be, with its frame.
func BenchmarkKeyAmongTheMostNominees(b *testing.B) {
	s := at(b, roomtest.Draft(b, largest()))
	s.Size(120, 40)
	s.Press("down", "down", "enter")
	keys := []tea.KeyMsg{pagetest.Key("down"), pagetest.Key("up")}
	b.ResetTimer()
	for i := range b.N {
		s.Page.Key(s.C, keys[i%2])
		s.Page.View(s.C)
	}
}

// A field of one of the most nominees there can be, from its last letter to the
// frame that shows it: without the room, which stores it beside the screen.
func BenchmarkFieldAmongTheMostNominees(b *testing.B) {
	s := at(b, roomtest.Draft(b, largest()))
	s.Size(120, 40)
	s.Press("down", "down", "enter", "enter")
	s.Slow = true
	keys := []tea.KeyMsg{pagetest.Key("x"), pagetest.Key("down"), pagetest.Key("up")}
	b.ResetTimer()
	for i := range b.N {
		s.Page.Key(s.C, keys[i%3])
		s.Page.View(s.C)
	}
}

// Opening another language changes the words and nothing else.
func TestLanguagesOnTheScreen(t *testing.T) {
	s := at(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")))
	s.Press("down", "enter", "enter")
	of(s).choose(func(r row) bool { return r.key == "weight" })
	s.Type("2,5")
	s.Press("down", "up")
	for lang, want := range map[locale.Lang]string{locale.NB: "2,5", locale.NN: "2,5", locale.EN: "2.5"} {
		s.C.L = locale.For(lang)
		s.Press("down", "up")
		if got := s.Frame(); !strings.Contains(got, want) {
			t.Errorf("%s does not show %s:\n%s", lang, want, got)
		}
	}
}
