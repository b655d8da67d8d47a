// Package round is the second round, in front of the page of the meeting: it is
// opened and closed here, a juror changes a mark and says why, and what stood
// before lies beside what stands now.
package round

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
)

// At is where the meeting stands: what a change begins with. Any of it may be
// empty.
type At struct{ Nominee, Criterion, Juror string }

// The names of the acts and looks.
const (
	actOpen   = "round.open"
	actClose  = "round.close"
	actRevise = "round.revise"
	lookStood = "round.stood"
	lookTry   = "round.try"
)

// overview is the rounds there were: what was changed in the one in sight, by
// whom and why, and how the nominees stood before it and stand now.
type overview struct {
	stack.Quiet
	steps *stack.Stack
	at    At
	names bool          // jurors are named
	n     int           // the round in sight; 0: there is none
	stood map[int]stood // by round, where it was looked at
	prose scrolled.Text
}

// stood is how things stood before a round, and after it.
type stood struct {
	n             int
	before, after room.Standing
}

// Open shows the rounds, the last one first; names says whether jurors are named.
func Open(s *stack.Stack, c page.Context, at At, names bool) page.Action {
	o := &overview{steps: s, at: at, names: names, stood: map[int]stood{}}
	s.Push(o)
	return o.last(c)
}

// Change is Open with a change of a mark begun, where a round is open.
func Change(s *stack.Stack, c page.Context, at At, names bool) page.Action {
	a := Open(s, c, at, names)
	if o, ok := s.Front().(*overview); ok && o.mayRevise(c) == nil {
		a.Ask = o.begin(c).Ask
	}
	return a
}

// begin begins a change. Where jurors are not named it asks first: one cannot be
// made without.
func (o *overview) begin(c page.Context) page.Action {
	if o.names {
		o.revise(c)
		return page.Action{}
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("round.names.title"), Text: c.L.T("round.names.text"), Yes: c.L.T("round.names.yes"),
		Then: func(string) page.Action { o.revise(c); return page.Action{} },
	}}
}

// last brings the last round in sight.
func (o *overview) last(c page.Context) page.Action {
	if rounds := c.Sight.Rounds; len(rounds) > 0 {
		return o.show(c, rounds[len(rounds)-1].N)
	}
	return page.Action{}
}

// show brings a round in sight, and finds out how things stood before and after
// it.
func (o *overview) show(c page.Context, n int) page.Action {
	o.n, o.prose = n, scrolled.Text{}
	if r, _ := o.round(c); r.Void {
		return page.Action{} // marks that were given anew are not compared
	}
	return page.Action{Look: &page.Look{Name: lookStood, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		before, err := r.Standing(n)
		if err != nil {
			return nil, err
		}
		after, err := r.Standing(n + 1)
		return stood{n, before, after}, err
	}}}
}

// Looked takes how things stood.
func (o *overview) Looked(_ page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookStood {
		return page.Action{}, false
	}
	if s, ok := value.(stood); ok && err == nil {
		o.stood[s.n] = s
	}
	return page.Action{Fault: err}, true
}

// leads reports whether who acts leads the jury.
func leads(c page.Context) bool { return c.Sight.Who.Role != award.JurorRole }

// round is the one in sight.
func (o *overview) round(c page.Context) (deliberation.Round, bool) {
	for _, r := range c.Sight.Rounds {
		if r.N == o.n {
			return r, true
		}
	}
	return deliberation.Round{}, false
}

// mayRevise says why no mark can be changed now; nil: one can.
func (o *overview) mayRevise(c page.Context) *fault.Error {
	switch off := c.Sight.Allowed[deliberation.ActRevise]; {
	case c.Sight.Round == 0 && c.Sight.Allowed[deliberation.ActRound] == nil:
		return fault.New(fault.State, "round.none_open")
	case off != nil:
		return off
	case len(changers(c)) == 0:
		return fault.New(fault.State, "round.nobody")
	}
	return nil
}

// Bindings lists what keys do here.
func (o *overview) Bindings(c page.Context) []keys.Binding {
	change := keys.Binding{ID: "round.revise", Keys: []string{"e"}, Footer: true, Off: o.mayRevise(c)}
	turn := keys.Binding{ID: "round.open", Keys: []string{"o"}, Footer: true, Off: c.Sight.Allowed[deliberation.ActRound]}
	next := &turn // what Enter does
	if c.Sight.Round != 0 {
		turn.ID, next = "round.close", &change
	}
	next.Keys = append(next.Keys, "enter")
	bs := []keys.Binding{change}
	if leads(c) {
		bs = append(bs, turn)
	}
	if len(c.Sight.Rounds) > 1 {
		bs = append(bs, keys.Binding{ID: "round.turn", Keys: []string{"left", "right"}, Label: "←→", Footer: true})
	}
	return append(bs,
		keys.Binding{ID: "round.back", Keys: []string{"esc"}, Footer: true},
		keys.Binding{ID: "fill.scroll", Keys: scrolled.Keys(), Label: "↑↓"})
}

// Key handles one key.
func (o *overview) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc":
		o.steps.Pop()
	case "e":
		return o.begin(c)
	case "enter":
		if c.Sight.Round == 0 {
			return askOpen(c)
		}
		return o.begin(c)
	case "o":
		if c.Sight.Round != 0 {
			return o.askClose(c)
		}
		return askOpen(c)
	case "left":
		return o.turn(c, -1)
	case "right":
		return o.turn(c, 1)
	default:
		o.prose.Key(key)
	}
	return page.Action{}
}

// turn brings the round before or after in sight.
func (o *overview) turn(c page.Context, by int) page.Action {
	for i, r := range c.Sight.Rounds {
		if to := i + by; r.N == o.n && to >= 0 && to < len(c.Sight.Rounds) {
			return o.show(c, c.Sight.Rounds[to].N)
		}
	}
	return page.Action{}
}

// askOpen asks before a round is opened.
func askOpen(c page.Context) page.Action {
	return page.Action{Ask: &page.Question{
		Title: c.L.T("round.open.title", "n", c.L.Int(int64(next(c)))), Text: c.L.T("round.open.text"), Yes: c.L.T("round.open.yes"),
		Then: func(string) page.Action {
			return page.Action{Act: &page.Act{Name: actOpen, Run: func(r *room.Room, who string) ([]room.Notice, error) {
				_, err := r.OpenRound(who)
				return nil, err
			}}}
		},
	}}
}

// next is the number that a round opened now has: the marks as they were handed
// in are the first.
func next(c page.Context) int {
	if rounds := c.Sight.Rounds; len(rounds) > 0 {
		return rounds[len(rounds)-1].N + 1
	}
	return deliberation.FirstRound
}

// askClose asks before the round is closed.
func (o *overview) askClose(c page.Context) page.Action {
	changes := 0
	for _, r := range c.Sight.Rounds {
		if r.N == c.Sight.Round {
			changes = len(r.Changes)
		}
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("round.close.title", "n", c.L.Int(int64(c.Sight.Round))),
		Text:  c.L.N("round.close.changes", changes) + " " + c.L.T("round.close.text"), Yes: c.L.T("round.close.yes"),
		Then: func(string) page.Action {
			return page.Action{Act: &page.Act{Name: actClose, Run: func(r *room.Room, who string) ([]room.Notice, error) {
				return nil, r.CloseRound(who)
			}}}
		},
	}}
}

// Done says what became of an act.
func (o *overview) Done(c page.Context, r page.Result) (page.Action, bool) {
	if r.Name != actOpen && r.Name != actClose && r.Name != actRevise {
		return page.Action{}, false
	}
	a := page.Action{Notice: r.Notices, Fault: r.Err}
	if r.Err == nil {
		a.Say = c.L.T(r.Name + ".done")
		if r.Name != actClose {
			show := o.last(c)
			a.Look = show.Look
		}
	}
	return a, true
}

// View draws the round in sight under what it is for.
func (o *overview) View(c page.Context) draw.Block {
	head := draw.Block{draw.Rule(o.heading(c), o.standing(c), c.W, &c.S.Rule, &c.S.Heading)}
	return o.prose.Under(c, head, o.body(c))
}
