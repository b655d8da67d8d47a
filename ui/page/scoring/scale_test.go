package scoring

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
)

func rat(t testing.TB, s string) exact.Rat {
	t.Helper()
	r, err := exact.Ratio(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func scale(t testing.TB, min, max, step string) award.Scale {
	t.Helper()
	return award.Scale{Min: rat(t, min), Max: rat(t, max), Step: rat(t, step)}
}

func TestRead(t *testing.T) {
	six, ten := scale(t, "1", "6", "1"), scale(t, "0", "10", "1")
	half, hundred := scale(t, "0", "10", "0.5"), scale(t, "0", "100", "1")
	below, fine := scale(t, "-3", "3", "1"), scale(t, "0", "1000000000", "0.00000001")
	for _, c := range []struct {
		scale award.Scale
		text  string
		want  reading
	}{
		{six, "1", whole}, {six, "6", whole}, {six, "0", wrong}, {six, "7", wrong}, {six, "4,", wrong}, {six, "45", wrong},
		{ten, "1", growing}, {ten, "10", whole}, {ten, "0", whole}, {ten, "9", whole}, {ten, "15", wrong}, {ten, "1,", wrong},
		{half, "4", growing}, {half, "4,", growing}, {half, "4,5", whole}, {half, "4.5", whole}, {half, "4,3", wrong},
		{half, "1", growing}, {half, "10", whole}, {half, "10,", wrong}, {half, "0", growing}, {half, "0,", growing}, {half, "00", wrong}, {half, "05", wrong},
		{hundred, "1", growing}, {hundred, "10", growing}, {hundred, "100", whole}, {hundred, "99", whole}, {hundred, "101", wrong},
		{below, "-", opening}, {below, "-2", whole}, {below, "-4", wrong}, {below, "2", whole}, {below, "0", whole},
		{six, "-", wrong}, {six, "", opening},
		{fine, "1", growing}, {fine, "0,0000000", growing}, {fine, "0,00000001", whole}, {fine, "0,000000001", wrong},
		{scale(t, "20", "30", "5"), "2", opening}, {scale(t, "20", "30", "5"), "20", whole}, {scale(t, "20", "30", "5"), "3", opening},
		{scale(t, "20", "30", "5"), "4", wrong},
		{six, "1/2", wrong}, {six, "²", wrong}, {ten, "1e1", wrong},
	} {
		if got := read(c.scale, c.text); got != c.want {
			t.Errorf("%q on %v to %v by %v: %v, wants %v", c.text, c.scale.Min, c.scale.Max, c.scale.Step, got, c.want)
		}
	}
}

// Every mark can be typed key by key: each beginning of it is one, and the
// whole is a mark.
func TestEveryMarkCanBeTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		step := rapid.SampledFrom([]string{"1", "0.5", "0.25", "2", "5", "0.001", "10"}).Draw(t, "step")
		from := rapid.IntRange(-30, 30).Draw(t, "min")
		n := rapid.IntRange(1, 200).Draw(t, "steps")
		st, _ := exact.Decimal(step)
		s := award.Scale{Min: exact.Int(int64(from)), Step: st}
		s.Max = s.Min.Add(st.Mul(exact.Int(int64(n))))
		mark := s.Min.Add(st.Mul(exact.Int(int64(rapid.IntRange(0, n).Draw(t, "k"))))).Text()
		typed := strings.Replace(mark, ".", rapid.SampledFrom([]string{".", ","}).Draw(t, "point"), 1)
		for i := 1; i < len(typed); i++ {
			if r := read(s, typed[:i]); r != opening && r != growing {
				t.Fatalf("%q of %q is %v", typed[:i], typed, r)
			}
		}
		if r := read(s, typed); r != whole && r != growing {
			t.Fatalf("%q is %v", typed, r)
		}
	})
}

// What is called whole cannot be the beginning of another mark.
func TestWholeIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := award.Scale{Min: exact.Int(int64(rapid.IntRange(-20, 20).Draw(t, "min"))), Step: exact.New(1, int64(rapid.SampledFrom([]int{1, 2, 4}).Draw(t, "parts")))}
		s.Max = s.Min.Add(exact.Int(int64(rapid.IntRange(1, 40).Draw(t, "span"))))
		all, _ := marks(s, 1000)
		for _, m := range all {
			if read(s, m.Text()) != whole {
				continue
			}
			for _, other := range all {
				if o := other.Text(); o != m.Text() && strings.HasPrefix(o, m.Text()) && !strings.HasPrefix(m.Text(), "-0") {
					t.Fatalf("%s is whole, but %s goes on from it", m.Text(), o)
				}
			}
		}
	})
}
