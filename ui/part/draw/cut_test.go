package draw

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCutSaysWhereTheRestIs(t *testing.T) {
	b := Paragraph("en to tre fire fem", 6, nil)
	where := Piece{Text: "s"}
	for _, c := range []struct {
		w, h int
		want string
	}{{9, 2, "en to    \ntre … s  "}, {6, 2, "en to \nt… s  "}, {6, 9, b.Render(6, 9)}} {
		if got := b.Cut(c.w, c.h, where).Render(c.w, c.h); got != c.want {
			t.Errorf("%q, wants %q", got, c.want)
		}
	}
}

// What was cut before names the key once.
func TestCutTwiceSaysItOnce(t *testing.T) {
	where := Piece{Text: "s"}
	b := append(Paragraph("en to tre fire fem", 9, nil).Cut(12, 1, where), Of("mer", nil))
	if got := b.Cut(12, 1, where)[0].Plain(); strings.Count(got, "s") != 1 {
		t.Errorf("%q", got)
	}
}

// What is cut never takes more than its room, and always names the key.
func TestCutKeepsItsRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(6, 40).Draw(t, "w"), rapid.IntRange(1, 4).Draw(t, "h")
		b := Paragraph(strings.Repeat("ord ", rapid.IntRange(1, 60).Draw(t, "n")), w, nil)
		got := b.Cut(w, h, Piece{Text: "Enter"})
		if len(got) > h || len(b) > h && !strings.HasSuffix(got[h-1].Plain(), "… Enter") && w > 8 {
			t.Fatalf("%d lines of %d: %q", len(got), len(b), got.Render(w, h))
		}
		for _, l := range got {
			if l.Width() > w {
				t.Fatalf("%q takes more than %d", l.Plain(), w)
			}
		}
	})
}
