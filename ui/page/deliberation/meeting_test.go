package deliberation

import (
	"strings"
	"testing"
	"time"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// meet seats the chair at the worked case with the item of that number chosen.
func meet(t *testing.T, n int) *pagetest.Seat {
	t.Helper()
	s := pagetest.Sit(t, worked(t, nil), "", New())
	for range n - 1 {
		s.Press("n")
	}
	return s
}

func (p *Page) numbered(n int) *item { return &p.items[n-1] }

func on(s *pagetest.Seat) *Page { return s.Page.(*Page) }

// ofKind is the number of the first item of a kind.
func ofKind(t *testing.T, s *pagetest.Seat, k agenda.Kind, leaves bool) int {
	t.Helper()
	for _, it := range on(s).items {
		if it.Kind == k && len(it.Leave) > 0 == leaves {
			return it.n
		}
	}
	t.Fatalf("there is no item of kind %s", k)
	return 0
}

func TestAnItemIsTakenUpAndClosed(t *testing.T) {
	s := meet(t, 2)
	if on(s).Tick() != 0 {
		t.Error("the clock runs before an item is taken up")
	}
	s.Press("enter")
	if s.Asked != nil || !on(s).numbered(2).Open {
		t.Fatalf("nobody leaves, and it is asked %v", s.Asked)
	}
	if on(s).Tick() != time.Second {
		t.Error("the clock stands while an item is in hand")
	}
	s.C.Now = s.C.Sight.Meeting.OpenedAt.Add(2*time.Minute + 20*time.Second).In(s.C.Now.Location())
	if f := s.Frame(); !strings.Contains(f, "12:40 igjen av 15:00") {
		t.Errorf("the time that is left is not told:\n%s", f)
	}
	s.AllSizes(func(size string) { golden.Same(t, "open-"+size, s.Frame()) })
	s.C.Now = s.C.Now.Add(14*time.Minute + 50*time.Second)
	s.Size(80, 24)
	if f := s.Frame(); !strings.Contains(f, "+2:10 over 15:00") {
		t.Errorf("the time beyond is not told:\n%s", f)
	}
	s.Press("enter")
	if it := on(s).numbered(2); it.Open || !it.Done || on(s).Tick() != time.Minute {
		t.Errorf("the item is %+v", it.ItemSight)
	}
	if want := "Saken er lukket. Neste: 3 Kinn eller Vennesla."; s.Said != want {
		t.Errorf("it says %q, wants %q", s.Said, want)
	}
}

func TestWhoIsRecusedLeavesFirst(t *testing.T) {
	s := meet(t, 1)
	n := ofKind(t, s, agenda.Differ, true)
	s = meet(t, n)
	golden.Same(t, "leaves-80x24", s.Frame())
	s.Press("enter")
	if s.Asked == nil || !strings.Contains(s.Asked.Text, "Eli er inhabil overfor Bodø og går ut") {
		t.Fatalf("it asks %+v", s.Asked)
	}
	if on(s).numbered(n).Open {
		t.Fatal("the item is taken up before anybody left")
	}
	s.Answer("")
	if it := on(s).numbered(n); !it.Open || len(it.Left) != 1 || it.Left[0] != "eli" {
		t.Fatalf("the item is %+v", it.ItemSight)
	}
	s.Press("enter")
	if !strings.Contains(s.Said, "Eli kan komme inn igjen.") {
		t.Errorf("it says %q", s.Said)
	}
	if f := s.Frame(); !strings.Contains(f, "Eli var ute under denne saken") {
		t.Errorf("nothing says who was out:\n%s", f)
	}
}

func TestANoteIsWritten(t *testing.T) {
	s := meet(t, 2)
	s.Press("t")
	if !s.Page.Typing() {
		t.Fatal("letters are keys while a note is written")
	}
	s.Type("Anne viser nominasjonen side 4, boligplanen fra 2021. Bjørn leser.")
	s.AllSizes(func(size string) { golden.Same(t, "note-"+size, s.Frame()) })
	s.Press("esc")
	if got := on(s).numbered(2).Note; !strings.HasPrefix(got, "Anne viser") {
		t.Fatalf("the note is %q", got)
	}
	s.AllSizes(func(size string) { golden.Same(t, "noted-"+size, s.Frame()) })
	s.Press("t", "esc")
	if s.Last.Act != nil {
		t.Error("a note that did not change is kept again")
	}
	s.Press("t")
	s.Type(" Han er enig.")
	s.Leave()
	if got := on(s).numbered(2).Note; !strings.HasSuffix(got, "enig.") || s.Page.Typing() {
		t.Errorf("leaving the page left the note %q", got)
	}
}

func TestMinutesAddUpFastAndSlow(t *testing.T) {
	s := meet(t, 2)
	s.Slow = true
	s.Press("+", "+", "+", "-")
	s.Settle()
	if m := s.C.Sight.Meeting; m.Items[1].Minutes != 17 || m.Minutes != 92 {
		t.Errorf("%d of %d minutes", m.Items[1].Minutes, m.Minutes)
	}
	s.Slow = false
	s.Press("a", "f")
	s.Answer("90")
	m := s.C.Sight.Meeting
	if m.Minutes != 90 {
		t.Errorf("fitted to %d minutes", m.Minutes)
	}
}

func TestTheAgendaIsPlanned(t *testing.T) {
	s := meet(t, 2)
	id := on(s).numbered(2).ID
	s.Press("a")
	s.AllSizes(func(size string) { golden.Same(t, "plan-"+size, s.Frame()) })
	s.Size(80, 24)
	s.Press("J")
	if it := on(s).chosen(); it.ID != id || it.n != 3 {
		t.Errorf("chosen is %s, number %d", it.ID, it.n)
	}
	s.Press("K", "i")
	s.Type("Hva med nabokommunen?")
	s.AllSizes(func(size string) { golden.Same(t, "own-"+size, s.Frame()) })
	s.Size(80, 24)
	s.Press("enter", "enter", "enter")
	if it := on(s).numbered(3); it.Kind != agenda.Own || it.whole() != "Hva med nabokommunen?" {
		t.Errorf("the third item is %+v", it.ItemSight)
	}
	golden.Same(t, "plan-own-80x24", s.Frame())
	s.Press("down", "d")
	for _, it := range on(s).items {
		if it.Kind == agenda.Own {
			t.Error("what was dropped is there")
		}
	}
	s.Press("home", "enter", "d")
	if s.Off == nil || s.Off.ID != "deliberation.begun" {
		t.Errorf("an item that was taken up is dropped: %v", s.Off)
	}
	s.Press("r")
	s.Answer("")
	s.Press("esc")
	if len(on(s).steps.All()) != 0 {
		t.Error("Esc does not leave the agenda")
	}
}

func TestNamesAreHidden(t *testing.T) {
	s := meet(t, 2)
	s.Press("h")
	s.AllSizes(func(size string) {
		for _, name := range []string{"Kari", "Anne", "Bjørn", "Eli", "Farid", "Ola"} {
			if f := s.Frame(); strings.Contains(f, name) {
				t.Errorf("%s is named at %s:\n%s", name, size, f)
			}
		}
		golden.Same(t, "hidden-"+size, s.Frame())
	})
	s.Press("c")
	for _, name := range []string{"Kari", "Anne", "Bjørn", "Farid"} {
		if f := s.Frame(); strings.Contains(f, name) {
			t.Errorf("%s is named:\n%s", name, f)
		}
	}
}

// A guest looks, and sees nothing of a nominee that it is recused from.
func TestAGuest(t *testing.T) {
	r := worked(t, nil)
	s := pagetest.Sit(t, r, "eli", New())
	for _, b := range s.Page.Bindings(s.C) {
		if b.ID == "deliberation.open" || b.ID == "deliberation.note" || b.ID == "deliberation.minutes" {
			if b.Off == nil || b.Footer {
				t.Errorf("a guest is offered %s", b.ID)
			}
		}
	}
	s.AllSizes(func(size string) { golden.Same(t, "guest-"+size, s.Frame()) })
	n := ofKind(t, s, agenda.Differ, true)
	for range n - 1 {
		s.Press("n")
	}
	must(t, r.WriteNote("", on(s).numbered(n).ID, "Bodø er sterk."))
	s.Look()
	s.Press("k")
	s.AllSizes(func(size string) {
		f := s.Frame()
		if strings.Contains(f, "Bodø er sterk") || strings.Contains(f, "4,50▒  4,25░  4,50▒  inh.") {
			t.Errorf("Eli sees what the others say of Bodø at %s:\n%s", size, f)
		}
		golden.Same(t, "guest-out-"+size, f)
	})
}

// Before the marks are opened the page says when the meeting begins.
func TestBeforeTheMarksAreOpened(t *testing.T) {
	r := closed(t)
	s := pagetest.Sit(t, r, "", New())
	s.AllSizes(func(string) {
		if len(s.Page.Bindings(s.C)) != 0 {
			t.Error("keys do something")
		}
	})
	s.Size(80, 24)
	golden.Same(t, "sealed-80x24", s.Frame())
	must(t, r.RevealMarks(""))
	s.Look()
	if !strings.Contains(s.Frame(), "Saksliste") && !strings.Contains(s.Frame(), "Innledning") {
		t.Error("the agenda is not there")
	}
}

func TestLooking(t *testing.T) {
	s := meet(t, 2)
	s.Press("k")
	golden.Same(t, "criteria-80x24", s.Frame())
	s.Press("down")
	golden.Same(t, "criteria-down-80x24", s.Frame())
	if !on(s).roams {
		t.Error("one does not go on from the item")
	}
	s.Press("k", "down")
	golden.Same(t, "nominee-80x24", s.Frame())
	s.Press("esc")
	if on(s).roams || on(s).nomineeAt() != "kinn" {
		t.Error("Esc does not lead back to the item")
	}
	s.Press("c")
	s.AllSizes(func(size string) { golden.Same(t, "read-"+size, s.Frame()) })
	s.Press("n")
	s.Size(80, 24)
	golden.Same(t, "read-next-80x24", s.Frame())
}

// Once the marks are locked the meeting goes on; once the decision is signed
// all is to be looked at alone.
func TestPhases(t *testing.T) {
	r := worked(t, nil)
	s := pagetest.Sit(t, r, "", New())
	must(t, r.Lock(""))
	s.Look()
	s.Press("enter")
	if s.Off != nil || !on(s).numbered(1).Open {
		t.Errorf("no item is taken up after the marks are locked: %v", s.Off)
	}
	must(t, r.RevealTally(""))
	s.Look()
	if f := s.Frame(); strings.Contains(f, "Publikumsstemmene er ikke") {
		t.Errorf("the public vote is said to be closed:\n%s", f)
	}
}

func TestKeys(t *testing.T) {
	s := meet(t, 2)
	for _, press := range [][]string{nil, {"k"}, {"down"}, {"esc", "a"}, {"esc", "c"}, {"esc", "t"}} {
		s.Press(press...)
		s.CheckKeys()
	}
}

// What a juror changed in a round stands beside what it was, with the reason.
func TestAChangedMark(t *testing.T) {
	r := worked(t, nil)
	_, err := r.OpenRound("")
	must(t, err, r.Revise("bjorn", "", "kinn", "commitment", "4", "Boligplanen fra 2021 holder."))
	s := pagetest.Sit(t, r, "", New())
	on(s).Select("kinn/commitment")
	f := s.Frame()
	if !strings.Contains(f, "2→4") || !strings.Contains(f, "Endret i 2. runde: Boligplanen fra 2021 holder.") {
		t.Errorf("the change is not told:\n%s", f)
	}
}

// A note that cannot be kept is there again, to be kept later.
func TestANoteThatCannotBeKept(t *testing.T) {
	s := meet(t, 2)
	s.Press("t")
	s.Type("Et notat.")
	s.Slow = true
	s.Press("esc")
	why := fault.New(fault.Size, "text.no_room")
	if a := s.Page.Done(s.C, page.Result{Name: actNote, Err: why}); a.Fault != error(why) {
		t.Errorf("it says %+v", a)
	}
	if w, ok := on(s).steps.Front().(*writer); !ok || w.editor.Value() != "Et notat." {
		t.Error("the note is lost")
	}
}

// Where the one in hand sent somebody out, they come in again before the next.
func TestWhoWasOutComesInAgain(t *testing.T) {
	s := meet(t, 1)
	n := ofKind(t, s, agenda.Differ, true)
	s = meet(t, n)
	s.Press("enter")
	s.Answer("")
	if f := s.Frame(); !strings.Contains(f, "Eli er ute mens denne saken er oppe.") {
		t.Errorf("nothing says who is out:\n%s", f)
	}
	s.Press("n", "enter")
	if s.Asked == nil || !strings.Contains(s.Asked.Text, "Eli var ute og skal inn igjen") {
		t.Fatalf("it asks %+v", s.Asked)
	}
	s.Answer("")
	if !on(s).numbered(n + 1).Open {
		t.Error("the next item is not taken up")
	}
	s.Press("enter", "enter")
	if s.Asked != nil {
		t.Errorf("it asks %+v", s.Asked)
	}
}

// An item of the chair's own that concerns a nominee sends out who is recused.
func TestAnOwnItemThatConcernsANominee(t *testing.T) {
	s := meet(t, 1)
	s.Press("a", "i")
	s.Type("Boligene")
	s.Press("enter", "right", "enter", "enter") // Bodø is the first of the nominees
	s.Press("down")
	if it := on(s).chosen(); it.Kind != agenda.Own || len(it.Nominees) != 1 || it.Nominees[0] != "bodo" || it.leave == "" {
		t.Fatalf("the item is %+v", it.ItemSight)
	}
	s.Press("enter")
	if s.Asked == nil || !strings.Contains(s.Asked.Text, "Eli er inhabil overfor Bodø") {
		t.Errorf("it asks %+v", s.Asked)
	}
}

// Whoever comes back finds the item that is in hand.
func TestComingBack(t *testing.T) {
	s := meet(t, 2)
	s.Press("enter", "n", "n")
	again := pagetest.Sit(t, s.Room, "", New())
	if it := on(again).chosen(); it.n != 2 || !it.Open {
		t.Errorf("item %d is chosen", it.n)
	}
}

// The latest of what happened is in sight.
func TestTheLog(t *testing.T) {
	s := meet(t, 1)
	s.Size(120, 40)
	for range on(s).items {
		s.Press("enter")
		if s.Asked != nil {
			s.Answer("")
		}
		s.Press("n")
	}
	last := on(s).items[len(on(s).items)-1]
	if f := s.Frame(); !strings.Contains(f, "Sak tatt opp: "+last.title) && !strings.Contains(f, "Sak tatt opp: 9 "+last.title) {
		t.Errorf("the latest is not there:\n%s", f)
	}
}

// The next step is one key away, here as on the page of the jury.
func TestForward(t *testing.T) {
	s := meet(t, 1)
	s.Press("f")
	if s.Asked == nil || s.Asked.Word == "" {
		t.Fatalf("it asks %+v", s.Asked)
	}
	s.Answer("lås")
	if s.C.Sight.Phase != deliberation.Locked {
		t.Fatalf("the edition is %s", s.C.Sight.Phase)
	}
	s.Press("f")
	s.Answer("")
	s.Press("f")
	if s.Last.Goto != page.Decision {
		t.Errorf("it leads to %q", s.Last.Goto)
	}
	golden.Same(t, "revealed-80x24", s.Frame())
}

// The wall leaves the page without names.
func TestTheWallHidesNames(t *testing.T) {
	s := meet(t, 2)
	s.Press("x")
	if !on(s).Whole() {
		t.Fatal("the wall does not have the screen to itself")
	}
	s.Press("esc")
	if on(s).Whole() || !on(s).hidden {
		t.Error("names are shown when the wall is taken down")
	}
}

// After a reopening nobody is told that the public vote was never seen.
func TestThePublicVoteWasSeen(t *testing.T) {
	r := worked(t, nil)
	must(t, r.Lock(""), r.RevealTally(""), r.Reopen("", deliberation.Deliberating, "Et poeng er feil."))
	s := pagetest.Sit(t, r, "", New())
	if f := s.Frame(); strings.Contains(f, "er ikke åpnet") || !strings.Contains(f, "Publikumsstemmene er sett før") {
		t.Errorf("what was seen is not told:\n%s", f)
	}
}

// Before the marks are locked it is told what was not talked about.
func TestLockingTellsWhatWasNotTakenUp(t *testing.T) {
	s := meet(t, 1)
	s.Press("f")
	if want := "5 saker om nominerte er ikke tatt opp i møtet."; len(s.Asked.Lines) == 0 || s.Asked.Lines[0] != want {
		t.Errorf("it warns %q, wants %q", s.Asked.Lines, want)
	}
}

// The time of the meeting is told between two items too, and stands still once
// the agenda is through.
func TestTheMeetingGoesOnBetweenItems(t *testing.T) {
	s := meet(t, 2)
	s.Press("enter", "enter")
	s.C.Now = s.C.Sight.Meeting.BegunAt.Add(65 * time.Minute)
	if f := s.Frame(); !strings.Contains(f, "1:05 av 1:30") {
		t.Errorf("the meeting stands still:\n%s", f)
	}
	s.Press("g")
	if on(s).Tick() != 0 {
		t.Error("the figures are drawn for a clock that is not on them")
	}
	s.Press("esc", "home")
	for i := range on(s).items {
		on(s).choose(i)
		if s.Press("enter"); s.Asked != nil {
			s.Answer("")
		}
	}
	s.Press("enter")
	if on(s).Tick() != 0 || !on(s).ends() {
		t.Error("the clock runs after the last item")
	}
}

// What was taken up on the wall is in hand on the page.
func TestComingBackFromTheWall(t *testing.T) {
	s := meet(t, 1)
	s.Press("x", "n", "enter", "x")
	if it := on(s).chosen(); it.n != 2 || !it.Open {
		t.Errorf("item %d is chosen", it.n)
	}
}

// Who was told to come in again is asked to go out before the next item of
// theirs; so is who is out when the file is opened anew.
func TestWhoCameInGoesOutAgain(t *testing.T) {
	s := meet(t, 1)
	n := ofKind(t, s, agenda.Differ, true)
	s = meet(t, n)
	s.Press("enter")
	s.Answer("")
	again := pagetest.Sit(t, s.Room, "", New())
	again.Press("n", "enter")
	if again.Asked == nil || !strings.Contains(again.Asked.Text, "Eli var ute og skal inn igjen") {
		t.Errorf("who opens the file anew is asked %+v", again.Asked)
	}
	s.Press("enter", "enter")
	if s.Asked == nil || !strings.Contains(s.Asked.Text, "går ut") {
		t.Errorf("it asks %+v", s.Asked)
	}
}
