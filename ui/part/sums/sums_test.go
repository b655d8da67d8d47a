package sums

import (
	"math/big"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
	"votering/internal/locale"
	rank "votering/internal/ranking"
)

func ratio(t *testing.T, s string) exact.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatal(s)
	}
	return exact.FromBig(r)
}

const long = "9766444981298783333469143/23943613886919649383469143"

// A number has its decimals beside it; one that nobody would read is rounded, in
// the signs of the language.
func TestNumbers(t *testing.T) {
	nb, en := Writer{L: locale.For(locale.NB)}, Writer{L: locale.For(locale.EN)}
	for _, c := range []struct{ in, nb, en, beside, decimal string }{
		{"7", "7", "7", "7", "7"},
		{"7/10", "7/10 = 0,7", "7/10 = 0.7", "0,7 (7/10)", "0,7"},
		{"2/3", "2/3 ≈\u00a00,667", "2/3 ≈\u00a00.667", "0,667 (2/3)", "≈\u00a00,667"},
		{"-2/3", "−2/3 ≈\u00a0−0,667", "−2/3 ≈\u00a0−0.667", "−0,667 (−2/3)", "≈\u00a0−0,667"},
		{long, "≈\u00a00,407894", "≈\u00a00.407894", "≈\u00a00,407894", "≈\u00a00,408"},
	} {
		r := ratio(t, c.in)
		for _, x := range [][2]string{{nb.Both(r), c.nb}, {en.Both(r), c.en}, {nb.Beside(r), c.beside}, {nb.Decimal(r), c.decimal}} {
			if x[0] != x[1] {
				t.Errorf("%s: %q, want %q", c.in, x[0], x[1])
			}
		}
	}
	if got := (Writer{L: nb.L, Exactly: true}).Both(ratio(t, long)); got != long+" ≈\u00a00,408" {
		t.Errorf("asked for exactly: %q", got)
	}
}

// A sum says once that a number in it is rounded, before what it comes to.
func TestFormula(t *testing.T) {
	nb := Writer{L: locale.For(locale.NB)}
	for _, c := range [][2]string{
		{"", ""},
		{"4.5", "4,5"},
		{"3/4 × 1 + 1/4 × 1/5 = 4/5", "3/4 × 1 + 1/4 × 1/5 = 4/5"},
		{"3/4 × " + long + " + 1/4 × 1 = " + long, "3/4 × 0,407894 + 1/4 × 1 ≈\u00a00,407894"},
		{"3/4 × " + long + " + 1/4 × 1 = 1/2", "3/4 × 0,407894 + 1/4 × 1 ≈\u00a01/2"},
		{"3/4 × ≈ 0.407894 + ≈ 1.5 ≈ 0.172658", "3/4 × 0,407894 + 1,5 ≈\u00a00,172658"},
		{"(≈ 0.407894 - 1/2) ÷ (1 - ≈ 0.25)", "(0,407894\u00a0−\u00a01/2) ÷ (1\u00a0−\u00a00,25)"},
		{"18 ÷ 4 - 1/40 = 179/40 → 4.48", "18 ÷ 4\u00a0−\u00a01/40 = 179/40 → 4,48"},
		{"2 × (-3/4) = -3/2", "2 × (−3/4) = −3/2"},
		{long, "≈\u00a00,407894"},
		{"≈ 0.172658", "≈\u00a00,172658"},
	} {
		if got := nb.Formula(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
}

// What is nearly equal is not said to be equal too, whatever is long of it.
func TestPosition(t *testing.T) {
	nb := Writer{L: locale.For(locale.NB)}
	x := ratio(t, long)
	for _, c := range []struct {
		p     rank.Position
		value exact.Rat
		want  string
	}{
		{rank.Position{Own: exact.Int(2), One: exact.Int(4)}, exact.New(1, 2), "2 ÷ 4 = 1/2 = 0,5"},
		{rank.Position{Own: x, One: exact.Int(4)}, x.Quo(exact.Int(4)), "0,407894 ÷ 4 ≈\u00a00,101973"},
		{rank.Position{Own: x, One: x.Add(x)}, exact.New(1, 2), "0,407894 ÷ 0,815787 ≈\u00a01/2 = 0,5"},
	} {
		working, value := nb.Position(c.p, c.value)
		if got := Once(working + " = " + value); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Whatever is added up, no number is longer than anybody reads, no sign stands
// twice, and nothing is rounded in silence.
func TestSumsAreReadable(t *testing.T) {
	w := Writer{L: locale.For(locale.NB)}
	digits, twice := regexp.MustCompile(`[0-9/]{21,}`), regexp.MustCompile(`[=≈][ \x{a0}]*[=≈]|× ≈|-`)
	number := rapid.Custom(func(t *rapid.T) exact.Rat {
		r := exact.New(rapid.Int64Range(-1e9, 1e9).Draw(t, "p"), rapid.Int64Range(1, 1e9).Draw(t, "q"))
		if rapid.Bool().Draw(t, "long") {
			r = r.Mul(exact.New(1e9+7, 1e9+9)).Mul(exact.New(1e9+21, 1e9+33))
		}
		return r
	})
	rapid.Check(t, func(t *rapid.T) {
		s := rank.Sum{Divisor: exact.Int(1)}
		isLong := false
		for range rapid.IntRange(1, 4).Draw(t, "terms") {
			term := rank.Term{Weight: exact.New(1, 4), Value: number.Draw(t, "value")}
			s.Terms, s.Total = append(s.Terms, term), s.Total.Add(term.Weight.Mul(term.Value))
			isLong = isLong || w.Long(term.Value)
		}
		said := w.Sum(s)
		if digits.MatchString(said) || twice.MatchString(said) || (isLong || w.Long(s.Total)) && !strings.Contains(said, "≈") {
			t.Fatalf("%s: %q", s.String(), said)
		}
	})
}
