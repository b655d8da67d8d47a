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

// sit seats a juror of an edition who has marked nothing.
func sit(t testing.TB, id, who string) *pagetest.Seat {
	t.Helper()
	return pagetest.Sit(t, roomtest.Demo(t, id), who, New())
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

func TestUndo(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("u")
	if s.Off == nil || s.Off.ID != "undo.nothing" {
		t.Errorf("with nothing to undo: %v", s.Off)
	}
	s.Press("4", "6", "u")
	if got := mark(s, "bodo", "results"); got != "4" {
		t.Errorf("undo leaves %q", got)
	}
}

// A comma after a mark on a scale of whole numbers belongs to it: what is typed
// then is neither the mark that was set nor the digit after the comma.
func TestCommaBelongsToItsMark(t *testing.T) {
	for _, c := range []struct{ keys, stands, shown string }{
		{"4 , 5", "4", "[4] 4,5?"}, {"4 . 5", "4", "[4] 4.5?"}, {"4 , 5 , 5 1", "4", "[4] 4,5,51?"}, {"4 9", "4", "[4] 49?"},
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
	has(t, s, "[5] 59?", "«59» er ikke på skalaen: 1 til 6 i hele trinn. 5 står")
	s.Press("right")
	if n := s.Last.Notice; len(n) != 1 || n[0].ID != "mark_not_saved.stands" || n[0].Args["mark"] != "5" {
		t.Errorf("on going on: %+v", n)
	}
	s.Press("3", "m")
	has(t, s, " 5 59?")
	s.Press("up")
	has(t, s, "[5 59?]")
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
	if lines := strings.Join(s.Asked.Lines, "\n"); !strings.Contains(lines, "«59» tas ikke med; 5 står") || !strings.Contains(lines, "«7» tas ikke med") {
		t.Errorf("handing in says %q", lines)
	}
	s.Answer(s.Asked.Word)
	lacks(t, s, "?]", "59?")
}

// Undo says what it took back, and goes there.
func TestUndoSaysWhat(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("n", "down", "2", "4", "c")
	s.Type("hm")
	s.Press("esc", "r")
	s.Answer("slekt")
	s.Press("r")
	s.Answer("")
	for _, want := range []string{
		"Angret: inhabil overfor Haugesund igjen", "Angret: ikke lenger inhabil overfor Haugesund",
		"Engasjement og fleksibilitet i bosettingen: kommentaren er som før",
		"Haugesund, Engasjement og fleksibilitet i bosettingen: 2 → ", "",
	} {
		s.Press("home", "p", "u")
		if want == "Haugesund, Engasjement og fleksibilitet i bosettingen: 2 → " {
			want = "Angret: Haugesund, Engasjement og fleksibilitet i bosettingen: 4 → 2"
		}
		if want != "" && !strings.Contains(s.Last.Say, want) {
			t.Errorf("says %q, wants %q", s.Last.Say, want)
		}
		if got := s.Page.(*Page).cell().Nominee; got != "haugesund" {
			t.Errorf("stays at %s", got)
		}
	}
	if !strings.Contains(s.Last.Say, "2 → tomt") {
		t.Errorf("at last: %q", s.Last.Say)
	}
	if s.Page.(*Page).at.At != 1 {
		t.Error("the cursor is not on the criterion")
	}
}

// What was changed before the page was there can be undone as well.
func TestUndoOfOlderChanges(t *testing.T) {
	r := roomtest.Demo(t, prize)
	if err := r.Mark("eli", "vennesla", "development", "2"); err != nil {
		t.Fatal(err)
	}
	s := pagetest.Sit(t, r, "eli", New())
	s.Press("u")
	if got := s.Page.(*Page).cell(); got != (ballot.Cell{Nominee: "vennesla", Criterion: "development"}) {
		t.Errorf("goes to %v", got)
	}
	if want := "Angret: Vennesla, Nye og gode prosjekter: 2 → tomt"; s.Last.Say != want {
		t.Errorf("says %q", s.Last.Say)
	}
}

// My ranking can be seen at every size.
func TestOwnRanking(t *testing.T) {
	s := eli(t)
	s.Size(80, 24)
	lacks(t, s, "Min rangering")
	s.Press("w")
	s.AllSizes(func(size string) {
		if size != "20x5" {
			has(t, s, "Min rangering (teller ikke)")
		}
	})
	s.Size(80, 24)
	has(t, s, "4,67", "Poeng brukt: 3 (3 ganger)")
	s.Press("esc")
	lacks(t, s, "Min rangering")
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
	if e.Comment != "tynt 5 grunnlag\nto linjer[31m" || e.Mark.Text() != "3" {
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
	if q := s.Asked; q == nil || !strings.Contains(strings.Join(q.Lines, " "), "teller ingen av poengene dine") {
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
