package frame

import (
	"strings"
	"testing"

	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/ui/keys"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

var s = theme.New(theme.None, true, termenv.ANSI)

func title() Title {
	return Title{
		Edition: "Bosettings- og integreringsprisen 2022", Badge: "OPPDIKTET",
		Who:   []string{"Eli Strand, jurymedlem", "Eli Strand", "Eli"},
		Short: "Eli", State: "åpen", Saved: "lagret 12:03",
	}
}

func TestTitleGivesWayInOrder(t *testing.T) {
	for w, wants := range map[int][]string{
		120: {"Bosettings- og integreringsprisen 2022  OPPDIKTET", "Eli Strand, jurymedlem · åpen · lagret 12:03"},
		80:  {"Bosettings- og integreringsprisen 2022  OPPDIKTET", " Eli · åpen · lagret 12:03"},
		60:  {"Bosettings- og", "OPPDIKTET", " Eli · åpen · lagret 12:03"},
		44:  {"Bosettings", "OPPDIKTET", "lagret 12:03"},
		24:  {"Bosett", "OPPDIKTET"},
	} {
		got := title().Line(s, w).Plain()
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("in %d cells: %q lacks %q", w, got, want)
			}
		}
	}
}

// That nobody checked who acts stays in the title as long as there is room for
// a few letters of the edition.
func TestNotCheckedStays(t *testing.T) {
	guest := title()
	guest.Who = []string{"som Eli Strand (ikke kontrollert)", "som Eli (ikke kontrollert)"}
	guest.Short, guest.Must = "som Eli", "Eli (ikke kontrollert)"
	for w := 60; w < 200; w++ {
		if got := guest.Line(s, w).Plain(); !strings.Contains(got, "(ikke kontrollert)") || !strings.Contains(got, "Eli") || !strings.Contains(got, "OPPDIKTET") || !strings.Contains(got, "lagret 12:03") {
			t.Errorf("in %d cells: %q", w, got)
		}
	}
	for w := 14; w < 60; w++ {
		if l := guest.Line(s, w); l.Width() != w || !strings.Contains(l.Plain(), "OPPDIKTET") {
			t.Errorf("in %d cells: %q", w, l.Plain())
		}
	}
}

func TestTheBadgeIsNeverLeftOut(t *testing.T) {
	for w := 14; w < 200; w++ {
		l := title().Line(s, w)
		if l.Width() != w || !strings.Contains(l.Plain(), "OPPDIKTET") {
			t.Errorf("in %d cells: %q", w, l.Plain())
		}
	}
}

// pages are the tabs of somebody who leads, as they are called in a language.
func pages(lang locale.Lang, ids ...string) []Tab {
	l := locale.For(lang)
	tabs := make([]Tab, len(ids))
	for i, id := range ids {
		tabs[i] = Tab{l.T("page." + id), l.T("page.short." + id)}
	}
	return tabs
}

func TestTabs(t *testing.T) {
	tabs := pages(locale.NB, "nominees", "scoring", "jury")
	for w, want := range map[int]string{
		60: " Nominerte  [Skåring]  Juryen                          4f1c ",
		30: " Nominerte  [Skåring]  Juryen ",
		29: " Nominerte  [Skåring]  Juryen",
		28: " Nom.  [Skåring]  Jury      ",
		22: " Nom.  [Skåring]  Jury",
		21: " ◄ [Skåring] ►  2/3  ",
	} {
		if got := Tabs(tabs, 1, []string{"4f1c"}, s, w).Plain(); got != want {
			t.Errorf("in %d cells: %q, wants %q", w, got, want)
		}
	}
}

// Everybody's line of pages works on the smallest screen that has one: the page
// in front is named in full, and the others that are not there are marked.
func TestManyTabs(t *testing.T) {
	eight := []string{"nominees", "scoring", "jury", "publicvote", "ranking", "decision", "record", "edition"}
	nine := append(eight[:8:8], "start")
	for _, lang := range locale.Languages() {
		for _, tabs := range [][]Tab{pages(lang, eight...), pages(lang, nine...)} {
			for on := range tabs {
				for w := 60; w < 120; w++ {
					l := Tabs(tabs, on, nil, s, w)
					got := l.Plain()
					if l.Width() != w || !strings.Contains(got, "["+tabs[on].Name+"]") || strings.Contains(got, "…") {
						t.Fatalf("%s, %d of %d in %d cells: %q", lang, on+1, len(tabs), w, got)
					}
					if windowed := strings.ContainsAny(got, "◄►"); windowed && (len(tabs) == 8 || w >= 80) {
						t.Errorf("%s, %d of %d in %d cells leaves tabs out: %q", lang, on+1, len(tabs), w, got)
					}
				}
			}
		}
	}
}

func TestFooterKeepsHelp(t *testing.T) {
	l := locale.For(locale.EN)
	help := keys.Binding{ID: "help", Keys: []string{"?"}, Footer: true}
	bs := []keys.Binding{
		{ID: "start.move", Label: "↑↓", Footer: true},
		{ID: "start.open", Keys: []string{"o"}, Footer: true, Off: fault.New(fault.State, "ui.no_file")},
		{ID: "start.new", Keys: []string{"n"}},
		{ID: "quit", Keys: []string{"q"}, Footer: true},
	}
	if got, want := strings.TrimRight(Footer(bs, help, "", l, s, 80).Plain(), " "), " ↑↓ choose  q quit  ? help"; got != want {
		t.Errorf("footer is %q, wants %q", got, want)
	}
	if got, want := Footer(bs, help, "small", l, s, 40).Plain(), " ↑↓ choose  q quit  ? help        small "; got != want {
		t.Errorf("footer with something beside is %q, wants %q", got, want)
	}
	if got, want := Footer(bs, help, "small", l, s, 16).Plain(), " q quit  ? help "; got != want {
		t.Errorf("short footer is %q, wants %q", got, want)
	}
}

func TestMoreMarksWhatIsLeftOut(t *testing.T) {
	b := draw.Block{draw.Of("one", nil), draw.Of("two and more", nil), draw.Of("three", nil)}
	for _, c := range []struct {
		from, to int
		want     string
	}{{0, 3, "one|two and more|three"}, {1, 4, "one    ▲|two and more|three"}, {0, 3, "one|two and more|three"}, {2, 5, "one    ▲|two and more|three"}} {
		var got []string
		for _, l := range More(b, c.from, c.to, c.to, 8, nil) {
			got = append(got, l.Plain())
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("rows %d to %d: %q, wants %q", c.from, c.to, s, c.want)
		}
	}
	if got := More(b, 0, 3, 9, 8, nil)[2].Plain(); got != "three  ▼" {
		t.Errorf("rows below: %q", got)
	}
	if got := More(b[:1], 2, 3, 9, 8, nil)[0].Plain(); got != "one    ▼" {
		t.Errorf("rows on both sides of one: %q", got)
	}
}

func TestMessages(t *testing.T) {
	if b := (Message{}).Lines(s, 40); b != nil {
		t.Errorf("nothing to say takes %d lines", len(b))
	}
	rapid.Check(t, func(t *rapid.T) {
		m := Message{Weight: Weight(rapid.IntRange(0, 2).Draw(t, "weight")), Text: strings.Repeat("ord ", rapid.IntRange(1, 90).Draw(t, "n"))}
		w := rapid.IntRange(5, 100).Draw(t, "w")
		b := m.Lines(s, w)
		if len(b) < 1 || len(b) > maxMessage {
			t.Fatalf("%d lines", len(b))
		}
		if sign := []string{"─", "▲", "×"}[m.Weight]; !strings.Contains(b[0].Plain(), sign) {
			t.Fatalf("%q lacks its sign", b[0].Plain())
		}
	})
	if got := Join(Message{Plain, "a"}, Message{}, Message{Failure, "b"}); got != (Message{Failure, "a b"}) {
		t.Errorf("joined: %v", got)
	}
}
