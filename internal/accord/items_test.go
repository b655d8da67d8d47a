package accord

import (
	"strings"
	"testing"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/locale"
)

// What an item is called has the names of what it is about, in each language,
// and nothing of jurors.
func TestItemTitle(t *testing.T) {
	e := &award.Edition{
		Criteria: []award.Criterion{{ID: "light", Title: award.Text{NB: "Lys", EN: "Light"}}},
		Nominees: []award.Nominee{{ID: "alvekroken", Name: "Alvekroken"}, {ID: "trollbotn", Name: "Trollbotn"}},
		Rule:     award.Rule{Public: &award.PublicRule{}, Outcome: award.Binding},
	}
	for _, c := range []struct {
		item   agenda.Item
		nb, en string
	}{
		{agenda.Item{Kind: agenda.Intro}, "Innledning, tallene", "Introduction, the figures"},
		{agenda.Item{Kind: agenda.Apart, Nominees: []string{"alvekroken"}, Criterion: "light", Apart: []string{"birk"}},
			"[Alvekroken] · [Lys]", "[Alvekroken] · [Light]"},
		{agenda.Item{Kind: agenda.Differ, Nominees: []string{"gone"}, Criterion: "gone"}, "[gone] · [gone]", "[gone] · [gone]"},
		{agenda.Item{Kind: agenda.Close, Nominees: []string{"alvekroken", "trollbotn"}}, "[Alvekroken] eller [Trollbotn]", "[Alvekroken] or [Trollbotn]"},
		{agenda.Item{Kind: agenda.Close, Nominees: []string{"alvekroken", "trollbotn", "x"}}, "[Alvekroken], [Trollbotn] eller [x]", "[Alvekroken], [Trollbotn] or [x]"},
		{agenda.Item{Kind: agenda.Agreed, Nominees: []string{"trollbotn"}}, "Enige om [Trollbotn]", "Agreed on [Trollbotn]"},
		{agenda.Item{Kind: agenda.Round}, "Poengene låses, publikumsstemmene åpnes", "The marks are locked, the public vote is opened"},
		{agenda.Item{Kind: agenda.Choice}, "Rangeringen", "The ranking"},
		{agenda.Item{Kind: agenda.Grounds}, "Begrunnelsen", "The grounds"},
		{agenda.Item{Kind: agenda.Own, Title: "Kaffe"}, "[Kaffe]", "[Kaffe]"},
		{agenda.Item{Kind: agenda.Own}, "Egen sak", "An item of the chair's own"},
	} {
		show := func(s string) string { return "[" + strings.TrimSpace(s) + "]" }
		for lang, want := range map[locale.Lang]string{locale.NB: c.nb, locale.EN: c.en} {
			if got := ItemTitle(locale.For(lang), e, show, c.item); got != want {
				t.Errorf("%s, %s: %q, wants %q", c.item.Kind, lang, got, want)
			}
		}
	}
}
