// Package deliberation is the page of the meeting: how the jurors' marks lie
// beside each other, the agenda that is made from them, and the item in hand
// with everybody's comments, the figures and a note. The second round, the
// agreement in numbers and what goes on the wall have rooms of their own below
// this one, whose steps stand in front of the page.
package deliberation

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/page/deliberation/heat"
	"votering/ui/page/deliberation/plan"
	"votering/ui/part/cursor"
	"votering/ui/part/stack"
)

// Page is the screen.
type Page struct {
	steps   stack.Stack
	d       *data // nil before the marks are opened
	items   []item
	meeting *room.MeetingSight // nil before the marks are opened
	phase   deliberation.Phase

	at        int  // the chosen item
	roams     bool // another nominee or criterion is chosen than the item's
	level     bool // the arrows choose a criterion of the chosen nominee, not a nominee
	nominee   cursor.Cursor
	criterion cursor.Cursor
	column    int           // first juror in sight
	list      cursor.Cursor // the part of the agenda in sight
	hidden    bool          // nobody is named
	begun     bool          // an item was chosen when the page was first seen

	plan  plan.Plan // the agenda that was asked for and is not kept yet
	turns int       // of the plan that the items are from
	noted noted     // the note that was asked for and is not kept yet

	agreed agreed
	drawn  drawn
}

// drawn is what the last drawing had in sight.
type drawn struct {
	rows    int // of the table that the arrows move in
	columns int // of the tables
}

// New is the page with nothing chosen yet.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Deliberation }

// Typing reports whether letters are text now.
func (p *Page) Typing() bool { return p.steps.Typing() }

// Leave hands on what is half written.
func (p *Page) Leave(c page.Context) page.Action { return p.steps.Leave(c) }

// Holds says what would be lost.
func (p *Page) Holds(c page.Context) string { return p.steps.Holds(c) }

// Whole reports whether the step in front has the screen to itself.
func (p *Page) Whole() bool {
	w, ok := p.steps.Front().(page.Whole)
	return ok && w.Whole()
}

// Tick is a second while the time of an item runs, and a minute while the
// meeting goes on between two items.
func (p *Page) Tick() time.Duration {
	switch front := p.steps.Front().(type) {
	case page.Ticker:
		return front.Tick()
	case nil, *planner, *reader, *writer:
	default:
		return 0 // no time is told there
	}
	switch {
	case p.open() != nil:
		return time.Second
	case p.meets():
		return time.Minute
	}
	return 0
}

// Seen takes over a new sight.
func (p *Page) Seen(c page.Context) {
	if c.Sight.Edition == nil {
		return
	}
	if p.phase != c.Sight.Phase {
		p.phase = c.Sight.Phase
		p.steps.Clear() // what was open belongs to the state the edition was in
	}
	p.load(c)
	p.steps.Seen(c)
}

// load works out what there is to show.
func (p *Page) load(c page.Context) {
	if c.Sight.Ballots == nil {
		p.d, p.items, p.meeting, p.begun = nil, nil, nil, false
		return
	}
	seen := p.meeting == c.Sight.Meeting && p.d.of(c, p.hidden) // every sight has a meeting of its own
	switch {
	case seen && p.turns == p.plan.Turns(c):
		return
	case !seen && !p.d.fresh(c, p.hidden):
		p.d = load(c, p.hidden)
	}
	chosen := ""
	if p.at < len(p.items) {
		chosen = p.items[p.at].ID
	}
	p.items, p.meeting, p.turns = p.itemsOf(c), c.Sight.Meeting, p.plan.Turns(c)
	i := slices.IndexFunc(p.items, func(it item) bool { return it.ID == chosen })
	if i >= 0 {
		p.at = i
	}
	p.at = max(min(p.at, len(p.items)-1), 0)
	p.nominee.Clamp(len(p.d.rows))
	p.criterion.Clamp(len(p.d.ed.Marked()))
	if !p.begun && len(p.items) > 0 {
		p.begun = true
		p.choose(p.now())
	}
}

// now is the item that the meeting is at: the one in hand, else the next.
func (p *Page) now() int {
	if i := slices.IndexFunc(p.items, func(it item) bool { return it.Open }); i >= 0 {
		return i
	}
	return max(slices.IndexFunc(p.items, func(it item) bool { return it.next }), 0)
}

// choose puts an item in hand, and its nominee and criterion in the tables.
func (p *Page) choose(i int) {
	if i < 0 || i >= len(p.items) {
		return
	}
	p.at, p.roams = i, false
	s := p.items[i].subject()
	if len(s.nominees) > 0 {
		p.nominee.At = max(slices.IndexFunc(p.d.rows, func(r agenda.Row) bool { return r.Nominee == s.nominees[0] }), 0)
	}
	for k, c := range p.d.ed.Marked() {
		if c.ID == s.criterion {
			p.criterion.At = k
		}
	}
}

// chosen is the item in hand; nil where the agenda is empty.
func (p *Page) chosen() *item {
	if p.at >= len(p.items) {
		return nil
	}
	return &p.items[p.at]
}

// open is the item whose time runs; nil where none does.
func (p *Page) open() *item {
	for i := range p.items {
		if p.items[i].Open {
			return &p.items[i]
		}
	}
	return nil
}

// nomineeAt is the chosen nominee's id; empty where there is none.
func (p *Page) nomineeAt() string {
	if p.d == nil || p.nominee.At >= len(p.d.rows) {
		return ""
	}
	return p.d.rows[p.nominee.At].Nominee
}

// criterionAt is the chosen criterion's id; empty where there is none.
func (p *Page) criterionAt() string {
	marked := p.d.ed.Marked()
	if p.criterion.At >= len(marked) {
		return ""
	}
	return marked[p.criterion.At].ID
}

// subject is what the lower half is about: the item, or where one went on from
// there what is chosen in the tables.
func (p *Page) subject() subject {
	switch it := p.chosen(); {
	case !p.roams && it != nil:
		return it.subject()
	case p.level:
		return subject{[]string{p.nomineeAt()}, p.criterionAt()}
	}
	return subject{[]string{p.nomineeAt()}, ""}
}

// table is the table that the arrows move in.
func (p *Page) table() *heat.Grid {
	if p.level {
		return p.d.ofCriteria(p.nomineeAt())
	}
	return p.d.nominees
}

// Select shows a nominee, or a cell by "nominee/criterion".
func (p *Page) Select(what string) {
	if p.d == nil {
		return
	}
	nominee, criterion, cell := strings.Cut(what, "/")
	if i := slices.IndexFunc(p.d.rows, func(r agenda.Row) bool { return r.Nominee == nominee }); i >= 0 {
		p.nominee.At, p.roams, p.level = i, true, cell
	}
	for k, c := range p.d.ed.Marked() {
		if c.ID == criterion {
			p.criterion.At = k
		}
	}
}

// Looked brings back what was looked for.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	if name == lookAgreed {
		p.agreed.answer(value, err)
		return page.Action{}
	}
	return p.steps.Looked(c, name, value, err)
}

// Arrive looks how far the jury agrees.
func (p *Page) Arrive(c page.Context) page.Action { return page.Action{Look: p.agreed.look(c)} }

// View draws the page.
func (p *Page) View(c page.Context) string {
	p.load(c)
	return p.steps.View(c, p.view)
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	p.load(c)
	wall := p.Whole()
	a := p.steps.Key(c, msg, p.key)
	if wall && !p.Whole() && p.open() != nil { // what was taken up there is in hand here
		p.choose(p.now())
	}
	if a.Look == nil && a.Act == nil {
		a.Look = p.agreed.look(c)
	}
	return a
}
