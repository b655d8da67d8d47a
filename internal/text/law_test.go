package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// active reports a character that does something to a terminal or to the eye
// besides standing there. It is written apart from the code on purpose.
func active(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0, r == 0xFFFD, r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
		return true
	case r == 0xAD, r == 0x34F, r == 0x61C, r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E:
		return true
	case r >= 0x2060 && r <= 0x206F, r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	}
	return r >= 0xE0000 && r <= 0xE0FFF
}

// someText draws text out of everything: words, wide letters, marks, and the
// characters that are refused.
func someText(t *rapid.T) string {
	piece := rapid.OneOf(
		rapid.StringMatching(`[a-zæøå ]{0,12}`),
		rapid.StringN(0, 6, -1),
		rapid.SampledFrom([]string{"日本", "é", "e\u0301", "\u0301", "  ", "\n", "\r\n", "\u00a0", "ﬁ", "한", "❤", "क्षि", "\u0344"}),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 4), func(b []byte) string { return string(b) }),
		rapid.Custom(func(t *rapid.T) string { return rapid.SampledFrom(hostile).Draw(t, "hostile").in }),
	)
	return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "")
}

// lawsOfText is what holds for every text, however it came about.
func lawsOfText(t interface{ Fatalf(string, ...any) }, s string) {
	const max = 400
	one, err := Clean(s, max)
	if err == nil {
		again, err := Clean(one, max)
		if err != nil || again != one {
			t.Fatalf("Clean(%q) = %q, and then %q, %v", s, one, again, err)
		}
		if Show(one) != one || !norm.NFC.IsNormalString(one) || strings.IndexFunc(one, active) >= 0 {
			t.Fatalf("Clean(%q) = %q is not clean", s, one)
		}
	}
	if strict := Strict(s, max); (strict == nil) != (err == nil && one == s) {
		t.Fatalf("Strict(%q): %v, but Clean = %q, %v", s, strict, one, err)
	}
	lines, err := CleanLines(s, max)
	if err == nil && (ShowLines(lines) != lines || StrictLines(lines, max) != nil) {
		t.Fatalf("CleanLines(%q) = %q is not clean", s, lines)
	}
	shown := Show(s)
	if !utf8.ValidString(shown) || Show(shown) != shown || strings.IndexFunc(shown, active) >= 0 {
		t.Fatalf("Show(%q) = %q is not safe", s, shown)
	}
	folded := Fold(shown)
	if Fold(folded) != folded {
		t.Fatalf("Fold(%q) = %q, and then %q", shown, folded, Fold(folded))
	}
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { lawsOfText(t, someText(t)) })
}

func FuzzText(f *testing.F) {
	for _, h := range hostile {
		f.Add(h.in)
	}
	f.Add("Bosettings- og integreringsprisen 2022")
	f.Fuzz(func(t *testing.T, s string) {
		lawsOfText(t, s)
		lawsOfWidth(t, ShowLines(s), 2+len(s)%30)
	})
}

// lawsOfWidth is what holds for printable text in at least two cells.
func lawsOfWidth(t interface{ Fatalf(string, ...any) }, s string, w int) {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r == ' ' || r == '\n' {
				return -1
			}
			return r
		}, s)
	}
	wrapped := Wrap(s, w)
	for _, line := range wrapped {
		if Width(line) > w {
			t.Fatalf("Wrap(%q, %d): %q is %d cells wide", s, w, line, Width(line))
		}
	}
	if got, want := letters(strings.Join(wrapped, "")), letters(s); got != want {
		t.Fatalf("Wrap(%q, %d) kept %q of %q", s, w, got, want)
	}
	line := Show(s)
	if n := Width(Truncate(line, w)); n > w {
		t.Fatalf("Truncate(%q, %d) is %d cells wide", line, w, n)
	}
	if l, r := Width(PadLeft(line, w)), Width(PadRight(line, w)); l != w || r != w {
		t.Fatalf("padding %q to %d gives %d and %d", line, w, l, r)
	}
}

func TestWidthLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lawsOfWidth(t, ShowLines(someText(t)), rapid.IntRange(2, 40).Draw(t, "w"))
	})
}

// Wrapping may only break a word that does not fit on a line by itself.
func TestWrapKeepsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zæøå]{1,9}`)).Draw(t, "words")
		got := strings.FieldsFunc(strings.Join(Wrap(strings.Join(words, " "), 9), " "), unicode.IsSpace)
		if strings.Join(got, " ") != strings.Join(words, " ") {
			t.Fatalf("%q became %q", words, got)
		}
	})
}

func TestCompareIsAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := Show(someText(t)), Show(someText(t)), Show(someText(t))
		if Compare(a, b) != -Compare(b, a) || (Compare(a, b) == 0) != (a == b) {
			t.Fatalf("%q and %q: %d and %d", a, b, Compare(a, b), Compare(b, a))
		}
		if Compare(a, b) < 0 && Compare(b, c) < 0 && Compare(a, c) >= 0 {
			t.Fatalf("%q, %q, %q go round", a, b, c)
		}
	})
}

// What no-break spaces hold together is broken only after one of them, so that a
// number in it stays whole.
func TestWrapBreaksAfterNoBreakSpaces(t *testing.T) {
	const long = "(311338991352/250000000000\u00a0−\u00a0630434590003/100000000000)"
	for w := 30; w < 70; w++ {
		for _, line := range Wrap("3/4 × "+long+" ÷ 2", w) {
			for _, number := range []string{"311338991352/250000000000", "630434590003/100000000000"} {
				if start := number[:3]; strings.Contains(line, start) != strings.Contains(line, number) {
					t.Errorf("at %d cells a number is broken: %q", w, line)
				}
			}
		}
	}
}
