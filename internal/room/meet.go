package room

import (
	"cmp"
	"reflect"
	"slices"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/text"
)

// MaxNote is the longest note of an item, in characters.
const MaxNote = deliberation.MaxNote

// Agenda is the agenda made anew from the marks, for a meeting of so many
// minutes; 0: as many as it has. What was taken up or has a note stays. Nothing
// is stored. E_STATE before the marks are opened, E_USAGE where a meeting cannot
// have so many minutes.
func (r *Room) Agenda(minutes int) ([]agenda.Item, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if f := r.mayMeet(); f != nil {
		return nil, f
	}
	now, err := r.agenda()
	if err != nil {
		return nil, err
	}
	if minutes == 0 {
		minutes = min(max(agenda.Total(now), agenda.MinMinutes), agenda.MaxMinutes)
	}
	if minutes < agenda.MinMinutes || minutes > agenda.MaxMinutes {
		return nil, fault.New(fault.Usage, "agenda.meeting", "min", itoa(agenda.MinMinutes), "max", itoa(agenda.MaxMinutes))
	}
	in, err := r.agendaInput(minutes)
	if err != nil {
		return nil, err
	}
	var taken, noted []agenda.Item
	m := &r.state.Meeting
	for _, it := range m.Agenda {
		switch {
		case m.Taken(it.ID):
			taken = append(taken, it)
		case m.Begun(it.ID):
			noted = append(noted, it)
		}
	}
	return agenda.Again(in, taken, noted), nil
}

// mayMeet says whether the jury may meet over the marks now, in this file.
func (r *Room) mayMeet() error {
	if f := deliberation.Allowed(r.state, r.ed, deliberation.ActMeet); f != nil {
		return f
	}
	return nil
}

// SetAgenda keeps an agenda: other minutes, another order, items of the chair's
// own, or fewer. An item without an id gets the next one. Who goes out for an
// item follows from the recusals, whatever is given.
func (r *Room) SetAgenda(who string, items []agenda.Item) error {
	return r.asChair(who, func(id string) error {
		if err := r.mayMeet(); err != nil {
			return err
		}
		clean, err := r.cleanAgenda(items)
		if err != nil {
			return err
		}
		if reflect.DeepEqual(clean, r.state.Meeting.Agenda) {
			return nil
		}
		return r.act(nil, deliberation.Event{Kind: deliberation.AgendaSet, Who: id, Agenda: clean})
	})
}

// spokenOf is an item of the agenda that is kept which was taken up and closed;
// who left for it, and who stood apart, stays as it was.
func (r *Room) spokenOf(id string) (agenda.Item, bool) {
	m := &r.state.Meeting
	now, open := m.Open()
	i := slices.IndexFunc(m.Agenda, func(it agenda.Item) bool { return it.ID == id })
	if i < 0 || !m.Taken(id) || open && now.Item == id {
		return agenda.Item{}, false
	}
	return m.Agenda[i], true
}

// cleanAgenda cleans the titles of items, and fills in ids and who leaves.
func (r *Room) cleanAgenda(items []agenda.Item) ([]agenda.Item, error) {
	clean, recused := make([]agenda.Item, len(items)), r.recused()
	taken := slices.Concat(items, r.state.Meeting.Agenda)
	for i, it := range items {
		var err error
		if it.Title, err = text.Clean(it.Title, agenda.MaxTitle); err != nil {
			return nil, err
		}
		if it.ID == "" {
			it.ID = agenda.NextID(taken)
			taken = append(taken, it)
		}
		clean[i] = attended(r.ed, it, recused)
		if was, done := r.spokenOf(it.ID); done {
			clean[i].Leave, clean[i].Apart = was.Leave, was.Apart
		}
	}
	return clean, nil
}

// OpenItem takes up an item; one that is in hand is closed. left are those
// who went out for it, in any order. An agenda that was not kept yet is kept
// with it.
func (r *Room) OpenItem(who, id string, left []string) error {
	out := slices.Clone(left)
	return r.meet(who, func(c *chain, e deliberation.Event) error {
		slices.SortFunc(out, r.byRoll)
		e.Kind, e.Item, e.By = deliberation.ItemOpened, id, slices.Compact(out)
		return c.add(e)
	})
}

// byRoll is the order of the roll; who is not on it comes last.
func (r *Room) byRoll(a, b string) int {
	seat := func(id string) int {
		for i := range r.ed.Jurors {
			if r.ed.Jurors[i].ID == id {
				return i
			}
		}
		return len(r.ed.Jurors)
	}
	return cmp.Or(cmp.Compare(seat(a), seat(b)), cmp.Compare(a, b))
}

// CloseItem closes the item in hand.
func (r *Room) CloseItem(who string) error {
	return r.meet(who, func(c *chain, e deliberation.Event) error {
		now, _ := c.state.Meeting.Open()
		e.Kind, e.Item = deliberation.ItemClosed, now.Item
		return c.add(e)
	})
}

// WriteNote keeps the note of an item, in place of the one it had; an empty one
// takes it away. An agenda that was not kept yet is kept with it.
func (r *Room) WriteNote(who, id, note string) error {
	clean, err := text.CleanLines(note, MaxNote)
	if err != nil {
		return err
	}
	return r.meet(who, func(c *chain, e deliberation.Event) error {
		if r.noted(id, clean) {
			return nil
		}
		e.Kind, e.Item, e.Text = deliberation.NoteWritten, id, clean
		return c.add(e)
	})
}

// noted reports whether that is the note of an item already.
func (r *Room) noted(id, note string) bool {
	m := &r.state.Meeting
	return note == m.Notes[id] && slices.ContainsFunc(m.Agenda, func(it agenda.Item) bool { return it.ID == id })
}

// meet does something on the agenda, for who leads, in one transaction with the
// agenda where that is not kept yet.
func (r *Room) meet(who string, do func(c *chain, e deliberation.Event) error) error {
	return r.asChair(who, func(id string) error {
		if err := r.mayMeet(); err != nil {
			return err
		}
		c := r.chain()
		if err := r.keepAgenda(c, id); err != nil {
			return err
		}
		if err := do(c, deliberation.Event{Who: id}); err != nil || len(c.pairs) == 0 {
			return err
		}
		return r.commit(c, nil)
	})
}

// keepAgenda adds the agenda to an act, where it is not kept yet.
func (r *Room) keepAgenda(c *chain, id string) error {
	if len(r.state.Meeting.Agenda) > 0 {
		return nil
	}
	items, err := r.agenda()
	if err != nil {
		return err
	}
	return c.add(deliberation.Event{Kind: deliberation.AgendaSet, Who: id, Agenda: items})
}
