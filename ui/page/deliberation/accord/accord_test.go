package accord

import (
	"strings"
	"testing"

	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/stack"
)

func sit(t *testing.T, names bool) *pagetest.Seat {
	t.Helper()
	r, _ := roomtest.NewDisk().Worked(t)
	return pagetest.Sit(t, r, "", &pagetest.Host{Open: func(s *stack.Stack, c page.Context) page.Action { return Open(s, c, names) }})
}

// The figures of the worked case, at every size, with the way through them.
func TestTheFiguresOfTheWorkedCase(t *testing.T) {
	s := sit(t, true)
	s.Press("enter")
	s.AllSizes(func(name string) { golden.Same(t, name, s.Frame()) })
	s.Size(80, 24)
	s.Frame()
	s.Press("end")
	if f := s.Frame(); !strings.Contains(f, "Individuell tilpasning") {
		t.Errorf("the last criterion is not reached:\n%s", f)
	}
	s.Press("g")
	if f := s.Frame(); strings.TrimSpace(f) != "" {
		t.Errorf("it does not close:\n%s", f)
	}
}

// Where names are hidden nobody is named.
func TestWithoutNames(t *testing.T) {
	s := sit(t, false)
	s.Size(200, 60)
	s.Press("enter")
	f := s.Frame()
	for _, j := range s.C.Sight.Edition.Jurors {
		if first, _, _ := strings.Cut(j.Name, " "); strings.Contains(f, first) {
			t.Errorf("%s is named:\n%s", first, f)
		}
	}
}

// Marks that changed since are told of, and r takes them in.
func TestFiguresThatAreOld(t *testing.T) {
	s := sit(t, true)
	s.Press("enter")
	if _, err := s.Room.OpenRound(""); err != nil {
		t.Fatal(err)
	}
	if err := s.Room.Revise("", "bjorn", "kinn", "commitment", "5", "Boligplanen."); err != nil {
		t.Fatal(err)
	}
	s.Look()
	if f := s.Frame(); !strings.Contains(f, "endret siden") {
		t.Errorf("that marks changed is not told:\n%s", f)
	}
	s.Press("r")
	if f := s.Frame(); strings.Contains(f, "endret siden") {
		t.Errorf("they are not taken in:\n%s", f)
	}
}
