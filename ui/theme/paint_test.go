package theme

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// A theme that is not made for the terminal's background brings its own.
func TestEveryThemeCanBeReadOnEveryTerminal(t *testing.T) {
	grounds := map[ground]tokens{darkGround: night, lightGround: light, blackGround: contrastDark, whiteGround: contrastLight}
	for _, dark := range []bool{true, false} {
		for _, name := range Names()[1:] {
			g, painted := groundOf(name, dark)
			own := name == None || name == Dark && dark || name == Light && !dark
			if painted == own {
				t.Errorf("%s, dark %v: painted is %v", name, dark, painted)
			}
			if !painted {
				continue
			}
			if grounds[g] != tokensOf(name, dark) {
				t.Errorf("%s, dark %v stands on the ground of another", name, dark)
			}
			k := tokensOf(name, dark)
			for role, tok := range map[string]token{"own": g.text, "text": k.text, "muted": k.muted, "accent": k.accent, "good": k.good, "warn": k.warn, "bad": k.bad, "rule": k.rule} {
				if tok == (token{}) {
					continue
				}
				if got := contrast(t, tok.hex, g.behind.hex); got < 4.5 {
					t.Errorf("%s, dark %v: %s has contrast %.2f", name, dark, role, got)
				}
			}
		}
	}
}

// The background is behind every cell, also after a style ended.
func TestPaint(t *testing.T) {
	for _, profile := range []termenv.Profile{termenv.ANSI, termenv.ANSI256, termenv.TrueColor} {
		s := New(Dark, false, profile)
		frame := s.Accent.Render("one") + " two\n\nthree"
		got := s.Paint(frame, 10)
		on, _, _ := strings.Cut(s.paper.Render("x"), "x")
		for _, l := range strings.Split(got, "\n") {
			if ansi.StringWidth(l) != 10 || !strings.HasPrefix(l, on) || !strings.HasSuffix(l, reset) {
				t.Errorf("line %q", l)
			}
			for _, rest := range strings.Split(strings.TrimSuffix(l, reset), reset)[1:] {
				if !strings.HasPrefix(rest, on) {
					t.Errorf("after a style ends: %q", rest)
				}
			}
		}
		if plain := ansi.Strip(got); plain != "one two   \n          \nthree     " {
			t.Errorf("it says %q", plain)
		}
	}
	s := New(Dark, true, termenv.TrueColor)
	if got := s.Paint("x", 10); got != "x" {
		t.Errorf("a terminal that is dark itself is painted: %q", got)
	}
}
