package editionfile

import (
	"testing"

	"votering/internal/fields"
	"votering/internal/locale"
)

// What a column or a choice is called in one language is not what another is
// called in a second one: a sheet is read whatever language it was made in.
func TestWordsLeadToOneThing(t *testing.T) {
	clash := func(where, word, key string, seen map[string]string) {
		if other, taken := seen[foldWord(word)]; taken && other != key {
			t.Errorf("%s: %q is %s and %s", where, word, other, key)
		}
		seen[foldWord(word)] = key
	}
	for i := range tables {
		seen := map[string]string{}
		for _, c := range tables[i].columns() {
			for _, l := range locale.Languages() {
				clash(tables[i].name, c.label(locale.For(l)), c.key, seen)
			}
		}
	}
	for _, part := range fields.Parts() {
		for _, f := range fields.Of(part) {
			seen := map[string]string{}
			for _, choice := range f.Choices {
				clash(f.Label(), choice, choice, seen)
				for _, l := range locale.Languages() {
					clash(f.Label(), locale.For(l).T(f.ChoiceKey(choice)), choice, seen)
				}
			}
		}
	}
	seen := map[string]string{}
	for i := range tables {
		clash("sheets", tables[i].name, tables[i].name, seen)
		for _, l := range locale.Languages() {
			clash("sheets", locale.For(l).T("sheet.name."+tables[i].name), tables[i].name, seen)
			if guide(locale.For(l).T("sheet.name." + tables[i].name)) {
				t.Errorf("%s: %s is called as the guide", l, tables[i].name)
			}
		}
	}
}
