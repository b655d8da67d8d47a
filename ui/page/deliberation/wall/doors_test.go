package wall

import (
	"strings"
	"testing"

	"votering/internal/locale"
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
