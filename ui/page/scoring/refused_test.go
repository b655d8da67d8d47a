package scoring

import (
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/room/roomtest"
	"votering/ui/keys"
	"votering/ui/page/pagetest"
)

// What is no mark stays in its cell with the reason, keeps nobody from going
// on, and is not lost by going on.
func TestWhatIsNoMarkStays(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("7")
	if fault.ClassOf(s.Last.Fault) != fault.Score {
		t.Errorf("the reason is %v", s.Last.Fault)
	}
	has(t, s, "[7?]", "ikke poeng", "«7» er ikke på skalaen: 1 til 6 i hele trinn")
	s.Press("down", "4", "up")
	has(t, s, "[7?]")
	if got := mark(s, "bodo", "results"); got != "" {
		t.Errorf("7 is kept as %q", got)
	}
	s.Press("n", "p")
	has(t, s, "[7?]")
	s.Press("l")
	if q := s.Asked; q == nil || !strings.Contains(strings.Join(q.Lines, "\n"), "«7»") {
		t.Errorf("handing in does not mention it: %+v", q)
	}
	s.Press("5")
	lacks(t, s, "?]")
	if got := mark(s, "bodo", "results"); got != "5" {
		t.Errorf("5 is kept as %q", got)
	}
	s.Press("0")
	has(t, s, "[5] 50?", "5 står")
	s.Press("esc")
	lacks(t, s, "?]")
	if got := mark(s, "bodo", "results"); got != "5" {
		t.Errorf("Esc changed the mark to %q", got)
	}
}

// A comma after a mark on a scale of whole numbers belongs to it: what is typed
// then is neither the mark that was set nor the digit after the comma.
func TestCommaBelongsToItsMark(t *testing.T) {
	for _, c := range []struct{ keys, stands, shown string }{
		{"4 , 5", "4", "[4] 4,5?"}, {"4 . 5", "4", "[4] 4.5?"}, {"4 , 5 , 5 1", "4", "[4] 4,5,51?"}, {"4 9", "4", "[4] 9?"},
		{", 5", "", "[,5?]"}, {"7 5", "", "[75?]"}, {"4 5", "5", "[5]"},
		{"4 , backspace", "4", "[4]"}, {"4 , 5 esc", "4", "[4]"}, {"4 , 5 esc 6", "6", "[6]"}, {"7 5 backspace backspace 3", "3", "[3]"},
		{"4 , 5 enter up", "4", "[4] 4,5?"}, {"4 , 5 enter up 6", "6", "[6]"}, {"4 , 5 u", "4", "[4]"}, {"4 , 5 u u", "", "  1  2  3  4"},
		{"4 , 5 delete", "", "  1  2  3  4"},
	} {
		s := sit(t, prize, "eli")
		s.Press(strings.Fields(c.keys)...)
		if got := mark(s, "bodo", "results"); got != c.stands {
			t.Errorf("%s: %q stands, wants %q", c.keys, got, c.stands)
		}
		has(t, s, c.shown)
	}
}

// What is refused stays visible with the mark that stands, in form and matrix,
// is told of when it is left, once when the page is, and is gone when the
// ballot is handed in.
func TestRefusedIsToldOf(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("5", "9")
	has(t, s, "[5] 9?", "«9» er ikke på skalaen: 1 til 6 i hele trinn. 5 står")
	s.Press("right")
	if n := s.Last.Notice; len(n) != 1 || n[0].ID != "mark_not_saved.stands" || n[0].Args["mark"] != "5" {
		t.Errorf("on going on: %+v", n)
	}
	s.Press("3", "m")
	has(t, s, " 5 9?")
	s.Press("up")
	has(t, s, "[5 9?]")
	s.Press("down", "down")
	if len(s.Last.Notice) != 0 {
		t.Errorf("told again: %+v", s.Last.Notice)
	}
	s.Press("7")
	s.Leave()
	if n := s.Last.Notice; len(n) != 2 || n[1].ID != "mark_not_saved" || n[1].Args["text"] != "7" {
		t.Errorf("on leaving: %+v", n)
	}
	if s.Leave(); len(s.Last.Notice) != 0 {
		t.Errorf("told twice: %+v", s.Last.Notice)
	}
	s.Press("l")
	if lines := strings.Join(s.Asked.Lines, "\n"); !strings.Contains(lines, "«9» tas ikke med; 5 står") || !strings.Contains(lines, "«7» tas ikke med") {
		t.Errorf("handing in says %q", lines)
	}
	s.Answer(s.Asked.Word)
	lacks(t, s, "?]", "9?")
}

// Leaving the program with something that was not taken asks first.
func TestQuitTellsOfWhatIsRefused(t *testing.T) {
	s := sit(t, prize, "eli")
	if _, mine := keys.Find(s.Page.Bindings(s.C), pagetest.Key("q")); mine {
		t.Error("q is the page's own with nothing refused")
	}
	s.Press("5", "9", "q")
	if q := s.Asked; q == nil || len(q.Lines) != 1 || !strings.Contains(q.Lines[0], "«9» tas ikke med; 5 står") {
		t.Fatalf("asked: %+v", s.Asked)
	}
	if s.Answer(""); !s.Last.Quit {
		t.Error("does not leave when told to")
	}
}

func TestRecusal(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("4", "r")
	q := s.Asked
	if q == nil || q.Input == nil || !q.Input.Required || !strings.Contains(q.Text, "heller ikke for de andre") {
		t.Fatalf("asked: %+v", q)
	}
	s.Answer("arbeidet der.")
	has(t, s, "Inhabil overfor Bodø: arbeidet der. r tar", "▲ Inhabil overfor Bodø: etter utgavens regel teller ingen av poengene dine.")
	s.Press("5")
	if s.Off == nil || s.Off.ID != "mark.recused" {
		t.Errorf("marking is off because of %v", s.Off)
	}
	s.Press("n", "5")
	has(t, s, "teller ingen av poengene dine")
	s.Press("l")
	if q := s.Asked; q == nil || !strings.HasPrefix(q.Text, "▲ Inhabil overfor Bodø: etter utgavens regel teller ingen av poengene dine") {
		t.Errorf("handing in does not say it: %+v", q)
	}
	s.Press("p")
	has(t, s, "arbeidet der. r tar")
	s.Press("r")
	if _, still := s.C.Sight.Mine.Recused["bodo"]; !still {
		t.Error("r takes a recusal back without asking")
	}
	s.Answer("")
	lacks(t, s, "ingen av poengene dine")
	if got := mark(s, "bodo", "results"); got != "4" {
		t.Errorf("the mark from before does not come back: %q", got)
	}
	s = sit(t, roomtest.MadeUp, "birk")
	s.Press("r")
	if strings.Contains(s.Asked.Text, "heller ikke for de andre") {
		t.Error("here a recusal is from one nominee only")
	}
}
