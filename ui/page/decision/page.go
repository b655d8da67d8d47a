// Package decision is the page on which the chair makes the decision: who gets
// the prize and what still stands in the way, the texts that go with it, the
// signature, and what is handed on. The jury reads it once it is decided.
//
// The overview is a list of parts; each opens as a step in front of it. A text
// is saved when its step is left, and kept here until the room has it.
package decision

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
)

// Page is the screen.
type Page struct {
	rows   []row
	cursor cursor.Cursor
	seen   int    // rows in sight, as last drawn
	steps  []step // open in front of the overview; the last one has the screen
	texts  texts
	who    *franchise
	done   *handed // what was handed on last; nil: nothing
	phase  deliberation.Phase
}

// step is a part of the page that has the screen while it is open.
type step interface {
	bindings(c page.Context) []keys.Binding
	key(c page.Context, msg tea.KeyMsg) page.Action
	view(c page.Context) draw.Block
	// seen tells the step that the sight or the size changed.
	seen(c page.Context)
	// typing reports whether letters are text now.
	typing() bool
	// leave hands on what is half written, and forgets what is for nobody
	// else's eyes.
	leave(c page.Context) page.Action
}

// quiet is what most steps do not care about.
type quiet struct{}

func (quiet) seen(page.Context)              {}
func (quiet) typing() bool                   { return false }
func (quiet) leave(page.Context) page.Action { return page.Action{} }

// New is the page with its first part chosen.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Decision }

// Typing reports whether a text is being written.
func (p *Page) Typing() bool {
	s := p.front()
	return s != nil && s.typing()
}

// front is the step that has the screen; nil: the overview.
func (p *Page) front() step {
	if len(p.steps) == 0 {
		return nil
	}
	return p.steps[len(p.steps)-1]
}

func (p *Page) push(s step) { p.steps = append(p.steps, s) }

func (p *Page) pop() { p.steps = p.steps[:max(len(p.steps)-1, 0)] }

// close closes a step and all in front of it, where it is open.
func (p *Page) close(s step) {
	if i := slices.Index(p.steps, s); i >= 0 {
		p.steps = p.steps[:i]
	}
}

// Seen takes over a new sight. What was open belongs to the state the edition
// was in.
func (p *Page) Seen(c page.Context) {
	if c.Sight.Edition == nil {
		return
	}
	if p.phase != c.Sight.Phase {
		p.setAside(c)
		p.phase, p.steps, p.cursor = c.Sight.Phase, nil, cursor.Cursor{}
		p.rows = rowsOf(c.Sight)
		p.cursor.At = p.begin(c)
	}
	p.rows, p.who = rowsOf(c.Sight), newFranchise(c.Sight)
	p.cursor.Clamp(len(p.rows))
	if s := p.front(); s != nil {
		s.seen(c)
	}
}

// setAside keeps a text that is being written when its step closes under it.
func (p *Page) setAside(c page.Context) {
	for _, s := range p.steps {
		if w, ok := s.(*writer); ok && w.editor.Value() != p.texts.now(w.id, &c.Sight.Proposal) {
			p.texts.keep(w.id, kept{value: w.editor.Value(), refused: true})
		}
	}
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	if s := p.front(); s != nil {
		return s.bindings(c)
	}
	return p.overviewKeys(c)
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if s := p.front(); s != nil {
		return s.key(c, msg)
	}
	return p.overviewKey(c, msg.String())
}

// View draws the page.
func (p *Page) View(c page.Context) string {
	if s := p.front(); s != nil {
		return s.view(c).Top(c.H).Render(c.W, c.H)
	}
	return p.overview(c).Top(c.H).Render(c.W, c.H)
}

// Leave saves what is half written. What takes letters as text closes: who
// comes back may press a number.
func (p *Page) Leave(c page.Context) page.Action {
	s := p.front()
	if s == nil {
		return page.Action{}
	}
	a := s.leave(c)
	for p.Typing() {
		p.pop()
	}
	return a
}

// Holds says that a text could not be saved, or that votes cannot be.
func (p *Page) Holds(c page.Context) string {
	if p.texts.refused() {
		return c.L.T("decide.text.held")
	}
	if v, ok := p.front().(*voting); ok && v.tooMany(c) {
		return c.L.T("decide.vote.held")
	}
	return ""
}

// The acts of this page, but those that save a text.
const (
	actOutcome  = "outcome"
	actVotes    = "votes"
	actSign     = "sign"
	actTake     = "take"
	actAnnounce = "announce"
	actReopen   = "reopen"
)

// doner is a step that is told what became of its acts. It reports whether the
// act was one of them.
type doner interface {
	done(c page.Context, r page.Result) (a page.Action, mine bool)
}

// Done says what became of an act.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	if a, ok := p.texts.done(c, r); ok {
		return a
	}
	for _, s := range slices.Backward(p.steps) {
		if d, ok := s.(doner); ok {
			if a, mine := d.done(c, r); mine {
				a.Notice = append(a.Notice, r.Notices...)
				return a
			}
		}
	}
	if r.Err != nil {
		return page.Action{Fault: r.Err, Notice: r.Notices}
	}
	return page.Action{Say: p.doneText(c, r.Name), Notice: r.Notices}
}

// doneText is what is said of an act that was done.
func (p *Page) doneText(c page.Context, name string) string {
	key := "decide.done." + name
	if !c.L.Has(key) {
		return ""
	}
	return c.L.T(key)
}

// looker is a step that looks for something. It reports whether the answer is
// one that it looked for.
type looker interface {
	looked(c page.Context, name string, value any, err error) (a page.Action, mine bool)
}

// Looked brings back what a step looked for. Where that step is closed by now
// nobody needs it.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	for _, s := range slices.Backward(p.steps) {
		if l, ok := s.(looker); ok {
			if a, mine := l.looked(c, name, value, err); mine {
				return a
			}
		}
	}
	return page.Action{Fault: err}
}

// act is something to be done in the room that answers nothing but warnings.
func act(name string, run func(r *room.Room, who string) ([]room.Notice, error)) page.Action {
	return page.Action{Act: &page.Act{Name: name, Run: run}}
}

// propose asks for a change to the decision.
func propose(name string, change deliberation.ProposalChange) page.Action {
	return act(name, func(r *room.Room, who string) ([]room.Notice, error) { return r.Propose(who, change) })
}
