package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/page/start"
	"votering/ui/part/curtain"
	"votering/ui/part/dialog"
	"votering/ui/part/frame"
	"votering/ui/part/help"
	"votering/ui/part/layout"
	"votering/ui/terminal"
	"votering/ui/theme"
)

// Look is what the terminal can show.
type Look struct {
	Theme   theme.Name
	Dark    bool // the background
	Profile termenv.Profile
}

// Model is the root of the screen program.
type Model struct {
	desk    room.Desk
	recents Recents
	zone    *time.Location

	l     *locale.Catalog
	look  Look
	s     *theme.Styles
	loud  *theme.Styles // of a page that has the screen to itself
	w, h  int
	body  [2]int    // the size that the page in front was last told
	now   time.Time // of the last answer
	clock clock

	near  []string // folders where an invitation may lie
	start *start.Page
	sess  *session // nil: no file is open
	front page.ID

	queue   queue
	errands errands
	intent  intent
	busy    bool // a file is being opened, or somebody sits down

	dialog  *dialog.Dialog
	asker   page.ID        // whose dialog it is
	then    func() tea.Cmd // what the root's own dialog leads to
	help    *help.Help
	curtain *curtain.Curtain

	message frame.Message
	held    bool // the message is a warning that came unasked: keys do not clear it yet
	waits   int  // number of the last wait
	deaf    int  // number of the wait after which keys are heard
	unread  int  // number of the wait after which keys clear the message
	first   tea.Cmd

	fresh func() map[page.ID]page.Page               // makes the pages for who sits down
	wait  func(d time.Duration, msg tea.Msg) tea.Cmd // answers msg after d
	tick  func(every time.Duration, seq int) tea.Cmd // answers a tickMsg at the next full second, minute, …

	outside outside
}

// New makes the program; Run shows it on a terminal.
func New(opts Options, look Look) *Model { return with(newPages, opts, look) }

// with is New with other pages.
func with(fresh func() map[page.ID]page.Page, opts Options, look Look) *Model {
	opts = withDefaults(opts)
	look.Theme = look.Theme.On(look.Dark)
	m := &Model{
		desk: opts.Desk, recents: opts.Recents, zone: opts.Zone, l: locale.For(opts.Lang), look: look,
		s: styles(look), loud: loud(look), start: start.New(), front: page.Start, fresh: fresh, wait: after,
		outside: outsideOf(opts),
	}
	m.tick = func(every time.Duration, seq int) tea.Cmd { return tick(opts.Desk.Clock, every, seq) }
	m.near = opts.Near
	m.start.Prefer(opts.Invitation)
	m.first = tea.Batch(listRecent(opts.Recents), m.listInvites())
	if opts.Room != nil {
		m.first = tea.Batch(m.first, m.begin(opts))
		m.notice(opts.Notices)
	}
	return m
}

// begin enters the room that is open already. Where nobody of that name is on
// the roll it says so, and the chair acts.
func (m *Model) begin(opts Options) tea.Cmd {
	l := takeLook(opts.Room, opts.Who, opts.Desk.Clock)
	if l.sight.Edition != nil {
		return tea.Batch(m.enter(l, opts.Who, opts.ReadOnly), m.welcome(false))
	}
	return tea.Batch(m.enter(takeLook(opts.Room, "", opts.Desk.Clock), "", opts.ReadOnly), m.fail(l.err))
}

// Init asks for what the start page shows.
func (m *Model) Init() tea.Cmd { return m.first }

// Update handles one message: keys go to what is on top, answers of effects to
// who asked for them.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.update(msg)
	m.tellSize()
	return m, tea.Batch(cmd, m.windUp())
}

func (m *Model) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.KeyMsg:
		return m.keys(msg)
	case actMsg:
		return m.acted(msg)
	case lookMsg:
		return m.sat(msg)
	case backMsg:
		return m.back(msg)
	case openMsg:
		return m.opened(msg)
	case recentMsg:
		m.start.SetRecents(msg.paths)
	case invitesMsg:
		m.start.SetInvites(msg.found)
	case heardMsg:
		m.heard(msg)
	case readMsg:
		m.held = m.held && msg.seq != m.unread
	case tickMsg:
		m.ticked(msg)
	case terminal.FinishMsg:
		return m.leaveNow()
	case terminal.DroppedMsg:
		m.say(frame.Warning, m.l.T("ui.dropped"))
	}
	return nil
}

// resize takes over the size of the screen. One that is smaller than the
// program was made for is told so, until the next key.
func (m *Model) resize(w, h int) {
	if s := m.smallness(); s != "" && m.message.Text == s {
		m.message = frame.Message{}
	}
	m.w, m.h = w, h
	if s := m.smallness(); s != "" && m.message.Text == "" && m.dialog == nil {
		m.say(frame.Plain, s)
	}
}

// heard ends what ignored keys.
func (m *Model) heard(msg heardMsg) {
	if msg.seq != m.deaf {
		return
	}
	if m.dialog != nil {
		m.dialog.Hear()
	}
	if m.curtain != nil {
		m.curtain.Deaf = false
	}
}

// page is the page in front.
func (m *Model) page() page.Page {
	if m.sess != nil {
		if p, ok := m.sess.pages[m.front]; ok {
			return p
		}
	}
	return m.start
}

// pageOf is the page with that id, in front or not; nil where it is gone.
func (m *Model) pageOf(id page.ID) page.Page {
	if id == page.Start {
		return m.start
	}
	if m.sess == nil {
		return nil
	}
	return m.sess.pages[id]
}

// context is what a page may look at now.
func (m *Model) context() page.Context {
	a := m.areas()
	c := page.Context{W: a.W, H: a.Body, S: m.ink(), L: m.l, Now: m.now, Busy: m.queue.len()}
	if m.sess != nil {
		c.Sight = m.sess.sight
	}
	return c
}

// whole reports whether the page in front has the screen to itself.
func (m *Model) whole() bool {
	p, ok := m.page().(page.Whole)
	return ok && m.help == nil && p.Whole()
}

func (m *Model) areas() layout.Areas {
	if m.whole() {
		return layout.Whole(m.w, m.h)
	}
	return layout.Of(m.w, m.h, len(m.message.Lines(m.s, m.w)))
}

// tellSize tells the page in front when the room it has to draw in changed.
func (m *Model) tellSize() {
	c := m.context()
	if size := [2]int{c.W, c.H}; size != m.body {
		m.body = size
		m.page().Seen(c)
	}
}

// tell tells the page in front that the sight changed. The others are told
// when they come in front, or when an act of theirs is done.
func (m *Model) tell() {
	c := m.context()
	m.body = [2]int{c.W, c.H}
	m.page().Seen(c)
}

// show puts a page in front.
func (m *Model) show(id page.ID) tea.Cmd {
	cmd := m.leavePage()
	if m.sess != nil && id == page.Start && m.front != id {
		m.sess.before = m.front
	}
	m.front = id
	m.help = nil
	m.page().Seen(m.context())
	return tea.Batch(cmd, m.arrive())
}

// arrive lets the page that came in front look for what it shows.
func (m *Model) arrive() tea.Cmd {
	p, ok := m.page().(page.Arriver)
	if !ok {
		return nil
	}
	return m.apply(m.front, p.Arrive(m.context()), false)
}

// leavePage lets the page in front hand on what is half written there.
func (m *Model) leavePage() tea.Cmd {
	p, ok := m.page().(page.Leaver)
	if !ok {
		return nil
	}
	return m.apply(m.front, p.Leave(m.context()), false)
}
