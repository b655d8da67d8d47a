package deliberation

import (
	"slices"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// planner is the agenda on the whole page, where it is changed.
type planner struct {
	stack.Quiet
	p *Page
}

// Why keys are off.
var (
	wasBegun = fault.New(fault.State, "deliberation.begun")
	atEnd    = fault.New(fault.State, "deliberation.at_end")
	lastItem = fault.New(fault.State, "deliberation.last_item")
)

func (s *planner) Bindings(c page.Context) []keys.Binding {
	p := s.p
	bs := []keys.Binding{{ID: "deliberation.list", Keys: append(listKeys(), "n", "p"), Label: "↑↓", Footer: c.W >= besideW}}
	back := keys.Binding{ID: "deliberation.leave", Keys: []string{"esc", "a"}, Footer: true}
	if !leads(c) {
		return append(append(bs, back), onlyWhoLeads([][2]string{{"deliberation.open", "enter"}, {"deliberation.minutes", "+"}, {"deliberation.minutes", "-"},
			{"deliberation.own", "i"}, {"deliberation.drop", "d"}, {"deliberation.fit", "f"}, {"deliberation.anew", "r"}})...)
	}
	off := func(why *fault.Error) *fault.Error {
		if meet := c.Sight.Allowed[deliberation.ActMeet]; meet != nil {
			return meet
		}
		return why
	}
	return append(bs, p.takeUp(c),
		keys.Binding{ID: "deliberation.minutes", Keys: []string{"+", "-"}, Label: "+ -", Footer: true, Off: p.noMeeting(c)},
		keys.Binding{ID: "deliberation.own", Keys: []string{"i"}, Footer: true, Off: off(nil)},
		back,
		keys.Binding{ID: "deliberation.drop", Keys: []string{"d"}, Footer: true, Off: off(p.noDrop())},
		keys.Binding{ID: "deliberation.earlier", Keys: []string{"shift+up", "K"}, Label: "Shift+↑", Footer: true, Off: off(p.noPlace(p.at - 1))},
		keys.Binding{ID: "deliberation.later", Keys: []string{"shift+down", "J"}, Label: "Shift+↓", Off: off(p.noPlace(p.at + 1))},
		keys.Binding{ID: "deliberation.fit", Keys: []string{"f"}, Footer: true, Off: off(p.noItems())},
		keys.Binding{ID: "deliberation.anew", Keys: []string{"r"}, Footer: true, Off: off(nil)})
}

// noPlace is why the chosen item cannot go there.
func (p *Page) noPlace(to int) *fault.Error {
	if to < 0 || to >= len(p.items) {
		return atEnd
	}
	return nil
}

// noDrop is why the chosen item cannot be taken off.
func (p *Page) noDrop() *fault.Error {
	switch it := p.chosen(); {
	case it == nil:
		return noItem
	case len(p.items) == 1:
		return lastItem
	case it.Open || it.Done || it.Note != "":
		return wasBegun
	}
	return nil
}

func (s *planner) Key(c page.Context, msg tea.KeyMsg) page.Action {
	p := s.p
	switch key := msg.String(); key {
	case "esc", "a":
		p.steps.Close(s)
	case "n", "p", "enter", "+", "-":
		return p.key(c, key)
	case "shift+up", "K":
		return p.shift(c, -1)
	case "shift+down", "J":
		return p.shift(c, 1)
	case "i":
		p.addOwn()
	case "d":
		return p.set(c, slices.Delete(p.planned(), p.at, p.at+1))
	case "f":
		return p.askFit(c)
	case "r":
		return p.askAnew(c)
	default:
		p.list.At = p.at
		p.list.Key(key, len(p.items), max(c.H-3, 1))
		p.choose(p.list.At)
	}
	return page.Action{}
}

// shift puts the chosen item one place on, and stays with it.
func (p *Page) shift(c page.Context, by int) page.Action {
	items, to := p.planned(), p.at+by
	items[p.at], items[to] = items[to], items[p.at]
	return p.set(c, items)
}

// askFit asks how long the meeting is to be, and gives what is not begun as
// many minutes as are left then.
func (p *Page) askFit(c page.Context) page.Action {
	return page.Action{Ask: &page.Question{
		Title: c.L.T("deliberation.fit.title"), Text: c.L.T("deliberation.fit.text"), Yes: c.L.T("deliberation.fit.yes"),
		Input: &page.Input{Prompt: c.L.T("deliberation.fit.prompt"), Value: strconv.Itoa(agenda.DefaultMinutes), Max: 3, Required: true},
		Then: func(typed string) page.Action {
			n, err := strconv.Atoi(strings.TrimSpace(typed))
			if err != nil || n < agenda.MinMinutes || n > agenda.MaxMinutes {
				return page.Action{Say: c.L.T("deliberation.fit.range", "min", strconv.Itoa(agenda.MinMinutes), "max", strconv.Itoa(agenda.MaxMinutes))}
			}
			return p.fit(c, n)
		},
	}}
}

// fit gives the items that are not begun the minutes that those which are leave
// of n.
func (p *Page) fit(c page.Context, n int) page.Action {
	items := p.planned()
	var free []int
	for i := range items {
		if p.items[i].Open || p.items[i].Done {
			n -= items[i].Minutes
			continue
		}
		free = append(free, i)
	}
	if len(free) == 0 || n < len(free) {
		return page.Action{Say: c.L.T("deliberation.fit.short")}
	}
	rest := make([]agenda.Item, len(free))
	for k, i := range free {
		rest[k] = items[i]
	}
	for k, it := range agenda.Fit(rest, n) {
		items[free[k]] = it
	}
	return p.set(c, items)
}

// askAnew asks before the agenda is made anew from the marks as they are.
func (p *Page) askAnew(c page.Context) page.Action {
	minutes := p.meeting.Minutes
	return page.Action{Ask: &page.Question{
		Title: c.L.T("deliberation.anew.title"), Text: c.L.T("deliberation.anew.text"), Yes: c.L.T("deliberation.anew.yes"),
		Then: func(string) page.Action {
			return page.Action{Act: &page.Act{Name: actAgenda, Run: func(r *room.Room, who string) ([]room.Notice, error) {
				items, err := r.Agenda(minutes)
				if err != nil {
					return nil, err
				}
				return nil, r.SetAgenda(who, items)
			}}}
		},
	}}
}

// View is the agenda, and under it what the chosen item is about.
func (s *planner) View(c page.Context) draw.Block {
	p := s.p
	if isNarrow(c) {
		return p.narrow(c)
	}
	rows := min(len(p.items)+2, max(c.H-6, 3))
	b := p.agendaBlock(c, c.W, rows, 1)
	b = append(b, p.planLine(c, c.W))
	b = append(b, nil)
	below := append(draw.Block{p.heading(c, c.W)}, p.lead(c, c.W)...)
	if said := p.said(c, c.W, c.H-len(b)-len(below)-1); len(said) > 0 {
		below = append(append(below, nil), said...)
	}
	return append(b, below.Top(max(c.H-len(b), 0))...)
}

// planLine is when the meeting will be through, if what is left takes the time
// that it was given.
func (p *Page) planLine(c page.Context, w int) draw.Line {
	var left time.Duration
	for i := range p.items {
		if it := &p.items[i]; !it.Done {
			left += max(time.Duration(it.Minutes)*time.Minute-it.spent(c.Now), 0)
		}
	}
	key := "deliberation.plan.begun"
	switch {
	case left == 0:
		key = "deliberation.plan.through"
	case c.Sight.Allowed[deliberation.ActMeet] != nil:
		return nil
	case p.meeting.BegunAt.IsZero():
		key = "deliberation.plan.ahead"
	}
	said := c.L.T(key, "clock", c.L.Clock(c.Now.Add(left)), "left", hours(left))
	return draw.Of(" "+text.Truncate(said, max(w-2, 1)), &c.S.Muted)
}
