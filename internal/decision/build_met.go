package decision

import (
	"time"

	"votering/internal/agenda"
	"votering/internal/deliberation"
)

// rounds are the rounds of the edition's life, with every change.
func (b *Basis) rounds() []Round {
	rounds := RoundTimes(&b.State)
	for i, r := range b.State.Rounds {
		for k, x := range r.Changes {
			rounds[i].Changes[k] = Revised{
				Juror: x.Juror, Nominee: x.Nominee, Criterion: x.Criterion, From: x.From, To: x.To,
				Reason: x.Reason, Confirmed: Maybe(x.Confirmed), Revision: x.Revision,
			}
		}
	}
	return rounds
}

// sign notes of the last changes in the room which of them are in the ballot
// that their juror signed, then or since.
func (b *Basis) sign(d *Document) {
	for p, x := range d.lastChanges() {
		in, sent := b.State.HandIns[p.juror], b.State.Sent[p.juror]
		if x.Confirmed == InRoom && in.Origin == deliberation.OriginSealed && sent != nil && markText(sent.Cells[p.Cell]) == x.To {
			x.Revision = in.Revision
		}
	}
}

// RoundTimes are the rounds of a deliberation as a decision tells of them, with
// their numbers and times and as many changes as there were, of which it has
// nothing. A clock that was set back meanwhile makes none that begins after it
// ends, or ends when it cannot have.
func RoundTimes(s *deliberation.State) []Round {
	rounds := make([]Round, len(s.Rounds))
	from, voided := s.Times.Opened, lastBack(s, deliberation.Open)
	for i, r := range s.Rounds {
		to := s.Times.Locked
		if r.Void {
			to = voided
		} else {
			from = later(from, voided)
		}
		if !wentBack(s, r.ClosedAt) {
			from = later(from, s.Times.Marks)
		}
		x := Round{N: r.N, Changes: make([]Revised, len(r.Changes)), Void: r.Void, ClosedAt: within(r.ClosedAt, from, to)}
		x.OpenedAt = within(r.OpenedAt, from, x.ClosedAt)
		rounds[i], from = x, x.ClosedAt
	}
	return rounds
}

// lastBack is when the edition was reopened to that phase last; zero: never.
func lastBack(s *deliberation.State, to deliberation.Phase) (at time.Time) {
	for _, r := range s.Reopened {
		if r.To == to {
			at = later(at, r.At)
		}
	}
	return at
}

// wentBack reports that the marks were closed to the jury again, then or later:
// what was before is not after the time at which they were opened last.
func wentBack(s *deliberation.State, at time.Time) bool {
	back := later(lastBack(s, deliberation.Open), lastBack(s, deliberation.Closed))
	return !back.IsZero() && !back.Before(at)
}

// within is the time in a span that is nearest to t. Where the span ends before
// it begins it is its beginning.
func within(t, from, to time.Time) time.Time {
	if t.After(to) {
		t = to
	}
	return later(t, from).UTC()
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// meeting is what the jury's meeting went through; nil where there was none.
func (b *Basis) meeting() *Meeting {
	m := &b.State.Meeting
	if len(m.Agenda) == 0 {
		return nil
	}
	met := &Meeting{Items: make([]MeetingItem, len(m.Agenda))}
	for i, it := range m.Agenda {
		met.Minutes += it.Minutes
		met.Items[i] = b.met(it)
	}
	return met
}

func (b *Basis) met(it agenda.Item) MeetingItem {
	m := &b.State.Meeting
	x := MeetingItem{
		Kind: it.Kind, Nominees: append([]string{}, it.Nominees...), Criterion: it.Criterion, Title: it.Title,
		Minutes: it.Minutes, Left: []string{}, Note: m.Notes[it.ID],
	}
	out := map[string]bool{}
	for _, t := range m.Stretches {
		if t.Item != it.ID {
			continue
		}
		from, to := b.State.Times.Opened, t.To
		if !wentBack(&b.State, t.From) {
			from = later(from, b.State.Times.Marks)
		}
		if to.IsZero() { // it is put down when the decision is signed
			to = b.At
		}
		opened := within(t.From, from, b.At)
		closed := within(to, opened, b.At)
		if x.OpenedAt == nil || opened.Before(*x.OpenedAt) {
			x.OpenedAt = &opened
		}
		if x.ClosedAt == nil || closed.After(*x.ClosedAt) {
			x.ClosedAt = &closed
		}
		for _, id := range t.Left {
			out[id] = true
		}
	}
	if x.OpenedAt != nil {
		x.Seconds = int(min(m.Spent(it.ID, b.At), x.ClosedAt.Sub(*x.OpenedAt)) / time.Second)
	}
	for i := range b.Edition.Jurors {
		if id := b.Edition.Jurors[i].ID; out[id] {
			x.Left = append(x.Left, id)
		}
	}
	return x
}
