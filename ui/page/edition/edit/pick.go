package edit

import (
	"slices"

	"votering/internal/fields"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
)

// pickKeys are the keys of what is ticked off.
var pickKeys = []keys.Binding{
	{ID: "edit.choose", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
	{ID: "edit.tick", Keys: []string{" ", "x"}, Footer: true},
	{ID: "edit.move", Keys: []string{"shift+up", "shift+down", "K", "J"}, Label: "Shift+↑↓", Footer: true},
	{ID: "edit.ready", Keys: []string{"enter", "esc", "left"}, Footer: true},
}

// tick is one of the things that a field can name.
type tick struct {
	id string
	on bool
}

// ticks are those that a field names, in its order, and then the others. What
// is named and not there any more stays among them: it can be taken out.
func (s *Editor) ticks(l *level) []tick {
	var ts []tick
	named := fields.Split(s.stored(l.row))
	if s.stored(l.row) == nothing {
		named = nil
	}
	for _, id := range named {
		ts = append(ts, tick{id, true})
	}
	for _, id := range options(s.ed, l.row) {
		if !slices.Contains(named, id) {
			ts = append(ts, tick{id, false})
		}
	}
	return ts
}

// nothing is a tie ladder that is meant to have no step.
const nothing = "-"

// pickKey handles one key among what is ticked off.
func (s *Editor) pickKey(c page.Context, key string) page.Action {
	l := s.front()
	ts := s.ticks(l)
	switch key {
	case "enter", "esc", "left":
		a := s.commit(s.label(c, l.row))
		s.up()
		return a
	case " ", "x":
		if len(ts) > 0 {
			ts[l.cur.At].on = !ts[l.cur.At].on
			s.name(l, ts, ts[l.cur.At].id)
		}
	case "shift+up", "K":
		s.swap(l, ts, -1)
	case "shift+down", "J":
		s.swap(l, ts, 1)
	default:
		l.cur.Key(key, len(ts), mostLines)
	}
	return page.Action{}
}

// swap takes a thing that is named up or down among those that are.
func (s *Editor) swap(l *level, ts []tick, by int) {
	to := l.cur.At + by
	if to < 0 || to >= len(ts) || !ts[l.cur.At].on || !ts[to].on {
		return
	}
	ts[l.cur.At], ts[to] = ts[to], ts[l.cur.At]
	s.name(l, ts, ts[to].id)
}

// name writes what is ticked off into the field, and keeps the cursor on one of
// them.
func (s *Editor) name(l *level, ts []tick, at string) {
	var named []string
	for _, t := range ts {
		if t.on {
			named = append(named, t.id)
		}
	}
	s.set(l.row, fields.Join(named))
	for i, t := range s.ticks(l) {
		if t.id == at {
			l.cur.At = i
		}
	}
}
