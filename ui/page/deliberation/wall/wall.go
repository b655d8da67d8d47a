// Package wall is what the meeting shows on the projector: large, in high
// contrast, and never more than the chair chose. It has the screen to itself,
// and shows no name of a person, no comment, no note and nothing that the
// status line says.
package wall

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/page/deliberation/plan"
	"votering/ui/part/stack"
)

// At is what the wall begins with.
type At struct {
	Item    string        // id of an item of the agenda; empty: the one that is open, else the first
	Nominee string        // whose criteria it can show where the item concerns nobody; empty: nobody's
	All     *agenda.Table // every nominee, of this sight; nil: it is worked out once it is asked for
}

// Open puts the wall in front of the page, with the item alone on it. Minutes
// are asked for in the plan that the page has.
func Open(steps *stack.Stack, p *plan.Plan, c page.Context, at At) page.Action {
	w := &wall{steps: steps, plan: p, nominee: at.Nominee, view: view{item: at.Item, shows: theItem}}
	steps.Push(w)
	w.look(c, at.All)
	return page.Action{}
}

// shown is what the chair chose to show.
type shown int

const (
	nothing shown = iota
	theItem
	everybody // the item, and all nominees
	result    // the ranking, once it stands
)

// view is what the chair chose to see.
type view struct {
	item     string // id
	shows    shown
	criteria bool // one level down: a nominee's criteria instead of all nominees
}

// wall is the step.
type wall struct {
	stack.Quiet
	view
	steps   *stack.Stack
	plan    *plan.Plan
	nominee string
	asks    bool   // the question stands that has to be answered before the item is taken up
	hint    string // why the last key did nothing; names nobody
	top     int    // of what has pages: the first row that is shown
	runs    bool   // an item is open: its time is seen to pass

	covered  map[string]bool           // nominees of whom nothing is shown
	all      *agenda.Table             // every nominee; nil until it is asked for
	everyone []group                   // the same as they stand on the wall; nil until they are asked for
	upper    []group                   // of the item
	lower    []group                   // beside it
	plots    map[key]*plot             // of both, as far as they were drawn
	spots    map[key]map[*strip][]spot // where marks lie, for as long as they are the same
	lang     locale.Lang               // of the names in them
	drawn    drawn
}

// drawn is how it was drawn last.
type drawn struct {
	fit   int      // of what has pages: how many rows were shown
	airy  bool     // there is room for empty lines
	piled bool     // the one strip there is has all the room
	stone string   // what a juror is there
	wide  []string // and how wide its places are, where they put different marks together
}

// Whole is yes: nothing stands around the wall.
func (w *wall) Whole() bool { return true }

// Tick is a second while an item is open.
func (w *wall) Tick() time.Duration {
	if w.runs {
		return time.Second
	}
	return 0
}

// Seen takes over a new sight.
func (w *wall) Seen(c page.Context) { w.look(c, nil) }

// look takes over a sight, with the table of every nominee where there is one.
func (w *wall) look(c page.Context, all *agenda.Table) {
	m := c.Sight.Meeting
	if m == nil {
		return
	}
	w.runs = slices.ContainsFunc(m.Items, func(it room.ItemSight) bool { return it.Open })
	if w.at(c) < 0 {
		w.item = begin(m)
	}
	if w.shows == result && !c.Sight.Final {
		w.shows = theItem
	}
	w.asks = w.asks && w.mayOpen(c) && question(c, w.now(c)) != ""
	w.covered, w.everyone, w.spots = covers(c), nil, map[key]map[*strip][]spot{}
	w.all = all
	w.build(c)
}

// begin is the item to begin with: the one that is open, else the first.
func begin(m *room.MeetingSight) string {
	for _, it := range m.Items {
		if it.Open {
			return it.ID
		}
	}
	if len(m.Items) == 0 {
		return ""
	}
	return m.Items[0].ID
}

// at is which item is shown; −1 where it is not on the agenda.
func (w *wall) at(c page.Context) int {
	if c.Sight.Meeting == nil {
		return -1
	}
	return slices.IndexFunc(c.Sight.Meeting.Items, func(it room.ItemSight) bool { return it.ID == w.item })
}

// now is the item that is shown; nil where the agenda is empty.
func (w *wall) now(c page.Context) *room.ItemSight {
	if i := w.at(c); i >= 0 {
		return &c.Sight.Meeting.Items[i]
	}
	return nil
}

// leads reports whether who acts leads the meeting.
func leads(c page.Context) bool {
	return c.Sight.Who.Role != award.JurorRole && c.Sight.Owner == ""
}

// inSight reports whether it is an item that is shown.
func (w *wall) inSight() bool { return w.shows == theItem || w.shows == everybody }

// mayOpen reports whether an item is shown that can be opened now.
func (w *wall) mayOpen(c page.Context) bool {
	it := w.now(c)
	return w.inSight() && it != nil && !it.Open && leads(c) && c.Sight.Allowed[deliberation.ActMeet] == nil
}

// The acts of the wall.
const (
	actOpen    = "wall.open"
	actMinutes = "wall.minutes"
)

// Done says what became of an act. Why one was refused may name somebody: that
// is told when the wall is taken down.
func (w *wall) Done(c page.Context, r page.Result) (page.Action, bool) {
	if r.Name != actOpen && r.Name != actMinutes {
		return page.Action{}, false
	}
	if r.Err != nil {
		w.hint = c.L.T("wall.refused")
	}
	return page.Action{Fault: r.Err}, true
}

// open takes up the item that is shown. Left are those who went out for it.
func open(it *room.ItemSight) page.Action {
	id, left := it.ID, it.Leave
	return page.Action{Act: &page.Act{Name: actOpen, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		return nil, r.OpenItem(who, id, left)
	}}}
}

// minutes gives the item that is shown more time, or less.
func (w *wall) minutes(c page.Context, by int) page.Action {
	items, ok := plan.Longer(w.plan.Agenda(c), w.item, by)
	if !ok {
		w.hint = c.L.T("deliberation.minutes.least")
		return page.Action{}
	}
	return w.plan.Set(c, actMinutes, items)
}

// Key handles one key.
func (w *wall) Key(c page.Context, msg tea.KeyMsg) page.Action {
	w.hint = ""
	if w.asks {
		w.asks = false
		if it := w.now(c); msg.String() == "enter" && it != nil {
			return open(it)
		}
		return page.Action{}
	}
	before := w.view
	a := w.act(c, msg.String())
	if w.view != before {
		w.build(c)
	}
	return a
}
