package wall

import (
	"slices"
	"strings"
	"testing"

	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
)

// What an item is about is made from the marks as well: while somebody is in who
// has to be out, its number is all that is told, whatever is chosen, asked and
// at any size. So it is for a juror who has to be out, whoever else is.
func TestACoveredItemSaysItsNumberAlone(t *testing.T) {
	r, _ := roomtest.NewDisk().Worked(t)
	for _, who := range []string{"", "eli"} {
		s := hang(t, r, who, At{})
		item(t, s, "sak 4 av 9")
		for _, key := range []string{"1", "2", "k", "k", "enter"} {
			s.Press(key)
			for _, lang := range locale.Languages() {
				s.C.L = locale.For(lang)
				for _, size := range sizes {
					numberAlone(t, s, whole(s, size))
				}
			}
		}
	}
}

func numberAlone(t *testing.T, s *pagetest.Seat, f string) {
	t.Helper()
	if n := s.C.L.T("wall.item", "n", "4", "of", "9"); !strings.Contains(f, n) {
		t.Errorf("%q is not there:\n%s", n, f)
	}
	ed := s.C.Sight.Edition
	for _, n := range ed.Nominees {
		if strings.Contains(f, n.Name) {
			t.Errorf("%s is there:\n%s", n.Name, f)
		}
	}
	for _, k := range ed.Marked() {
		first, _, _ := strings.Cut(k.Title.In(string(s.C.L.Lang())), " ")
		if strings.Contains(f, first) {
			t.Errorf("%s is there:\n%s", first, f)
		}
	}
}

// asks checks which question stands on the wall, by its key; empty: none does. It
// is there in full at every size, and names nobody.
func asks(t *testing.T, s *pagetest.Seat, want string) {
	t.Helper()
	for _, lang := range []locale.Lang{locale.EN, locale.NB} {
		s.C.L = locale.For(lang)
		for _, size := range sizes {
			f := strings.Join(strings.Fields(whole(s, size)), " ")
			for _, key := range []string{"wall.in", "wall.out", "wall.in_and_out"} {
				if strings.Contains(f, s.C.L.T(key)) != (key == want) {
					t.Errorf("what is asked at %v is not %q:\n%s", size, want, s.Frame())
				}
			}
			for _, j := range s.C.Sight.Edition.Jurors {
				if first, _, _ := strings.Cut(j.Name, " "); strings.Contains(f, first) {
					t.Errorf("%s is named:\n%s", first, s.Frame())
				}
			}
		}
	}
	whole(s, [2]int{80, 24})
}

// inHand is the number of the item that is open; 0 where none is.
func inHand(s *pagetest.Seat) int {
	return 1 + slices.IndexFunc(s.C.Sight.Meeting.Items, func(it room.ItemSight) bool { return it.Open })
}

// Whoever is out is asked back in before another item is taken up, and nothing
// happens until that is answered: also where nothing is in hand any more, and
// where the wall was put up after that.
func TestWhoIsOutIsAskedBackIn(t *testing.T) {
	s, d := worked(t)
	item(t, s, "sak 4 av 9")
	s.Press("enter")
	asks(t, s, "wall.out")
	s.Press("enter", "n", "enter")
	asks(t, s, "wall.in")
	all(t, s, "back-in")
	for _, key := range []string{"esc", "x"} {
		s.Press(key)
		if asks(t, s, ""); inHand(s) != 4 {
			t.Errorf("%s: item %d is in hand", key, inHand(s))
		}
		s.Press("enter")
	}
	s.Press("enter")
	if asks(t, s, ""); inHand(s) != 5 {
		t.Errorf("item %d is in hand:\n%s", inHand(s), s.Frame())
	}
	s.Press("n", "enter")
	if asks(t, s, ""); inHand(s) != 6 {
		t.Error("nobody is out, and it is asked for somebody")
	}

	s.Press("p", "p")
	s.Press("enter", "enter")
	must(t, s.Room.CloseItem(""))
	s = hang(t, s.Room, "", At{Item: s.C.Sight.Meeting.Items[6].ID})
	s.C.Now = d.Clock.Now()
	s.Press("enter")
	asks(t, s, "wall.in")
	s.Press("enter")
	if inHand(s) != 7 {
		t.Errorf("item %d is in hand", inHand(s))
	}
}

// Where some come back in while others go out both is asked, and whoever is out
// and stays out is not asked in.
func TestInAndOut(t *testing.T) {
	s, _ := worked(t)
	item(t, s, "sak 4 av 9")
	s.C.Sight.Meeting.Away = []string{"bjorn"}
	s.Press("enter")
	asks(t, s, "wall.in_and_out")
	all(t, s, "in-and-out")
	s.Press("esc")
	s.C.Sight.Meeting.Away = []string{"eli"}
	s.Press("enter")
	asks(t, s, "wall.out")
}
