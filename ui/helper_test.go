package ui

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/theme"
)

// desk is a program at which a test sits: it types, and lets effects run when
// it likes.
type desk struct {
	t     *testing.T
	m     *Model
	disk  *roomtest.Disk
	store *roomtest.Store
	todo  []tea.Cmd // effects that have not run
	quit  bool
}

// sit opens a bundled edition, or the start page where id is empty. Pages may
// be nil: then they are the real ones.
func sit(t *testing.T, id string, pages func() map[page.ID]page.Page) *desk {
	t.Helper()
	d := &desk{t: t, disk: roomtest.NewDisk()}
	var r *room.Room
	if id != "" {
		r, d.store = d.disk.Demo(t, id)
	}
	if pages == nil {
		pages = newPages
	}
	d.begin(r, pages)
	return d
}

// begin starts the program with a room, or the start page where r is nil.
func (d *desk) begin(r *room.Room, pages func() map[page.ID]page.Page) {
	opts := Options{Desk: d.disk.Desk(), Room: r, Lang: locale.EN, Zone: time.UTC, Getenv: func(string) string { return "" }}
	d.m = with(pages, opts, Look{Theme: theme.Dark, Dark: true, Profile: termenv.ANSI256})
	d.m.wait = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	d.m.tick = func(time.Duration, int) tea.Cmd { return nil }
	d.do(d.m.Init())
	d.size(80, 24)
}

// road are the acts that take the made-up edition from open to its end.
var road = []func(r *room.Room) error{
	func(r *room.Room) error { _, err := r.HandInAll(""); return err },
	func(r *room.Room) error { _, err := r.CloseBallots(""); return err },
	func(r *room.Room) error { return r.RevealMarks("") },
	func(r *room.Room) error { return r.Lock("") },
	func(r *room.Room) error { return r.RevealTally("") },
}

// far is sit at the made-up edition, with so many acts of the road behind it.
func far(t *testing.T, acts int) *desk {
	t.Helper()
	d := sit(t, roomtest.MadeUp, nil)
	for i, act := range road[:acts] {
		if err := act(d.m.sess.room); err != nil {
			t.Fatalf("act %d of the road: %v", i+1, err)
		}
	}
	d.send(openMsg{looked: takeLook(d.m.sess.room, "", d.disk.Clock)})
	d.rest()
	return d
}

func (d *desk) send(msg tea.Msg) {
	_, cmd := d.m.Update(msg)
	d.do(cmd)
}

// do puts an effect behind those that have not run.
func (d *desk) do(cmd tea.Cmd) {
	if cmd != nil {
		d.todo = append(d.todo, cmd)
	}
}

// step runs one effect and hands its answer to the program.
func (d *desk) step() {
	d.t.Helper()
	if len(d.todo) == 0 {
		d.t.Fatal("no effect waits")
	}
	cmd := d.todo[0]
	d.todo = d.todo[1:]
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.do(c)
		}
	case tea.QuitMsg:
		d.quit = true
	default:
		d.send(msg)
	}
}

// rest lets all effects run.
func (d *desk) rest() {
	d.t.Helper()
	for i := 0; len(d.todo) > 0; i++ {
		if i > 10_000 {
			d.t.Fatal("effects do not come to an end")
		}
		d.step()
	}
}

func (d *desk) size(w, h int) {
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	d.rest()
}

// press types keys, named as bindings name them, without letting effects run.
func (d *desk) press(names ...string) {
	for _, n := range names {
		d.send(keyMsg(n))
	}
}

// hear lets the time pass in which keys are ignored, or a message stays.
func (d *desk) hear() {
	d.send(heardMsg{d.m.deaf})
	d.send(readMsg{d.m.unread})
}

// text is the screen without styles.
func (d *desk) text() string { return ansi.Strip(d.m.View()) }

func (d *desk) shows(wants ...string) {
	d.t.Helper()
	for _, w := range wants {
		if !strings.Contains(d.text(), w) {
			d.t.Errorf("the screen does not show %q:\n%s", w, d.text())
		}
	}
}

func (d *desk) hides(s string) {
	d.t.Helper()
	if strings.Contains(d.text(), s) {
		d.t.Errorf("the screen shows %q:\n%s", s, d.text())
	}
}

// named are the keys that are no letters.
var named = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "up": tea.KeyUp,
	"down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "home": tea.KeyHome,
	"end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete, "ctrl+c": tea.KeyCtrlC,
	"ctrl+l": tea.KeyCtrlL, "ctrl+u": tea.KeyCtrlU, "f1": tea.KeyF1,
}

func keyMsg(name string) tea.KeyMsg {
	if t, ok := named[name]; ok {
		return tea.KeyMsg{Type: t}
	}
	if name == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}
	}
	rest, alt := strings.CutPrefix(name, "alt+")
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(rest), Alt: alt}
}

// fake is a page that writes down what happens to it.
type fake struct {
	id     page.ID
	seen   int
	got    []string // keys
	done   []page.Result
	typing bool
	whole  bool
	every  time.Duration // of its clock
	leave  page.Action
	after  page.Action // what an act leads to
	on     func(key string) page.Action
}

func (f *fake) ID() page.ID       { return f.id }
func (f *fake) Typing() bool      { return f.typing }
func (f *fake) Whole() bool       { return f.whole }
func (f *fake) Seen(page.Context) { f.seen++ }

func (f *fake) Tick() time.Duration { return f.every }

func (f *fake) View(c page.Context) string {
	return strings.Repeat("page "+string(f.id)+"\n", c.H)
}

func (f *fake) Bindings(page.Context) []keys.Binding {
	return []keys.Binding{
		{ID: "start.choose", Keys: []string{"enter", "a", "b", "c"}},
		{ID: "start.open", Keys: []string{"z"}, Off: fault.New(fault.State, "ui.read_only")},
	}
}

func (f *fake) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	f.got = append(f.got, msg.String())
	if f.on != nil {
		return f.on(msg.String())
	}
	return page.Action{}
}

func (f *fake) Done(_ page.Context, r page.Result) page.Action {
	f.done = append(f.done, r)
	return f.after
}

func (f *fake) Leave(page.Context) page.Action {
	a := f.leave
	f.leave = page.Action{}
	return a
}

// fakes are the pages of a file, all fake; the newest of each is kept.
type fakes map[page.ID]*fake

func (fs fakes) fresh() map[page.ID]page.Page {
	out := map[page.ID]page.Page{}
	for _, id := range []page.ID{page.Nominees, page.Scoring, page.Jury, page.PublicVote, page.Ranking} {
		old := fs[id]
		fs[id] = &fake{id: id}
		if old != nil {
			fs[id].on = old.on
		}
		out[id] = fs[id]
	}
	return out
}

// act makes an act that does run.
func act(name string, run func(r *room.Room, who string) error) page.Action {
	return page.Action{Act: &page.Act{Name: name, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		return nil, run(r, who)
	}}}
}

// mark is an act that really writes: one mark of who acts.
func mark(name, value string) page.Action {
	return act(name, func(r *room.Room, who string) error {
		e := r.Edition()
		return r.Mark(who, e.Nominees[0].ID, e.Marked()[0].ID, value)
	})
}
