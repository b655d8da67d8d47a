package start

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/editions"
	"votering/internal/locale"
	"votering/ui/page"
)

func press(p *Page, c page.Context, names ...string) (a page.Action) {
	special := map[string]tea.KeyType{"enter": tea.KeyEnter, "down": tea.KeyDown, "up": tea.KeyUp}
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

func TestANewEditionAsksTwice(t *testing.T) {
	c := page.Context{L: locale.For(locale.EN)}
	a := press(New(), c, "n")
	a = a.Ask.Then("priser/prisen.yaml")
	if a.Ask == nil || a.Ask.Input.Value != "priser/prisen.votering" {
		t.Fatalf("the name suggested is not beside the edition: %+v", a.Ask)
	}
	a = a.Ask.Then("x.votering")
	if f := a.File; f == nil || f.Source != "priser/prisen.yaml" || f.Path != "x.votering" {
		t.Errorf("it asks for %+v", a.File)
	}
}
