package room_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// met is a room whose marks are opened: Embla is recused from Trollbotn.
func met(t *testing.T) (*roomtest.Disk, *roomtest.Store, *room.Room) {
	t.Helper()
	d := roomtest.NewDisk()
	r, store := d.Demo(t, roomtest.MadeUp)
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err)
	must(t, r.RevealMarks(""))
	return d, store, r
}

// item finds the item of the meeting that concerns a nominee.
func item(t *testing.T, s room.Sight, nominee string) room.ItemSight {
	t.Helper()
	i := slices.IndexFunc(s.Meeting.Items, func(it room.ItemSight) bool { return slices.Contains(it.Nominees, nominee) })
	if i < 0 {
		t.Fatalf("nothing concerns %s", nominee)
	}
	return s.Meeting.Items[i]
}

// Before the marks are opened there is no meeting, whoever asks, and nothing of
// one can be done.
func TestNoMeetingBeforeTheMarks(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	refused := func() {
		t.Helper()
		for _, j := range r.Edition().Jurors {
			if s := sight(t, r, j.ID); s.Meeting != nil {
				t.Errorf("%s, %s: %+v", s.Phase, j.ID, s.Meeting)
			}
		}
		_, err := r.Agenda(0)
		for _, err := range []error{
			err, r.SetAgenda("", []agenda.Item{{Kind: agenda.Intro, Minutes: 5}}), r.OpenItem("", "i1", nil), r.CloseItem(""), r.WriteNote("", "i1", "a note"),
		} {
			if fault.ClassOf(err) != fault.State {
				t.Errorf("%v", err)
			}
		}
	}
	refused()
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err)
	refused()
	must(t, r.RevealMarks(""))
	if sight(t, r, "birk").Meeting == nil {
		t.Error("there is no meeting once the marks are opened")
	}
	must(t, r.Reopen("", deliberation.Open, "a mark was wrong"))
	refused()
}

// Taking up the first item keeps the agenda with it; a meeting goes from item to
// item, and the times and notes stay when the file is opened again.
func TestMeeting(t *testing.T) {
	d, store, r := met(t)
	s := sight(t, r, "")
	if s.Meeting.Stored || s.Meeting.Minutes != agenda.DefaultMinutes || !s.Meeting.BegunAt.IsZero() {
		t.Fatalf("%+v", s.Meeting)
	}
	was, _ := r.Record()
	must(t, r.OpenItem("", "i1", nil))
	if now, _ := r.Record(); len(now) != len(was)+2 || now[len(was)].Kind != string(deliberation.AgendaSet) {
		t.Errorf("%d entries after %d", len(now), len(was))
	}
	d.Clock.Move(7 * time.Minute)
	apart := item(t, s, "trollbotn")
	if !slices.Equal(apart.Leave, []string{"embla"}) {
		t.Errorf("%v leave", apart.Leave)
	}
	must(t, r.OpenItem("gro", apart.ID, []string{"embla", "birk", "embla"}))
	must(t, r.WriteNote("", apart.ID, "  Alva reads the plan.\r\n"))
	d.Clock.Move(time.Minute)

	s = sight(t, r, "")
	first, second := s.Meeting.Items[0], item(t, s, "trollbotn")
	if !s.Meeting.Stored || s.Meeting.BegunAt.IsZero() || !first.Done || first.Open || first.Spent < 7*time.Minute || first.Spent > 8*time.Minute {
		t.Errorf("%+v", s.Meeting)
	}
	if !second.Open || second.Done || second.Note != "Alva reads the plan." || !slices.Equal(second.Left, []string{"birk", "embla"}) ||
		!s.Meeting.OpenedAt.After(s.Meeting.BegunAt) {
		t.Errorf("%+v, opened %v", second, s.Meeting.OpenedAt)
	}
	must(t, r.CloseItem(""))
	if err := r.CloseItem(""); fault.ClassOf(err) != fault.State {
		t.Errorf("nothing is in hand: %v", err)
	}
	must(t, r.Check())
	before := sight(t, r, "").Meeting
	must(t, r.Close())
	again, err := d.Desk().Enter(store.Path(), false)
	must(t, err)
	after := sight(t, again, "").Meeting
	if after.Items[0].Spent != before.Items[0].Spent || item(t, sight(t, again, ""), "trollbotn").Note != second.Note {
		t.Errorf("%+v, was %+v", after, before)
	}
}

// Whoever has to go out for an item sees that, and nothing of the item.
func TestWhoIsOutSeesNoNote(t *testing.T) {
	_, _, r := met(t)
	id := item(t, sight(t, r, ""), "trollbotn").ID
	must(t, r.WriteNote("", id, "Of Trollbotn."))
	for who, out := range map[string]bool{"embla": true, "birk": false, "alva": false} {
		it := item(t, sight(t, r, who), "trollbotn")
		if it.Out != out || (it.Note == "") != out {
			t.Errorf("%s: %+v", who, it)
		}
	}
	must(t, r.DecideRecusal("", "embla", "trollbotn", false, []string{"alva", "birk"}, ""))
	if it := item(t, sight(t, r, "embla"), "trollbotn"); it.Out || len(it.Leave) != 0 {
		t.Errorf("after the others rejected it: %+v", it)
	}
}

// The chair's own agenda: titles are cleaned, ids given, who leaves is found, and
// what does not change is not stored.
func TestSetAgenda(t *testing.T) {
	_, _, r := met(t)
	items, err := r.Agenda(60)
	must(t, err)
	if agenda.Total(items) != 60 {
		t.Errorf("%d minutes", agenda.Total(items))
	}
	own := agenda.Item{Kind: agenda.Own, Title: "  Coffee ", Nominees: []string{"trollbotn"}, Minutes: 5, Leave: []string{"birk"}}
	must(t, r.SetAgenda("", append(items, own)))
	s := sight(t, r, "")
	got := s.Meeting.Items[len(items)]
	if got.ID != agenda.NextID(items) || got.Title != "Coffee" || !slices.Equal(got.Leave, []string{"embla"}) || s.Meeting.Minutes != 65 {
		t.Errorf("%+v", got)
	}
	was, _ := r.Record()
	var same []agenda.Item
	for _, it := range s.Meeting.Items {
		same = append(same, it.Item)
	}
	must(t, r.SetAgenda("", same), r.WriteNote("", same[0].ID, ""))
	if now, _ := r.Record(); len(now) != len(was) {
		t.Errorf("%d entries for nothing", len(now)-len(was))
	}

	must(t, r.WriteNote("", got.ID, "A note."))
	items, err = r.Agenda(0)
	must(t, err)
	coffee := slices.IndexFunc(items, func(it agenda.Item) bool { return it.ID == got.ID && it.Title == "Coffee" })
	if coffee < 1 || items[coffee+1].Kind != agenda.Round || agenda.Total(items) != 65 {
		t.Errorf("%+v", items)
	}
	for name, c := range map[string]struct {
		err error
		id  string
	}{
		"what has a note stays":  {r.SetAgenda("", same[:1]), "agenda.begun"},
		"no items":               {r.SetAgenda("", nil), "agenda.items"},
		"title":                  {r.SetAgenda("", []agenda.Item{{Kind: agenda.Own, Title: strings.Repeat("a", 200), Minutes: 1}}), "text.long"},
		"control characters":     {r.SetAgenda("", []agenda.Item{{Kind: agenda.Own, Title: "a\x1b[2J", Minutes: 1}}), "text.control"},
		"note":                   {r.WriteNote("", got.ID, strings.Repeat("a", room.MaxNote+1)), "text.long"},
		"no such item":           {r.WriteNote("", "i99", "a"), "item.unknown"},
		"none to open":           {r.OpenItem("", "i99", nil), "item.unknown"},
		"who left is unknown":    {r.OpenItem("", got.ID, []string{"nobody"}), "juror.unknown"},
		"a juror does not lead":  {r.OpenItem("birk", got.ID, nil), "juror.not_chair"},
		"nor plans":              {r.SetAgenda("birk", same), "juror.not_chair"},
		"nor takes notes":        {r.WriteNote("embla", got.ID, "a"), "juror.not_chair"},
		"a meeting without time": {second(r.Agenda(3)), "agenda.meeting"},
	} {
		if f := fault.Of(c.err); f == nil || f.ID != c.id {
			t.Errorf("%s: %v, want %s", name, c.err, c.id)
		}
	}
}

func second(_ []agenda.Item, err error) error { return err }

// An agenda that nobody touched is made from the marks alone: opening the public
// vote changes nothing of it.
func TestAgendaKnowsNothingOfThePublicVote(t *testing.T) {
	_, _, r := met(t)
	before := sight(t, r, "").Meeting.Items
	must(t, r.Lock(""), r.RevealTally(""))
	after := sight(t, r, "").Meeting.Items
	if len(before) != len(after) {
		t.Fatalf("%d items, then %d", len(before), len(after))
	}
	for i := range before {
		if !before[i].Same(after[i].Item) || before[i].Minutes != after[i].Minutes {
			t.Errorf("%+v, then %+v", before[i], after[i])
		}
	}
	must(t, r.OpenItem("", after[0].ID, nil))
}

// In a juror's own file there is no meeting.
func TestNoMeetingInAJurorsFile(t *testing.T) {
	d := roomtest.NewDisk()
	_, _, k := d.Chaired(t)
	r := d.Joined(t, k, "per")
	if s := sight(t, r, ""); s.Meeting != nil {
		t.Errorf("%+v", s.Meeting)
	}
	if _, err := r.Agenda(0); fault.ClassOf(err) != fault.State {
		t.Error(err)
	}
	if err := r.OpenItem("", "i1", nil); err == nil || errors.Is(err, fault.New(fault.Usage, "item.unknown")) {
		t.Error(err)
	}
}

// Who is recused now, or was out when an item was spoken of, reads nothing of it,
// whatever became of the recusal and of the agenda since.
func TestWhoIsRecusedReadsNothingOfWhatIsDone(t *testing.T) {
	deciders := []string{"alva", "birk"}
	for _, c := range []struct {
		first, then bool // what the others decide before and after the item is spoken of
		left, leave []string
	}{
		{false, true, nil, []string{"embla"}}, {true, false, []string{"embla"}, nil}, {true, false, nil, nil},
		{true, true, []string{"embla"}, []string{"embla"}},
	} {
		_, _, r := met(t)
		must(t, r.DecideRecusal("", "embla", "trollbotn", c.first, deciders, ""))
		id := item(t, sight(t, r, ""), "trollbotn").ID
		must(t, r.WriteNote("", id, "Of Trollbotn."))
		must(t, r.OpenItem("", id, c.left), r.CloseItem(""))
		must(t, r.DecideRecusal("", "embla", "trollbotn", c.then, deciders, ""))
		for range 2 {
			s := sight(t, r, "embla")
			if it := item(t, s, "trollbotn"); !it.Out || it.Note != "" || it.Apart != nil || !slices.Equal(it.Leave, c.leave) || !slices.Equal(it.Left, c.left) {
				t.Errorf("%v then %v: %+v", c.first, c.then, it)
			}
			if it := item(t, sight(t, r, "birk"), "trollbotn"); it.Out || it.Note == "" {
				t.Errorf("Birk is in the room: %+v", it)
			}
			items := []agenda.Item{{Kind: agenda.Own, Title: "Coffee", Minutes: 5}}
			for _, it := range s.Meeting.Items {
				items = append(items, it.Item)
			}
			must(t, r.SetAgenda("", items))
		}
	}
}

// Who went out for the item that was taken up last is told until another is:
// also after it was closed.
func TestWhoIsAway(t *testing.T) {
	_, _, r := met(t)
	away := func(want ...string) {
		t.Helper()
		if got := sight(t, r, "").Meeting.Away; !slices.Equal(got, want) {
			t.Errorf("away are %v, wants %v", got, want)
		}
	}
	away()
	hers := item(t, sight(t, r, ""), "trollbotn")
	must(t, r.OpenItem("", hers.ID, hers.Leave))
	away("embla")
	must(t, r.CloseItem(""))
	away("embla")
	next := slices.IndexFunc(sight(t, r, "").Meeting.Items, func(it room.ItemSight) bool { return len(it.Leave) == 0 })
	must(t, r.OpenItem("", sight(t, r, "").Meeting.Items[next].ID, nil))
	away()
}
