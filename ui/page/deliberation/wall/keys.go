package wall

import (
	"votering/internal/deliberation"
	"votering/ui/keys"
	"votering/ui/page"
)

// Bindings lists what keys do here now. What cannot be done now is left out: a
// reason would have to be shown on the wall.
func (w *wall) Bindings(c page.Context) []keys.Binding {
	back := keys.Binding{ID: "wall.back", Keys: []string{"x", "esc"}, Footer: true}
	if c.Sight.Meeting == nil {
		return []keys.Binding{back}
	}
	if w.asks {
		return []keys.Binding{
			{ID: "wall.ready", Keys: []string{"enter"}, Footer: true},
			{ID: "wall.not_ready", Keys: []string{"esc", "x"}, Footer: true},
		}
	}
	bs := []keys.Binding{
		{ID: "wall.items", Keys: []string{"n", "p", "right", "left"}, Label: "n p", Footer: true},
	}
	if w.mayOpen(c) {
		bs = append(bs, keys.Binding{ID: "wall.open", Keys: []string{"enter"}, Footer: true})
	}
	bs = append(bs,
		keys.Binding{ID: "wall.show", Keys: []string{"1", "2", "0"}, Label: "1 2 0", Footer: true},
		keys.Binding{ID: "wall.criteria", Keys: []string{"k"}, Footer: true},
	)
	if c.Sight.Final {
		bs = append(bs, keys.Binding{ID: "wall.ranking", Keys: []string{"3"}, Footer: true})
	}
	if it := w.now(c); it != nil && w.inSight() && leads(c) && !it.Done && c.Sight.Allowed[deliberation.ActMeet] == nil {
		bs = append(bs, keys.Binding{ID: "wall.minutes", Keys: []string{"+", "-"}, Label: "+ -", Footer: true})
	}
	if w.top > 0 || w.drawn.fit < w.length(c) {
		bs = append(bs, keys.Binding{ID: "wall.page", Keys: []string{"down", "up", "pgdown", "pgup"}, Label: "↑↓", Footer: true})
	}
	return append(bs, back)
}

// act does what a key asks for.
func (w *wall) act(c page.Context, key string) page.Action {
	switch key {
	case "n", "right":
		w.step(c, 1)
	case "p", "left":
		w.step(c, -1)
	case "enter":
		return w.take(c)
	case "1":
		w.show(theItem)
	case "2":
		w.show(everybody)
	case "3":
		w.show(result)
	case "0":
		w.show(nothing)
	case "k":
		w.level(c)
	case "+":
		return w.minutes(c, 1)
	case "-":
		return w.minutes(c, -1)
	case "down", "pgdown":
		if w.top+w.drawn.fit < w.length(c) {
			w.top += w.drawn.fit
		}
	case "up", "pgup":
		w.top = max(w.top-w.drawn.fit, 0)
	default:
		w.steps.Close(w)
	}
	return page.Action{}
}

// step goes to another item. What is shown of it is what was chosen before, but
// nothing that is over: the ranking gives way to the item.
func (w *wall) step(c page.Context, by int) {
	items := c.Sight.Meeting.Items
	i := w.at(c) + by
	switch {
	case len(items) == 0:
	case i < 0:
		w.hint = c.L.T("wall.first")
	case i >= len(items):
		w.hint = c.L.T("wall.last")
	default:
		w.item, w.top, w.criteria = items[i].ID, 0, false
		if w.shows == result {
			w.shows = theItem
		}
	}
}

func (w *wall) show(what shown) { w.shows, w.top = what, 0 }

// level goes down to the criteria of a nominee, and back.
func (w *wall) level(c page.Context) {
	if !w.criteria && len(w.about(c)) == 0 {
		w.hint = c.L.T("wall.nobody")
		return
	}
	w.criteria, w.top = !w.criteria, 0
	if w.shows == result || w.shows == nothing {
		w.shows = theItem
	}
}

// take takes up the item that is shown; first it asks whether everybody is where
// they have to be.
func (w *wall) take(c page.Context) page.Action {
	it := w.now(c)
	if question(c, it) != "" {
		w.asks = true
		return page.Action{}
	}
	return open(it)
}
