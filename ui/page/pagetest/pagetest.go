// Package pagetest seats somebody at one page: it gives the page keys as the
// root does, runs what the page asks for in a room in memory, and checks every
// drawing.
package pagetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/layout"
	"votering/ui/theme"
)

// Sizes are the screens that every page is drawn for.
var Sizes = [][2]int{{20, 5}, {40, 12}, {60, 16}, {80, 24}, {120, 40}, {200, 60}}

// Seat is somebody at a page.
type Seat struct {
	t    testing.TB
	Page page.Page
	Room *room.Room
	Who  string
	C    page.Context

	Slow  bool        // acts wait for Settle
	Away  bool        // looks wait for Return
	Last  page.Action // what the page asked for at the last key or result
	Said  string      // the last sentence that it said
	Off   *fault.Error
	Asked *page.Question
	queue []page.Act
	away  []page.Look
}

// Sit seats who at a page in front of a screen of 80x24.
func Sit(t testing.TB, r *room.Room, who string, p page.Page) *Seat {
	t.Helper()
	s := &Seat{t: t, Page: p, Room: r, Who: who}
	s.C = page.Context{S: theme.New(theme.None, true, termenv.ANSI), L: locale.For(locale.NB), Now: time.Date(2022, 11, 16, 12, 0, 0, 0, time.FixedZone("Oslo", 3600))}
	s.Size(80, 24)
	s.Look()
	s.Arrive()
	return s
}

// Arrive tells the page that it came in front.
func (s *Seat) Arrive() {
	s.t.Helper()
	if a, ok := s.Page.(page.Arriver); ok {
		s.do(a.Arrive(s.C))
	}
}

// Look takes the sight anew and shows it to the page.
func (s *Seat) Look() {
	s.t.Helper()
	sight, err := s.Room.Sight(s.Who)
	if err != nil {
		s.t.Fatal(err)
	}
	s.C.Sight = sight
	s.Page.Seen(s.C)
}

// Size makes the screen that large; the page has what the root leaves of it.
func (s *Seat) Size(w, h int) {
	a := layout.Of(w, h, 0)
	s.C.W, s.C.H = a.W, a.Body
	s.Page.Seen(s.C)
}

// Press gives the page keys by their names: "down", "enter", "4", "ctrl+s".
func (s *Seat) Press(names ...string) {
	s.t.Helper()
	for _, name := range names {
		s.key(Key(name))
	}
}

// Type gives the page letters, one by one.
func (s *Seat) Type(text string) {
	s.t.Helper()
	for _, r := range text {
		s.key(Key(string(r)))
	}
}

// Paste gives the page text in one go.
func (s *Seat) Paste(text string) {
	s.t.Helper()
	s.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
}

// key goes the way of the root: a binding first, text where letters are text.
func (s *Seat) key(msg tea.KeyMsg) {
	s.t.Helper()
	s.Off, s.Last = nil, page.Action{}
	if b, ok := keys.Find(s.Page.Bindings(s.C), msg); ok && !msg.Paste {
		if s.Off = b.Off; b.Off == nil {
			s.do(s.Page.Key(s.C, msg))
		}
		return
	}
	if s.Page.Typing() {
		s.do(s.Page.Key(s.C, msg))
	}
}

// do what the page asks for.
func (s *Seat) do(a page.Action) {
	s.t.Helper()
	s.Last = a
	if a.Say != "" {
		s.Said = a.Say
	}
	if a.Off != nil {
		s.Off = a.Off
	}
	if a.Ask != nil {
		s.Asked = a.Ask
	}
	if a.Cancel != "" {
		s.away = slices.DeleteFunc(s.away, func(l page.Look) bool { return l.Name == a.Cancel })
	}
	if a.Look != nil {
		s.find(*a.Look)
	}
	if a.Act != nil {
		s.queue = append(s.queue, *a.Act)
		s.C.Busy = len(s.queue)
		if !s.Slow {
			s.Settle()
		}
	}
	for _, k := range a.Again {
		s.key(k)
	}
}

// find runs a look at once, and hands the page its answer.
func (s *Seat) find(l page.Look) {
	s.t.Helper()
	p, ok := s.Page.(page.Looker)
	if !ok {
		s.t.Fatalf("%s looks for %s and takes no answer", s.Page.ID(), l.Name)
	}
	if s.Away {
		s.away = append(s.away, l)
		return
	}
	value, err := l.Run(context.Background(), s.Room, s.Who)
	s.do(p.Looked(s.C, l.Name, value, err))
}

// Return runs the looks that wait.
func (s *Seat) Return() {
	s.t.Helper()
	waiting := s.away
	s.away, s.Away = nil, false
	for _, l := range waiting {
		s.find(l)
	}
}

// Leave tells the page that another comes in front.
func (s *Seat) Leave() {
	s.t.Helper()
	if l, ok := s.Page.(page.Leaver); ok {
		s.do(l.Leave(s.C))
	}
}

// Settle runs all acts that wait, each with its result.
func (s *Seat) Settle() {
	s.t.Helper()
	for len(s.queue) > 0 {
		s.Step()
	}
}

// Step runs the next act.
func (s *Seat) Step() {
	s.t.Helper()
	act := s.queue[0]
	notes, err := act.Run(s.Room, s.Who)
	s.queue = s.queue[1:]
	s.C.Busy = len(s.queue)
	s.Look()
	if a := s.Page.Done(s.C, page.Result{Name: act.Name, Notices: notes, Err: err}); a.Act != nil || a.Look != nil || a.Ask != nil || a.Fault != nil || a.Say != "" {
		s.do(a)
	}
}

// Answer closes the dialog that the page asked for with a yes.
func (s *Seat) Answer(text string) {
	s.t.Helper()
	q := s.Asked
	if q == nil {
		s.t.Fatal("nothing was asked")
	}
	s.Asked = nil
	s.do(q.Then(text))
}

// Frame is the page as it is drawn, without colours. It must have the size it
// was given.
func (s *Seat) Frame() string {
	s.t.Helper()
	lines := strings.Split(s.Page.View(s.C), "\n")
	if len(lines) != s.C.H {
		s.t.Fatalf("%d lines at %dx%d", len(lines), s.C.W, s.C.H)
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w > s.C.W {
			s.t.Fatalf("line %d is %d cells at %dx%d: %q", i+1, w, s.C.W, s.C.H, ansi.Strip(l))
		}
		lines[i] = strings.TrimRight(ansi.Strip(l), " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// AllSizes does something at every size, and checks the drawing there.
func (s *Seat) AllSizes(do func(name string)) {
	s.t.Helper()
	for _, size := range Sizes {
		s.Size(size[0], size[1])
		s.Frame()
		do(fmt.Sprintf("%dx%d", size[0], size[1]))
	}
}

// Key is a key by its name.
func Key(name string) tea.KeyMsg {
	for t := tea.KeyType(-100); t < 128; t++ {
		if k := (tea.KeyMsg{Type: t}); t != tea.KeyRunes && t != tea.KeySpace && k.String() == name {
			return k
		}
	}
	if name == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}
	}
	if r, ok := strings.CutPrefix(name, "alt+"); ok {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(r), Alt: true}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}
