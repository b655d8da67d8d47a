// Package decision is the page on which the chair makes the decision: who gets
// the prize and what still stands in the way, the texts that go with it, the
// signature, and what is handed on. The jury reads it once it is decided.
//
// The overview is a list of parts; each opens as a step in front of it. A text
// is saved when its step is left, and kept here until the room has it.
package decision

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/stack"
)

// Page is the screen.
type Page struct {
	rows   []row
	cursor cursor.Cursor
	seen   int         // rows in sight, as last drawn
	steps  stack.Stack // open in front of the overview
	texts  texts
	looked looked // through the grounds that are chosen
	who    *franchise
	done   *handed   // what was handed on last; nil: nothing
	took   *[]string // whose co-signatures were taken last, by id; nil: none were
	phase  deliberation.Phase
}

// New is the page with its first part chosen.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Decision }

// Typing reports whether a text is being written.
func (p *Page) Typing() bool { return p.steps.Typing() }

// Seen takes over a new sight. What was open belongs to the state the edition
// was in.
func (p *Page) Seen(c page.Context) {
	if c.Sight.Edition == nil {
		return
	}
	if p.phase != c.Sight.Phase {
		p.setAside(c)
		p.phase, p.steps, p.cursor = c.Sight.Phase, stack.Stack{}, cursor.Cursor{}
		p.rows = rowsOf(c.Sight)
		p.cursor.At = p.begin(c)
	}
	p.rows, p.who, p.looked = rowsOf(c.Sight), newFranchise(c.Sight), looked{}
	p.cursor.Clamp(len(p.rows))
	p.steps.Seen(c)
}

// setAside keeps a text that is being written when its step closes under it.
func (p *Page) setAside(c page.Context) {
	for _, s := range p.steps.All() {
		if w, ok := s.(*writer); ok && w.editor.Value() != p.texts.now(w.id, &c.Sight.Proposal) {
			p.texts.keep(w.id, kept{value: w.editor.Value(), refused: true})
		}
	}
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding { return p.steps.Bindings(c, p.overviewKeys) }

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	return p.steps.Key(c, msg, p.overviewKey)
}

// View draws the page.
func (p *Page) View(c page.Context) string { return p.steps.View(c, p.overview) }

// Leave saves what is half written.
func (p *Page) Leave(c page.Context) page.Action { return p.steps.Leave(c) }

// Holds says that a text could not be saved, or that votes cannot be.
func (p *Page) Holds(c page.Context) string {
	if p.texts.refused() {
		return c.L.T("decide.text.held")
	}
	if v, ok := p.steps.Front().(*voting); ok && v.tooMany(c) {
		return c.L.T("decide.vote.held")
	}
	return ""
}

// The acts of this page, but those that save a text.
const (
	actOutcome  = "outcome"
	actVotes    = "votes"
	actTake     = "take"
	actAnnounce = "announce"
	actReopen   = "reopen"
	actPurge    = "purge"
)

// Done says what became of an act.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	if a, ok := p.texts.done(c, r); ok {
		return a
	}
	if a, ok := p.steps.Done(c, r); ok {
		return a
	}
	if r.Err != nil {
		return page.Action{Fault: r.Err, Notice: r.Notices}
	}
	return page.Action{Say: p.doneText(c, r.Name), Notice: r.Notices}
}

// doneText is what is said of an act that was done.
func (p *Page) doneText(c page.Context, name string) string {
	if name == actCosign {
		return p.tookText(c)
	}
	key := "decide.done." + name
	if !c.L.Has(key) {
		return ""
	}
	return c.L.T(key)
}

// Looked brings back what was looked for.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	if name == lookPublic {
		return p.foundPublic(c, value, err)
	}
	return p.steps.Looked(c, name, value, err)
}

// act is something to be done in the room that answers nothing but warnings.
func act(name string, run func(r *room.Room, who string) ([]room.Notice, error)) page.Action {
	return page.Action{Act: &page.Act{Name: name, Run: run}}
}

// propose asks for a change to the decision.
func propose(name string, change deliberation.ProposalChange) page.Action {
	return act(name, func(r *room.Room, who string) ([]room.Notice, error) { return r.Propose(who, change) })
}
