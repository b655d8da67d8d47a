package ranking

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/ranking/card"
	"votering/ui/page/ranking/cast"
	"votering/ui/part/cursor"
)

// What keys do while reading.
var readKeys = []keys.Binding{
	{ID: "ranking.scroll", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
	{ID: "ranking.turn", Keys: []string{"left", "right", "p", "n"}, Label: "←→", Footer: true},
	{ID: "ranking.back", Keys: []string{"esc", "enter"}, Footer: true},
}

// moveKeys choose a nominee. The letters that move elsewhere ask for a what-if
// here.
func moveKeys() []string {
	return slices.DeleteFunc(cursor.Keys(), func(key string) bool { return key == "j" || key == "k" })
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	switch p.load(c); {
	case p.d == nil || len(p.d.entries) == 0:
		return nil
	case p.steps.Front() == nil && p.reading:
		return readKeys
	}
	return p.steps.Bindings(c, p.tableKeys)
}

// tableKeys are what keys do in the table: the chair's cast first, where that is
// asked for.
func (p *Page) tableKeys(c page.Context) []keys.Binding {
	exact := "ranking.exact"
	if p.exact {
		exact = "ranking.rounded"
	}
	var bs []keys.Binding
	if len(c.Sight.ToCast) > 0 {
		off := c.Sight.Allowed[deliberation.ActCast]
		if off == nil && c.Sight.Who.Role != award.ChairRole {
			off = fault.New(fault.Juror, "juror.chair_alone", "name", c.Sight.Who.Name)
		}
		bs = append(bs, keys.Binding{ID: "ranking.cast", Keys: []string{"l"}, Footer: true, Off: off})
	}
	move := keys.Binding{ID: "ranking.move", Keys: moveKeys(), Label: "↑↓", Footer: true}
	read := keys.Binding{ID: "ranking.read", Keys: []string{"enter"}, Footer: true}
	turn := keys.Binding{ID: exact, Keys: []string{"d"}, Footer: true}
	if len(p.d.rk.Rows) == 0 {
		return append(bs, move, read, turn)
	}
	bs = append(bs, p.what.Moving()...)
	bs = append(bs, p.what.Asking()...)
	bs = append(bs, keys.Binding{ID: "ranking.card", Keys: []string{"s"}, Footer: true}, read, move, turn)
	if decides(c) {
		bs = append(bs, keys.Binding{ID: "ranking.decide", Keys: []string{"a"}, Footer: true})
	}
	return bs
}

// decides reports whether there is a page of the decision for who looks.
func decides(c page.Context) bool {
	s := c.Sight
	return s.Phase == deliberation.Decided && s.Owner == "" || s.Phase == deliberation.Revealed && s.Who.Role != award.JurorRole
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if p.steps.Front() == nil && p.reading {
		p.readKey(msg.String())
		return page.Action{}
	}
	return p.steps.Key(c, msg, p.tableKey)
}

func (p *Page) tableKey(c page.Context, key string) page.Action {
	switch key {
	case "enter":
		p.reading, p.scroll = true, cursor.Cursor{}
	case "d":
		p.exact = !p.exact
		p.load(c)
		if p.exact {
			return page.Action{Say: c.L.T("ranking.exact.on")}
		}
		return page.Action{Say: c.L.T("ranking.exact.off")}
	case "s":
		return card.Open(&p.steps, &p.what)
	case "l":
		return cast.Open(&p.steps, c)
	case "a":
		return page.Action{Goto: page.Decision}
	default:
		if !slices.Contains(moveKeys(), key) {
			return p.what.Key(c, key)
		}
		p.cursor.Key(key, len(p.d.entries), p.seen)
	}
	return page.Action{}
}

func (p *Page) readKey(key string) {
	switch key {
	case "esc", "enter":
		p.reading = false
	case "left", "p":
		p.cursor.Key("up", len(p.d.entries), 1)
		p.scroll = cursor.Cursor{}
	case "right", "n":
		p.cursor.Key("down", len(p.d.entries), 1)
		p.scroll = cursor.Cursor{}
	default:
		p.scroll.Key(key, p.lines+1, p.seen)
	}
}
