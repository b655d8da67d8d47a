package theme

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/muesli/termenv"

	"votering/internal/fault"
)

// grounds are the backgrounds that people have: plain ones and the palest and
// darkest of the well-known palettes.
var grounds = map[string][]string{
	"dark":  {"#000000", "#16181d", "#1e1e1e", "#282c34"},
	"light": {"#ffffff", "#fafaf7", "#fdf6e3"},
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	l := 0.0
	for i, part := range []float64{0.2126, 0.7152, 0.0722} {
		v, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			t.Fatalf("%q is no colour: %v", hex, err)
		}
		c := float64(v) / 255
		if c <= 0.03928 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		l += part * c
	}
	return l
}

// contrast is the ratio of WCAG 2: from 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestTextCanBeRead(t *testing.T) {
	for name, c := range map[string]struct {
		tokens tokens
		on     []string
		text   float64
	}{
		"dark":           {night, grounds["dark"], 4.5},
		"light":          {light, grounds["light"], 4.5},
		"contrast dark":  {contrastDark, grounds["dark"], 7},
		"contrast light": {contrastLight, grounds["light"], 7},
	} {
		k := c.tokens
		for _, ground := range c.on {
			for role, tok := range map[string]token{
				"text": k.text, "muted": k.muted, "accent": k.accent, "good": k.good, "warn": k.warn, "bad": k.bad, "rule": k.rule,
			} {
				if tok == (token{}) {
					continue // the terminal's own
				}
				if got := contrast(t, tok.hex, ground); got < c.text {
					t.Errorf("%s: %s on %s has contrast %.2f, wants %.1f", name, role, ground, got, c.text)
				}
			}
			for role, tok := range map[string]token{"bar": k.bar, "barAlt": k.barAlt, "barDim": k.barDim} {
				if got := contrast(t, tok.hex, ground); got < 2.8 {
					t.Errorf("%s: %s on %s has contrast %.2f, wants 2.8", name, role, ground, got)
				}
			}
		}
		for role, pair := range map[string][2]token{
			"chosen": {k.chosen, k.chosenOn}, "title": {k.title, k.titleOn}, "badge": {k.badge, k.badgeOn},
		} {
			if got := contrast(t, pair[0].hex, pair[1].hex); got < 4.5 {
				t.Errorf("%s: %s has contrast %.2f, wants 4.5", name, role, got)
			}
		}
	}
}

func TestWithoutColourTheChosenStillShows(t *testing.T) {
	s := New(None, true, termenv.TrueColor)
	if got := s.Selected.Render("x"); !strings.Contains(got, "7") || strings.Contains(got, "38;") {
		t.Errorf("chosen without colours is %q, wants reverse and no colour", got)
	}
	if got := s.Muted.Render("x"); got != "x" {
		t.Errorf("muted without colours is %q, wants plain text", got)
	}
	if got := New(Dark, true, termenv.Ascii).Selected.Render("x"); got != s.Selected.Render("x") {
		t.Errorf("a terminal without colours gets %q", got)
	}
}

func TestFewColoursTakeTheirOwnChoice(t *testing.T) {
	if got := New(Dark, true, termenv.ANSI).Accent.Render("x"); !strings.Contains(got, "96") {
		t.Errorf("accent in 16 colours is %q, wants bright cyan", got)
	}
}

func TestPick(t *testing.T) {
	env := func(pairs ...string) func(string) string {
		a := fault.Pairs(pairs...)
		return func(k string) string { return a[k] }
	}
	for _, c := range []struct {
		flag string
		env  func(string) string
		want Name
	}{
		{"", env(), Auto},
		{"contrast", env("NO_COLOR", "1"), HighContrast},
		{"", env("NO_COLOR", "1"), None},
		{"", env("TERM", "dumb"), None},
		{"", env("VOTERING_THEME", "light", "NO_COLOR", "1"), Light},
		{"", env("VOTERING_THEME", "pink"), Auto},
	} {
		if got, err := Pick(c.flag, c.env); got != c.want || err != nil {
			t.Errorf("Pick(%q) = %v, %v; wants %v", c.flag, got, err, c.want)
		}
	}
	if _, err := Pick("pink", env()); fault.ClassOf(err) != fault.Usage {
		t.Errorf("a theme that is not there gives %v", err)
	}
}

func TestNextGoesRound(t *testing.T) {
	n, seen := Auto.On(true), map[Name]bool{}
	for range len(Names()) - 1 {
		seen[n] = true
		n = n.Next()
	}
	if n != Dark || len(seen) != len(Names())-1 {
		t.Errorf("going round from dark ends at %v after %v", n, seen)
	}
}
