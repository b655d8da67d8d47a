package whatif

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/part/draw"
)

func TestSignsAreLettersOfTheirOwn(t *testing.T) {
	for _, c := range []struct{ names, want string }{
		{"Kinn Bodø Vennesla Haugesund Rælingen", "K B V H R"},
		{"Bodø Bergen Bærum", "B E Æ"},
		{"Bergen Bodø Ergo", "B O E"}, // nobody's first letter goes to another
		{"B B B", "B A C"},
		{"日本 ", "A B"},
		{"ålesund Åmot", "Å M"},
	} {
		if got := strings.Join(signsOf(strings.Split(c.names, " ")), " "); got != c.want {
			t.Errorf("%s: %s, wants %s", c.names, got, c.want)
		}
	}
}

// As long as there are letters everybody has one of their own, and it is one
// cell wide.
func TestNoTwoHaveOneSign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.StringOf(rapid.RuneFrom([]rune("aBæØ日é.1 "))), 0, 80).Draw(t, "names")
		seen := map[string]bool{}
		for i, s := range signsOf(names) {
			if text.Width(s) != 1 {
				t.Fatalf("%q is %d cells", s, text.Width(s))
			}
			if s != others && seen[s] || s == others && i < 9 {
				t.Fatalf("%d of %q is %q", i, names, s)
			}
			seen[s] = true
		}
	})
}

func ints(ns ...int64) []exact.Rat {
	rs := make([]exact.Rat, len(ns))
	for i, n := range ns {
		rs[i] = exact.Int(n)
	}
	return rs
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		values []int64
		want   string
	}{
		{[]int64{1, 3, 2}, "[{1 [1]} {2 [2]} {3 [0]}]"},
		{[]int64{2, 3, 2, 1}, "[{1 [1]} {2 [0 2]} {4 [3]}]"},
		{[]int64{5, 5}, "[{1 [0 1]}]"},
		{nil, "[]"},
	} {
		groups := order(ints(c.values...))
		if got := fmt.Sprint(groups); got != c.want {
			t.Errorf("%v: %s, wants %s", c.values, got, c.want)
		}
		for k := 1; k <= len(c.values); k++ {
			if g := at(groups, k); k < g.place || k >= g.place+len(g.who) {
				t.Errorf("%v: %d-th is %v", c.values, k, g)
			}
		}
	}
}

func TestSteps(t *testing.T) {
	for _, c := range []struct {
		from exact.Rat
		by   int
		want string
	}{
		{exact.New(1, 4), 1, "13/50"}, {exact.New(1, 4), -1, "6/25"}, {exact.New(1, 4), 10, "7/20"},
		{exact.New(1, 3), 1, "17/50"}, {exact.New(1, 3), -1, "33/100"},
		{exact.Int(1), 1, "1"}, {exact.Int(0), -1, "0"}, {exact.New(99, 100), 10, "1"},
	} {
		if got := step(c.from, c.by).String(); got != c.want {
			t.Errorf("%s by %d is %s, wants %s", c.from, c.by, got, c.want)
		}
	}
}

func TestBorders(t *testing.T) {
	tr := &track{borders: []exact.Rat{exact.New(1, 4), exact.New(1, 2)}}
	for _, c := range []struct {
		from exact.Rat
		up   bool
		want string
	}{
		{exact.Int(0), true, "1/4"}, {exact.New(1, 4), true, "1/2"}, {exact.New(1, 2), true, "none"},
		{exact.Int(1), false, "1/2"}, {exact.New(1, 2), false, "1/4"}, {exact.New(1, 4), false, "none"},
	} {
		got := "none"
		if b, ok := tr.beyond(c.from, c.up); ok {
			got = b.String()
		}
		if got != c.want {
			t.Errorf("from %s, up %v: %s, wants %s", c.from, c.up, got, c.want)
		}
	}
}

// What a cell stands for lies in that cell, and a greater share never further
// left.
func TestCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(1, 200).Draw(t, "w")
		i := rapid.IntRange(0, w-1).Draw(t, "i")
		if got := cell(share(i, w), w); got != i {
			t.Fatalf("cell %d of %d stands for %s, which lies in %d", i, w, share(i, w), got)
		}
		a, b := exact.New(rapid.Int64Range(0, 1000).Draw(t, "a"), 1000), exact.New(rapid.Int64Range(0, 1000).Draw(t, "b"), 1000)
		if ca, cb := cell(a, w), cell(b, w); a.Less(b) && ca > cb || ca < 0 || ca >= w {
			t.Fatalf("%s lies in %d and %s in %d of %d", a, ca, b, cb, w)
		}
	})
}

// The cell of a number of any length is that of the same number reckoned without
// a machine's words.
func TestCellsOfLongNumbers(t *testing.T) {
	tiny := exact.FromBig(new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Lsh(big.NewInt(1), 80)))
	if got := cell(exact.New(1, 4).Add(tiny), 101); got != 25 {
		t.Errorf("a quarter and a little lies in %d", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		long := func(label string) *big.Int {
			return new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 1, 40).Draw(t, label))
		}
		w, num := rapid.IntRange(2, 200).Draw(t, "w"), long("num")
		den := new(big.Int).Add(num, long("more"))
		if den.Sign() == 0 {
			return
		}
		r := new(big.Rat).SetFrac(num, den)
		got := big.NewRat(int64(cell(exact.FromBig(r), w)), int64(w-1))
		if off := new(big.Rat).Sub(r, got); off.Abs(off).Cmp(big.NewRat(1, int64(2*(w-1)))) > 0 {
			t.Fatalf("%s lies at %s of %d cells", r, got, w)
		}
	})
}

// An axis has its cells whatever stands on it, its first mark is there whole
// where that has room at all, and no two texts touch.
func TestAxisLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(1, 90).Draw(t, "w")
		marks := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) mark {
			return mark{rapid.IntRange(0, w-1).Draw(t, "at"), rapid.SampledFrom([]string{"", "▲", "│"}).Draw(t, "sign"),
				rapid.SampledFrom([]string{"0 %", "52,0 %", "100 %"}).Draw(t, "text"), nil, false}
		}), 1, 6).Draw(t, "marks")
		line := axisLine(marks, w)
		if line.Width() != w {
			t.Fatalf("%q is %d cells of %d", line.Plain(), line.Width(), w)
		}
		if m := marks[0]; m.at+text.Width(m.sign+m.text) <= w && !strings.HasPrefix(cells(line)[m.at], m.sign+m.text) {
			t.Fatalf("%+v is not in %q", m, line.Plain())
		}
		plain := []rune(line.Plain())
		for at, s := range cells(line) { // every text has a blank, a sign or the edge on either side
			if s = strings.TrimSpace(s); s == "" || s == "▲" || s == "│" { // a sign alone stands where it belongs
				continue
			}
			for _, side := range []int{at - 1, at + len([]rune(s))} {
				if side >= 0 && side < w && !strings.ContainsRune(" ▲│", plain[side]) {
					t.Fatalf("%q touches %q in %q", s, plain[side], line.Plain())
				}
			}
			if !slices.ContainsFunc(marks, func(m mark) bool { return beside(m, at, s) }) {
				t.Fatalf("%q stands at %d in %q, where no mark is: %+v", s, at, line.Plain(), marks)
			}
		}
	})
}

// beside reports whether a text at a cell is that of a mark, at its cell or left of
// it, or the mark's sign alone.
func beside(m mark, at int, s string) bool {
	n := text.Width(m.text)
	switch s {
	case m.sign:
		return at == m.at || m.text == ""
	case m.sign + m.text:
		return at == m.at || m.sign == "" && at == m.at-n+1
	case m.text + m.sign:
		return at == m.at-n
	}
	return false
}

// cells are the pieces of a line by the cell in which they begin.
func cells(l draw.Line) map[int]string {
	by, x := map[int]string{}, 0
	for _, p := range l {
		if p.Text != "" {
			by[x] = p.Text
		}
		x += text.Width(p.Text)
	}
	return by
}

// The heading says that it is not the decision whatever there is room for.
func TestHeadingAlwaysSaysWhatItIsNot(t *testing.T) {
	const not = "IKKE AVGJØRELSEN"
	for w := text.Width(not); w < 200; w++ {
		for _, ask := range []string{"Hva om?", "Hva om publikum teller mer eller mindre?", strings.Repeat("Æ", 300)} {
			l := heading(ask, not, w, nil, nil, nil)
			if !strings.Contains(l.Plain(), not) || l.Width() > w {
				t.Fatalf("in %d cells: %q, %d", w, l.Plain(), l.Width())
			}
		}
	}
}

// Strips and charts show at every cell who is where at the share that it stands
// for.
func TestPlacesAreThoseOfTheValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, w := rapid.IntRange(1, 5).Draw(t, "n"), rapid.IntRange(2, 40).Draw(t, "w")
		zero, one := make([]exact.Rat, n), make([]exact.Rat, n)
		for i := range n {
			zero[i], one[i] = exact.Int(rapid.Int64Range(0, 4).Draw(t, "zero")), exact.Int(rapid.Int64Range(0, 4).Draw(t, "one"))
		}
		tr := &track{signs: make([]string, n), at: func(x exact.Rat) []exact.Rat {
			vs := make([]exact.Rat, n)
			for i := range vs {
				vs[i] = zero[i].Add(one[i].Sub(zero[i]).Mul(x))
			}
			return vs
		}}
		rows, drawn := tr.places(n, w), tr.plotted(w, 9)
		for x := range w {
			values := tr.at(share(x, w))
			for k := range n {
				for _, i := range rows[k][x].who {
					better := 0
					for j := range n {
						if values[i].Less(values[j]) {
							better++
						}
					}
					if better+1 != rows[k][x].place {
						t.Fatalf("at %d of %d nominee %d is %d-th of %v", x, w, i, rows[k][x].place, values)
					}
				}
			}
			for i := range n {
				for j := range n {
					if values[i].Less(values[j]) && drawn.heights[i][x] < drawn.heights[j][x] {
						t.Fatalf("at %d the chart has %d above %d: %v", x, i, j, values)
					}
				}
			}
		}
	})
}

func TestPointsOnTheChart(t *testing.T) {
	tr := &track{signs: []string{"A", "B"}, at: func(x exact.Rat) []exact.Rat { return []exact.Rat{x, exact.New(1, 2)} }}
	p := tr.plotted(3, 3)
	if want := [][]int{{2, 1, 0}, {1, 1, 1}}; !slices.EqualFunc(p.heights, want, slices.Equal[[]int]) {
		t.Errorf("%v, wants %v", p.heights, want)
	}
}

// Whatever the nominees are called and however many they are, every drawing has
// its size, and nothing in it but what may be shown.
func TestForeignNamesAndManyNominees(t *testing.T) {
	names := []string{strings.Repeat("Æ", 120), "a\x1b]52;c;x\a\u202eb", "日本" + strings.Repeat("語", 58), "e\u0301", "Kinn"}
	for _, n := range []int{1, 2, 12, award.MaxNominees} {
		in := input(3, n, 2)
		for i := range in.Edition.Nominees {
			in.Edition.Nominees[i].Name = names[i%len(names)]
		}
		in.Edition.Jurors[1].Name = names[1]
		p, c := seat(t, in)
		for _, key := range []string{"0", "right", "n", "k", "shift+right", "j", "left", "m", "right"} {
			press(t, p, c, key)
			for _, size := range [][2]int{{20, 3}, {40, 10}, {60, 11}, {72, 16}, {80, 5}, {120, 26}} {
				p.Choose(in.Edition.Nominees[n/2].ID)
				b := p.View(c, size[0], size[1])
				if len(b) > size[1] || !strings.Contains(b[0].Plain(), "IKKE AVGJØRELSEN") {
					t.Fatalf("%d nominees after %s in %v: %d lines, the first %q", n, key, size, len(b), b[0].Plain())
				}
				for _, l := range b {
					if l.Width() > size[0]+2 && !strings.HasSuffix(l.Plain(), text.Ellipsis) || strings.ContainsAny(l.Plain(), "\x1b\a\u202e⟦{") {
						t.Fatalf("%d nominees after %s in %v: %d cells: %q", n, key, size, l.Width(), l.Plain())
					}
				}
			}
		}
	}
}

// An answer that belongs to another ranking is not taken, and one that nobody waits
// for any more is not worked out.
func TestAnswersThatComeTooLate(t *testing.T) {
	p, c := seat(t, input(3, 3, 2))
	card := p.m.card
	p.m.card = nil
	other := *p.m.rk
	if p.Looked(c, lookCard, found{of: &other, card: card}, nil); p.m.card != nil {
		t.Error("the card of another ranking is taken")
	}
	if p.Looked(c, lookCard, found{of: p.m.rk, card: card}, nil); p.m.card != card {
		t.Error("the card of this ranking is not taken")
	}
	look := p.Key(c, "m").Look
	if look == nil {
		t.Fatal("nothing is looked for")
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if v, err := look.Run(ctx, nil, ""); err == nil {
		t.Errorf("what nobody waits for is worked out: %v", v)
	}
}
