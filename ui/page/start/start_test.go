package start

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"votering/internal/editions"
	"votering/internal/locale"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

func press(p *Page, c page.Context, names ...string) (a page.Action) {
	special := map[string]tea.KeyType{"enter": tea.KeyEnter, "down": tea.KeyDown, "up": tea.KeyUp, "right": tea.KeyRight, "esc": tea.KeyEsc}
	for _, n := range names {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(n)}
		if t, ok := special[n]; ok {
			msg = tea.KeyMsg{Type: t}
		}
		a = p.Key(c, msg)
	}
	return a
}

func TestEveryBundledEditionHasItsWords(t *testing.T) {
	for _, b := range editions.List() {
		for _, lang := range locale.Languages() {
			for _, key := range []string{"start.demo." + b.ID, "start.demo." + b.ID + ".about"} {
				if !locale.For(lang).Has(key) {
					t.Errorf("there is no %s in %s", key, lang)
				}
			}
		}
	}
}

func TestChoosing(t *testing.T) {
	c := page.Context{L: locale.For(locale.EN)}
	p := New()
	if a := press(p, c, "down", "enter"); a.File == nil || a.File.Demo != editions.List()[1].ID {
		t.Errorf("the second line gives %+v", a.File)
	}
	p.SetRecents([]string{"/a.votering", "/b.votering"})
	if a := press(p, c, "enter"); a.File == nil || a.File.Demo != editions.List()[1].ID {
		t.Errorf("recent files that come late move the cursor: %+v", a.File)
	}
	p = New()
	p.SetRecents([]string{"/a.votering", "/b.votering"})
	if a := press(p, c, "enter"); a.File == nil || a.File.Path != "/a.votering" {
		t.Errorf("the first line gives %+v", a.File)
	}
}

// line chooses the line of a kind.
func line(p *Page, k kind) *Page {
	for i, it := range p.items {
		if it.kind == k {
			p.at = i
		}
	}
	return p
}

func TestAnEditionFromAFileAsksTwice(t *testing.T) {
	c := page.Context{L: locale.For(locale.EN)}
	a := press(line(New(), found), c, "enter")
	a = a.Ask.Then("priser/prisen.xlsx")
	if a.Ask == nil || a.Ask.Input.Value != "priser/prisen.votering" {
		t.Fatalf("the name suggested is not beside the edition: %+v", a.Ask)
	}
	a = a.Ask.Then("x.votering")
	if f := a.File; f == nil || f.Source != "priser/prisen.xlsx" || f.Path != "x.votering" {
		t.Errorf("it asks for %+v", a.File)
	}
}

// A new edition takes a name, a language and a file, which is named after the
// prize until somebody names it otherwise.
func TestAnEditionFromNothing(t *testing.T) {
	c := page.Context{L: locale.For(locale.NN)}
	p := New()
	press(p, c, "n", "enter", "enter")
	if a := press(p, c, "enter"); a.Off == nil || a.Off.ID != "start.no_title" || !p.Typing() {
		t.Fatalf("without a name it answers %+v", a)
	}
	for _, r := range "Årets kommune" {
		press(p, c, string(r))
	}
	a := press(p, c, "enter", "right", "enter", "enter")
	if f := a.File; f == nil || f.Path != "arets-kommune.votering" || *f.Empty != (page.NewEdition{ID: "arets-kommune", Title: "Årets kommune", Language: "en"}) {
		t.Fatalf("it asks for %+v, %+v", f, a.Off)
	}
	press(p, c, "2")
	press(p, c, "up", "up", "!", "down", "down")
	if a = press(p, c, "enter"); a.File.Path != "arets-kommune.votering2" || a.File.Empty.Title != "Årets kommune!" {
		t.Errorf("a name that somebody wrote is written over: %+v", a.File)
	}
	if p.Forget(); p.Typing() {
		t.Error("the form stays when the file is made")
	}
}

func TestAWorkbookToFillIn(t *testing.T) {
	c := page.Context{L: locale.For(locale.NB)}
	a := press(line(New(), template), c, "enter")
	if a.Ask == nil || a.Ask.Input.Value != "utgave.xlsx" {
		t.Fatalf("it asks %+v", a.Ask)
	}
	if f := a.Ask.Then("mal.xlsx").File; f.Template != "mal.xlsx" || f.Language != "nb" {
		t.Errorf("it asks for %+v", f)
	}
}

// The form keeps its size on every screen, and goes with Esc.
func TestTheFormAtEverySize(t *testing.T) {
	p := New()
	press(p, look(locale.NB, 80, 24), "n")
	for _, size := range pagetest.Sizes {
		c := look(locale.NB, size[0], size[1])
		lines := strings.Split(ansi.Strip(p.View(c)), "\n")
		if len(lines) != c.H {
			t.Errorf("%d lines at %v", len(lines), size)
		}
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		golden.Same(t, "new-"+c.L.Int(int64(size[0]))+"x"+c.L.Int(int64(size[1])), strings.Join(lines, "\n")+"\n")
	}
	if press(p, look(locale.NB, 80, 24), "esc"); p.form != nil {
		t.Error("Esc leaves the form open")
	}
}
