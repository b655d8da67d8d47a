package deliberation

import (
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/agenda"
	"votering/internal/fault"
)

// item is an item of the chair's own.
func item(id string) agenda.Item {
	return agenda.Item{ID: id, Kind: agenda.Own, Title: "Item " + id, Minutes: 10}
}

func TestWhatAMeetingRefuses(t *testing.T) {
	set := Event{Kind: AgendaSet, Who: "kari", Agenda: []agenda.Item{item("i1"), item("i2")}}
	opens := func(id string, left ...string) Event { return Event{Kind: ItemOpened, Who: "kari", Item: id, By: left} }
	for _, c := range []struct {
		name   string
		before []Event
		event  Event
		want   *fault.Error
	}{
		{"an item of no agenda", nil, opens("i1"), fault.New(fault.Usage, "item.unknown")},
		{"another item", []Event{set}, opens("i3"), fault.New(fault.Usage, "item.unknown")},
		{"an item in hand", []Event{set, opens("i1")}, opens("i1"), fault.New(fault.State, "item.open")},
		{"nobody leaves", []Event{set}, opens("i1", "nobody"), fault.New(fault.Juror, "juror.unknown")},
		{"somebody leaves twice", []Event{set}, opens("i1", "ola", "ola"), fault.New(fault.Usage, "item.twice")},
		{"nothing to close", []Event{set}, Event{Kind: ItemClosed, Item: "i1"}, fault.New(fault.State, "item.none")},
		{"another closed", []Event{set, opens("i1")}, Event{Kind: ItemClosed, Item: "i2"}, fault.New(fault.Log, "event.form")},
		{"a note of nothing", []Event{set}, Event{Kind: NoteWritten, Item: "i3", Text: "x"}, fault.New(fault.Usage, "item.unknown")},
		{"an item that was begun is dropped", []Event{set, opens("i1")}, Event{Kind: AgendaSet, Agenda: []agenda.Item{item("i2")}}, fault.New(fault.State, "agenda.begun")},
		{"an item that has a note is another", []Event{set, {Kind: NoteWritten, Item: "i1", Text: "x"}},
			Event{Kind: AgendaSet, Agenda: []agenda.Item{{ID: "i1", Kind: agenda.Intro, Minutes: 5}}}, fault.New(fault.State, "agenda.begun")},
	} {
		t.Run(c.name, func(t *testing.T) { refuses(t, inRound(t, c.before...), c.event, c.want) })
	}
	closed, err := Replay(travel(slices.Concat(openEdition, []string{"close"})...), travelling())
	if err != nil {
		t.Fatal(err)
	}
	refuses(t, closed, set, fault.New(fault.State, "state.meet.early"))
	if _, err := Apply(inRound(t, set), Event{Kind: NoteWritten, Item: "i1", Text: strings.Repeat("x", MaxNote+1)}, travelling()); err == nil {
		t.Error("a note beyond the bound is taken")
	}
}

func TestTimeOfAnItem(t *testing.T) {
	at := func(minute int, e Event) Event {
		e.At = noon.Add(time.Duration(minute) * time.Minute)
		return e
	}
	s := inRound(t,
		at(0, Event{Kind: AgendaSet, Agenda: []agenda.Item{item("i1"), item("i2")}}),
		at(10, Event{Kind: ItemOpened, Item: "i1", By: []string{"ola"}}),
		at(13, Event{Kind: ItemOpened, Item: "i2"}),
		at(12, Event{Kind: ItemClosed, Item: "i2"}), // the clock was set back
		at(20, Event{Kind: ItemOpened, Item: "i1"}),
	)
	if got := s.Meeting.Spent("i1", noon.Add(25*time.Minute)); got != 8*time.Minute {
		t.Errorf("i1: %s", got)
	}
	if got := s.Meeting.Spent("i2", noon.Add(25*time.Minute)); got != 0 {
		t.Errorf("i2: %s", got)
	}
	if now, open := s.Meeting.Open(); !open || now.Item != "i1" || s.Meeting.Stretches[0].Left[0] != "ola" {
		t.Errorf("in hand: %+v", s.Meeting.Stretches)
	}
	s = inRound(t, at(0, Event{Kind: AgendaSet, Agenda: []agenda.Item{item("i1")}}), at(1, Event{Kind: ItemOpened, Item: "i1"}), at(9, line("reopen closed why")))
	if got := s.Meeting.Spent("i1", noon.Add(time.Hour)); got != 8*time.Minute {
		t.Errorf("after reopening: %s", got)
	}
}

// Signing ends the meeting, in the State and in what the record tells of it.
func TestSigningClosesTheItemInHand(t *testing.T) {
	set := Event{Kind: AgendaSet, Who: "kari", Agenda: []agenda.Item{item("i1")}}
	events := append(deliberated(), travel("round-close 2", "verdict siri lom upheld kari", "lock", "tally", "reveal", "propose grounds en Because")...)
	events = append(events, timed([]Event{set, {Kind: ItemOpened, Who: "kari", Item: "i1"}, line("prepare 1"), line("sign 1")})...)
	s, err := Replay(events, travelling())
	if err != nil {
		t.Fatal(err)
	}
	trace := NewTrace(travelling(), 0)
	for _, e := range events {
		if f := trace.Take(told(e)); f != nil {
			t.Fatal(f)
		}
	}
	for _, m := range []Meeting{s.Meeting, trace.State().Meeting} {
		if now, open := m.Open(); open || len(m.Stretches) != 1 {
			t.Errorf("in hand: %+v, of %+v", now, m.Stretches)
		}
	}
}
