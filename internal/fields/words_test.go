package fields_test

import (
	"testing"

	"votering/internal/fields"
	"votering/internal/locale"
)

// Every field has a name that no other of its part has, a line of help, and
// words for its choices, in every language.
func TestFieldsHaveWords(t *testing.T) {
	for _, l := range locale.Languages() {
		cat := locale.For(l)
		for _, part := range fields.Parts() {
			labels := map[string]string{}
			for _, f := range fields.Of(part) {
				if !cat.Has(f.Label()) || !cat.Has(f.Help()) {
					t.Errorf("%s: no words for %s", l, f.Label())
				}
				if other, taken := labels[cat.T(f.Label())]; taken {
					t.Errorf("%s: %s and %s are both called %q", l, f.Key, other, cat.T(f.Label()))
				}
				labels[cat.T(f.Label())] = f.Key
				words := map[string]string{}
				for _, choice := range f.Choices {
					word := cat.T(f.ChoiceKey(choice))
					if !cat.Has(f.ChoiceKey(choice)) {
						t.Errorf("%s: no word for %s", l, f.ChoiceKey(choice))
					}
					if other, taken := words[word]; taken {
						t.Errorf("%s: %s and %s of %s are both called %q", l, choice, other, f.Key, word)
					}
					words[word] = choice
				}
			}
		}
	}
}
