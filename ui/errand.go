package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/page"
	"votering/ui/part/frame"
)

// errandKey tells apart the looks of pages that may be under way at one time.
type errandKey struct {
	owner page.ID
	name  string
}

// errand is a look that is under way.
type errand struct {
	seq    int
	writes bool
	cancel context.CancelFunc
}

// errands are all that are under way. The zero errands are none.
type errands struct {
	open map[errandKey]errand
	seq  int // of the last one begun: its answer carries it
}

// begin notes a new one and gives up the one before it with the same key.
func (es *errands) begin(key errandKey, writes bool) (context.Context, int) {
	es.drop(key)
	ctx, cancel := context.WithCancel(context.Background())
	es.seq++
	if es.open == nil {
		es.open = map[errandKey]errand{}
	}
	es.open[key] = errand{es.seq, writes, cancel}
	return ctx, es.seq
}

// drop gives up the one with that key, if there is one.
func (es *errands) drop(key errandKey) {
	if e, ok := es.open[key]; ok {
		e.cancel()
		delete(es.open, key)
	}
}

// dropAll gives up every one.
func (es *errands) dropAll() {
	for key := range es.open {
		es.drop(key)
	}
}

// answers reports whether an answer is one that is waited for, and ends the
// waiting.
func (es *errands) answers(key errandKey, seq int) bool {
	e, ok := es.open[key]
	if !ok || e.seq != seq {
		return false
	}
	es.drop(key)
	return true
}

// writing reports whether one is under way that must not be left half done.
func (es *errands) writing() bool {
	for _, e := range es.open {
		if e.writes {
			return true
		}
	}
	return false
}

// seek begins what a page wants to find out.
func (m *Model) seek(owner page.ID, l page.Look) tea.Cmd {
	if m.sess == nil {
		return nil
	}
	key := errandKey{owner, l.Name}
	ctx, seq := m.errands.begin(key, l.Writes)
	return runLook(ctx, m.sess.room, m.sess.who, l, key, seq)
}

// edit hands a text to the user's own editor.
func (m *Model) edit(owner page.ID, r page.EditRequest) tea.Cmd {
	key := errandKey{owner, r.Name}
	_, seq := m.errands.begin(key, true)
	return runEditor(m.outside, r, key, seq)
}

// back takes an answer to the page that asked for it, in front or not.
func (m *Model) back(msg backMsg) tea.Cmd {
	if !m.errands.answers(msg.key, msg.seq) {
		return nil
	}
	p, ok := m.pageOf(msg.key.owner).(page.Looker)
	if !ok {
		return m.settle()
	}
	cmd := m.apply(msg.key.owner, p.Looked(m.context(), msg.key.name, msg.value, msg.err), true)
	if m.message.Weight == frame.Plain {
		return cmd
	}
	return tea.Batch(cmd, m.hold())
}
