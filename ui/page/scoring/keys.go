package scoring

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/editor"
)

// writingKeys are what keys do while a comment is written.
var writingKeys = []keys.Binding{
	{ID: "scoring.keep", Keys: []string{"esc", "ctrl+s"}, Label: "Esc", Footer: true},
}

var digits = strings.Split("1234567890,.", "")

// markKeys are what keys do in the form and in the matrix, with the reason
// where one does nothing.
func (p *Page) markKeys(c page.Context) []keys.Binding {
	all, here, undo, handIn := p.off(c)
	scale := "1-6"
	if p.ready() {
		_, k := p.current()
		scale = c.L.RatText(k.Scale.Min) + "-" + c.L.RatText(k.Scale.Max)
	}
	across, along := "scoring.criterion", "scoring.nominee"
	if p.matrix {
		across, along = "scoring.up_down", "scoring.left_right"
	}
	return []keys.Binding{
		{ID: "scoring.mark", Keys: digits, Label: scale, Footer: true, Off: here},
		{ID: "scoring.abstain", Keys: []string{"-"}, Footer: true, Off: here},
		{ID: "scoring.recuse", Keys: []string{"r"}, Footer: true, Off: all},
		{ID: "scoring.comment", Keys: []string{"c"}, Footer: true, Off: here},
		{ID: across, Keys: []string{"up", "down", "k", "j"}, Label: "↑↓", Footer: true},
		{ID: along, Keys: []string{"left", "right"}, Label: "←→", Footer: p.matrix},
		{ID: "scoring.matrix", Keys: []string{"m"}, Footer: true},
		{ID: "scoring.undo", Keys: []string{"u"}, Footer: true, Off: undo},
		{ID: "scoring.hand_in", Keys: []string{"l"}, Footer: true, Off: handIn},
		{ID: "scoring.missing", Keys: []string{"g"}, Footer: true, Off: all},
		{ID: "scoring.empty", Keys: []string{"backspace", "delete"}, Off: here},
		{ID: "scoring.next", Keys: []string{"enter"}},
		{ID: "scoring.turn", Keys: []string{"n", "p"}, Label: "n p"},
		{ID: "scoring.far", Keys: []string{"pgup", "pgdown", "home", "end"}, Label: "PgUp PgDn"},
		{ID: "scoring.cancel", Keys: []string{"esc"}},
	}
}

// off says why nothing can be marked at all, why not in this cell, why nothing
// can be undone, and why nothing can be handed in.
func (p *Page) off(c page.Context) (all, here, undo, handIn *fault.Error) {
	who := []string{"juror", c.Sight.Who.ID, "name", c.Sight.Who.Name}
	all = blocked(c)
	if all == nil && !p.ready() {
		all = fault.New(fault.Score, "mark.none")
	}
	if all != nil {
		return all, all, all, all
	}
	if n, _ := p.current(); p.recused(n.ID) {
		here = fault.New(fault.Score, "mark.recused", "nominee", n.Name)
	}
	if !c.Sight.CanUndo && len(p.draft.sent) == 0 && p.typed == "" {
		undo = fault.New(fault.State, "undo.nothing", who...)
	}
	if !p.draft.now.Started() {
		handIn = fault.New(fault.State, "hand_in.nothing", who...)
	}
	return nil, here, undo, handIn
}

func (p *Page) recused(nominee string) bool {
	_, ok := p.draft.now.Recused[nominee]
	return ok
}

// markKey handles a key in the form or in the matrix.
func (p *Page) markKey(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "-":
		if _, k := p.current(); p.typed == "" && k.Scale.Min.Sign() < 0 {
			return p.write(c, key)
		}
		return p.fill(room.Abstain, ballot.Entry{Abstained: true})
	case "delete":
		return p.fill("", ballot.Entry{})
	case "backspace":
		if p.typed != "" {
			return p.rub()
		}
		return p.fill("", ballot.Entry{})
	case "esc":
		p.cancel()
		return page.Action{}
	case "u":
		if p.typed != "" {
			p.cancel()
			return page.Action{}
		}
		return page.Action{Act: p.draft.undo()}
	default:
		if strings.Contains("1234567890,.", key) {
			return p.write(c, key)
		}
		a := p.finish(c)
		return merge(a, p.command(c, key))
	}
}

// command handles a key that ends what is being typed.
func (p *Page) command(c page.Context, key string) page.Action {
	switch key {
	case "c":
		p.writing, p.comment = true, editor.New(p.draft.now.Cells[p.cell()].Comment, room.MaxComment)
	case "r":
		return p.recuse(c)
	case "g":
		return p.nextMissing(c)
	case "m":
		p.matrix = !p.matrix
	case "l":
		return p.handIn(c)
	default:
		p.move(c, key)
	}
	return page.Action{}
}

// merge does what two parts of one key ask for; at most one of them has an act.
func merge(first, then page.Action) page.Action {
	if then.Act == nil {
		then.Act = first.Act
	}
	if then.Fault == nil && then.Say == "" {
		then.Fault = first.Fault
	}
	return then
}

// write puts one character after what is typed in the cell. A text that is a
// mark and can become no other is set at once; one that can is set by the next
// key that does not go on with it; one that cannot become a mark stays.
func (p *Page) write(c page.Context, key string) page.Action {
	_, k := p.current()
	typed := p.typed + key
	delete(p.refused, p.cell())
	switch read(k.Scale, typed) {
	case whole:
		return p.set(typed)
	case wrong:
		return p.refuse(c, typed)
	case growing:
		p.typed = typed
		return page.Action{Say: c.L.T("scoring.growing", "mark", typed)}
	}
	p.typed = typed
	return page.Action{}
}

// finish sets what is typed, or leaves it in its cell as no mark.
func (p *Page) finish(c page.Context) page.Action {
	if p.typed == "" {
		return page.Action{}
	}
	_, k := p.current()
	typed := strings.TrimRight(p.typed, ",.")
	switch read(k.Scale, typed) {
	case growing, whole:
		return p.set(typed)
	}
	if typed == "-" {
		return p.fill(room.Abstain, ballot.Entry{Abstained: true})
	}
	return p.refuse(c, p.typed)
}

// set asks for a mark that is on the scale.
func (p *Page) set(typed string) page.Action {
	mark, canonical, err := exact.Mark(typed)
	if err != nil {
		return page.Action{Fault: err}
	}
	return p.fill(canonical, ballot.Entry{Set: true, Mark: mark})
}

// fill asks for what is to stand in the cell.
func (p *Page) fill(mark string, entry ballot.Entry) page.Action {
	p.typed = ""
	delete(p.refused, p.cell())
	if p.draft.holds(p.cell(), entry) {
		return page.Action{}
	}
	return page.Action{Act: p.draft.mark(p.cell(), mark, entry)}
}

// refuse leaves a text in its cell that is no mark, and says why.
func (p *Page) refuse(c page.Context, typed string) page.Action {
	n, k := p.current()
	p.typed = ""
	p.refused[p.cell()] = typed
	return page.Action{Fault: offScale(c, typed, n, k)}
}

// offScale says what a text is not, in the names that people know.
func offScale(c page.Context, typed string, n *award.Nominee, k *criterion) error {
	return fault.New(fault.Score, "mark.scale", "mark", typed, "nominee", n.Name, "criterion", k.title,
		"min", c.L.RatText(k.Scale.Min), "max", c.L.RatText(k.Scale.Max), "step", c.L.RatText(k.Scale.Step))
}

// rub takes away the last character that was typed.
func (p *Page) rub() page.Action {
	p.typed = p.typed[:len(p.typed)-1]
	return page.Action{}
}

// cancel drops what is typed in the cell, and leaves the matrix where nothing
// is.
func (p *Page) cancel() {
	_, refused := p.refused[p.cell()]
	switch {
	case p.typed != "" || refused:
		p.typed = ""
		delete(p.refused, p.cell())
	default:
		p.matrix = false
	}
}
