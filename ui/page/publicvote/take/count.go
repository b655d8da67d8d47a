package take

import (
	"context"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/votefile"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// counting is a count while it runs. How far it has come is left by whoever
// counts in one place that is only ever written there, and read when the screen
// is drawn.
type counting struct {
	stack.Quiet
	plan    *plan
	names   []string // of the files of votes
	reached *atomic.Pointer[publicvote.Progress]
	meter   meter
}

// counts is a way to count.
type counts func(ctx context.Context, r *room.Room, progress func(publicvote.Progress)) (*publicvote.Outcome, error)

// count begins to count.
func (p *plan) count(c page.Context) page.Action {
	set, filters := p.found.set, p.said.clone().filters
	return p.countBy(c, func(ctx context.Context, r *room.Room, progress func(publicvote.Progress)) (*publicvote.Outcome, error) {
		return room.CountVotes(ctx, r.Edition(), set, filters, progress)
	})
}

// countBy begins to count in that way.
func (p *plan) countBy(c page.Context, count counts) page.Action {
	reached := &atomic.Pointer[publicvote.Progress]{}
	s := &counting{plan: p, reached: reached, meter: meter{began: c.Now}}
	for _, source := range p.found.set.Votes() {
		s.names = append(s.names, name(source.Name))
	}
	p.host.Steps.Push(s)
	return page.Action{Look: &page.Look{Name: lookCount, Run: func(ctx context.Context, r *room.Room, _ string) (any, error) {
		return count(ctx, r, func(at publicvote.Progress) { reached.Store(&at) })
	}}}
}

// Looked opens what came of the count. Where it could not be ended for want of
// an answer that is asked for in the plan from now on.
func (s *counting) Looked(c page.Context, lookName string, value any, err error) (page.Action, bool) {
	if lookName != lookCount {
		return page.Action{}, false
	}
	p := s.plan
	p.host.Steps.Close(s)
	out, ok := value.(*publicvote.Outcome)
	if err != nil || !ok {
		p.wants(err)
		return page.Action{Fault: err}, true
	}
	p.host.Steps.Push(newResult(p, c, out))
	return page.Action{Say: c.L.T("take.counted")}, true
}

// wants takes the row in hand in which a fault of the count is mended.
func (p *plan) wants(err error) {
	f := fault.Of(err)
	if f == nil {
		return
	}
	for id, q := range map[string]votefile.Question{
		"votes.dates": {ID: votefile.QuestionDates, Example: f.Args["time"]},
		"votes.zone":  {ID: votefile.QuestionZone, Proposed: votefile.ProposedZone, Example: f.Args["time"]},
	} {
		if f.ID != id {
			continue
		}
		p.noteAsked(q)
		p.found.set.Questions = append(p.found.set.Questions, q)
		p.list()
		for i, r := range p.rows {
			if r.question() == q.ID {
				p.cursor.At = i
			}
		}
	}
}

var countingKeys = []keys.Binding{{ID: "take.stop", Keys: []string{"esc"}, Footer: true}}

// Bindings lists what keys do while it is counted.
func (s *counting) Bindings(page.Context) []keys.Binding { return countingKeys }

// Key stops the count at Esc. Nothing was stored, and nothing will be.
func (s *counting) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if msg.String() != "esc" {
		return page.Action{}
	}
	s.plan.host.Steps.Close(s)
	return page.Action{Cancel: lookCount, Say: c.L.T("take.stopped")}
}

// Tick has the page drawn anew each second.
func (s *counting) Tick() time.Duration { return time.Second }

// Holds says that the count is not done.
func (s *counting) Holds(c page.Context) string { return c.L.T("take.holds.counting") }

// View draws how far the count has come.
func (s *counting) View(c page.Context) draw.Block { return s.draw(c) }
