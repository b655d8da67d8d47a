package deliberation

import (
	"slices"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/deliberation/accord"
	"votering/ui/page/deliberation/round"
	"votering/ui/page/deliberation/wall"
	"votering/ui/part/steps"
)

// listKeys are the keys that move in a list; letters are taken.
func listKeys() []string { return []string{"up", "down", "pgup", "pgdown", "home", "end"} }

// Why keys are off.
var (
	noItem = fault.New(fault.State, "deliberation.no_item")
	isOut  = fault.New(fault.State, "deliberation.is_out")
	guest  = fault.New(fault.State, "deliberation.guest")
	notAll = fault.New(fault.State, "deliberation.figures_out")
)

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	p.load(c)
	return p.steps.Bindings(c, p.bindings)
}

func (p *Page) bindings(c page.Context) []keys.Binding {
	if p.d == nil {
		return nil
	}
	bs := []keys.Binding{{ID: "deliberation.item", Keys: []string{"n", "p"}, Label: "n p", Footer: true, Off: p.noItems()}}
	if leads(c) {
		bs = append(bs, p.takeUp(c))
		if p.goesOn() {
			bs = append(bs, forward(c))
		}
		bs = append(bs, keys.Binding{ID: "deliberation.note", Keys: []string{"t"}, Footer: true, Off: p.noMeeting(c)})
	}
	bs = append(bs, p.tableBindings(c)...)
	if leads(c) {
		bs = append(bs, p.leadBindings(c)...)
	} else {
		bs = append(bs, guestBindings(c)...)
	}
	bs = append(bs, keys.Binding{ID: "deliberation.read", Keys: []string{"c"}, Footer: true, Off: p.noReading()})
	hide := "deliberation.hide"
	if p.hidden {
		hide = "deliberation.unhide"
	}
	bs = append(bs, keys.Binding{ID: hide, Keys: []string{"h"}, Footer: true})
	return append(bs, keys.Binding{ID: "deliberation.agreed", Keys: []string{"g"}, Footer: p.noFigures() == nil, Off: p.noFigures()})
}

// noFigures is why the figures of the agreement cannot be seen: they are of all
// nominees.
func (p *Page) noFigures() *fault.Error {
	if len(p.d.closed) > 0 {
		return notAll
	}
	return nil
}

// guestBindings are further keys of a juror who looks: the rounds, a change of
// the own marks, the agenda; and what is for who leads, with the reason.
func guestBindings(c page.Context) []keys.Binding {
	bs := []keys.Binding{
		{ID: "deliberation.change", Keys: []string{"e"}, Footer: c.Sight.Round > 0, Off: c.Sight.Allowed[deliberation.ActRevise]},
		{ID: "deliberation.rounds", Keys: []string{"o"}, Footer: true},
		{ID: "deliberation.agenda", Keys: []string{"a"}, Footer: true},
	}
	return append(bs, onlyWhoLeads([][2]string{{"deliberation.open", "enter"}, {"deliberation.note", "t"}, {"deliberation.wall", "x"},
		{"deliberation.minutes", "+"}, {"deliberation.minutes", "-"}, {"deliberation.decide", "f"}})...)
}

// onlyWhoLeads are keys, each by its word, that are off for a juror who looks.
func onlyWhoLeads(words [][2]string) []keys.Binding {
	bs := make([]keys.Binding, len(words))
	for i, w := range words {
		bs[i] = keys.Binding{ID: w[0], Keys: []string{w[1]}, Off: guest}
	}
	return bs
}

// tableBindings are the keys that choose something in the tables.
func (p *Page) tableBindings(c page.Context) []keys.Binding {
	if isNarrow(c) {
		return []keys.Binding{{ID: "deliberation.list", Keys: listKeys(), Label: "↑↓", Footer: true, Off: p.noItems()}}
	}
	level, move := "deliberation.criteria", "deliberation.nominee"
	if p.level {
		level, move = "deliberation.nominees", "deliberation.criterion"
	}
	bs := []keys.Binding{{ID: level, Keys: []string{"k"}, Footer: true}}
	if p.roams {
		bs = append(bs, keys.Binding{ID: "deliberation.back", Keys: []string{"esc"}, Footer: true})
	}
	if p.drawn.columns > 0 && p.drawn.columns < len(p.d.voters) {
		bs = append(bs, keys.Binding{ID: "deliberation.columns", Keys: []string{"left", "right"}, Label: "←→", Footer: true})
	}
	return append(bs, keys.Binding{ID: move, Keys: listKeys(), Label: "↑↓", Footer: c.W >= besideW})
}

// takeUp is the key that takes the item in hand up, or closes it.
func (p *Page) takeUp(c page.Context) keys.Binding {
	id := "deliberation.open"
	if it := p.chosen(); it != nil && it.Open {
		id = "deliberation.close"
	}
	return keys.Binding{ID: id, Keys: []string{"enter"}, Footer: true, Off: p.noMeeting(c)}
}

// leadBindings are further keys of who leads the meeting.
func (p *Page) leadBindings(c page.Context) []keys.Binding {
	round := c.Sight.Round > 0
	bs := []keys.Binding{
		{ID: "deliberation.change", Keys: []string{"e"}, Footer: round, Off: c.Sight.Allowed[deliberation.ActRevise]},
		{ID: "deliberation.wall", Keys: []string{"x"}, Footer: true},
		{ID: "deliberation.agenda", Keys: []string{"a"}, Footer: true},
		{ID: "deliberation.rounds", Keys: []string{"o"}, Footer: true},
		{ID: "deliberation.minutes", Keys: []string{"+", "-"}, Label: "+ -", Footer: true, Off: p.noMeeting(c)},
	}
	if !p.goesOn() {
		bs = append(bs, forward(c))
	}
	return bs
}

// goesOn reports whether the item in hand is about the next step of the
// edition.
func (p *Page) goesOn() bool {
	it := p.chosen()
	return it != nil && slices.Contains([]agenda.Kind{agenda.Round, agenda.Choice, agenda.Grounds}, it.Kind)
}

// forward is the key for the next step: the marks are locked, the public vote is
// opened, the jury decides.
func forward(c page.Context) keys.Binding {
	switch next := nextOf(c.Sight); next {
	case "":
		return keys.Binding{ID: "deliberation.decide", Keys: []string{"f"}, Footer: true}
	default:
		return steps.Binding(c.Sight, next, "f")
	}
}

// nextOf is the next step of the meeting; empty where that is to decide.
func nextOf(s room.Sight) deliberation.Act {
	switch s.Phase {
	case deliberation.Deliberating:
		return deliberation.ActLock
	case deliberation.Locked:
		return deliberation.ActRevealTally
	}
	return ""
}

// noItems says that there is nothing to choose, where that is so.
func (p *Page) noItems() *fault.Error {
	if len(p.items) == 0 {
		return noItem
	}
	return nil
}

// noMeeting is why nothing can be done about the item in hand.
func (p *Page) noMeeting(c page.Context) *fault.Error {
	switch it := p.chosen(); {
	case c.Sight.Allowed[deliberation.ActMeet] != nil:
		return c.Sight.Allowed[deliberation.ActMeet]
	case it == nil:
		return noItem
	case it.Out:
		return isOut
	}
	return nil
}

// noReading is why there is nothing to read in full.
func (p *Page) noReading() *fault.Error {
	if it := p.chosen(); it == nil && !p.roams {
		return noItem
	}
	return nil
}

// key handles a key where no step is open.
func (p *Page) key(c page.Context, key string) page.Action {
	switch key {
	case "n":
		p.choose(min(p.at+1, len(p.items)-1))
	case "p":
		p.choose(max(p.at-1, 0))
	case "esc":
		p.choose(p.at)
	case "k":
		p.level = !p.level
	case "left", "right":
		p.turn(key)
	case "h":
		p.hidden = !p.hidden
		p.load(c)
	case "enter":
		return p.enter(c)
	case "+":
		return p.longer(c, 1)
	case "-":
		return p.longer(c, -1)
	default:
		return p.inFront(c, key)
	}
	return page.Action{}
}

// inFront opens what stands in front of the page, or moves in the table.
func (p *Page) inFront(c page.Context, key string) page.Action {
	s := p.subject()
	at := round.At{Criterion: s.criterion}
	if len(s.nominees) > 0 {
		at.Nominee = s.nominees[0]
	}
	if who := p.d.apart(at.Nominee, at.Criterion).Jurors; len(who) > 0 {
		at.Juror = who[0]
	}
	switch key {
	case "t":
		p.write(c)
	case "a":
		p.steps.Push(&planner{p: p})
	case "c":
		p.steps.Push(&reader{p: p})
	case "e":
		return round.Change(&p.steps, c, at, !p.hidden)
	case "o":
		return round.Open(&p.steps, c, at, !p.hidden)
	case "f":
		if next := nextOf(c.Sight); next != "" {
			return steps.Ask(c, next)
		}
		return page.Action{Goto: page.Decision}
	case "g":
		return accord.Open(&p.steps, c, !p.hidden)
	case "x":
		p.hidden = true // whoever looks at the wall looks at this page when it is taken down
		p.load(c)
		w := wall.At{Nominee: at.Nominee, All: &p.d.table}
		if it := p.chosen(); it != nil && !p.roams {
			w.Item = it.ID
		}
		return wall.Open(&p.steps, &p.plan, c, w)
	default:
		p.move(c, key)
	}
	return page.Action{}
}

// move goes up and down: in the agenda where that is all there is, else in the
// table in front.
func (p *Page) move(c page.Context, key string) {
	if isNarrow(c) {
		p.list.At = p.at
		p.list.Key(key, len(p.items), p.drawn.rows)
		p.choose(p.list.At)
		return
	}
	cur, n := &p.nominee, len(p.d.rows)
	if p.level {
		cur, n = &p.criterion, len(p.d.ed.Marked())
	}
	cur.Key(key, n, p.drawn.rows)
	p.roams = true
}

// turn brings other jurors in sight.
func (p *Page) turn(key string) {
	by := max(p.drawn.columns-1, 1)
	if key == "left" {
		by = -by
	}
	p.column = max(min(p.column+by, len(p.d.voters)-p.drawn.columns), 0)
}
