package take

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/votefile"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// plan is how the files are counted, before they are: what was recognised, what
// has to be said, and the first rows.
type plan struct {
	stack.Quiet
	host    *Host
	said    said
	worked  said                // what was said last that could be taken
	found   *looked             // nil: nothing was found yet
	asked   []votefile.Question // since it was opened; answered ones stay, to be changed
	working bool
	then    bool // it is counted as soon as the files were looked at anew
	rows    []row
	cursor  cursor.Cursor
	seen    int // rows in sight, as last drawn
}

// Looked takes over what was found. What cannot be taken leaves everything as it
// was.
func (p *plan) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookFiles {
		return page.Action{}, false
	}
	p.working = false
	if path, is := value.(totals); is && err == nil {
		p.host.Steps.Close(p)
		return p.host.Totals(c, string(path)), true
	}
	found, ok := value.(looked)
	if err != nil || !ok {
		p.said, p.then = p.worked.clone(), false
		if p.found == nil {
			p.host.Steps.Close(p)
		}
		return page.Action{Fault: err}, true
	}
	first := p.found == nil
	p.said.paths = found.paths
	p.found, p.worked = &found, p.said.clone()
	for _, q := range found.set.Questions {
		p.noteAsked(q)
	}
	p.list()
	if first && p.asBefore(c) {
		a := p.look("")
		a.Say = c.L.T("take.before")
		return a, true
	}
	if first {
		p.toOpen()
	}
	if then := p.then; then && len(found.set.Questions) == 0 {
		p.then = false
		return p.count(c), true
	}
	return page.Action{}, true
}

// noteAsked keeps a question in sight from now on.
func (p *plan) noteAsked(q votefile.Question) {
	i := slices.IndexFunc(p.asked, func(a votefile.Question) bool { return a.ID == q.ID })
	if i < 0 {
		p.asked = append(p.asked, q)
		return
	}
	p.asked[i] = q
}

// question is what was asked under that id; false where nothing was.
func (p *plan) question(id string) (votefile.Question, bool) {
	for _, q := range p.asked {
		if q.ID == id {
			return q, true
		}
	}
	return votefile.Question{}, false
}

// open reports whether a question waits for an answer.
func (p *plan) open(id string) bool {
	return p.found != nil && slices.ContainsFunc(p.found.set.Questions, func(q votefile.Question) bool { return q.ID == id })
}

// toOpen takes the first open question in hand; false where there is none.
func (p *plan) toOpen() bool {
	for i, r := range p.rows {
		if id := r.question(); id != "" && p.open(id) {
			p.cursor.At = i
			return true
		}
	}
	return false
}

// votes are the files whose rows are counted, by their places in the set.
func (p *plan) votes() []int {
	var list []int
	for i, f := range p.found.set.Files {
		if f.Role == votefile.RoleVotes {
			list = append(list, i)
		}
	}
	return list
}

// Bindings lists what keys do in the plan.
func (p *plan) Bindings(page.Context) []keys.Binding {
	back := keys.Binding{ID: "fill.back", Keys: []string{"esc"}, Footer: true}
	if p.found == nil {
		return []keys.Binding{back}
	}
	r := p.inHand()
	turn := keys.Binding{ID: "take.turn", Keys: []string{"left", "right"}, Label: "←→", Footer: true}
	if !r.turns() {
		turn.Off, turn.Footer = fault.New(fault.Usage, "take.nothing_to_turn"), false
	}
	write := keys.Binding{ID: "take.write", Keys: []string{"e"}, Footer: r.kind == zone}
	if r.kind != zone {
		write.Off = fault.New(fault.Usage, "take.nothing_to_write")
	}
	drop := keys.Binding{ID: "take.drop", Keys: []string{"x"}, Footer: p.drops(r)}
	if !p.drops(r) {
		drop.Off = fault.New(fault.Usage, "take.nothing_to_drop")
	}
	enter := keys.Binding{ID: "take.count", Keys: []string{"enter"}, Footer: true}
	if q, ok := p.proposal(r); ok && q != "" {
		enter.ID = "take.yes"
	}
	query, counts := keys.Binding{ID: "take.query", Keys: []string{"s"}}, keys.Binding{ID: "take.counts", Keys: []string{"c"}}
	switch {
	case p.working:
		enter.Off = fault.New(fault.State, "take.working")
		query.Off, counts.Off = enter.Off, enter.Off
	case len(p.found.set.Questions) > 0:
		query.Off, counts.Off = p.unanswered(), p.unanswered()
	}
	return []keys.Binding{
		{ID: "take.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true}, turn, enter, write,
		{ID: "take.filter", Keys: []string{"n"}, Footer: true}, {ID: "take.add", Keys: []string{"a"}, Footer: true}, drop, query, counts, back,
	}
}

// unanswered is the fault of questions that wait.
func (p *plan) unanswered() *fault.Error {
	return fault.New(fault.Usage, "take.open", "n", strconv.Itoa(len(p.found.set.Questions)))
}

// Key handles one key.
func (p *plan) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case key == "esc":
		return p.leave(c)
	case p.found == nil:
	case key == "enter":
		return p.enter(c)
	case key == "left":
		return p.turn(c, -1)
	case key == "right":
		return p.turn(c, 1)
	case key == "e":
		return p.write(c)
	case key == "n":
		p.host.Steps.Push(newFilter(p))
	case key == "a":
		return p.add(c)
	case key == "x":
		return p.drop()
	case key == "s":
		p.host.Steps.Push(newQuery(p, c))
	case key == "c":
		return p.answered(c)
	default:
		p.cursor.Key(key, len(p.rows), p.seen)
	}
	return page.Action{}
}

// leave closes the plan, and asks first where that loses something.
func (p *plan) leave(c page.Context) page.Action {
	what := p.Holds(c)
	if what == "" {
		p.host.Steps.Close(p)
		return page.Action{Cancel: lookFiles}
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("take.leave.title"), Text: what, Yes: c.L.T("take.leave.yes"), No: c.L.T("take.leave.no"),
		Then: func(string) page.Action {
			p.host.Steps.Close(p)
			return page.Action{Cancel: lookFiles}
		},
	}}
}

// enter says yes to what is proposed in the row in hand, goes to what has to be
// said, or counts.
func (p *plan) enter(c page.Context) page.Action {
	if p.working {
		return page.Action{Off: fault.New(fault.State, "take.working")}
	}
	if value, ok := p.proposal(p.inHand()); ok && value != "" {
		return p.say(p.inHand(), value)
	}
	if len(p.found.set.Questions) > 0 {
		p.toOpen()
		return page.Action{Off: p.unanswered()}
	}
	if doubts := p.doubts(c); len(doubts) > 0 {
		return page.Action{Ask: &page.Question{
			Title: c.L.T("take.doubt.title"), Text: c.L.T("take.doubt.text"), Lines: doubts,
			Yes: c.L.T("take.doubt.yes"), No: c.L.T("take.doubt.no"),
			Then: func(string) page.Action { return p.count(c) },
		}}
	}
	return p.count(c)
}

// proposal is what is proposed for the question in a row, where it is open.
func (p *plan) proposal(r row) (string, bool) {
	id := r.question()
	if id == "" || !p.open(id) {
		return "", false
	}
	q, ok := p.question(id)
	return q.Proposed, ok
}

// add asks for more files.
func (p *plan) add(c page.Context) page.Action {
	return page.Action{Ask: &page.Question{
		Title: c.L.T("take.add.title"), Text: c.L.T("take.add.text"), Yes: c.L.T("take.ask.yes"),
		Input: &page.Input{Prompt: c.L.T("take.ask.prompt"), Max: signing.MaxPath, Required: true},
		Then:  func(typed string) page.Action { return p.look(typed) },
	}}
}

// drops reports whether what a row is about can be taken away.
func (p *plan) drops(r row) bool {
	return r.kind == filter || r.kind == means || r.kind == file && len(p.said.paths) > 1
}

// drop takes a filter, a file or a meaning away.
func (p *plan) drop() page.Action {
	switch r := p.inHand(); {
	case !p.drops(r):
		return page.Action{}
	case r.kind == filter:
		p.said.filters = slices.Delete(slices.Clone(p.said.filters), r.at, r.at+1)
	case r.kind == means:
		delete(p.said.ask.Map, r.text)
	default:
		p.said.paths = slices.Delete(slices.Clone(p.said.paths), r.at, r.at+1)
	}
	return p.look("")
}

// Holds says that what was planned here is stored nowhere.
func (p *plan) Holds(c page.Context) string {
	if len(p.said.filters)+len(p.said.ask.Map) == 0 {
		return ""
	}
	return c.L.T("take.holds")
}

// View draws the plan.
func (p *plan) View(c page.Context) draw.Block { return p.draw(c) }
