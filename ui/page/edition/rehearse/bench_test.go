package rehearse

import (
	"strconv"
	"testing"

	"votering/internal/award"
	"votering/internal/room/roomtest"
)

// How long a key takes to show, at the limits of an edition too.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{20, award.MaxNominees} {
		e := roomtest.Edition(b, prize)
		e.Nominees = nil
		for i := range n {
			id := "n" + strconv.Itoa(i)
			e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: "Nominert " + id})
		}
		s, _ := opened(b, e)
		s.Size(120, 40)
		b.Run(strconv.Itoa(n)+"/option", func(b *testing.B) {
			for b.Loop() {
				s.Press("down", "up")
				s.Page.View(s.C)
			}
		})
		s.Press("enter")
		b.Run(strconv.Itoa(n)+"/reading", func(b *testing.B) {
			for b.Loop() {
				s.Press("down", "up")
				s.Page.View(s.C)
			}
		})
		s.Press("enter")
	}
}
