package draw

import (
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"
)

func bold() *lipgloss.Style {
	r := lipgloss.NewRenderer(nil)
	r.SetColorProfile(termenv.TrueColor)
	s := r.NewStyle().Bold(true)
	return &s
}

func TestFit(t *testing.T) {
	b := bold()
	for _, c := range []struct {
		line Line
		w    int
		want string
	}{
		{Of("Kinn", nil), 6, "Kinn  "},
		{Of("Kinn", nil), 4, "Kinn"},
		{Of("Haugesund", nil), 5, "Haug…"},
		{Of("Kinn", nil).Add(" 175", b), 6, "Kinn …"},
		{Of("Kinn", nil).Add(" 175", b), 4, "Kin…"},
		{Of("Kinn", nil).Add("   ", b), 4, "Kinn"},
		{nil, 3, "   "},
		{Of("Kinn", nil), 0, ""},
	} {
		if got := c.line.Fit(c.w).Plain(); got != c.want {
			t.Errorf("%q in %d: %q, wants %q", c.line.Plain(), c.w, got, c.want)
		}
	}
}

func TestRule(t *testing.T) {
	for _, c := range []struct {
		left, right string
		w           int
		want        string
	}{
		{"Kinn · 4602", "2 av 3", 32, "── Kinn · 4602 ─────── 2 av 3 ──"},
		{"Kinn · 4602", "2 av 3", 22, "── Kinn · 4602 ───────"},
		{"Kinn · 4602", "", 12, "── Kinn … ──"},
		{"", "", 4, "────"},
	} {
		if got := Rule(c.left, c.right, c.w, nil, nil).Fit(c.w).Plain(); got != c.want {
			t.Errorf("%q, wants %q", got, c.want)
		}
	}
}

func TestBeside(t *testing.T) {
	got := Block{Of("a", nil), Of("b", nil)}.Beside(3, Piece{"│ ", nil}, Block{Of("x", nil)}).Render(8, 3)
	if want := "a  │ x  \nb  │    \n        "; got != want {
		t.Errorf("%q, wants %q", got, want)
	}
}

func TestTopSaysThatLinesAreLeftOut(t *testing.T) {
	b := Paragraph("en to tre fire fem", 6, nil)
	if got, want := b.Top(2).Render(8, 2), "en to   \ntre …   "; got != want {
		t.Errorf("%q, wants %q", got, want)
	}
	if len(b.Top(9)) != len(b) || len(b.Top(0)) != 0 {
		t.Error("Top changes what fits, or keeps what has no room")
	}
}

// Neighbours in one style share their escape sequences.
func TestRenderJoinsStyles(t *testing.T) {
	b := bold()
	got := Block{Of("a", b).Add("b", b).Add("c", nil)}.Render(3, 1)
	if want := b.Render("ab") + "c"; got != want {
		t.Errorf("%q, wants %q", got, want)
	}
}

// Every drawing has the size it was asked for.
func TestRenderIsExact(t *testing.T) {
	b := bold()
	foreign := rapid.StringOf(rapid.RuneFrom([]rune("aæø 日é\u0301█…𑤿")))
	rapid.Check(t, func(t *rapid.T) {
		block := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Line {
			return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Piece {
				p := Piece{Text: foreign.Draw(t, "text")}
				if rapid.Bool().Draw(t, "bold") {
					p.Style = b
				}
				return p
			}), 0, 5).Draw(t, "line")
		}), 0, 5).Draw(t, "block")
		w, h := rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 8).Draw(t, "h")
		lines := strings.Split(Block(block).Render(w, h), "\n")
		if len(lines) != h {
			t.Fatalf("%d lines, wants %d", len(lines), h)
		}
		for _, l := range lines {
			if ansi.StringWidth(l) > w {
				t.Fatalf("%q is %d cells, wants at most %d", l, ansi.StringWidth(l), w)
			}
		}
	})
}

func TestWhole(t *testing.T) {
	hash := strings.Repeat("0123456789abcdef", 4)
	for w, lines := range map[int]int{100: 1, 64: 1, 63: 2, 32: 2, 31: 4, 8: 8, 7: 16, 0: 64} {
		b := Whole(hash, w, nil)
		var got string
		for _, l := range b {
			got += l.Plain()
			if l.Width() != len(hash)/lines {
				t.Errorf("in %d cells a line is %q", w, l.Plain())
			}
		}
		if got != hash || len(b) != lines {
			t.Errorf("in %d cells it is %d lines: %q", w, len(b), got)
		}
	}
	if b := Whole("日本語", 4, nil); len(b) != 2 || b[0].Plain() != "日本" {
		t.Errorf("other text becomes %v", b)
	}
	if b := Whole("", 4, nil); len(b) != 1 || b[0].Width() != 0 {
		t.Errorf("nothing becomes %v", b)
	}
}
