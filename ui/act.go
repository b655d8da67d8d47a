package ui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/ui/page"
	"votering/ui/part/frame"
)

// apply does what a page asks for. Unasked says that no key led to it.
func (m *Model) apply(owner page.ID, a page.Action, unasked bool) tea.Cmd {
	cmds := []tea.Cmd{m.sayAll(a)}
	if a.Ask != nil {
		cmds = append(cmds, m.ask(owner, *a.Ask, unasked))
	}
	if a.Act != nil {
		cmds = append(cmds, m.enqueue(owner, *a.Act))
	}
	if a.Cancel != "" {
		m.errands.drop(errandKey{owner, a.Cancel})
	}
	if a.Look != nil {
		cmds = append(cmds, m.seek(owner, *a.Look))
	}
	if a.Edit != nil {
		cmds = append(cmds, m.edit(owner, *a.Edit))
	}
	if a.Goto != "" {
		cmds = append(cmds, m.goTo(a.Goto, a.Select))
	}
	switch {
	case a.Quit:
		cmds = append(cmds, m.intend(intent{kind: quitting}))
	case a.File != nil:
		cmds = append(cmds, m.intend(intent{kind: opening, file: *a.File}))
	case a.HandTo != "":
		cmds = append(cmds, m.intend(intent{kind: handing, to: a.HandTo}))
	default:
		cmds = append(cmds, m.settle())
	}
	for _, k := range a.Again {
		cmds = append(cmds, m.key(k))
	}
	return tea.Batch(cmds...)
}

// sayAll shows the sentences of an action.
func (m *Model) sayAll(a page.Action) tea.Cmd {
	if a.Say != "" {
		m.say(frame.Plain, a.Say)
	}
	m.notice(a.Notice)
	switch {
	case a.Fault != nil:
		return m.fail(a.Fault)
	case a.Off != nil:
		m.off(a.Off)
	}
	return nil
}

// off says why a key does nothing now.
func (m *Model) off(why *fault.Error) { m.say(frame.Warning, explain(m.l, why)) }

// goTo shows a page where this person may use it, with a nominee chosen there.
func (m *Model) goTo(id page.ID, nominee string) tea.Cmd {
	if id == page.Back && m.sess != nil {
		id = m.sess.beforeStart()
	}
	p := m.pageOf(id)
	if p == nil || id != page.Start && !m.mayUse(id) {
		return nil
	}
	if sel, ok := p.(page.Selector); ok && nominee != "" {
		sel.Select(nominee)
	}
	if id == m.front {
		p.Seen(m.context())
		return nil
	}
	return m.show(id)
}

func (m *Model) mayUse(id page.ID) bool {
	return m.sess != nil && slices.Contains(m.sess.tabs(), id)
}

// enqueue puts an act behind those that wait.
func (m *Model) enqueue(owner page.ID, act page.Act) tea.Cmd {
	switch {
	case m.sess == nil:
		return nil
	case m.sess.readOnly:
		return m.refuse(owner, act)
	}
	m.queue.add(job{owner, act, m.sess.who})
	return m.run()
}

// refuse answers an act that cannot be done in a file that is only read.
func (m *Model) refuse(owner page.ID, act page.Act) tea.Cmd {
	why := fault.New(fault.State, "ui.read_only")
	p := m.pageOf(owner)
	if p == nil {
		m.off(why)
		return nil
	}
	a := p.Done(m.context(), page.Result{Name: act.Name, Err: why})
	a.Fault, a.Off = nil, why
	return m.apply(owner, a, false)
}

// run starts the next act, where none runs.
func (m *Model) run() tea.Cmd {
	j, seq, ok := m.queue.start()
	if !ok {
		return nil
	}
	return runAct(m.sess.room, j, seq, m.desk.Clock)
}

// acted takes the answer of an act to the page that asked for it, in front or
// not, and starts the next.
func (m *Model) acted(msg actMsg) tea.Cmd {
	if !m.queue.answers(msg.seq) {
		return nil
	}
	before := m.sess.sight.MyState
	lost := m.see(msg.looked)
	if unsaved(msg.err, m.sess.room.Path()) {
		m.queue.fail(msg.err)
		return m.notSaved()
	}
	j := m.queue.done()
	next := m.run()
	owner := m.pageOf(j.owner)
	if owner == nil {
		return tea.Batch(next, m.settle())
	}
	if j.owner != m.front {
		owner.Seen(m.context())
	}
	a := owner.Done(m.context(), page.Result{Name: j.act.Name, Notices: msg.note, Err: msg.err})
	if msg.err != nil && a.Fault == nil && a.Off == nil && a.Ask == nil && a.Say == "" {
		a.Fault = msg.err
	}
	if a.Fault == nil {
		a.Fault = lost
	}
	if m.sess.away() && before != deliberation.HandedIn && m.sess.sight.MyState == deliberation.HandedIn && a.Ask == nil {
		a.Ask = m.giveBack()
	}
	cmds := []tea.Cmd{next, m.apply(j.owner, a, true)}
	if m.message.Weight != frame.Plain {
		cmds = append(cmds, m.hold())
	}
	return tea.Batch(cmds...)
}

// see takes over a sight. It answers why there is none.
func (m *Model) see(l looked) error {
	m.now = l.at
	if l.sight.Edition != nil {
		m.sess.sight = l.sight
		m.tell()
		if m.front != page.Start && !m.mayUse(m.front) {
			m.front = m.sess.first()
			m.page().Seen(m.context())
		}
	}
	return l.err
}

// unsaved reports whether err means that the file at path could not be written,
// and not that the act was refused.
func unsaved(err error, path string) bool {
	f := fault.Of(err)
	if f == nil || f.Where != path {
		return false
	}
	switch f.Class {
	case fault.IO, fault.DB, fault.Log, fault.Locked, fault.Size:
		return true
	}
	return false
}
