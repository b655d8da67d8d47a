package decision

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/dialog"
)

// The questions before what cannot be undone, where there is little room: what
// matters most comes first.
func TestGoldenQuestions(t *testing.T) {
	ask := map[string]func(s *pagetest.Seat, p *Page){
		"sign": func(s *pagetest.Seat, p *Page) { open(t, s, p, row{kind: ofSigning}); s.Press("enter") },
		"sign-departing": func(s *pagetest.Seat, p *Page) {
			why := "Bodø har gjort mest."
			_, err := s.Room.Propose("", deliberation.ProposalChange{
				Outcome: &deliberation.Outcome{Winner: "bodo"}, Departure: &why, Grounds: map[string]string{"nb": "Bjørn har rett.\nBodø vinner."},
			})
			must(t, err)
			s.Look()
			open(t, s, p, row{kind: ofSigning})
			s.Press("enter")
		},
		"reopen": func(s *pagetest.Seat, p *Page) {
			sign(t, s.Room)
			must(t, s.Room.Announce("", "avtalt"))
			s.Look()
			open(t, s, p, row{kind: ofReopening})
			s.Press("enter")
		},
	}
	for name, do := range ask {
		for _, size := range [][2]int{{60, 16}, {80, 24}} {
			r := advice(t, newRing(t))
			vote(t, r, "kinn")
			grounds(t, r)
			s, p := sit(t, r)
			s.Size(size[0], size[1])
			do(s, p)
			golden.Same(t, fmt.Sprintf("ask-%s-%dx%d", name, size[0], size[1]), asked(s, size))
		}
	}
}

// asked is the question that a page asked, as it is drawn on a screen.
func asked(s *pagetest.Seat, size [2]int) string {
	var q page.Question
	if s.Asked != nil {
		q = *s.Asked
	}
	box, _, _ := dialog.New(q, false).View(s.C.L, s.C.S, size[0], size[1]-4)
	return masked(strings.TrimRight(ansi.Strip(box), "\n") + "\n")
}

// How the documents are signed elsewhere, from narrow to wide.
func TestGoldenElsewhere(t *testing.T) {
	s, p := atKeys(t, advice(t, newRing(t)))
	for name, dir := range map[string]string{"short": "/tmp/ut", "long": "/home/kari/Dokumenter/Bosettingsprisen 2022/juryens avgjørelse/til signering"} {
		p.steps.Clear()
		p.steps.Push(&elsewhere{p: p, dir: dir, guide: room.Guide{Lang: "nb", Key: "~/.ssh/id_ed25519.pub"}})
		s.Size(60, 40)
		golden.Same(t, "elsewhere-"+name+"-60", s.Frame())
		s.Size(120, 40)
		golden.Same(t, "elsewhere-"+name+"-120", s.Frame())
	}
}
