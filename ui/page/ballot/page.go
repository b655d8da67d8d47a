// Package ballot is the page on which a juror hands in from a file of their own:
// what is still missing, sealing, the one file to mail and to whom, the receipts
// that come back, and the co-signature of the decision.
//
// The overview is a list of what there is to do, in its order; what takes more
// than a key opens as a step in front of it.
package ballot

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// Page is the screen.
type Page struct {
	cursor cursor.Cursor
	moved  bool // the reader chose the row that the cursor is on
	steps  stack.Stack
	near   near
	signed cosigned // the decision that was co-signed last
}

// near is what lies beside the file.
type near struct {
	letters  []string // receipts and amendments that are not kept yet, with their signatures beside them
	unsigned []string // the same without signatures
	mail     string   // where the sealed ballot lies, or would; with its whole path
	there    bool     // the ballot that was sealed last lies there
}

// New is the page with what is to be done first chosen.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Ballot }

// Typing reports whether a passphrase is being written.
func (p *Page) Typing() bool { return p.steps.Typing() }

// own reports whether this is a juror's own file.
func own(c page.Context) bool { return c.Sight.Own != nil && c.Sight.Edition != nil }

// Seen takes over a new sight: the cursor stays on what is to be done next until
// somebody moves it.
func (p *Page) Seen(c page.Context) {
	if !own(c) {
		return
	}
	if m, ok := p.steps.Front().(*mail); ok && m.of != c.Sight.Own.Sealed.Revision || ok && !sealed(c) && !m.older {
		p.steps.Close(m) // what it says to mail is no longer what was sealed last
	}
	if !p.moved {
		p.cursor.At = slices.Index(rows, p.next(c))
	}
	p.cursor.Clamp(len(rows))
	p.steps.Seen(c)
}

// Arrive looks at what lies beside the file, with the cursor on what is to be
// done next.
func (p *Page) Arrive(c page.Context) page.Action {
	if !own(c) {
		return page.Action{}
	}
	p.moved = false
	p.Seen(c)
	return p.lookNear(c)
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	if !own(c) {
		return nil
	}
	return p.steps.Bindings(c, p.overviewKeys)
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	return p.steps.Key(c, msg, p.overviewKey)
}

// View draws the page.
func (p *Page) View(c page.Context) string {
	if !own(c) {
		return draw.Block{}.Render(c.W, c.H)
	}
	return p.steps.View(c, p.overview)
}

// Leave forgets what is for nobody else's eyes.
func (p *Page) Leave(c page.Context) page.Action { return p.steps.Leave(c) }

// Done says what became of an act.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	if r.Name == actKeep {
		return p.kept(c, r)
	}
	if a, mine := p.steps.Done(c, r); mine {
		return a
	}
	return page.Action{Fault: r.Err, Notice: r.Notices}
}

// Looked brings back what was looked for.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	switch name {
	case lookNear:
		p.near, _ = value.(near)
		p.Seen(c)
		return page.Action{}
	case lookAgain:
		return p.writtenAgain(c, value, err)
	}
	return p.steps.Looked(c, name, value, err)
}

// act is something to be done in the room.
func act(name string, run func(r *room.Room, who string) ([]room.Notice, error)) page.Action {
	return page.Action{Act: &page.Act{Name: name, Run: run}}
}
