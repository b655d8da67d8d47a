package ui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/curtain"
	"votering/ui/part/frame"
	"votering/ui/part/help"
)

// intentKind is what waits until everything is saved.
type intentKind int

const (
	noIntent intentKind = iota
	quitting
	opening
	handing
)

// intent is what the program is asked to do as soon as everything is saved.
type intent struct {
	kind   intentKind
	file   page.FileRequest // opening
	to     string           // handing: who sits down next
	tried  bool             // what could not be saved was tried again
	forced bool             // the program is ended from outside: do not ask
}

// intend takes up an intent, after the page in front has handed on what is half
// written there.
func (m *Model) intend(in intent) tea.Cmd {
	cmd := m.leavePage()
	m.intent = in
	return tea.Batch(cmd, m.settle())
}

// settle does what is intended once nothing waits to be saved. What could not
// be saved is tried once more first.
func (m *Model) settle() tea.Cmd {
	switch {
	case m.intent.kind == noIntent || m.busy || m.queue.running || m.errands.writing():
		return nil
	case m.queue.stuck != nil && m.intent.tried:
		return nil // a dialog asks
	case m.queue.len() > 0:
		m.intent.tried = true
		return m.run()
	}
	return m.perform()
}

func (m *Model) perform() tea.Cmd {
	in := m.intent
	m.intent = intent{}
	switch in.kind {
	case quitting:
		return tea.Quit
	case opening:
		m.busy = true
		m.say(frame.Plain, m.l.T("ui.opening"))
		var old *room.Room
		if m.sess != nil {
			old = m.sess.room
		}
		return openFile(m.desk, old, in.file, m.recents)
	case handing:
		return m.drop(in.to)
	}
	return nil
}

// leaveNow ends the program from outside: it waits for what is being saved,
// and asks nothing.
func (m *Model) leaveNow() tea.Cmd {
	m.dialog, m.then = nil, nil
	return m.intend(intent{kind: quitting, forced: true})
}

// drop lets the curtain down for somebody else on the roll.
func (m *Model) drop(to string) tea.Cmd {
	if m.sess == nil {
		return nil
	}
	j, ok := m.sess.sight.Edition.Juror(to)
	if !ok {
		return m.fail(fault.New(fault.Juror, "juror.unknown", "juror", to))
	}
	if m.sess.owner == "" && m.sess.ownerID() == to {
		to = ""
	}
	m.curtain = &curtain.Curtain{To: to, Name: j.Name, Deaf: true}
	if from := m.sess.sight.Who; from.ID != j.ID {
		m.curtain.From = from.Name
	}
	m.message, m.help, m.dialog, m.then = frame.Message{}, nil, nil, nil
	m.errands.dropAll()
	m.sess.pages = nil // what was half written is not for the next one's eyes
	return m.ignoreKeys()
}

// giveBack offers to hand the laptop back.
func (m *Model) giveBack() *page.Question {
	name, to := m.sess.ownerName(), m.sess.ownerID()
	return &page.Question{
		Title: m.l.T("ui.back.title"), Text: m.l.T("ui.back", "name", name), Yes: m.l.T("ui.back.yes"), No: m.l.T("ui.back.no"),
		Then: func(string) page.Action { return page.Action{HandTo: to} },
	}
}

// sat is the first sight of whoever sat down.
func (m *Model) sat(msg lookMsg) tea.Cmd {
	m.busy, m.curtain = false, nil
	if msg.looked.sight.Edition == nil {
		// This person is no longer there to sit down: the owner goes on.
		return tea.Batch(m.drop(m.sess.ownerID()), m.fail(msg.looked.err))
	}
	m.now = msg.looked.at
	m.sess.as(msg.who, msg.looked.sight, m.fresh())
	m.front = m.sess.back()
	return tea.Batch(m.greet(msg.looked.err), m.settle())
}

// greet tells the page in front of who sat down, and whoever that is what to
// know.
func (m *Model) greet(err error) tea.Cmd {
	m.tell()
	if m.sess.unchecked() {
		m.say(frame.Plain, m.l.T("ui.unchecked", "name", m.sess.sight.Who.Name))
	}
	if err != nil {
		return tea.Batch(m.arrive(), m.fail(err))
	}
	return m.arrive()
}

// opened takes over a file that was opened, or says why it was not.
func (m *Model) opened(msg openMsg) tea.Cmd {
	m.busy = false
	m.message = frame.Message{}
	cmds := []tea.Cmd{listRecent(m.recents), m.listInvites()}
	if msg.req.Template != "" && msg.err == nil {
		m.say(frame.Plain, m.l.T("start.template.written", "path", text.Show(msg.req.Template)))
	}
	if msg.looked.room != nil {
		m.start.Forget()
		cmds = append(cmds, m.enter(msg.looked, "", false), m.welcome(msg.req.Invitation != ""))
		if msg.req.Demo != "" {
			m.say(frame.Plain, m.l.T("ui.scratch", "path", text.Show(m.sess.room.Path())))
		}
	}
	switch {
	case msg.mend:
		cmds = append(cmds, m.askMend(msg))
	case msg.err != nil:
		cmds = append(cmds, m.fail(msg.err))
	}
	return tea.Batch(append(cmds, m.settle())...)
}

// askMend says what is wrong with an edition file, and offers to mend it on the
// screen.
func (m *Model) askMend(msg openMsg) tea.Cmd {
	list := fault.List{fault.Of(msg.err)}
	_ = errors.As(msg.err, &list)
	lines := make([]string, 0, len(list))
	for _, f := range list {
		lines = append(lines, explain(m.l, f))
	}
	req := msg.req
	req.Mend = true
	return m.ask(page.Start, page.Question{
		Title: m.l.T("ui.faults.title"), Text: m.l.N("start.mend", len(list)), Lines: lines, Yes: m.l.T("start.mend.yes"),
		Then: func(string) page.Action { return page.Action{File: &req} },
	}, true)
}

// enter makes a room the one that is open, with who acting in it.
func (m *Model) enter(l looked, who string, readOnly bool) tea.Cmd {
	m.now = l.at
	m.dialog, m.then, m.help = nil, nil, (*help.Help)(nil)
	m.errands.dropAll()
	m.sess = &session{room: l.room, owner: who, readOnly: readOnly}
	m.sess.as(who, l.sight, m.fresh())
	m.front = m.sess.first()
	return m.greet(l.err)
}

// notSaved says that the act in hand could not be saved. It and what was asked
// for after it wait until it is tried again. Where the program is to be left
// it asks whether they are given up.
func (m *Model) notSaved() tea.Cmd {
	if m.intent.forced {
		return tea.Quit
	}
	q := page.Question{
		Title: m.l.T("ui.unsaved.title"), Text: m.l.N("ui.unsaved", m.queue.len()),
		Yes: m.l.T("ui.unsaved.again"), No: m.l.T("ui.unsaved.later"),
	}
	if !m.whole() { // why names files, and they people
		q.Lines = []string{explain(m.l, m.queue.stuck)}
	}
	then := m.run
	if m.intent.kind != noIntent {
		q.Text = m.l.N("ui.unsaved.leave", m.queue.len())
		q.Word, q.Yes, q.No = m.l.T("ui.unsaved.word"), m.l.T("ui.unsaved.give_up"), m.l.T("ui.unsaved.keep")
		then = m.giveUp
		q.Else = func() page.Action { m.intent = intent{}; return page.Action{} }
	}
	q.Then = func(string) page.Action { m.then = then; return page.Action{} }
	return m.ask(page.Start, q, true)
}

// giveUp goes on without what could not be saved.
func (m *Model) giveUp() tea.Cmd {
	if m.intent.kind == quitting {
		return tea.Quit // what waits is counted, and told when the screen is gone
	}
	m.queue.drop()
	return m.settle()
}
