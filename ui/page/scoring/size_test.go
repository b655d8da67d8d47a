package scoring

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/ui/page/pagetest"
)

// large makes an edition of many nominees and criteria with hostile names.
func large(e *award.Edition, nominees, criteria int) *award.Edition {
	big := *e
	big.Nominees, big.Criteria = nil, nil
	hostile := []string{"Kommune", strings.Repeat("Lang", 30), "日本語の自治体の名前はとても長いです", "Å\u0301\u0302 \U00011940x", "\x1b[31mred\x1b]52;c;AAAA\a\u202e"}
	for i := range nominees {
		n := e.Nominees[i%len(e.Nominees)]
		n.ID, n.Name = fmt.Sprint("n", i), hostile[i%5]+fmt.Sprint(" ", i)
		big.Nominees = append(big.Nominees, n)
	}
	for i := range criteria {
		k := e.Criteria[i%len(e.Criteria)]
		k.ID, k.Title = fmt.Sprint("c", i), award.Plain(hostile[i%5]+fmt.Sprint(" ", i))
		k.Help = award.Plain(hostile[(i+1)%5])
		if i%7 == 3 {
			k.Scale = award.Scale{Min: exact.Int(-5), Max: exact.Int(1000), Step: exact.New(1, 4)}
			k.Levels = nil
		}
		big.Criteria = append(big.Criteria, k)
	}
	return &big
}

func enlarge(s *pagetest.Seat, nominees, criteria int) {
	s.C.Sight.Edition = large(s.C.Sight.Edition, nominees, criteria)
	mine := ballot.New("eli")
	for i := range nominees {
		for j := range criteria {
			if (i+j)%3 > 0 {
				mine.Cells[ballot.Cell{Nominee: fmt.Sprint("n", i), Criterion: fmt.Sprint("c", j)}] =
					ballot.Entry{Set: true, Mark: exact.Int(int64(1 + (i*j)%6)), Comment: "\x1b[31mkommentar\n日本"}
			}
		}
		if i%10 == 4 {
			mine.Recused[fmt.Sprint("n", i)] = ballot.Recusal{Ground: strings.Repeat("grunn ", 100)}
		}
	}
	s.C.Sight.Mine = mine
	s.Page.Seen(s.C)
}

func TestManyCells(t *testing.T) {
	for _, size := range [][2]int{{500, 4}, {20, 100}, {1, 1}, {3, 0}, {0, 3}} {
		s := sit(t, prize, "eli")
		s.Slow = true
		enlarge(s, size[0], size[1])
		s.AllSizes(func(at string) {
			for _, key := range []string{"end", "up", "pgup", "home", "down", "n", "9", "m", "end", "right", "left", "pgdown", "-", "1", "0", ",", "5", "c", "x", "esc", "g", "enter", "esc", "p"} {
				s.Press(key)
				frame := s.Page.View(s.C)
				if strings.Contains(frame, "\x1b]") || strings.Contains(ansi.Strip(frame), "\x1b") || strings.Contains(frame, "\u202e") {
					t.Fatalf("%v at %s: a name writes to the terminal: %q", size, at, frame)
				}
				s.Frame()
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	s := eli(t)
	s.C.L = locale.For(locale.EN)
	for range 2 {
		s.AllSizes(func(string) { lacks(t, s, "⟦", "Kriterium", "Vekt") })
		s.Press("m")
	}
	s.Size(120, 40)
	has(t, s, "My ranking (does not count)", "4.67  (3 of 4 set)", "Settled per 1000 inhabitants")
}

func TestBindingsHaveWords(t *testing.T) {
	s := eli(t)
	for range 2 {
		for _, b := range append(s.Page.Bindings(s.C), writingKeys...) {
			if !s.C.L.Has("key."+b.ID) || !s.C.L.Has("key."+b.ID+".help") {
				t.Errorf("no words for %s", b.ID)
			}
		}
		s.Press("m")
	}
}

func BenchmarkKeyAndView(b *testing.B) {
	for _, size := range [][2]int{{5, 4}, {500, 4}, {20, 100}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			s := sit(b, prize, "eli")
			enlarge(s, size[0], size[1])
			s.Slow = true
			s.Size(120, 40)
			s.Frame()
			keys := []string{"3", "down", "4", "up"}
			for i := 0; b.Loop(); i++ {
				s.Press(keys[i%4])
				_ = s.Page.View(s.C)
			}
		})
	}
}
