package layout

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestAreasFillTheScreen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(-1, 250).Draw(t, "w"), rapid.IntRange(-1, 90).Draw(t, "h")
		a := Of(w, h, rapid.IntRange(0, 60).Draw(t, "message"))
		if sum := a.Title + a.Tabs + a.Rule + a.Body + a.Message + a.Footer; sum != a.H {
			t.Fatalf("%dx%d: areas sum to %d: %+v", w, h, sum, a)
		}
		if a.Body < 1 && a.H > 0 || a.Message < 0 {
			t.Fatalf("%dx%d: no body: %+v", w, h, a)
		}
	})
}

func TestFullSize(t *testing.T) {
	if got, want := Of(60, 16, 0), (Areas{W: 60, H: 16, Title: 1, Tabs: 1, Rule: 1, Body: 11, Message: 1, Footer: 1}); got != want {
		t.Errorf("60x16 is %+v, wants %+v", got, want)
	}
	if got := Of(59, 16, 0); !got.Compact || got.Body != 14 || got.TooLow {
		t.Errorf("59x16 is %+v", got)
	}
	if got := Of(20, 5, 2); got.Body != 3 || got.Message != 1 {
		t.Errorf("20x5 with a message is %+v", got)
	}
}

func TestFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"Kinn", "日本", "\x1b[1mfet\x1b[0m", "é", "\n", " ", "█"})
		s := strings.Join(rapid.SliceOfN(word, 0, 60).Draw(t, "words"), "")
		w, h := rapid.IntRange(1, 20).Draw(t, "w"), rapid.IntRange(1, 9).Draw(t, "h")
		lines := strings.Split(Fit(s, w, h), "\n")
		if len(lines) != h {
			t.Fatalf("%d lines, wants %d", len(lines), h)
		}
		for i, l := range lines {
			if ansi.StringWidth(l) > w {
				t.Fatalf("line %d, %q, is wider than %d", i, l, w)
			}
		}
	})
	if Fit("x", 0, 3) != "" || Fit("x", 3, 0) != "" {
		t.Error("no room is not empty")
	}
}

func TestOver(t *testing.T) {
	under := "aaaaaaaa\n\x1b[1mbbbbbbbb\x1b[0m\ncc\ndddddddd"
	got := Over(under, "XX\nYY\nZZ", 3, 1, 2)
	want := "aaaaaaaa\nbbbXXbbb\ncc YY\ndddZZddd"
	if ansi.Strip(got) != want {
		t.Errorf("got\n%s\nwants\n%s", ansi.Strip(got), want)
	}
	if !strings.Contains(got, "\x1b[1mbbb\x1b[0mXX\x1b[1mbbb\x1b[0m") {
		t.Errorf("the box takes on the style below it, or ends it: %q", got)
	}
}
