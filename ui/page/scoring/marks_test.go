package scoring

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
)

// sit seats a juror of an edition who has no ties to anybody, and has marked
// nothing that is not bundled.
func sit(t testing.TB, id, who string) *pagetest.Seat {
	t.Helper()
	return pagetest.Sit(t, impartial(t, roomtest.Demo(t, id), who), who, New())
}

// impartial lets a juror declare that there are no ties to any nominee.
func impartial(t testing.TB, r *room.Room, who string) *room.Room {
	t.Helper()
	e := r.Edition()
	if j, ok := e.Juror(who); !ok || !j.Votes {
		return r
	}
	for _, n := range e.Nominees {
		if err := r.Declare(who, n.ID, ""); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// mark is what the room keeps in a cell, in short: a mark, "-" or "".
func mark(s *pagetest.Seat, nominee, criterion string) string {
	return short(s.C.Sight.Mine, ballot.Cell{Nominee: nominee, Criterion: criterion})
}

func short(b *ballot.Ballot, c ballot.Cell) string {
	switch b.Status(c) {
	case ballot.Marked:
		return b.Cells[c].Mark.Text()
	case ballot.Abstains:
		return "-"
	case ballot.IsRecused:
		return "recused"
	case ballot.Missing:
	}
	return ""
}

func has(t *testing.T, s *pagetest.Seat, want ...string) {
	t.Helper()
	frame := strings.ReplaceAll(s.Frame(), "\u00a0", " ")
	for _, w := range want {
		if !strings.Contains(frame, w) {
			t.Errorf("no %q in\n%s", w, frame)
		}
	}
}

func lacks(t *testing.T, s *pagetest.Seat, unwanted ...string) {
	t.Helper()
	frame := s.Frame()
	for _, w := range unwanted {
		if strings.Contains(frame, w) {
			t.Errorf("%q in\n%s", w, frame)
		}
	}
}

func TestOneDigitIsAMark(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("3", "down", "5", "enter", "-", "enter", "enter", "2")
	for cell, want := range map[[2]string]string{
		{"bodo", "results"}: "3", {"bodo", "commitment"}: "5", {"bodo", "development"}: "-", {"bodo", "individual"}: "",
		{"haugesund", "results"}: "2",
	} {
		if got := mark(s, cell[0], cell[1]); got != want {
			t.Errorf("%v: %q, wants %q", cell, got, want)
		}
	}
	has(t, s, "Satt 4 av 20. Mangler 16.", "Haugesund, 2 av 5")
	s.Press("backspace")
	if got := mark(s, "haugesund", "results"); got != "" {
		t.Errorf("backspace leaves %q", got)
	}
}

// Where more digits may follow, the next key that does not go on sets the
// mark.
func TestLongMarks(t *testing.T) {
	for _, c := range []struct {
		keys string
		want string // of the idea's cell, from 0 to 10 in halves
	}{
		{"1 enter", "1"}, {"1 0", "10"}, {"4 , 5", "4.5"}, {"4 . 5", "4.5"}, {"4 down", "4"}, {"4 , n", "4"}, {"7 g", "7"}, {"7 m", "7"},
		{"1 backspace 9 enter", "9"}, {"1 esc", "9"}, {"1 u", "9"}, {"1 -", "-"}, {"1 delete", ""}, {"6 c", "6"}, {"0 enter", "0"},
	} {
		s := sit(t, roomtest.MadeUp, "birk")
		s.Press("down", "down")
		if got := mark(s, "alvekroken", "idea"); got != "9" {
			t.Fatalf("the bundled mark is %q", got)
		}
		s.Press(strings.Fields(c.keys)...)
		if got := mark(s, "alvekroken", "idea"); got != c.want {
			t.Errorf("%s: %q, wants %q", c.keys, got, c.want)
		}
	}
}

func TestWhatIsTypedIsShown(t *testing.T) {
	s := sit(t, roomtest.MadeUp, "birk")
	s.Press("down", "down", "1")
	has(t, s, "[1_]")
	if !strings.Contains(s.Last.Say, "Enter") {
		t.Errorf("nobody is told how to go on: %q", s.Last.Say)
	}
	s.Leave()
	if got := mark(s, "alvekroken", "idea"); got != "1" {
		t.Errorf("leaving the page loses what is typed: %q", got)
	}
}

// Every key of a burst counts, in order, while nothing has been saved yet; and
// what is shown then is what is saved in the end.
func TestBurst(t *testing.T) {
	keys := []string{"1", "2", "3", "4", "5", "6", "7", "-", "down", "up", "left", "right", "enter", "n", "p", "backspace", "delete", "m", "g", "esc", "j", "k"}
	outer := t // seats outlive one try
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.SliceOfN(rapid.SampledFrom(keys), 1, 60).Draw(t, "keys")
		quick, slow := sit(outer, prize, "eli"), sit(outer, prize, "eli")
		quick.Slow = true
		quick.Press(typed...)
		slow.Press(typed...)
		ahead := quick.Frame()
		quick.Settle()
		if after := quick.Frame(); after != ahead {
			t.Fatalf("shown ahead:\n%s\nsaved:\n%s", ahead, after)
		}
		if quick.Frame() != slow.Frame() {
			t.Fatalf("fast:\n%s\nslow:\n%s", quick.Frame(), slow.Frame())
		}
	})
}

// Two hundred keys at once are two hundred keys.
func TestTwoHundredKeys(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Slow = true
	for i := range 40 {
		s.Press("m", fmt.Sprint(1+i%6), "right", "m", "down")
	}
	s.Settle()
	quick := filled(s)
	s = sit(t, prize, "eli")
	for i := range 40 {
		s.Press("m", fmt.Sprint(1+i%6), "right", "m", "down")
	}
	if diff := cmp.Diff(filled(s), quick); diff != "" || len(quick) == 0 {
		t.Errorf("slow and fast typing differ:\n%s", diff)
	}
}

// Undo in the middle of a burst takes back what it would have taken back in
// slow typing.
func TestBurstWithUndo(t *testing.T) {
	keys := []string{"3", "4", "5", "-", "delete", "u", "u", "down", "up", "n"}
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.SliceOfN(rapid.SampledFrom(keys), 1, 60).Draw(t, "keys")
		quick, slow := sit(outer, prize, "eli"), sit(outer, prize, "eli")
		quick.Slow = true
		quick.Press(typed...)
		slow.Press(typed...)
		quick.Settle()
		if diff := cmp.Diff(filled(slow), filled(quick)); diff != "" {
			t.Fatalf("%v: slow and fast typing differ:\n%s", typed, diff)
		}
	})
}

// filled are all cells of my ballot in short.
func filled(s *pagetest.Seat) map[ballot.Cell]string {
	m := map[ballot.Cell]string{}
	for c := range s.C.Sight.Mine.Cells {
		m[c] = short(s.C.Sight.Mine, c)
	}
	return m
}

// A mark that the room refuses is taken back, with the reason.
func TestRefusedMarkIsTakenBack(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Slow = true
	s.Press("5")
	has(t, s, "[5]")
	if err := s.Room.Recuse("eli", "bodo", "born there"); err != nil {
		t.Fatal(err)
	}
	s.Settle()
	lacks(t, s, "[5]")
	if s.Last.Fault == nil {
		t.Error("nobody is told why")
	}
}

// Where the root runs nothing, as in a file that is only read, nothing is
// shown as set.
func TestWhatIsNotRunIsNotShown(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Slow = true
	s.Press("5")
	s.C.Busy = 0
	lacks(t, s, "[5]")
}

// My ranking can be seen at every size.
func TestOwnRanking(t *testing.T) {
	s := eli(t)
	s.Size(80, 24)
	lacks(t, s, "Min rangering (")
	s.Press("w")
	s.AllSizes(func(size string) {
		if size != "20x5" {
			has(t, s, "Min rangering (teller ikke)")
		}
	})
	s.Size(80, 24)
	has(t, s, "4,67", "Poeng brukt: 3 (3 ganger)")
	for _, key := range []string{"4", "-", "delete", "c", "r", "u"} {
		if s.Press(key); s.Off == nil || s.Off.ID != "ranking.only_look" {
			t.Errorf("%s, with no cell in sight: %v", key, s.Off)
		}
	}
	chosen := func() string { return s.Page.(*Page).cell().Nominee }
	s.Press("home")
	first := chosen()
	if s.Press("down"); chosen() == first {
		t.Error("the arrows do not go through my ranking")
	}
	s.Press("up", "enter")
	lacks(t, s, "Min rangering (")
	if chosen() != first {
		t.Errorf("the form is of %s, chosen was %s", chosen(), first)
	}
	s.Press("w", "esc")
	lacks(t, s, "Min rangering (")
	s.Size(120, 40)
	has(t, s, "Min rangering (teller ikke)")
	if s.Press("w"); s.Off == nil || s.Off.ID != "ranking.in_sight" {
		t.Errorf("beside the form: %v", s.Off)
	}
}

func TestComments(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("3", "c")
	if !s.Page.Typing() {
		t.Fatal("letters are no text while a comment is written")
	}
	s.Type("tynt 5 grunnlag")
	s.Press("enter")
	s.Paste("to linjer\x1b[31m")
	s.AllSizes(func(string) {})
	s.Press("esc")
	e := s.C.Sight.Mine.Cells[ballot.Cell{Nominee: "bodo", Criterion: "results"}]
	if e.Comment != "tynt 5 grunnlag\nto linjer" || e.Mark.Text() != "3" {
		t.Errorf("%+v", e)
	}
	has(t, s, "tynt 5 grunnlag")
	s.Press("c", "ctrl+u", "ctrl+s")
	s.Press("down", "c")
	s.Type("halvferdig")
	s.Leave()
	if e := s.C.Sight.Mine.Cells[ballot.Cell{Nominee: "bodo", Criterion: "commitment"}]; e.Comment != "halvferdig" {
		t.Errorf("leaving the page loses the comment: %+v", e)
	}
	if s.Page.Typing() {
		t.Error("still writing after leaving")
	}
}

func TestNextMissing(t *testing.T) {
	s := eli(t)
	for _, want := range []ballot.Cell{{Nominee: "kinn", Criterion: "individual"}, {Nominee: "vennesla", Criterion: "results"}} {
		s.Press("g")
		if got := s.Page.(*Page).cell(); got != want {
			t.Errorf("goes to %v, wants %v", got, want)
		}
	}
	s.Press("end", "g")
	if got := s.Page.(*Page).cell(); got != (ballot.Cell{Nominee: "kinn", Criterion: "individual"}) {
		t.Errorf("does not begin anew: %v", got)
	}
	s = sit(t, roomtest.MadeUp, "birk")
	s.Press("g")
	if !strings.Contains(s.Last.Say, "Ingenting mangler") {
		t.Errorf("%+v", s.Last)
	}
}

func TestHandIn(t *testing.T) {
	s := eli(t)
	s.Press("l")
	q := s.Asked
	if q == nil || q.Word == "" {
		t.Fatalf("asked: %+v", q)
	}
	said := q.Text + "\n" + strings.Join(q.Lines, "\n")
	for _, want := range []string{"5 felt", "avstår", "Kinn: 1 tomt", "Vennesla: 4 tomme", "ingenting endres"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %q", want, said)
		}
	}
	s.Answer(q.Word)
	if s.C.Sight.MyState != deliberation.HandedIn || !strings.Contains(s.Last.Say, "levert") {
		t.Errorf("%v, %q", s.C.Sight.MyState, s.Last.Say)
	}
	has(t, s, "Levert, avstår på 5.", "Levert: poengene kan ikke endres")
	lacks(t, s, "c skriv", "l leverer")
	s.Size(120, 40)
	has(t, s, "avstår på alle")
	lacks(t, s, "ikke begynt")
	for _, key := range []string{"5", "-", "delete", "c", "r", "u", "l", "g"} {
		s.Press(key)
		if s.Off == nil || s.Off.ID != "ballot.handed_in" {
			t.Errorf("%s is off because of %v", key, s.Off)
		}
	}
	s.Press("up", "n", "m", "esc")
	s.AllSizes(func(string) {})
}

func TestHandInNeedsSomething(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("l")
	if s.Off == nil || s.Off.ID != "hand_in.nothing" || s.Asked != nil {
		t.Errorf("off: %v, asked: %v", s.Off, s.Asked)
	}
}

// Who does not vote is told so, and can look.
func TestSecretary(t *testing.T) {
	s := sit(t, roomtest.MadeUp, "gro")
	has(t, s, "setter ikke poeng")
	s.Press("5")
	if s.Off == nil || s.Off.ID != "juror.no_vote" {
		t.Errorf("off: %v", s.Off)
	}
	s.AllSizes(func(string) {})
}

func TestAfterClosing(t *testing.T) {
	s := sit(t, roomtest.MadeUp, "birk")
	if _, err := s.Room.CloseBallots(""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	s.Press("5")
	if s.Off == nil || s.Off.Class != fault.State {
		t.Errorf("off: %v", s.Off)
	}
	s.AllSizes(func(string) {})
}

func TestMatrixArrowsGoTheirWay(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("m", "down", "right", "right", "4", "left", "down", "5")
	if a, b := mark(s, "haugesund", "development"), mark(s, "kinn", "commitment"); a != "4" || b != "5" {
		t.Errorf("%q and %q", a, b)
	}
	s.Press("esc", "down", "6")
	if got := mark(s, "kinn", "development"); got != "6" {
		t.Errorf("back in the form: %q", got)
	}
}

// The page asks for nothing that cannot be run later: an act uses only what
// was captured.
func TestActsAreFixedWhenAsked(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Slow = true
	s.Press("3", "n", "4", "n", "5")
	s.Settle()
	for i, id := range []string{"bodo", "haugesund", "kinn"} {
		if got := mark(s, id, "results"); got != fmt.Sprint(i+3) {
			t.Errorf("%s: %q", id, got)
		}
	}
}

// A result that the page knows nothing of changes nothing.
func TestStrayResult(t *testing.T) {
	s := sit(t, prize, "eli")
	a := s.Page.Done(s.C, page.Result{Name: "mark 99", Err: errors.New("x")})
	if a.Fault == nil {
		t.Error("an error is not told")
	}
	s.Page.Done(s.C, page.Result{Name: "", Notices: []room.Notice{}})
	has(t, s, "Satt 0 av 20")
}
