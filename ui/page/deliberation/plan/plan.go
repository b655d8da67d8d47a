// Package plan is the agenda as it was asked for. Keys come faster than a change
// is kept: each goes by what those before it asked for, wherever they were
// pressed.
package plan

import (
	"slices"

	"votering/internal/agenda"
	"votering/internal/room"
	"votering/ui/page"
)

// Plan is the agenda with what was asked for and is not kept yet.
type Plan struct {
	asked []agenda.Item // nil: nothing is on its way
	turns int
}

// Turns is how often the agenda that was asked for became another.
func (p *Plan) Turns(c page.Context) int {
	if c.Busy == 0 && p.asked != nil { // all is kept, or was refused
		p.asked = nil
		p.turns++
	}
	return p.turns
}

// Items are the items as they will be once all that was asked for is kept. What
// became of them is what is known by now.
func (p *Plan) Items(c page.Context) []room.ItemSight {
	p.Turns(c)
	kept := c.Sight.Meeting.Items
	if p.asked == nil {
		return kept
	}
	items := make([]room.ItemSight, len(p.asked))
	for i, it := range p.asked {
		items[i] = added(c, it)
		if k := slices.IndexFunc(kept, func(s room.ItemSight) bool { return s.ID == it.ID }); k >= 0 {
			items[i] = kept[k]
			items[i].Minutes = it.Minutes
		}
	}
	return items
}

// added is an item that the room does not know yet, with those who go out for it.
func added(c page.Context, it agenda.Item) room.ItemSight {
	recused := map[string][]string{}
	for _, j := range c.Sight.Jurors {
		for _, x := range j.Recused {
			recused[x.Nominee] = append(recused[x.Nominee], j.Juror.ID)
		}
	}
	it.Leave = agenda.Leaving(c.Sight.Edition, it.Nominees, recused)
	return room.ItemSight{Item: it}
}

// Set asks for another agenda, by an act of that name. Items without an id get
// one.
func (p *Plan) Set(c page.Context, name string, items []agenda.Item) page.Action {
	p.asked = slices.Clone(items)
	p.turns++
	taken := slices.Clone(items)
	for _, it := range c.Sight.Meeting.Items {
		taken = append(taken, it.Item)
	}
	for i := range p.asked {
		if p.asked[i].ID == "" {
			p.asked[i].ID = agenda.NextID(taken)
			taken = append(taken, p.asked[i])
		}
	}
	items = p.asked
	return page.Action{Act: &page.Act{Name: name, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		return nil, r.SetAgenda(who, items)
	}}}
}

// Longer is an agenda with so many more minutes for one item, by its id; false
// where it would have none left.
func Longer(items []agenda.Item, id string, by int) ([]agenda.Item, bool) {
	longer := slices.Clone(items)
	i := slices.IndexFunc(longer, func(it agenda.Item) bool { return it.ID == id })
	if i < 0 || longer[i].Minutes+by < 1 {
		return nil, false
	}
	longer[i].Minutes += by
	return longer, true
}

// Agenda is the agenda alone, without what became of its items.
func (p *Plan) Agenda(c page.Context) []agenda.Item {
	var items []agenda.Item
	for _, it := range p.Items(c) {
		items = append(items, it.Item)
	}
	return items
}
