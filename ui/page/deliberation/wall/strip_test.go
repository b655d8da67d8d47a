package wall

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/text"
)

func scale(min, max int64, step exact.Rat) award.Scale {
	return award.Scale{Min: exact.Int(min), Max: exact.Int(max), Step: step}
}

func rats(t testing.TB, values string) []exact.Rat {
	var out []exact.Rat
	for _, s := range strings.Fields(values) {
		v, err := exact.Decimal(s)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	slices.SortFunc(out, exact.Rat.Cmp)
	return out
}

func named(v exact.Rat) int { return text.Width(v.Text()) }

// The strips of the worked case: marks on one criterion, and own means.
func TestStripsOfTheWorkedCase(t *testing.T) {
	a := newAxis(scale(1, 6, exact.Int(1)), 51, named)
	if a.w != 51 || len(a.ticks) != 6 {
		t.Fatalf("the axis has %d cells and %d ticks", a.w, len(a.ticks))
	}
	for _, c := range []struct{ marks, want string }{
		{"5 6 2 5 5", "·         ●         ·         ·         3         ●"},
		{"5.25 5.25 4 4.75 5.25", "·         ·         ·         ●       ● · 3       ·"},
		{"4.75 4.75 4.75 4.75 4.5", "·         ·         ·         ·    ●  4 ·         ·"},
		{"4.5 4.25 4.5 4.75", "·         ·         ·         · ●  2  ● ·         ·"},
		{"4.25 4.5 4.25 4.5 3.75", "·         ·         ·       ● · 2  2    ·         ·"},
		{"3.75 4 4.25 4 4.25", "·         ·         ·       ● 2 2       ·         ·"},
		{"", "·         ·         ·         ·         ·         ·"},
	} {
		s := strip{marks: rats(t, c.marks)}
		p := newPlot(a, []*strip{&s}, map[*strip][]spot{})
		if got := p.line(&s); got != c.want || p.grain != 1 || p.wide != nil {
			t.Errorf("%s, places of %d cells:\n%q, wants\n%q", c.marks, p.grain, got, c.want)
		}
	}
}

func TestAxes(t *testing.T) {
	for _, c := range []struct {
		s     award.Scale
		w     int
		ticks string
		cells int
	}{
		{scale(1, 6, exact.Int(1)), 51, "1 2 3 4 5 6", 51},
		{scale(1, 6, exact.Int(1)), 29, "1 2 3 4 5 6", 26},
		{scale(0, 100, exact.Int(1)), 60, "0 10 20 30 40 50 60 70 80 90 100", 51},
		{scale(0, 100, exact.Int(1)), 29, "0 20 40 60 80 100", 26},
		{scale(0, 10, exact.New(1, 2)), 51, "0 1 2 3 4 5 6 7 8 9 10", 51},
		{scale(0, 1, exact.New(1, 10)), 60, "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1", 51},
		{scale(0, 97, exact.Int(1)), 60, "0 97", 60},
		{scale(1, 6, exact.Int(1)), 3, "1 6", 3},
	} {
		a := newAxis(c.s, c.w, named)
		var got []string
		for _, v := range a.ticks {
			got = append(got, v.Text())
		}
		if strings.Join(got, " ") != c.ticks || a.w != c.cells {
			t.Errorf("%v on %d cells: %v on %d", c.s, c.w, got, a.w)
		}
	}
}

// Many marks in few cells are told as numbers, and that different marks stand
// together is found out.
func TestManyMarks(t *testing.T) {
	a := newAxis(scale(0, 100, exact.Int(1)), 60, named)
	var marks []string
	for i := range 101 {
		marks = append(marks, strconv.Itoa(i))
	}
	s := strip{marks: rats(t, strings.Join(marks, " "))}
	p := newPlot(a, []*strip{&s}, map[*strip][]spot{})
	if got, want := p.line(&s), "2 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 3"; strings.TrimSpace(got) != want || p.grain != 2 {
		t.Errorf("places of %d cells: %q", p.grain, got)
	}
	if p.wide == nil || !p.wide.Equal(exact.Int(4)) {
		t.Errorf("a place is %v wide", p.wide)
	}
	s = strip{marks: slices.Repeat(rats(t, "40"), 25)}
	p = newPlot(a, []*strip{&s}, map[*strip][]spot{})
	if got := p.line(&s); !strings.Contains(got, "·    25   ·") || p.wide != nil {
		t.Errorf("25 alike: %q, %v", got, p.wide)
	}
}

// On any axis every juror is counted exactly once, at a place that is no
// further away than half of what a place is wide, and what is written can be
// read.
func TestEveryMarkIsOnTheStrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Int64Range(-5, 5).Draw(t, "low")
		s := scale(low, low+rapid.Int64Range(1, 120).Draw(t, "range"), exact.Int(1))
		a := newAxis(s, rapid.IntRange(2, 150).Draw(t, "w"), named)
		var strips []*strip
		for range rapid.IntRange(1, 4).Draw(t, "strips") {
			x := &strip{}
			for range rapid.IntRange(0, 60).Draw(t, "marks") {
				share := exact.New(rapid.Int64Range(0, 12).Draw(t, "of 12"), 12)
				x.marks = append(x.marks, s.Min.Add(share.Mul(s.Max.Sub(s.Min))))
			}
			slices.SortFunc(x.marks, exact.Rat.Cmp)
			strips = append(strips, x)
		}
		p := newPlot(a, strips, map[*strip][]spot{})
		for _, x := range strips {
			labels, clear := p.labels(x, p.grain)
			if !clear && p.grain < a.w {
				t.Fatalf("it cannot be read: %q", p.line(x))
			}
			n := 0
			for _, l := range labels {
				if l.text == one {
					n++
					continue
				}
				k, err := strconv.Atoi(l.text)
				if err != nil {
					t.Fatal(err)
				}
				n += k
			}
			if n != len(x.marks) {
				t.Fatalf("%d jurors of %d: %q", n, len(x.marks), p.line(x))
			}
			for i, v := range x.marks {
				at := p.axis.place(p.spots[x][i], p.grain) * p.grain
				middle := s.Min.Add(a.width().Mul(exact.New(int64(at), int64(a.w-1))))
				if half := a.reach(p.grain).Mul(exact.New(1, 2)); half.Less(v.Sub(middle).Abs()) {
					t.Fatalf("%s is put at %s: %q", v, middle, p.line(x))
				}
			}
			if p.wide == nil && p.joins(x) {
				t.Fatal("that marks are put together is not told")
			}
			if got := text.Width(p.line(x)); got != a.w {
				t.Fatalf("the line has %d cells of %d", got, a.w)
			}
		}
	})
}

// What lies between two cells goes to the even one.
func TestCells(t *testing.T) {
	a := newAxis(scale(0, 10, exact.Int(1)), 11, func(exact.Rat) int { return 9 })
	for in, want := range map[string]int{"0.5": 0, "1.5": 2, "2.5": 2, "2.4": 2, "2.6": 3, "9.5": 10, "7": 7, "-3": 0, "12": 10} {
		if got := a.cell(rats(t, in)[0]); got != want {
			t.Errorf("%s is in cell %d, wants %d", in, got, want)
		}
	}
}
