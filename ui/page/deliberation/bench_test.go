package deliberation

import (
	"testing"

	"votering/ui/page/pagetest"
)

// BenchmarkKeyAndFrame is what a key costs in a large meeting: another nominee is
// chosen, and the page drawn.
func BenchmarkKeyAndFrame(b *testing.B) {
	s := crowd(b, 100, 50, plain)
	s.Size(120, 40)
	for i := 0; b.Loop(); i++ {
		s.Press([]string{"down", "up"}[i/20%2])
		if s.Page.View(s.C) == "" {
			b.Fatal("nothing is drawn")
		}
	}
}

// BenchmarkKey is what it costs alone, as where keys come in a burst.
func BenchmarkKey(b *testing.B) {
	s := crowd(b, 100, 50, plain)
	s.Size(120, 40)
	for i := 0; b.Loop(); i++ {
		s.Press([]string{"down", "up"}[i/20%2])
	}
}

// BenchmarkWall is what it costs to put the wall up and take it down: whoever
// leans on the key does it often.
func BenchmarkWall(b *testing.B) {
	s := pagetest.Sit(b, worked(b, nil), "", New())
	s.Size(120, 40)
	for b.Loop() {
		s.Press("x", "x")
	}
}
