package publicvote

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// worked are the votes of the worked case.
var worked = map[string]int64{"bodo": 4812, "haugesund": 2377, "kinn": 3105, "ralingen": 884, "vennesla": 1460}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// counted is a room with the worked votes read in.
func totalled(t *testing.T) *room.Room {
	t.Helper()
	r := roomtest.Demo(t, "prisen-2022")
	counts := map[string]exact.Rat{}
	for id, n := range worked {
		counts[id] = exact.Int(n)
	}
	must(t, r.SetTally("", publicvote.Totals(counts, r.Edition()), ""))
	return r
}

// opened is a room in which the public vote is open.
func opened(t *testing.T) *room.Room {
	t.Helper()
	r := totalled(t)
	for _, n := range r.Edition().Nominees {
		must(t, r.Mark("kari", n.ID, "results", "4"))
	}
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarks(""), r.Lock(""), r.RevealTally(""))
	return r
}

func TestFrames(t *testing.T) {
	for name, r := range map[string]*room.Room{
		"unread": roomtest.Demo(t, "prisen-2022"), "closed": totalled(t), "opened": opened(t),
	} {
		s := pagetest.Sit(t, r, "", New())
		s.AllSizes(func(size string) { golden.Same(t, name+"-"+size, s.Frame()) })
	}
	s := pagetest.Sit(t, opened(t), "", New())
	s.C.L = locale.For(locale.EN)
	s.Size(80, 24)
	golden.Same(t, "opened-en", s.Frame())
}

func TestTheForm(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, "prisen-2022"), "", New())
	s.Press("t")
	s.Type("4 812")
	s.Press("enter")
	s.Type("mange")
	s.Press("enter") // what is wrong keeps nobody from moving on
	s.Type("3105")
	s.AllSizes(func(size string) { golden.Same(t, "form-"+size, s.Frame()) })

	s.Press("ctrl+s")
	if s.Asked != nil || s.Off == nil || s.Off.ID != "totals.typed" || s.Page.(*Page).form.cursor.At != 1 {
		t.Fatalf("asked %v, off %v", s.Asked, s.Off)
	}
	s.Press("ctrl+u")
	s.Type("2377")
	s.Press("esc")
	if s.Page.Typing() || s.Last.Say == "" {
		t.Error("Esc does not say that what was typed is kept")
	}
	if s.Leave(); s.Last.Say == "" {
		t.Error("nothing is said when the page is left")
	}
	s.Press("t", "down", "down", "down", "down", "enter")
	if s.Asked == nil || len(s.Asked.Lines) != 1 || !strings.Contains(s.Asked.Lines[0], "Rælingen, Vennesla") {
		t.Fatalf("asked %+v", s.Asked)
	}
	if s.C.Sight.Tally != nil {
		t.Fatal("something is stored before it is saved")
	}
	s.Answer("")
	tally := s.C.Sight.Tally
	if tally == nil || tally.Total.String() != "10294" || s.Page.Typing() || s.Last.Say == "" {
		t.Fatalf("%+v, typing %v, said %q", tally, s.Page.Typing(), s.Last.Say)
	}
	s.Press("t")
	if f := s.Frame(); strings.Contains(f, "4812") || strings.Contains(f, "4 812") {
		t.Errorf("what was read is shown before it may be:\n%s", f)
	}
}

func TestAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tally.csv")
	must(t, os.WriteFile(path, []byte("nominee,votes\nkinn,3105\nbodo,4812\n"), 0o600))
	s := pagetest.Sit(t, roomtest.Demo(t, "prisen-2022"), "", New())
	s.Press("i")
	s.Answer(path + ".gone")
	if s.Last.Fault == nil || s.C.Sight.Tally != nil {
		t.Fatalf("%+v", s.Last)
	}
	s.Press("i")
	s.Answer(path)
	if tl := s.C.Sight.Tally; tl == nil || tl.Total.String() != "7917" || !strings.Contains(s.Frame(), tl.SHA256[:20]) {
		t.Fatalf("%+v\n%s", tl, s.Frame())
	}
}

// Looking at the totals that are open, and leaving them as they are, leaves
// nothing unsaved.
func TestLookingAtTheForm(t *testing.T) {
	s := pagetest.Sit(t, opened(t), "", New())
	s.Press("t", "down", "esc")
	if s.Page.Typing() || s.Last.Say != "" {
		t.Errorf("said %q", s.Last.Say)
	}
	if s.Leave(); s.Last.Say != "" {
		t.Errorf("on leaving: %q", s.Last.Say)
	}
	s.Press("t")
	s.Type("0")
	if s.Press("esc"); s.Last.Say == "" {
		t.Error("what was typed is not spoken of")
	}
}

// The keys that read votes say that they replace those that were read.
func TestReadingAgainReplaces(t *testing.T) {
	s := pagetest.Sit(t, opened(t), "", New())
	n := 0
	for _, b := range s.Page.Bindings(s.C) {
		if b.Keys[0] == "t" || b.Keys[0] == "i" {
			if n++; !strings.Contains(b.Help(s.C.L), "erstatter") {
				t.Errorf("%s: %s", b.Keys[0], b.Help(s.C.L))
			}
		}
	}
	if n != 2 {
		t.Errorf("%d keys read votes", n)
	}
}

// Once the public vote is open, reading it anew takes a reason and makes the
// ranking anew.
func TestReadingAnew(t *testing.T) {
	r := opened(t)
	s := pagetest.Sit(t, r, "", New())
	before := s.C.Sight.Ranking.Winners[0]
	s.Press("t")
	if !strings.Contains(s.Frame(), "4812") {
		t.Errorf("the form does not begin with what everybody sees:\n%s", s.Frame())
	}
	s.Press("ctrl+u")
	s.Type("1")
	s.Press("ctrl+s")
	if s.Asked.Input == nil || !s.Asked.Input.Required || !strings.Contains(s.Asked.Text, "regnes ut på nytt") {
		t.Fatalf("asked %+v", s.Asked)
	}
	s.Answer("telt om igjen")
	if after := s.C.Sight.Ranking.Winners[0]; before != "bodo" || after != "kinn" {
		t.Errorf("%s, then %s", before, after)
	}

	path := filepath.Join(t.TempDir(), "tally.csv")
	must(t, os.WriteFile(path, []byte("nominee;votes\nvennesla;9\n"), 0o600))
	s.Press("i")
	s.Answer(path)
	if s.Asked == nil || s.Asked.Input == nil {
		t.Fatal("no reason is asked for")
	}
	s.Answer("rett fil")
	if got := s.C.Sight.Ranking.Winners[0]; got != "vennesla" {
		t.Errorf("%s is first, %v", got, s.Last.Fault)
	}
}

func TestOpening(t *testing.T) {
	r := totalled(t)
	s := pagetest.Sit(t, r, "", New())
	if s.Press("f"); s.Off == nil || s.Off.ID != "state.reveal_tally.early" {
		t.Errorf("%v", s.Off)
	}
	_, err := r.CloseBallots("")
	must(t, err, r.RevealMarks(""), r.Lock(""))
	s.Look()
	if !strings.Contains(s.Frame(), " f ") {
		t.Errorf("the key is not shown:\n%s", s.Frame())
	}
	s.Press("f")
	s.Answer("")
	if s.C.Sight.Phase != deliberation.Revealed || s.Last.Say == "" {
		t.Errorf("%s, said %q", s.C.Sight.Phase, s.Last.Say)
	}
}

func TestInDraft(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")), "", New())
	golden.Same(t, "draft", s.Frame())
	if s.Press("t"); s.Off == nil || s.Off.ID != "state.tally.early" || s.Page.Typing() {
		t.Errorf("%v", s.Off)
	}
}

func TestTheJuryAlone(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.Rule.Public, e.Rule.Ties = nil, nil
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	s := pagetest.Sit(t, r, "", New())
	s.AllSizes(func(string) {})
	for _, key := range []string{"t", "i"} {
		if s.Press(key); s.Off == nil || s.Off.ID != "publicvote.alone" {
			t.Errorf("%s: %v", key, s.Off)
		}
	}
}

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

func TestForeignNamesAndManyNominees(t *testing.T) {
	s := pagetest.Sit(t, opened(t), "", New())
	e := *s.C.Sight.Edition
	for i := range e.Nominees {
		e.Nominees[i].Name = []string{strings.Repeat("Æ", 120), "a\x1b]52;c;x\a\u202eb", "日本" + strings.Repeat("語", 58), "", "e\u0301"}[i]
	}
	one := e.Nominees[0]
	for len(e.Nominees) < award.MaxNominees {
		e.Nominees = append(e.Nominees, one)
	}
	s.C.Sight.Edition = &e
	s.Page.Seen(s.C)
	look := func(size string) {
		for _, keys := range [][]string{{"home"}, {"end"}, {"pgup"}} {
			s.Press(keys...)
			if f := ours.ReplaceAllString(s.Page.View(s.C), ""); strings.ContainsAny(f, "\x1b\a\u202e") {
				t.Fatalf("%s: %q", size, f)
			}
			s.Frame()
		}
	}
	s.AllSizes(look)
	s.Press("t")
	s.AllSizes(func(size string) { look(size); s.Paste("\x1b]0;x\a9999999999999999999999999\n") })
}

func TestNobodyVoted(t *testing.T) {
	r := opened(t)
	must(t, r.SetTally("", publicvote.Totals(nil, r.Edition()), "ingen stemte"))
	s := pagetest.Sit(t, r, "", New())
	golden.Same(t, "zero", s.Frame())
}

func TestKeys(t *testing.T) {
	s := pagetest.Sit(t, opened(t), "", New())
	for range 2 {
		s.CheckKeys()
		s.Press("t")
	}
}
