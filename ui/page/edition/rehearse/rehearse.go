// Package rehearse is the rule tried out, in front of the page of the edition
// while that is a draft: what the rule would make of made-up marks and votes,
// what each of its choices means, and what another choice would make of the
// same. Nothing of it is stored.
package rehearse

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/rehearsal"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
)

// lookField is the look at a made-up field.
const lookField = "rehearse.field"

// How many made-up fields are looked through for a tie: as many as have so many
// marks together, and some of the largest all the same.
const (
	mostFields, leastFields = 2_000, 20
	mostMarks               = 20_000_000
)

// fields is how many fields are looked through for a tie.
func fields(e *award.Edition) int {
	marks := max(len(e.Voters()), 1) * max(len(e.Nominees), 1) * max(len(e.Criteria), 1)
	return max(min(mostMarks/marks, mostFields), leastFields)
}

// stage is the rule tried out.
type stage struct {
	stack.Quiet
	steps   *stack.Stack
	seed    uint64 // of the field that is asked for
	found   *found // nil: not yet
	failed  error  // why there is none
	working bool   // the field that is asked for is not there yet
	tying   bool   // one is looked for in which totals are equal
	choice  int    // in hand
	option  cursor.Cursor
	reading bool
	prose   scrolled.Text
	text    draw.Block // that is read
	of      told       // what it was set from
}

// found is a field with what the rule and its other choices make of it.
type found struct {
	*rehearsal.Rehearsal
	choices []rehearsal.Choice
	after   uint64 // the field from which one with equal totals was looked for; 0: none was
}

// Open tries the rule out on the first made-up field.
func Open(s *stack.Stack) page.Action {
	st := &stage{steps: s, seed: 1}
	s.Push(st)
	return st.look(st.seed)
}

// look asks for the field of a number.
func (st *stage) look(seed uint64) page.Action {
	st.seed, st.working, st.tying = seed, true, false
	return page.Action{Look: &page.Look{Name: lookField, Run: func(ctx context.Context, r *room.Room, _ string) (any, error) {
		return find(ctx, r, seed, 0)
	}}}
}

// lookForTie asks for the next field in which totals are equal.
func (st *stage) lookForTie(c page.Context) page.Action {
	from, many := st.seed+1, fields(c.Sight.Edition)
	st.working, st.tying = true, true
	return page.Action{Look: &page.Look{Name: lookField, Run: func(ctx context.Context, r *room.Room, _ string) (any, error) {
		seed, err := r.RehearseTied(ctx, from, many)
		if err != nil {
			return nil, err
		}
		return find(ctx, r, seed, from-1)
	}}}
}

// find is the field of a number with what every choice makes of it; after is the
// one it was looked for from. Of many that
// were asked for in a row only the last is worked out to the end.
func find(ctx context.Context, r *room.Room, seed, after uint64) (any, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	h, err := r.Rehearse(seed)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return &found{h, h.Choices(), after}, nil
}

// Looked takes a field.
func (st *stage) Looked(_ page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookField {
		return page.Action{}, false
	}
	st.working = false
	if err != nil && st.tying && st.found != nil {
		return page.Action{Fault: err}, true // what is shown stays
	}
	before := st.found
	st.found, _ = value.(*found)
	st.failed = err
	switch {
	case st.found == nil:
		st.reading = false
	case before == nil:
		st.seed = st.found.Seed
		st.turn(st.choice)
	default:
		st.seed = st.found.Seed
	}
	return page.Action{}, true
}

// Seen closes the step once the edition is no draft any more.
func (st *stage) Seen(c page.Context) {
	if c.Sight.Phase != deliberation.Draft {
		st.steps.Close(st)
	}
}

// Bindings lists what keys do here.
func (st *stage) Bindings(page.Context) []keys.Binding {
	scrolls := keys.Binding{ID: "fill.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: true}
	another := keys.Binding{ID: "rehearse.another", Keys: []string{"n"}, Footer: true}
	before := keys.Binding{ID: "rehearse.before", Keys: []string{"p"}, Off: st.first()}
	tied := keys.Binding{ID: "rehearse.tied", Keys: []string{"l"}, Footer: true}
	if st.reading {
		return []keys.Binding{scrolls, another, {ID: "rehearse.back", Keys: []string{"esc", "enter"}, Footer: true}, tied, before}
	}
	return []keys.Binding{
		{ID: "rehearse.choice", Keys: []string{"left", "right"}, Label: "←→", Footer: true},
		{ID: "rehearse.option", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		another,
		{ID: "rehearse.read", Keys: []string{"enter"}, Footer: true},
		tied,
		{ID: "rehearse.back", Keys: []string{"esc"}, Footer: true},
		before,
	}
}

// first says that there is no field before this one; nil where there is.
func (st *stage) first() *fault.Error {
	if st.seed > 1 {
		return nil
	}
	return fault.New(fault.Usage, "rehearse.first")
}

// Key handles one key.
func (st *stage) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case key == "n":
		return st.look(st.seed + 1)
	case key == "p":
		return st.look(max(st.seed, 2) - 1)
	case key == "l":
		return st.lookForTie(c)
	case st.reading && (key == "esc" || key == "enter"):
		st.reading = false
	case st.reading:
		st.prose.Key(key)
	case key == "esc":
		st.steps.Close(st)
		return page.Action{Cancel: lookField}
	case st.found == nil:
	case key == "enter":
		st.reading, st.prose = true, scrolled.Text{}
	case key == "left":
		st.turn(st.choice - 1)
	case key == "right":
		st.turn(st.choice + 1)
	default:
		st.option.Key(key, len(st.inHand().Options), mostOptions)
	}
	return page.Action{}
}

// mostOptions is how many options a page of keys goes on by.
const mostOptions = 5

// turn takes another choice in hand, at what the rule has.
func (st *stage) turn(to int) {
	n := len(st.found.choices)
	st.choice = (to + n) % n
	for i, o := range st.inHand().Options {
		if o.Now {
			st.option.At = i
		}
	}
}

// inHand is the choice that is looked at.
func (st *stage) inHand() rehearsal.Choice { return st.found.choices[st.choice] }

// chosen is the option that is looked at.
func (st *stage) chosen() rehearsal.Option { return st.inHand().Options[st.option.At] }
