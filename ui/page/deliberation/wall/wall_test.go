package wall

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/deliberation/plan"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// host is a page with nothing on it but the wall.
type host struct{ steps stack.Stack }

func (h *host) ID() page.ID                      { return page.Deliberation }
func (h *host) Typing() bool                     { return h.steps.Typing() }
func (h *host) Seen(c page.Context)              { h.steps.Seen(c) }
func (h *host) Leave(c page.Context) page.Action { return h.steps.Leave(c) }

func (h *host) Done(c page.Context, r page.Result) page.Action {
	a, _ := h.steps.Done(c, r)
	return a
}

func (h *host) Bindings(c page.Context) []keys.Binding {
	return h.steps.Bindings(c, func(page.Context) []keys.Binding { return nil })
}

func (h *host) Key(c page.Context, msg tea.KeyMsg) page.Action {
	return h.steps.Key(c, msg, func(page.Context, string) page.Action { return page.Action{} })
}

func (h *host) View(c page.Context) string {
	return h.steps.View(c, func(page.Context) draw.Block { return nil })
}

// sizes are those that walls have.
var sizes = [][2]int{{20, 5}, {40, 12}, {60, 16}, {80, 24}, {120, 40}, {160, 45}, {200, 60}}

// whole makes the screen that large; the wall has all of it.
func whole(s *pagetest.Seat, size [2]int) string {
	s.C.W, s.C.H = size[0], size[1]
	s.Page.Seen(s.C)
	return s.Frame()
}

// hang seats somebody in front of the wall of a room.
func hang(t *testing.T, r *room.Room, who string, at At) *pagetest.Seat {
	t.Helper()
	h := &host{}
	s := pagetest.Sit(t, r, who, h)
	Open(&h.steps, &plan.Plan{}, s.C, at)
	whole(s, [2]int{80, 24})
	return s
}

func worked(t *testing.T) (*pagetest.Seat, *roomtest.Disk) {
	t.Helper()
	d := roomtest.NewDisk()
	r, _ := d.Worked(t)
	return hang(t, r, "", At{}), d
}

// item shows the first item whose title has that in it.
func item(t *testing.T, s *pagetest.Seat, title string) {
	t.Helper()
	for range s.C.Sight.Meeting.Items {
		if strings.Contains(s.Frame(), title) {
			return
		}
		s.Press("n")
	}
	t.Fatalf("no item has %q:\n%s", title, s.Frame())
}

func all(t *testing.T, s *pagetest.Seat, name string) {
	t.Helper()
	for _, size := range sizes {
		golden.Same(t, fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), whole(s, size))
	}
	whole(s, [2]int{80, 24})
}

func TestGolden(t *testing.T) {
	s, d := worked(t)
	all(t, s, "first")
	item(t, s, "Kinn: ")
	all(t, s, "planned")
	s.Press("enter")
	d.Clock.Move(2*time.Minute + 20*time.Second)
	s.C.Now = d.Clock.Now()
	s.Press("2")
	all(t, s, "all")
	s.Press("k")
	all(t, s, "criteria")
	s.Press("k", "1")
	d.Clock.Move(15 * time.Minute)
	s.C.Now = d.Clock.Now()
	all(t, s, "over")
	s.Press("0")
	all(t, s, "nothing")
	s.Press("1")
	item(t, s, "sak 4 av 9")
	all(t, s, "shut")
	s.Press("enter")
	all(t, s, "out")
	s.Press("enter")
	all(t, s, "taken-up")
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// The ranking is shown once it stands and the chair asks for it, with the
// jury's vote as numbers.
func TestTheRanking(t *testing.T) {
	s, _ := worked(t)
	s.Press("3")
	if strings.Contains(s.Frame(), "▒ publikum") || !strings.Contains(s.Frame(), "Publikumsstemmene er ikke åpnet.") {
		t.Errorf("before the public vote is opened:\n%s", s.Frame())
	}
	must(t, s.Room.Lock(""))
	must(t, s.Room.RevealTally(""))
	s.Look()
	if f := s.Frame(); strings.Contains(f, "▒ publikum") || strings.Contains(f, "ikke åpnet") {
		t.Errorf("before it is asked for:\n%s", f)
	}
	s.Press("3")
	all(t, s, "ranking")
	_, err := s.Room.Propose("", deliberation.ProposalChange{Votes: map[string]string{
		"kari": "kinn", "anne": "kinn", "bjorn": "bodo", "farid": deliberation.NoVote,
	}})
	must(t, err)
	s.Look()
	all(t, s, "voted")
	s.Press("1")
	if f := s.Frame(); strings.Contains(f, "▒ publikum") {
		t.Errorf("the ranking stays when the item is asked for:\n%s", f)
	}
}

// Whoever does not lead can look, and take up nothing.
func TestAJurorTakesNothingUp(t *testing.T) {
	d := roomtest.NewDisk()
	r, _ := d.Worked(t)
	s := hang(t, r, "eli", At{})
	_, before := r.Record()
	item(t, s, "sak 4 av 9")
	s.Press("enter", "enter", "+", "-")
	if _, after := r.Record(); after != before || !strings.Contains(s.Frame(), "Denne saken er ikke for den") {
		t.Errorf("something happened, or is shown:\n%s", s.Frame())
	}
	for _, it := range s.C.Sight.Meeting.Items {
		if it.Out {
			must(t, r.OpenItem("", it.ID, []string{"eli"}))
		}
	}
	s.Look()
	if f := s.Frame(); !strings.Contains(f, "Denne saken er ikke for den") || strings.Contains(f, "4,00") {
		t.Errorf("who has to be out sees what it is about:\n%s", f)
	}
}

// What concerns a nominee from whom somebody is recused stands on the wall while
// they are out, and at no other time: not in the table, not as an item that was
// dealt with, not criterion by criterion.
func TestWhoIsConcernedGoesOutFirst(t *testing.T) {
	s, _ := worked(t)
	covered := func(want bool) {
		t.Helper()
		for _, size := range sizes[2:] {
			s.Press("2")
			f := whole(s, size)
			row := ""
			for line := range strings.Lines(f) {
				if strings.Contains(line, "Bodø") && !strings.Contains(line, ":") {
					row = line
				}
			}
			if got := strings.Contains(row, "noen må gå ut"); got != want || strings.Contains(row, "4,50") == want {
				t.Errorf("covered %v at %v: %q", got, size, row)
			}
		}
		whole(s, [2]int{80, 24})
	}
	covered(true)
	item(t, s, "sak 4 av 9")
	s.Press("1", "k")
	if f := s.Frame(); !strings.Contains(f, "Noen må gå ut i denne saken.") || strings.Contains(f, "snitt") {
		t.Errorf("the item is open to all:\n%s", f)
	}
	s.Press("k", "enter", "esc")
	if f := s.Frame(); !strings.Contains(f, "Noen må gå ut i denne saken.") {
		t.Errorf("it is taken up without a word:\n%s", f)
	}
	s.Press("enter", "enter")
	if f := s.Frame(); !strings.Contains(f, "▲ snitt 4,00") {
		t.Errorf("they are out, and nothing is shown:\n%s", f)
	}
	covered(false)
	must(t, s.Room.CloseItem(""))
	s.Look()
	s.Press("1")
	if f := s.Frame(); !strings.Contains(f, "Noen må gå ut i denne saken.") {
		t.Errorf("they are in again, and it is shown:\n%s", f)
	}
	s.Press("p", "p")
	covered(true)
	must(t, s.Room.Lock(""))
	s.Look()
	covered(true)
	must(t, s.Room.RevealTally(""))
	s.Look()
	covered(false)
}

// Where there is no meeting there is a wall all the same, and a way back.
func TestNoMeeting(t *testing.T) {
	h := &host{}
	s := pagetest.Sit(t, roomtest.Demo(t, roomtest.MadeUp), "", h)
	Open(&h.steps, &plan.Plan{}, s.C, At{})
	for _, size := range sizes {
		whole(s, size)
	}
	s.Press("n", "2", "k", "enter", "+", "x")
	if h.steps.Front() != nil {
		t.Error("the wall stays")
	}
}

// The language changes at once, names of criteria and all.
func TestTheLanguageChangesAtOnce(t *testing.T) {
	s, _ := worked(t)
	item(t, s, "Kinn: ")
	s.Press("k")
	s.C.L = locale.For(locale.EN)
	if f := s.Frame(); !strings.Contains(f, "This item") || !strings.Contains(f, "New and good") || strings.Contains(f, "prosjekter") {
		t.Errorf("in English:\n%s", f)
	}
}

// After a reopening it is not said that nobody has seen the public vote.
func TestThePublicVoteWasSeen(t *testing.T) {
	s, _ := worked(t)
	must(t, s.Room.Lock(""))
	must(t, s.Room.RevealTally(""))
	must(t, s.Room.Reopen("", deliberation.Deliberating, "en feil"))
	s.Look()
	if f := s.Frame(); !strings.Contains(f, "Publikumsstemmene er sett før.") || strings.Contains(f, "ikke åpnet") {
		t.Errorf("reopened:\n%s", f)
	}
}

// The page's table and the wall's own are the same to the wall.
func TestTheTableOfThePage(t *testing.T) {
	s, _ := worked(t)
	table := agenda.TableOf(s.C.Sight.Edition, s.C.Sight.Counting(), s.C.Sight.Ranking)
	given := hang(t, s.Room, "", At{All: &table})
	for _, key := range []string{"2", "n", "n", "n", "n"} {
		s.Press(key)
		given.Press(key)
		if own, f := s.Frame(), given.Frame(); own != f {
			t.Errorf("%s: the wall's own is\n%s\nand the page's\n%s", key, own, f)
		}
	}
}
