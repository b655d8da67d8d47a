package text

import (
	"testing"

	"pgregory.net/rapid"
)

func TestKeepLeavesNothingThatCleanRefuses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\x1b\u202e\u200b\n\t ÅØ")))).Draw(t, "s")
		for _, r := range Keep(s) {
			if kindOf(r) != allowed {
				t.Fatalf("Keep(%q) kept %U", s, r)
			}
		}
	})
}

func TestKeep(t *testing.T) {
	for in, want := range map[string]string{
		"Kinn\r\nVennesla\tBodø":  "Kinn Vennesla Bodø",
		"\x1b[31mrød\x1b[0m":      "rød",
		"a\x1b]52;c;eA==\ab":      "ab",
		"a\x1b]0;tittel\x1b\\b":   "ab",
		"a\x1bPq#0\u009cb":        "ab",
		"a\u009b2Jb\x1b(Bc\x1bcd": "abcd",
		"a\x1b]52;uten slutt":     "a52;uten slutt",
		"a\x1b[12;Åb":             "a12;Åb",
		"a\x1b":                   "a",
		"a\u00a0b":                "a b",
	} {
		if got := Keep(in); got != want {
			t.Errorf("Keep(%q) = %q, wants %q", in, got, want)
		}
	}
}

func TestUntowerLeavesWhatCleanTakes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("ae\u0301\u0305\u0308\u0344 \nØ日"))).Draw(t, "s")
		if got := Untower(s); check(got, 0, true) != nil {
			t.Fatalf("Untower(%q) = %q", s, got)
		}
	})
	if got := Untower("Kinn\u0305\u0305\u0305\u0305\u0305\u0305 vant\n\u0305e\u0301"); got != "Kinn\u0305\u0305\u0305\u0305 vant\né" {
		t.Errorf("%q", got)
	}
}
