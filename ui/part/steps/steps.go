// Package steps asks before an edition is taken a step on: what will happen,
// what it costs, and that it cannot be undone.
package steps

import (
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
)

// run is what a step does in the room.
type run func(r *room.Room, who string) ([]room.Notice, error)

// runs are the steps there are.
var runs = map[deliberation.Act]run{
	deliberation.ActOpen:        silent((*room.Room).Open),
	deliberation.ActClose:       (*room.Room).CloseBallots,
	deliberation.ActRevealMarks: silent((*room.Room).RevealMarks),
	deliberation.ActLock:        silent((*room.Room).Lock),
	deliberation.ActRevealTally: silent((*room.Room).RevealTally),
	deliberation.ActRevealBoth:  silent((*room.Room).RevealBoth),
}

func silent(f func(r *room.Room, who string) error) run {
	return func(r *room.Room, who string) ([]room.Notice, error) { return nil, f(r, who) }
}

// Binding is the key for a step, off where the step cannot be taken now.
func Binding(s room.Sight, step deliberation.Act, key string) keys.Binding {
	return keys.Binding{ID: "step." + string(step), Keys: []string{key}, Footer: true, Off: off(s, step)}
}

func off(s room.Sight, step deliberation.Act) *fault.Error {
	if step == deliberation.ActOpen && s.Allowed[step] == nil {
		for _, b := range s.Blocking {
			return fault.New(fault.Edition, "open."+b.ID)
		}
	}
	return s.Allowed[step]
}

// Ask opens the question before a step. The result of the act that follows
// goes to Done.
func Ask(c page.Context, step deliberation.Act) page.Action {
	key, do := "step."+string(step), runs[step]
	return page.Action{Ask: &page.Question{
		Title: c.L.T(key + ".title"), Text: explain(c, step), Lines: costs(c, step),
		Word: c.L.T(key + ".word"), Yes: c.L.T(key + ".yes"),
		Then: func(string) page.Action {
			return page.Action{Act: &page.Act{Name: string(step), Run: do}}
		},
	}}
}

// Done says what was done, where the result is that of a step.
func Done(c page.Context, r page.Result) (a page.Action, ok bool) {
	switch _, ok = runs[deliberation.Act(r.Name)]; {
	case !ok:
	case r.Err != nil:
		a.Fault = r.Err
	default:
		a.Say = c.L.T(key(c, deliberation.Act(r.Name), "done"))
	}
	return a, ok
}

// key is the sentence of a step; another one where the jury alone counts and
// the step does something else then.
func key(c page.Context, step deliberation.Act, name string) string {
	k := "step." + string(step) + "." + name
	if alone := k + ".alone"; c.Sight.Edition.Rule.Public == nil && c.L.Has(alone) {
		return alone
	}
	return k
}
