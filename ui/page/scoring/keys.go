package scoring

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/editor"
	"votering/ui/part/markfile"
)

// writingKeys are what keys do while a comment is written.
var writingKeys = []keys.Binding{
	{ID: "scoring.keep", Keys: []string{"esc", "ctrl+s"}, Label: "Esc", Footer: true},
}

// quitKey asks first, where something was typed that is no mark: with the screen
// gone nothing could tell of it.
var quitKey = keys.Binding{ID: "quit", Keys: []string{"q"}, Footer: true}

// written is what a mark is written with.
const written = "1234567890,."

// changing are the other keys that change what stands in the cell at the cursor.
var changing = []string{"-", "delete", "backspace", "c", "u", "g"}

var digits = strings.Split(written, "")

// markKeys are what keys do in the form and in the matrix, with the reason
// where one does nothing.
func (p *Page) markKeys(c page.Context) []keys.Binding {
	all, here, undo, handIn := p.off(c)
	scale, mark := "1-6", "scoring.mark"
	if p.ready() {
		_, k := p.current()
		scale = c.L.RatText(k.Scale.Min) + "-" + c.L.RatText(k.Scale.Max)
		if k.long() {
			mark = "scoring.mark_long"
		}
	}
	var inSight *fault.Error
	if isWide(c) {
		inSight = fault.New(fault.State, "ranking.in_sight")
	}
	recuse := "scoring.recuse"
	if p.ready() && p.recused(p.cell().Nominee) {
		recuse = "scoring.unrecuse"
	}
	across, along := "scoring.criterion", "scoring.nominee"
	if p.matrix {
		across, along = "scoring.up_down", "scoring.left_right"
	}
	ties := all
	if all == nil {
		ties = p.noTies(c)
	}
	finish := keys.Binding{ID: "scoring.hand_in", Keys: []string{"l"}, Footer: true, Off: handIn}
	if c.Sight.Owner != "" {
		finish = keys.Binding{ID: "scoring.to_ballot", Keys: []string{"l"}, Footer: true}
	}
	return []keys.Binding{
		{ID: "scoring.no_ties", Keys: []string{"i"}, Footer: true, Off: ties},
		{ID: mark, Keys: digits, Label: scale, Footer: true, Off: here},
		{ID: "scoring.abstain", Keys: []string{"-"}, Footer: true, Off: here},
		{ID: "scoring.comment", Keys: []string{"c"}, Footer: true, Off: here},
		finish,
		{ID: recuse, Keys: []string{"r"}, Footer: true, Off: all},
		{ID: "scoring.undo", Keys: []string{"u"}, Footer: true, Off: undo},
		{ID: "scoring.matrix", Keys: []string{"m"}, Footer: true},
		{ID: "scoring.ranking", Keys: []string{"w"}, Footer: true, Off: inSight},
		{ID: across, Keys: []string{"up", "down", "k", "j"}, Label: "↑↓", Footer: true},
		{ID: along, Keys: []string{"left", "right"}, Label: "←→", Footer: p.matrix},
		{ID: "scoring.missing", Keys: []string{"g"}, Footer: true, Off: all},
		{ID: "scoring.empty", Keys: []string{"backspace", "delete"}, Off: here},
		{ID: "scoring.marks", Keys: []string{"t"}, Off: all},
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
	switch n, _ := p.current(); {
	case n.Withdrawn:
		here = fault.New(fault.Score, "mark.withdrawn", "nominee", n.Name)
	case p.recused(n.ID):
		here = fault.New(fault.Score, "mark.recused", "nominee", n.Name)
	}
	if !c.Sight.CanUndo && len(p.draft.standing()) == 0 && p.typed == "" && !p.stuck {
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
	key := msg.String()
	switch {
	case p.alone(c):
		p.rankedKey(c, key)
		return page.Action{}
	case p.takesUp(c, key):
		return p.askTakeUp(c, msg)
	case p.early(c, key):
		return p.askTies(c, msg)
	case strings.Contains(written, key):
		return p.write(c, key)
	}
	stuck := p.stuck
	p.just, p.stuck = "", false
	_, refused := p.refused[p.cell()]
	switch key {
	case "-":
		if _, k := p.current(); p.typed == "" && k.Scale.Min.Sign() < 0 {
			return p.write(c, key)
		}
		return p.fill(room.Abstain, ballot.Entry{Abstained: true})
	case "delete":
		return p.fill("", ballot.Entry{})
	case "backspace":
		if p.typed != "" || refused {
			return p.rub()
		}
		return p.fill("", ballot.Entry{})
	case "esc":
		p.cancel()
		return page.Action{}
	case "u":
		if p.typed != "" || stuck {
			p.cancel()
			return page.Action{}
		}
		return p.undo()
	}
	return p.leaveCell(c, key)
}

// leaveCell does what a key asks for that ends what is being typed. Where it
// goes to another cell, it says what was not taken in this one.
func (p *Page) leaveCell(c page.Context, key string) page.Action {
	a := p.finish(c)
	p.just, p.stuck = "", false
	cell, i, j := p.cell(), p.nominee.At, p.at.At
	a = merge(a, p.command(c, key))
	if _, refused := p.refused[cell]; refused && p.cell() != cell && a.Fault == nil && a.Say == "" {
		a.Notice = append(a.Notice, p.notSaved(c, cell, i, j))
	}
	return a
}

// command handles a key that ends what is being typed.
func (p *Page) command(c page.Context, key string) page.Action {
	switch key {
	case "c":
		p.writing, p.comment = true, editor.New(p.draft.now.Cells[p.cell()].Comment, room.MaxComment)
	case "i":
		return p.answer(c, "")
	case "r":
		return p.recuse(c)
	case "g":
		return p.nextMissing(c)
	case "m":
		p.matrix, p.ranked = !p.matrix, false
	case "w":
		p.ranked = !p.ranked
	case "t":
		return markfile.Ask(&p.steps, c, c.Sight.Who.ID)
	case "l":
		if c.Sight.Owner != "" {
			return page.Action{Goto: page.Ballot}
		}
		return p.handIn(c)
	case "q":
		return p.quit(c)
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
	if p.stuck {
		typed := p.refused[p.cell()] + key
		return p.refuse(c, typed[:min(len(typed), maxMark)])
	}
	typed := p.typed + key
	if p.typed == "" && p.goesOn(k, key) {
		typed = p.just + key
	}
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

// goesOn reports whether a character is meant to go on with the mark that was
// typed right before it: in "4,5" on a scale of whole numbers the 5 is not a
// mark of its own, and neither is the 0 in "10". One digit after another
// corrects it.
func (p *Page) goesOn(k *criterion, key string) bool {
	return p.just != "" && (len(p.just) > 1 || strings.Contains("0,.", key) && read(k.Scale, key) == wrong)
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
	a := p.fill(canonical, ballot.Entry{Set: true, Mark: mark})
	p.just = typed
	return a
}

// fill asks for what is to stand in the cell.
func (p *Page) fill(mark string, entry ballot.Entry) page.Action {
	p.typed, p.just, p.stuck = "", "", false
	delete(p.refused, p.cell())
	if p.draft.holds(p.cell(), entry) {
		return page.Action{}
	}
	return page.Action{Act: p.draft.mark(p.cell(), mark, entry)}
}
