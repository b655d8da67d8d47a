package edit

import (
	"testing"

	"votering/internal/award"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/part/stack"
)

// host is a page with nothing but the editor on it.
func host() *pagetest.Host {
	return &pagetest.Host{Open: func(s *stack.Stack, c page.Context) page.Action { return Open(s, c) }}
}

// sit opens the editor of an edition that is being set up.
func sit(t testing.TB, e *award.Edition) *pagetest.Seat {
	t.Helper()
	r, err := roomtest.NewDisk().Desk().Found("/home/kari/prisen.votering", e)
	if err != nil {
		t.Fatal(err)
	}
	return at(t, r)
}

func at(t testing.TB, r *room.Room) *pagetest.Seat {
	t.Helper()
	s := pagetest.Sit(t, r, "", host())
	s.Press("enter")
	return s
}

// empty is an edition of which nothing is set up.
func empty() *award.Edition {
	return &award.Edition{ID: "prisen-2026", Title: award.Plain("Integreringsprisen 2026"), Language: "nb"}
}

// of is the editor that a seat has in front.
func of(s *pagetest.Seat) *Editor { return s.Page.(*pagetest.Host).Steps.Front().(*Editor) }
