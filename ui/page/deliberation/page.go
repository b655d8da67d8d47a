// Package deliberation is the page of the meeting: how the jurors' marks lie
// beside each other, the agenda that is made from them, and the item in hand
// with everybody's comments, the figures and a note. The second round, the
// agreement in numbers and what goes on the wall have rooms of their own below
// this one, whose steps stand in front of the page.
package deliberation

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// Page is the screen.
type Page struct {
	steps stack.Stack
}

// New is the page with nothing chosen yet.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Deliberation }

// Typing reports whether letters are text now.
func (p *Page) Typing() bool { return p.steps.Typing() }

// Leave hands on what is half written.
func (p *Page) Leave(c page.Context) page.Action { return p.steps.Leave(c) }

// Holds says what would be lost.
func (p *Page) Holds(c page.Context) string { return p.steps.Holds(c) }

// Looked brings back what a step looked for.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	return p.steps.Looked(c, name, value, err)
}

// Seen takes over a new sight.
func (p *Page) Seen(c page.Context) { p.steps.Seen(c) }

// Done says what became of an act.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	if a, ok := p.steps.Done(c, r); ok {
		return a
	}
	return page.Action{Fault: r.Err}
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	return p.steps.Bindings(c, func(page.Context) []keys.Binding { return nil })
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	return p.steps.Key(c, msg, func(page.Context, string) page.Action { return page.Action{} })
}

// View draws the page.
func (p *Page) View(c page.Context) string {
	return p.steps.View(c, func(c page.Context) draw.Block {
		return draw.Paragraph(c.L.T("deliberation.sealed"), max(c.W-2, 1), &c.S.Base).Indent(1)
	})
}
