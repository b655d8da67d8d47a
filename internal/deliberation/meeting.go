package deliberation

import (
	"slices"
	"time"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// MaxNote is the longest note of an item, in characters.
const MaxNote = 4_000

// Meeting is the jury's meeting as it was planned and held.
type Meeting struct {
	Agenda    []agenda.Item     // empty: nobody has touched it, and nothing on it was begun
	Stretches []Stretch         // oldest first
	Notes     map[string]string // by item
}

// Stretch is a time that the meeting spent on an item.
type Stretch struct {
	Item     string
	From, To time.Time // To is zero: it is still in hand
	Left     []string  // jurors who went out for it
}

// Open is the stretch that is still going on.
func (m Meeting) Open() (Stretch, bool) {
	if n := len(m.Stretches); n > 0 && m.Stretches[n-1].To.IsZero() {
		return m.Stretches[n-1], true
	}
	return Stretch{}, false
}

// Spent is how long the meeting has spent on an item, by now where it is still
// in hand. A clock that was set back in between takes nothing away.
func (m Meeting) Spent(item string, now time.Time) time.Duration {
	var sum time.Duration
	for _, t := range m.Stretches {
		end := t.To
		if end.IsZero() {
			end = now
		}
		if t.Item == item {
			sum += max(0, end.Sub(t.From))
		}
	}
	return sum
}

// Taken reports whether an item was taken up.
func (m Meeting) Taken(item string) bool {
	return slices.ContainsFunc(m.Stretches, func(t Stretch) bool { return t.Item == item })
}

// Begun reports whether an item was taken up, or has a note: it stays on the
// agenda.
func (m Meeting) Begun(item string) bool {
	_, noted := m.Notes[item]
	return noted || m.Taken(item)
}

// has reports whether an item is on the agenda.
func (m Meeting) has(item string) bool {
	return slices.ContainsFunc(m.Agenda, func(it agenda.Item) bool { return it.ID == item })
}

// end closes the stretch that is going on, where one is.
func (m *Meeting) end(at time.Time) {
	if _, open := m.Open(); open {
		m.Stretches[len(m.Stretches)-1].To = at
	}
}

// own is a copy of the meeting in which a step may change everything but items
// and who left.
func (m Meeting) own() Meeting {
	return Meeting{Agenda: m.Agenda, Stretches: slices.Clone(m.Stretches), Notes: copied(m.Notes)}
}

// planMeeting plans what happens in the meeting itself. Nothing of it touches a
// mark.
func planMeeting(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActMeet); f != nil {
		return nil, f
	}
	var f *fault.Error
	switch e.Kind {
	case AgendaSet:
		f = checkAgenda(s.Meeting, ed, e.Agenda)
	case ItemOpened:
		f = checkOpening(s, ed, e)
	case ItemClosed:
		f = checkClosing(s, e)
	case NoteWritten:
		f = checkItem(s, e.Item)
	}
	if f != nil {
		return nil, f
	}
	return func(next *State) { next.Meeting.take(e) }, nil
}

// take takes in what happened. Opening an item closes the one before it.
func (m *Meeting) take(e Event) {
	switch e.Kind {
	case AgendaSet:
		m.Agenda = e.Agenda
	case ItemOpened:
		m.end(e.At)
		m.Stretches = append(m.Stretches, Stretch{Item: e.Item, From: e.At, Left: e.By})
	case ItemClosed:
		m.end(e.At)
	case NoteWritten:
		if m.Notes[e.Item] = e.Text; e.Text == "" {
			delete(m.Notes, e.Item)
		}
	}
}

// checkAgenda says whether the meeting can have those items. What was begun
// stays on the agenda, and stays what it is.
func checkAgenda(m Meeting, ed *award.Edition, items []agenda.Item) *fault.Error {
	if f := agenda.Check(ed, items); f != nil {
		return f
	}
	for _, was := range m.Agenda {
		if m.Begun(was.ID) && !slices.ContainsFunc(items, func(it agenda.Item) bool { return was.ID == it.ID && was.Same(it) }) {
			return fault.New(fault.State, "agenda.begun", "item", was.ID)
		}
	}
	return nil
}

// checkItem says whether the item is on the agenda.
func checkItem(s State, item string) *fault.Error {
	if !s.Meeting.has(item) {
		return fault.New(fault.Usage, "item.unknown", "item", item)
	}
	return nil
}

// checkOpening says whether the item can be taken up, and who can have left.
func checkOpening(s State, ed *award.Edition, e Event) *fault.Error {
	if f := checkItem(s, e.Item); f != nil {
		return f
	}
	if now, open := s.Meeting.Open(); open && now.Item == e.Item {
		return fault.New(fault.State, "item.open", "item", e.Item, "present", string(s.Phase))
	}
	for i, id := range e.By {
		if _, ok := ed.Juror(id); !ok {
			return fault.New(fault.Juror, "juror.unknown", "juror", id)
		}
		if slices.Contains(e.By[:i], id) {
			return fault.New(fault.Usage, "item.twice", "juror", id)
		}
	}
	return nil
}

// checkClosing says whether that item can be closed.
func checkClosing(s State, e Event) *fault.Error {
	switch now, open := s.Meeting.Open(); {
	case !open:
		return fault.New(fault.State, "item.none", "present", string(s.Phase))
	case now.Item != e.Item:
		return fault.New(fault.Log, "event.form")
	}
	return nil
}

// checkMeeting is check for what belongs to the meeting.
func (e *Event) checkMeeting() error {
	for _, it := range e.Agenda {
		if err := text.Strict(it.Title, agenda.MaxTitle); err != nil {
			return err
		}
	}
	if e.Item == "" && e.Text == "" {
		return nil
	}
	if err := text.Strict(e.Item, MaxGround); err != nil {
		return err
	}
	return text.StrictLines(e.Text, MaxNote)
}
