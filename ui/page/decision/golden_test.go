package decision

import (
	"testing"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/signing"
)

// Every state of the page at every size, as it was looked at.
func TestGolden(t *testing.T) {
	for name, do := range map[string]func(t *testing.T, r *room.Room) *pagetest.Seat{
		"fresh": func(t *testing.T, r *room.Room) *pagetest.Seat { s, _ := sit(t, r); return s },
		"half-filled": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "kinn")
			s, p := sit(t, r)
			open(t, s, p, row{ofGrounds, "nn"})
			s.Type("Kinn får prisen.")
			s.Press("esc")
			return s
		},
		"ready": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "kinn")
			grounds(t, r)
			s, _ := sit(t, r)
			return s
		},
		"winner": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "kinn")
			s, p := sit(t, r)
			open(t, s, p, row{kind: ofWinner})
			s.Press("down", "down")
			return s
		},
		"votes": func(t *testing.T, r *room.Room) *pagetest.Seat {
			s, p := sit(t, r)
			open(t, s, p, row{kind: ofVotes})
			s.Press("1", "down", "right", "right", "down", "-", "down")
			return s
		},
		"votes-secret": func(t *testing.T, r *room.Room) *pagetest.Seat {
			s, p := sit(t, r)
			open(t, s, p, row{kind: ofVotes})
			s.Press("h", "3", "down", "1")
			return s
		},
		"departure": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "bodo")
			s, _ := sit(t, r)
			return s
		},
		"no-award": func(t *testing.T, r *room.Room) *pagetest.Seat {
			_, err := r.Propose("", deliberation.ProposalChange{Outcome: &deliberation.Outcome{NoAward: true}})
			must(t, err)
			s, _ := sit(t, r)
			return s
		},
		"writing": func(t *testing.T, r *room.Room) *pagetest.Seat {
			s, p := sit(t, r)
			open(t, s, p, row{ofGrounds, "nb"})
			s.Type("Hele kommunen er med, fra bolig til arbeid, og de som flytter dit, blir boende. ")
			s.Press("enter", "enter")
			s.Type("Juryen la vekt på at Kinn sa ja til mer enn det firedobbelte av det kommunen først ble spurt om.")
			s.Press("f2")
			return s
		},
		"quoting": func(t *testing.T, r *room.Room) *pagetest.Seat {
			s, p := sit(t, r)
			open(t, s, p, row{ofGrounds, "nb"})
			s.Type("Kinn økte da det trengtes:")
			s.Press("f2", "enter")
			s.Type(" En i juryen spurte: «Hvor er planen?»")
			s.Press("f2", "down")
			return s
		},
		"dissents": func(t *testing.T, r *room.Room) *pagetest.Seat {
			s, p := sit(t, r)
			open(t, s, p, row{kind: ofDissent})
			s.Press("down", "down", "enter")
			s.Type("Planen fra før 2022 mangler.")
			s.Press("esc")
			return s
		},
		"keys": func(t *testing.T, r *room.Room) *pagetest.Seat {
			s, _ := atKeys(t, r)
			s.Press("down", "down", "down")
			return s
		},
		"passphrase": func(t *testing.T, r *room.Room) *pagetest.Seat {
			s, _ := atKeys(t, r)
			s.Press("down", "enter")
			s.Answer("")
			s.Type("feil")
			s.Press("enter")
			s.Type("en gang til")
			return s
		},
		"new-key": func(t *testing.T, r *room.Room) *pagetest.Seat {
			s, p := atKeys(t, r)
			pick(t, s, p, "new")
			s.Answer("~/.ssh/id_votering")
			s.Type("abc")
			s.Press("enter")
			s.Type("abd")
			return s
		},
		"export": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "kinn")
			grounds(t, r)
			sign(t, r)
			s, p := sit(t, r)
			open(t, s, p, row{kind: ofExport})
			s.Press("enter", "right", "down", "right", "down")
			s.Type("Firda")
			s.Press("down")
			return s
		},
		"exports": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "kinn")
			grounds(t, r)
			sign(t, r)
			s, p := sit(t, r)
			open(t, s, p, row{kind: ofExport})
			s.Press("down", "down", "down")
			return s
		},
		"export-letters": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "kinn")
			grounds(t, r)
			sign(t, r)
			s, p := sit(t, r)
			open(t, s, p, row{kind: ofExport})
			s.Press("down", "down", "down", "enter", "right", "down")
			s.Type("bodo=en")
			return s
		},
		"decided": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "kinn")
			grounds(t, r)
			sign(t, r)
			s, _ := sit(t, r)
			return s
		},
		"juror": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "kinn")
			grounds(t, r)
			sign(t, r)
			return pagetest.Sit(t, r, "anne", New())
		},
		"reopen": func(t *testing.T, r *room.Room) *pagetest.Seat {
			vote(t, r, "kinn")
			grounds(t, r)
			sign(t, r)
			s, p := sit(t, r)
			open(t, s, p, row{kind: ofReopening})
			s.Press("down", "down")
			return s
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := do(t, advice(t, newRing(t)))
			s.AllSizes(func(size string) { golden.Same(t, name+"-"+size, masked(s.Frame())) })
		})
	}
}

// The notes of a meeting stand with the comments.
func TestGoldenNotes(t *testing.T) {
	s, p := sit(t, met(t, newRing(t)))
	open(t, s, p, row{ofGrounds, "en"})
	s.Type("Kinn did more than it was asked.")
	s.Press("f2", "end", "up")
	s.AllSizes(func(size string) { golden.Same(t, "notes-"+size, s.Frame()) })
}

// Where the ranking binds there is less to choose.
func TestGoldenBinding(t *testing.T) {
	s, p := sit(t, binding(t, newRing(t)))
	golden.Same(t, "binding", s.Frame())
	open(t, s, p, row{kind: ofWinner})
	golden.Same(t, "binding-winner", s.Frame())
}

// atKeys is the list of keys, with everything written that a decision needs.
func atKeys(t testing.TB, r *room.Room) (*pagetest.Seat, *Page) {
	t.Helper()
	vote(t, r, "kinn")
	grounds(t, r)
	s, p := sit(t, r)
	open(t, s, p, row{kind: ofSigning})
	return s, p
}

// pick chooses another way to sign than a key that was found.
func pick(t testing.TB, s *pagetest.Seat, p *Page, id string) {
	t.Helper()
	if _, ok := p.steps.Front().(*signing.Ring); !ok {
		t.Fatalf("in front is %T", p.steps.Front())
	}
	s.Press("end")
	for range 9 {
		if keys.Has(s.Page.Bindings(s.C), "signing."+id) {
			s.Press("enter")
			return
		}
		s.Press("up")
	}
	t.Fatalf("there is no way %s", id)
}
