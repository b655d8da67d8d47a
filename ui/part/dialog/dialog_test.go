package dialog

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"votering/internal/locale"
	"votering/ui/page"
	"votering/ui/theme"
)

func typed(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

var enter, esc = tea.KeyMsg{Type: tea.KeyEnter}, tea.KeyMsg{Type: tea.KeyEsc}

func say(s string) func(string) page.Action {
	return func(answer string) page.Action { return page.Action{Say: s + answer} }
}

func TestEnterAndEsc(t *testing.T) {
	d := New(page.Question{Then: say("yes"), Else: func() page.Action { return page.Action{Say: "no"} }}, false)
	if closed, a := d.Key(enter); !closed || a.Say != "yes" {
		t.Errorf("Enter gives %v, %q", closed, a.Say)
	}
	if closed, a := d.Key(esc); !closed || a.Say != "no" {
		t.Errorf("Esc gives %v, %q", closed, a.Say)
	}
	if closed, a := New(page.Question{}, false).Key(enter); !closed || a.Say != "" {
		t.Errorf("Enter on what only tells gives %v, %q", closed, a.Say)
	}
}

func TestItIsDeafUntilItHears(t *testing.T) {
	d := New(page.Question{Then: say("yes")}, true)
	for _, k := range []tea.KeyMsg{enter, esc, typed("x")} {
		if closed, _ := d.Key(k); closed {
			t.Fatalf("%v was heard", k)
		}
	}
	d.Hear()
	if closed, _ := d.Key(enter); !closed {
		t.Error("it never hears")
	}
}

func TestAnAnswerAndAWord(t *testing.T) {
	q := page.Question{Word: "lukk", Input: &page.Input{Max: 20, Required: true}, Then: say("")}
	d := New(q, false)
	steps := []struct {
		key     tea.KeyMsg
		closed  bool
		problem string
	}{
		{enter, false, "dialog.missing"},
		{typed("  fordi "), false, ""},
		{enter, false, ""}, // on to the word
		{enter, false, "dialog.word"},
		{typed("lok"), false, ""},
		{enter, false, "dialog.word"},
		{tea.KeyMsg{Type: tea.KeyCtrlU}, false, ""},
		{typed(" LUKK"), false, ""},
		{enter, true, ""},
	}
	for i, s := range steps {
		closed, a := d.Key(s.key)
		if closed != s.closed || d.problem != s.problem {
			t.Fatalf("step %d: closed %v, problem %q", i, closed, d.problem)
		}
		if closed && a.Say != "fordi" {
			t.Errorf("the answer is %q", a.Say)
		}
	}
}

func TestAnySizeAndText(t *testing.T) {
	s, l := theme.New(theme.None, true, termenv.ANSI), locale.For(locale.NB)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"Kinn", "bosettingskoordinatoren", "日本", "\n"}), 0, 80)
		q := page.Question{
			Title: strings.Join(words.Draw(t, "title"), ""), Text: strings.Join(words.Draw(t, "text"), " "),
			Lines: words.Draw(t, "lines"), Word: rapid.SampledFrom([]string{"", "lukk"}).Draw(t, "word"), Then: say(""),
		}
		q.Title = strings.ReplaceAll(q.Title, "\n", "")
		if rapid.Bool().Draw(t, "input") {
			q.Input = &page.Input{Prompt: "Grunn:", Max: 50}
		}
		d := New(q, false)
		w, h := rapid.IntRange(20, 130).Draw(t, "w"), rapid.IntRange(1, 40).Draw(t, "h")
		for range rapid.IntRange(0, 8).Draw(t, "down") {
			d.View(l, s, w, h)
			d.Key(tea.KeyMsg{Type: tea.KeyDown})
		}
		box, bw, bh := d.View(l, s, w, h)
		lines := strings.Split(box, "\n")
		if bw > w || bh > h || len(lines) != bh {
			t.Fatalf("%dx%d in %dx%d, %d lines", bw, bh, w, h, len(lines))
		}
		for _, line := range lines {
			if ansi.StringWidth(line) != bw {
				t.Fatalf("%q is not %d cells", line, bw)
			}
		}
	})
}

func TestALongTextIsReadToItsEnd(t *testing.T) {
	s, l := theme.New(theme.None, true, termenv.ANSI), locale.For(locale.NB)
	d := New(page.Question{Text: strings.Repeat("ord ", 200) + "slutt", Then: say("")}, false)
	seen := false
	if box, _, _ := d.View(l, s, 60, 11); !strings.Contains(ansi.Strip(box), "▼ … PgDn") {
		t.Errorf("no key leads on:\n%s", box)
	}
	for range 60 {
		box, _, _ := d.View(l, s, 60, 11)
		seen = seen || strings.Contains(box, "slutt")
		d.Key(tea.KeyMsg{Type: tea.KeyDown})
	}
	if !seen {
		t.Error("the end never comes in sight")
	}
}

// Where there is room for next to nothing, what lies above is marked, and keys
// lead to it.
func TestWhatHasNoRoomIsMarked(t *testing.T) {
	s, l := theme.New(theme.None, true, termenv.ANSI), locale.For(locale.EN)
	d := New(page.Question{Text: "everything ends here", Word: "lose", Then: say("")}, false)
	look := func() string {
		box, w, h := d.View(l, s, 20, 3)
		if lines := strings.Split(box, "\n"); len(lines) != h || h != 3 || w != 20 {
			t.Fatalf("%d lines of %d: %q", h, w, lines)
		}
		return ansi.Strip(box)
	}
	if got := look(); !strings.Contains(got, "▲") || !strings.Contains(got, "Enter") {
		t.Errorf("the end is not marked as one: %q", got)
	}
	for range 10 {
		d.Key(tea.KeyMsg{Type: tea.KeyUp})
		look()
	}
	if got := look(); !strings.Contains(got, "everything ends") || !strings.Contains(got, "▼") {
		t.Errorf("the text cannot be read: %q", got)
	}
	for range 10 {
		d.Key(tea.KeyMsg{Type: tea.KeyDown})
		look()
	}
	if got := look(); !strings.Contains(got, "Enter") {
		t.Errorf("there is no way back to the keys: %q", got)
	}
}
