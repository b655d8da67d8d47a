package deliberation

import (
	"slices"
	"strings"

	"votering/internal/agenda"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/page/deliberation/plan"
	"votering/ui/part/steps"
)

// The names of the acts.
const (
	actOpen   = "item.open"
	actClose  = "item.close"
	actAgenda = "agenda.set"
	actNote   = "note.write"
)

// enter takes up the chosen item, or puts it aside. Who is recused has to be
// out first.
func (p *Page) enter(c page.Context) page.Action {
	it := p.chosen()
	if it.Open {
		return page.Action{Act: &page.Act{Name: actClose, Run: func(r *room.Room, who string) ([]room.Notice, error) {
			return nil, r.CloseItem(who)
		}}}
	}
	id, leave := it.ID, slices.Clone(it.Leave)
	act := page.Action{Act: &page.Act{Name: actOpen, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		return nil, r.OpenItem(who, id, leave)
	}}}
	out := slices.Clone(leave)
	if now := p.open(); now != nil { // once it was closed, who was out may have come in
		out = slices.DeleteFunc(out, func(j string) bool { return slices.Contains(now.Left, j) })
	}
	back := slices.DeleteFunc(slices.Clone(p.meeting.Away), func(j string) bool { return slices.Contains(leave, j) })
	if len(out)+len(back) == 0 {
		return act
	}
	q := &page.Question{Title: c.L.T("deliberation.leaving.title", "title", it.title), No: c.L.T("deliberation.leaving.no"),
		Then: func(string) page.Action { return act }}
	if len(back) > 0 {
		q.Text = capital(c.L.N("deliberation.coming.text", len(back), "names", p.callThem(c, back)))
		q.Yes = c.L.N("deliberation.coming.yes", len(back))
	}
	if len(out) > 0 {
		gone := capital(c.L.N("deliberation.leaving.text", len(out), "names", p.callThem(c, out), "nominees", c.L.List(p.recusedFrom(it))))
		q.Text = strings.TrimSpace(q.Text + " " + gone)
		q.Yes = c.L.N("deliberation.leaving.yes", len(out), "names", p.d.people(out))
		if p.hidden || len(back) > 0 || text.Width(q.Yes) > mostYes {
			q.Yes = c.L.T("deliberation.leaving.so")
		}
	}
	return page.Action{Ask: q}
}

// mostYes is how many cells an answer takes at most.
const mostYes = 40

// recusedFrom names the nominees of an item for which somebody goes out.
func (p *Page) recusedFrom(it *item) []string {
	var names []string
	for _, n := range it.Nominees {
		if slices.ContainsFunc(p.d.voters, func(v voter) bool { return v.recused(n) && slices.Contains(it.Leave, v.Juror.ID) }) {
			names = append(names, p.d.name(n))
		}
	}
	return names
}

// planned is the agenda as it will be once all that was asked for is kept.
func (p *Page) planned() []agenda.Item {
	items := make([]agenda.Item, len(p.items))
	for i := range p.items {
		items[i] = p.items[i].Item
	}
	return items
}

// set asks for another agenda, and shows it at once: the next key goes by it.
func (p *Page) set(c page.Context, items []agenda.Item) page.Action {
	a := p.plan.Set(c, actAgenda, items)
	c.Busy++ // it is on its way
	p.load(c)
	return a
}

// longer gives the chosen item so many more minutes.
func (p *Page) longer(c page.Context, by int) page.Action {
	items, ok := plan.Longer(p.planned(), p.chosen().ID, by)
	if !ok {
		return page.Action{Say: c.L.T("deliberation.minutes.least")}
	}
	return p.set(c, items)
}

// Done says what became of an act.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	p.load(c)
	a, ok := p.steps.Done(c, r)
	if !ok {
		a = p.done(c, r)
	}
	if a.Look == nil {
		a.Look = p.agreed.look(c)
	}
	return a
}

func (p *Page) done(c page.Context, r page.Result) page.Action {
	if a, ok := steps.Done(c, r); ok {
		return a
	}
	if r.Err != nil {
		if r.Name == actNote {
			p.again()
		}
		return page.Action{Fault: r.Err}
	}
	switch r.Name {
	case actOpen:
		return page.Action{Say: p.opened(c)}
	case actClose:
		return page.Action{Say: p.closed(c)}
	case actNote:
		p.noted = noted{}
		return page.Action{Say: c.L.T("deliberation.note.done")}
	case actAgenda:
		return page.Action{Say: c.L.N("deliberation.agenda.done", p.meeting.Minutes)}
	}
	return page.Action{}
}

// opened says that an item was taken up.
func (p *Page) opened(c page.Context) string {
	it := p.open()
	if it == nil {
		return ""
	}
	return c.L.T("deliberation.opened", "n", c.L.Int(int64(it.n)), "title", it.title)
}

// closed says that the item was put aside, who comes back, and what is next.
func (p *Page) closed(c page.Context) string {
	said := append([]string{c.L.T("deliberation.closed")}, p.back(c, p.meeting.Away)...)
	for i := range p.items {
		if p.items[i].next {
			said = append(said, c.L.T("deliberation.closed.next", "n", c.L.Int(int64(p.items[i].n)), "title", p.items[i].title))
		}
	}
	return strings.Join(said, " ")
}

// back says who can come in again.
func (p *Page) back(c page.Context, who []string) []string {
	if len(who) == 0 {
		return nil
	}
	return []string{capital(c.L.N("deliberation.back", len(who), "names", p.callThem(c, who)))}
}
