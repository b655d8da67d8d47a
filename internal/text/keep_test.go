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
		"Kinn\r\nVennesla\tBodø": "Kinn Vennesla Bodø",
		"\x1b[31mrød\x1b[0m":     "[31mrød[0m",
		"a\u00a0b":               "a b",
	} {
		if got := Keep(in); got != want {
			t.Errorf("Keep(%q) = %q, wants %q", in, got, want)
		}
	}
}
