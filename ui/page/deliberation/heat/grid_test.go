package heat

import (
	"fmt"
	"strings"
	"testing"

	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"votering/internal/exact"
	"votering/internal/locale"
	"votering/ui/theme"
)

var styles = theme.New(theme.None, true, termenv.ANSI)

// words are short, as those of the page are.
var words = Words{Title: "Nominee", Mean: "Mean", Spread: "Spread", None: "–", High: "high", Low: "low",
	Said: map[State]string{Empty: "–", Recused: "out", Outside: "n/c", Absent: "abs."}}

// drawn draws a grid of any shape.
func drawn(t *rapid.T) *Grid {
	g := &Grid{L: locale.For(locale.EN), Words: words, Decimals: rapid.SampledFrom([]int{-1, 1, 2}).Draw(t, "decimals"),
		Hidden: rapid.Bool().Draw(t, "hidden")}
	name := rapid.StringMatching(`[A-Za-zÆØÅæøå ]{1,30}`)
	n := rapid.IntRange(1, 40).Draw(t, "jurors")
	for i := range n {
		g.Names = append(g.Names, fmt.Sprint(name.Draw(t, "juror"), i))
	}
	for range rapid.IntRange(1, 5).Draw(t, "lines") {
		l := Line{Name: name.Draw(t, "line"), Cells: make([]Cell, n)}
		for i := range l.Cells {
			share := exact.New(int64(rapid.IntRange(0, 20).Draw(t, "share")), 20)
			l.Cells[i] = Cell{State: State(rapid.IntRange(0, int(Absent)).Draw(t, "state")), Share: share, Number: share.Mul(exact.Int(6))}
		}
		if rapid.Bool().Draw(t, "apart") {
			l.Apart = []int{rapid.IntRange(0, n-1).Draw(t, "who")}
		}
		if mean := exact.Int(4); rapid.Bool().Draw(t, "mean") {
			l.Mean, l.Spread = &mean, &mean
		}
		g.Lines = append(g.Lines, l)
	}
	g.Steps = StepsOf(g.Lines)
	return g
}

// Whatever the shape: nothing is wider than it may be where there is room for a
// column, header and rows stand in the same columns, and every column can be
// brought in sight.
func TestAnyGrid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := drawn(t)
		w := rapid.IntRange(50, 200).Draw(t, "w")
		seen := map[int]bool{}
		for first := 0; first < len(g.Names); first++ {
			p := g.Plan(w, first)
			for i := range p.Shown {
				seen[p.First+i] = true
			}
			header := g.Header(styles, p)
			if header.Width() > w {
				t.Fatalf("the header takes %d of %d: %q", header.Width(), w, header.Plain())
			}
			for i := range g.Lines {
				row := g.Row(styles, p, i, w, false, false)
				if row.Width() != header.Width() {
					t.Fatalf("row and header differ at %d:\n%q\n%q", w, header.Plain(), row.Plain())
				}
			}
			if more := strings.Contains(header.Plain(), "►"); more != (p.First+p.Shown < len(g.Names)) {
				t.Fatalf("%d to %d of %d: %q", p.First, p.First+p.Shown, len(g.Names), header.Plain())
			}
		}
		if len(seen) != len(g.Names) {
			t.Fatalf("%d of %d columns are seen", len(seen), len(g.Names))
		}
	})
}

// Where nobody is named no column tells who stands apart, and lines go from the
// best cell to the worst.
func TestHidden(t *testing.T) {
	g := &Grid{L: locale.For(locale.EN), Words: words, Decimals: -1, Hidden: true, Names: []string{"Anne", "Bo", "Cai", "Di"}}
	cell := func(n int64) Cell { return Cell{State: Marked, Number: exact.Int(n), Share: exact.New(n, 6)} }
	g.Lines = []Line{{Name: "X", Cells: []Cell{cell(2), cell(5), {State: Recused}, cell(6)}, Apart: []int{0}}}
	g.Steps = StepsOf(g.Lines)
	p := g.Plan(80, 0)
	got := strings.Join(strings.Fields(g.Row(styles, p, 0, 80, false, false).Plain()), " ")
	if want := "X 6▓ 5▒ 2 out"; got != want {
		t.Errorf("%q, wants %q", got, want)
	}
	if head := g.Header(styles, p).Plain(); strings.Contains(head, "Bo") {
		t.Errorf("somebody is named: %q", head)
	}
	g.Hidden = false
	if got := g.Row(styles, p, 0, 80, false, false).Plain(); !strings.Contains(got, "2◄") {
		t.Errorf("nothing shows who stands apart: %q", got)
	}
}
