package whatif

import (
	"votering/internal/fault"
	"votering/ui/keys"
	"votering/ui/page"
)

// Why keys are off.
var (
	waiting   = fault.New(fault.State, "whatif.wait")
	nothing   = fault.New(fault.State, "whatif.nothing")
	noWeights = fault.New(fault.State, "whatif.no_weights")
	noJurors  = fault.New(fault.State, "whatif.no_jurors")
	noRules   = fault.New(fault.State, "whatif.no_rules")
	noBorder  = fault.New(fault.State, "whatif.no_border")
	noSteps   = fault.New(fault.State, "whatif.no_steps")
	notMoved  = fault.New(fault.State, "whatif.not_moved")
)

// Moving are the keys that move what is asked about, and put it back.
func (p *Pane) Moving() []keys.Binding {
	id := "whatif.move"
	if _, ok := p.choice(); ok {
		id = "whatif.choose"
	}
	bs := []keys.Binding{{ID: id, Keys: []string{"left", "right"}, Label: "←→", Footer: true, Off: p.moveOff()}}
	if p.inHand {
		return append(bs, keys.Binding{ID: "whatif.reset", Keys: []string{"0", "esc"}, Footer: true})
	}
	return append(bs, keys.Binding{ID: "whatif.reset", Keys: []string{"0"}, Off: notMoved})
}

// Asking are the keys that ask about something else, or move further.
func (p *Pane) Asking() []keys.Binding {
	return []keys.Binding{
		{ID: "whatif.rule", Keys: []string{"m"}, Footer: true, Off: p.off(ofRule, noRules)},
		{ID: "whatif.criterion", Keys: []string{"k"}, Footer: true, Off: p.off(ofCriterion, noWeights)},
		{ID: "whatif.juror", Keys: []string{"j"}, Footer: true, Off: p.off(ofJuror, noJurors)},
		{ID: "whatif.far", Keys: []string{"shift+left", "shift+right"}, Label: "Shift+←→", Off: p.farOff()},
		{ID: "whatif.border", Keys: []string{"n", "p"}, Label: "n p", Off: p.borderOff()},
	}
}

// off is why a subject cannot be asked about.
func (p *Pane) off(s subject, why *fault.Error) *fault.Error {
	switch {
	case p.m == nil || p.m.card == nil && p.m.failed == nil:
		return waiting
	case !p.m.can(s):
		return why
	}
	return nil
}

func (p *Pane) moveOff() *fault.Error {
	_, chosen := p.choice()
	switch {
	case chosen || p.m != nil && p.track() != nil:
		return nil
	case p.m == nil || p.m.card == nil && p.m.failed == nil:
		return waiting
	}
	return nothing
}

func (p *Pane) farOff() *fault.Error {
	if off := p.moveOff(); off != nil {
		return off
	}
	if p.track() == nil {
		return noSteps
	}
	return nil
}

func (p *Pane) borderOff() *fault.Error {
	if off := p.farOff(); off != nil {
		return off
	}
	if len(p.track().borders) == 0 {
		return noBorder
	}
	return nil
}

// Key handles one of the keys of Moving and Asking.
func (p *Pane) Key(c page.Context, key string) page.Action {
	switch key {
	case "0", "esc":
		p.Drop()
		return page.Action{}
	case "k":
		p.turn(ofCriterion, len(p.m.weighted()))
	case "j":
		p.turn(ofJuror, len(p.m.choices(ofJuror)))
	case "m":
		p.turn(ofRule, len(p.m.choices(ofRule)))
	default:
		p.move(key)
	}
	p.inHand = true
	return p.rank(c)
}

// turn asks about a subject; where that is asked about already, about its next
// one of n.
func (p *Pane) turn(s subject, n int) {
	if p.what == s {
		p.item[s] = (p.item[s] + 1) % n
	}
	p.what, p.spot = s, nil
}

// move moves what is moved, or chooses the next.
func (p *Pane) move(key string) {
	by := map[string]int{"left": -1, "right": 1, "shift+left": -10, "shift+right": 10}[key]
	t := p.track()
	switch {
	case t == nil:
		n := len(p.m.choices(p.what))
		p.item[p.what] = (p.item[p.what] + by + n) % n
	case by != 0:
		to := step(p.cursor(t), by)
		p.spot = &to
	default:
		if to, ok := t.beyond(p.cursor(t), key == "n"); ok {
			p.spot = &to
		}
	}
}
