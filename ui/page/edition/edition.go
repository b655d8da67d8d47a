// Package edition is the page of the rule: what this prize is, by what it is
// decided, and who decides it, in plain words and for everybody. It is read
// here; in front of it the edition is set up (package edit) and the rule tried
// out (package rehearse) while it is a draft, and what may still be changed once
// it is open is changed by the chair (package amend).
package edition

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/edition/amend"
	"votering/ui/page/edition/edit"
	"votering/ui/page/edition/rehearse"
	"votering/ui/part/draw"
	"votering/ui/part/scroll"
	"votering/ui/part/stack"
	"votering/ui/theme"
)

// Page is the screen.
type Page struct {
	text   document
	of     source // what text was made of
	scroll scroll.Scroll
	steps  stack.Stack
}

// source is everything that the text depends on.
type source struct {
	edition   *award.Edition
	l         *locale.Catalog
	s         *theme.Styles
	w         int
	phase     string
	overrides int
	key       string // of the chair
	keys      string // of the jurors
	amended   int
}

// document is the whole page as one long text, and where its parts begin.
type document struct {
	lines draw.Block
	parts []part
}

// part is a part of the text: its name, and the line on which that stands.
type part struct {
	name string
	at   int
}

// New is the page at its beginning.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Edition }

// Typing reports whether an amendment is being written.
func (p *Page) Typing() bool { return p.steps.Typing() }

// Done gives what became of an act to the step that asked for it.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	if a, ok := p.steps.Done(c, r); ok {
		return a
	}
	return page.Action{Fault: r.Err, Notice: r.Notices}
}

// Looked brings back what a step looked for.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	return p.steps.Looked(c, name, value, err)
}

// Holds says that an amendment is filled in and not made.
func (p *Page) Holds(c page.Context) string { return p.steps.Holds(c) }

// Leave closes what takes letters as text, and forgets passphrases.
func (p *Page) Leave(c page.Context) page.Action { return p.steps.Leave(c) }

// Seen takes over a new sight or size. Where the text is set anew one stays in
// the part that was being read.
func (p *Page) Seen(c page.Context) {
	if c.Sight.Edition == nil {
		return
	}
	if step := p.steps.Front(); step != nil {
		step.Seen(c)
	}
	s := c.Sight
	if len(s.DraftFaults) > 0 { // there is no whole to be read yet
		p.text, p.of = document{}, source{}
		return
	}
	of := source{s.Edition, c.L, c.S, textW(c), string(s.Phase), len(s.Overrides), s.ChairKeyFP, keysOf(&s), len(s.Amendments)}
	if of == p.of {
		return
	}
	part, into := 0, 0
	if len(p.text.parts) > 0 {
		part = p.part()
		into = p.scroll.Top - p.text.parts[part].at
	}
	p.of, p.text = of, write(c, of.w)
	part = min(part, len(p.text.parts)-1)
	p.scroll.Top = p.text.parts[part].at + into
	p.scroll.Clamp(p.last(part))
}

// last is the last line of a part.
func (p *Page) last(part int) int {
	if part+1 < len(p.text.parts) {
		return p.text.parts[part+1].at - 1
	}
	return max(len(p.text.lines)-1, 0)
}

// part is the one that the first line in sight belongs to.
func (p *Page) part() int {
	at := 0
	for i, part := range p.text.parts {
		if part.at <= p.scroll.Top {
			at = i
		}
	}
	return at
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	if step := p.steps.Front(); step != nil {
		return step.Bindings(c)
	}
	n := max(min(len(p.text.parts), 9), 1)
	digits := make([]string, n)
	for i := range digits {
		digits[i] = strconv.Itoa(i + 1)
	}
	bs := []keys.Binding{
		{ID: "edition.scroll", Keys: scroll.Keys(), Label: "↑↓", Footer: true},
		{ID: "edition.turn", Keys: []string{"right", "left", "n", "p"}, Label: "←→", Footer: true},
		{ID: "edition.jump", Keys: digits, Label: "1-" + strconv.Itoa(n), Footer: true},
		{ID: "edition.try", Keys: []string{"t"}, Footer: true, Off: notDraft(c)},
	}
	if s := c.Sight; s.Who.Role != award.JurorRole && s.Owner == "" {
		off := s.Allowed[deliberation.ActAmend]
		bs = append(bs,
			keys.Binding{ID: "edition.edit", Keys: []string{"e"}, Footer: notEdited(c) == nil, Off: notEdited(c)},
			keys.Binding{ID: "edition.amend", Keys: []string{"a"}, Footer: off == nil, Off: off},
		)
	}
	return bs
}

// notDraft says why the rule cannot be tried out any more; nil where it can.
func notDraft(c page.Context) *fault.Error {
	if c.Sight.Phase == deliberation.Draft {
		return nil
	}
	return fault.New(fault.State, "rehearse.opened", "state", string(c.Sight.Phase))
}

// notEdited says why the edition cannot be edited any more; nil where it can.
func notEdited(c page.Context) *fault.Error {
	if c.Sight.Phase == deliberation.Draft {
		return nil
	}
	return fault.New(fault.State, "edition.editing")
}

// Arrive opens the form at once where the edition is not complete.
func (p *Page) Arrive(c page.Context) page.Action {
	s := &c.Sight
	if p.steps.Front() != nil || len(s.DraftFaults) == 0 || s.Phase != deliberation.Draft || s.Who.Role == award.JurorRole || s.Owner != "" {
		return page.Action{}
	}
	return edit.Open(&p.steps, c)
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if step := p.steps.Front(); step != nil {
		return step.Key(c, msg)
	}
	if p.Seen(c); msg.String() == "e" {
		return edit.Open(&p.steps, c)
	} else if len(p.text.parts) == 0 {
		return page.Action{}
	}
	switch key := msg.String(); key {
	case "a":
		amend.Open(&p.steps, c)
	case "t":
		return rehearse.Open(&p.steps)
	case "right", "n":
		p.show(p.part() + 1)
	case "left", "p":
		p.back()
	default:
		if n, err := strconv.Atoi(key); err == nil {
			p.show(n - 1)
			break
		}
		p.scroll.Key(key, len(p.text.lines), max(c.H, 1))
	}
	return page.Action{}
}

// back goes to where the part that is read begins, and from there to the one
// before.
func (p *Page) back() {
	part := p.part()
	if p.scroll.Top == p.text.parts[part].at {
		part--
	}
	p.show(part)
}

// show goes to a part, if there is one of that number.
func (p *Page) show(part int) {
	if part >= 0 && part < len(p.text.parts) {
		p.scroll.Top = p.text.parts[part].at
	}
}

// contentsW is the width from which the contents stand beside the text, readW
// the widest a text is set for reading.
const contentsW, readW = 100, 90

// View draws the page.
func (p *Page) View(c page.Context) string {
	if step := p.steps.Front(); step != nil {
		return step.View(c).Top(c.H).Render(c.W, c.H)
	}
	if p.Seen(c); len(p.text.parts) == 0 {
		return p.unfinished(c).Top(c.H).Render(c.W, c.H)
	}
	if c.W < contentsW {
		return p.body(c, c.W).Render(c.W, c.H)
	}
	left := p.contents(c)
	w := beside(c)
	return left.Pad(c.H).Beside(w, draw.Piece{Text: " │ ", Style: &c.S.Rule}, p.body(c, c.W-w-3)).Render(c.W, c.H)
}

// unfinished says that the edition is being set up.
func (p *Page) unfinished(c page.Context) draw.Block {
	n := len(c.Sight.DraftFaults)
	if n == 0 {
		return nil
	}
	return draw.Paragraph(c.L.N("edition.unfinished", n), max(min(c.W-2, readW), 1), &c.S.Base).Indent(1)
}

// body is as much of the text as there is room for in w cells. Its first line
// always says which part one reads.
func (p *Page) body(c page.Context, w int) draw.Block {
	n := func(i int) string { return c.L.Int(int64(i)) }
	of, part := len(p.text.lines), p.part()
	name := p.text.parts[part].name
	if c.W < contentsW {
		name = c.L.T("edition.of", "n", n(part+1), "of", n(len(p.text.parts)), "section", name)
	}
	where := ""
	if of > c.H {
		where = c.L.T("edition.lines", "from", n(p.scroll.Top+1), "to", n(min(p.scroll.Top+c.H, of)), "of", n(of))
	}
	b := p.text.lines.Window(p.scroll.Top, c.H).Indent(1)
	if c.H > 1 {
		b[0] = draw.Rule(name, where, w, &c.S.Rule, &c.S.Heading)
	}
	return b
}

// contents lists the parts, with a sign at the one that is read.
func (p *Page) contents(c page.Context) draw.Block {
	b := draw.Block{draw.Of(" "+c.L.T("edition.contents"), &c.S.Heading)}
	for i, part := range p.text.parts {
		sign, style := "   ", &c.S.Base
		if i == p.part() {
			sign, style = " ► ", &c.S.Accent
		}
		b = append(b, draw.Of(sign, style).Add(strconv.Itoa(i+1)+" ", &c.S.Key).Add(part.name, style))
	}
	return b
}

// beside is how wide the contents are, where they stand beside the text.
func beside(c page.Context) int { return max(min(c.W/4, 34), 28) }

// textW is how wide the text is set.
func textW(c page.Context) int {
	w := c.W - 2
	if c.W >= contentsW {
		w = c.W - beside(c) - 5
	}
	return max(min(w, readW), 1)
}
