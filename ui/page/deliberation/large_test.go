package deliberation

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/room"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// foreign are names that are long, wide or meant to do harm.
var foreign = []string{strings.Repeat("Æ", 120), "a\x1b]52;c;x\a\u202eb", "日本" + strings.Repeat("語", 58), "", "e\u0301 Å", "Kari Moe", "Kari Mo", "Kari Ås"}

// plain are names as people and places have them.
var plain = []string{"Kinn", "Bodø", "Vennesla", "Kari Moe", "Kari Ås", "Anne", "Eli Strand", "Farid", "Haugesund", "Ola", "Bjørn", "Rælingen", "Åse"}

// crowd is a meeting of so many jurors over so many nominees, without a room
// that would hold them.
func crowd(t testing.TB, jurors, nominees int, names []string) *pagetest.Seat {
	t.Helper()
	s := pagetest.Sit(t, worked(t, nil), "", New())
	e := *s.C.Sight.Edition
	e.Jurors, e.Nominees = nil, nil
	sight := s.C.Sight
	sight.Edition, sight.Jurors, sight.Ballots = &e, nil, nil
	for i := range nominees {
		e.Nominees = append(e.Nominees, award.Nominee{ID: fmt.Sprint("n", i), Name: names[i%len(names)]})
	}
	for i := range jurors {
		j := award.Juror{ID: fmt.Sprint("j", i), Name: names[(i+3)%len(names)], Role: award.JurorRole, Votes: true}
		e.Jurors = append(e.Jurors, j)
		seat := room.JurorSight{Juror: j, State: deliberation.HandedIn}
		if i%7 == 6 {
			seat.State = deliberation.Absent
			sight.Jurors = append(sight.Jurors, seat)
			continue
		}
		b := ballot.New(j.ID)
		for k := range nominees {
			for _, c := range e.Criteria {
				mark := exact.Int(int64(1 + (i*5+k*7+len(c.ID)*i*k)%6))
				b.Put(ballot.Cell{Nominee: e.Nominees[k].ID, Criterion: c.ID}, ballot.Entry{Set: true, Mark: mark, Comment: foreign[(i+k)%4]})
			}
		}
		if i%5 == 4 {
			b.Recused["n0"] = ballot.Recusal{Ground: "x"}
			seat.Recused = []room.Recusal{{Nominee: "n0"}}
		}
		sight.Jurors, sight.Ballots = append(sight.Jurors, seat), append(sight.Ballots, b)
	}
	recused := agenda.Recused(&e, sight.Ballots)
	m := &room.MeetingSight{Minutes: agenda.DefaultMinutes, BegunAt: s.C.Now.Add(-time.Hour), OpenedAt: s.C.Now.Add(-time.Minute)}
	for i, it := range agenda.Propose(agenda.Input{Edition: &e, Ballots: sight.Ballots, Recused: recused, Minutes: agenda.DefaultMinutes}) {
		m.Items = append(m.Items, room.ItemSight{Item: it, Done: i < 2, Open: i == 2, Note: foreign[i%len(foreign)], Left: it.Leave})
	}
	sight.Meeting = m
	s.C.Sight = sight
	s.Page.Seen(s.C)
	return s
}

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

func TestForeignNamesAndManyOfAll(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {2, 2}, {12, 7}, {100, 40}} {
		s := crowd(t, size[0], size[1], foreign)
		s.AllSizes(func(at string) {
			for _, keys := range [][]string{nil, {"right"}, {"right", "right", "end"}, {"k"}, {"down"}, {"k", "h"}, {"n"}, {"n"}, {"c"}, {"end"}, {"esc", "a"}, {"down"}, {"esc", "t"}, {"esc"}} {
				s.Press(keys...)
				if f := ours.ReplaceAllString(s.Page.View(s.C), ""); strings.ContainsAny(f, "\x1b\a\u202e⟦") {
					t.Fatalf("%v at %s after %v: %q", size, at, keys, f)
				}
				s.Frame()
			}
			s.Press("h")
			s.Page.(*Page).steps.Clear()
		})
	}
}

// Where not all jurors fit, those in sight are told, and the arrows bring the
// others: nobody is out of reach.
func TestManyJurors(t *testing.T) {
	s := crowd(t, 100, 30, plain)
	s.Size(80, 24)
	golden.Same(t, "crowd-80x24", s.Frame())
	seen := map[string]bool{}
	for range 100 {
		s.Frame()
		p := on(s)
		plan := p.d.nominees.Plan(78, p.column)
		for i := range plan.Shown {
			seen[p.d.voters[plan.First+i].Juror.ID] = true
		}
		s.Press("right")
	}
	if len(seen) != 100 {
		t.Errorf("%d of 100 jurors can be seen", len(seen))
	}
	s.Size(120, 40)
	golden.Same(t, "crowd-120x40", s.Frame())
}

// Two who are called alike are told apart.
func TestShortNames(t *testing.T) {
	for _, c := range []struct{ full, want []string }{
		{[]string{"Kari Moe", "Anne"}, []string{"Kari", "Anne"}},
		{[]string{"Kari Moe", "Kari Ås", "Anne"}, []string{"Kari M", "Kari Å", "Anne"}},
		{[]string{"Kari Moe", "Kari Mo", "Kari"}, []string{"Kari Moe", "Kari Mo", "Kari"}},
		{[]string{"Kari", "Kari"}, []string{"Kari", "Kari"}},
	} {
		vs := make([]voter, len(c.full))
		for i := range vs {
			vs[i].full = c.full[i]
		}
		if got := shortNames(vs); strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q are called %q, wants %q", c.full, got, c.want)
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	s := crowd(b, 100, 500, plain)
	s.Size(120, 40)
	for b.Loop() {
		s.Page.View(s.C)
	}
}

func BenchmarkSeen(b *testing.B) {
	s := crowd(b, 100, 500, plain)
	s.Size(120, 40)
	for b.Loop() {
		on(s).d = nil
		s.Page.Seen(s.C)
	}
}
