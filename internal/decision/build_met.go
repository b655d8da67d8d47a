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
				Reason: x.Reason, ByChair: x.ByChair, Confirmed: Maybe(x.Confirmed), Revision: x.Revision,
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
	rounds, before := make([]Round, len(s.Rounds)), s.Times.Opened
	for i, r := range s.Rounds {
		from, to := roundSpan(s, before, r.ClosedAt, r.Void)
		x := Round{N: r.N, Changes: make([]Revised, len(r.Changes)), Void: r.Void, ClosedAt: within(r.ClosedAt, from, to)}
		x.OpenedAt = within(r.OpenedAt, from, x.ClosedAt)
		rounds[i], before = x, x.ClosedAt
	}
	return rounds
}

// roundSpan is when a round can have been that was closed at that time: after
// the one before it, and while marks were open to the jury that were not fixed.
// Of one that is void, or that was before the marks were closed to the jury
// again, it ends then.
func roundSpan(s *deliberation.State, before, closed time.Time, void bool) (from, to time.Time) {
	from, to = before, s.Times.Locked
	if voided := lastBack(s, deliberation.Open); void {
		to = voided
	} else {
		from = later(from, voided)
	}
	if back := backAt(s); closed.After(back) {
		from = later(from, s.Times.Marks)
	} else {
		to = earlier(to, back)
	}
	return earlier(from, to), to
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

// backAt is when the marks were closed to the jury again last; zero: never.
func backAt(s *deliberation.State) time.Time {
	return later(lastBack(s, deliberation.Open), lastBack(s, deliberation.Closed))
}

// itemSpan is when an item can have been taken up that was at that time, in a
// meeting before a decision of the other.
func itemSpan(s *deliberation.State, opened, decided time.Time) (from, to time.Time) {
	from, to = s.Times.Opened, decided
	if back := backAt(s); opened.After(back) {
		from = later(from, s.Times.Marks)
	} else {
		to = earlier(to, back)
	}
	return earlier(from, to), to
}

// within is the time in a span that is nearest to t.
func within(t, from, to time.Time) time.Time { return earlier(later(t, from), to).UTC() }

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// meeting is what the jury's meeting went through; nil where there was none: an
// agenda of which nothing was taken up, and on which nothing was noted, is a plan.
func (b *Basis) meeting() *Meeting {
	m := &b.State.Meeting
	if len(m.Stretches) == 0 && len(m.Notes) == 0 {
		return nil
	}
	met, took := &Meeting{Items: make([]MeetingItem, len(m.Agenda))}, MeetingTimes(&b.State, b.At)
	for i, it := range m.Agenda {
		met.Minutes += it.Minutes
		met.Items[i] = b.met(it, took)
	}
	return met
}

func (b *Basis) met(it agenda.Item, took map[string]Taken) MeetingItem {
	m := &b.State.Meeting
	x := MeetingItem{
		Kind: it.Kind, Nominees: append([]string{}, it.Nominees...), Criterion: it.Criterion, Title: it.Title,
		Minutes: it.Minutes, Left: []string{}, Note: m.Notes[it.ID],
	}
	t, ok := took[it.ID]
	if !ok {
		return x
	}
	x.OpenedAt, x.ClosedAt = &t.OpenedAt, &t.ClosedAt
	x.Seconds = int(min(m.Spent(it.ID, b.At), t.ClosedAt.Sub(t.OpenedAt)) / time.Second)
	for i := range b.Edition.Jurors {
		if id := b.Edition.Jurors[i].ID; t.Left[id] {
			x.Left = append(x.Left, id)
		}
	}
	return x
}

// Taken is when an item was taken up first and put down last, and who went out
// for it, by id.
type Taken struct {
	OpenedAt, ClosedAt time.Time
	Left               map[string]bool
}

// MeetingTimes are when the meeting took its items up, by item, as a decision
// made at that time tells of it: what is in hand still is put down then, and a
// clock that was set back makes no time that cannot be.
func MeetingTimes(s *deliberation.State, at time.Time) map[string]Taken {
	took := map[string]Taken{}
	for _, x := range s.Meeting.Stretches {
		from, to := itemSpan(s, x.From, at)
		opened, end := within(x.From, from, to), x.To
		if end.IsZero() {
			end = at
		}
		closed := within(end, opened, at)
		t, again := took[x.Item]
		if !again {
			t = Taken{opened, closed, map[string]bool{}}
		}
		if opened.Before(t.OpenedAt) {
			t.OpenedAt = opened
		}
		t.ClosedAt = later(t.ClosedAt, closed)
		for _, id := range x.Left {
			t.Left[id] = true
		}
		took[x.Item] = t
	}
	return took
}
