package deliberation

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/agenda"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/form"
	"votering/ui/part/stack"
)

// ownMinutes is how long an item of the chair's own is at first.
const ownMinutes = 5

// The lines of the form.
const (
	fieldTitle = "title"
	fieldFirst = "first"
	fieldOther = "other"
)

// owner is an item of the chair's own being made: what it is called, and which
// nominees it concerns, so that whoever is recused from one goes out for it.
type owner struct {
	stack.Quiet
	p    *Page
	form *form.Form
}

// addOwn opens the form.
func (p *Page) addOwn() {
	n := len(p.d.ed.Nominees)
	first := func(c page.Context, i int) string {
		switch i {
		case 0:
			return c.L.T("deliberation.own.nobody")
		case n + 1:
			return c.L.T("deliberation.own.all")
		}
		return p.d.name(p.d.ed.Nominees[i-1].ID)
	}
	other := func(c page.Context, i int) string {
		if i == 0 {
			return none
		}
		return p.d.name(p.d.ed.Nominees[i-1].ID)
	}
	p.steps.Push(&owner{p: p, form: form.New("deliberation.own.add",
		form.Text(fieldTitle, "deliberation.own.prompt", "", agenda.MaxTitle),
		form.Choice(fieldFirst, "deliberation.own.about", n+2, 0, first),
		form.Choice(fieldOther, "deliberation.own.other", n+1, 0, other))})
}

func (s *owner) Bindings(page.Context) []keys.Binding { return s.form.Bindings() }

func (s *owner) Typing() bool { return s.form.Writes() }

func (s *owner) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if msg.String() == "esc" {
		s.p.steps.Close(s)
		return page.Action{}
	}
	if !s.form.Key(msg) {
		return page.Action{}
	}
	title := s.form.Value(fieldTitle)
	if title == "" {
		s.form.Go(fieldTitle)
		return page.Action{Say: c.L.T("deliberation.own.untitled")}
	}
	s.p.steps.Close(s)
	items := s.p.planned()
	it := agenda.Item{Kind: agenda.Own, Title: title, Nominees: s.about(), Minutes: ownMinutes}
	return s.p.set(c, slices.Insert(items, min(s.p.at+1, len(items)), it))
}

// about are the nominees that were chosen.
func (s *owner) about() []string {
	all := s.p.d.ed.Nominees
	var ids []string
	if i := s.form.Chosen(fieldFirst); i == len(all)+1 {
		for k := range all {
			ids = append(ids, all[k].ID)
		}
		return ids
	} else if i > 0 {
		ids = append(ids, all[i-1].ID)
	}
	if i := s.form.Chosen(fieldOther); i > 0 && !slices.Contains(ids, all[i-1].ID) {
		ids = append(ids, all[i-1].ID)
	}
	return ids
}

func (s *owner) View(c page.Context) draw.Block {
	above := draw.Block{draw.Rule(c.L.T("deliberation.own.title"), "", c.W, &c.S.Rule, &c.S.Heading)}
	above = append(above, draw.Paragraph(c.L.T("deliberation.own.text"), max(c.W-2, 1), &c.S.Base).Indent(1)...)
	return s.form.View(c, above, c.H)
}
