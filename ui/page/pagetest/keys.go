package pagetest

import (
	"strings"

	"votering/internal/locale"
)

// CheckKeys holds the keys of the page as it is now to the house's rules: none
// does two things, and each has its words in every language.
func (s *Seat) CheckKeys() {
	s.t.Helper()
	seen := map[string]string{}
	for _, b := range s.Page.Bindings(s.C) {
		for _, k := range b.Keys {
			if seen[k] != "" {
				s.t.Errorf("%s is %s and %s", k, seen[k], b.ID)
			}
			seen[k] = b.ID
		}
		for _, lang := range locale.Languages() {
			if l := locale.For(lang); strings.Contains(b.Word(l)+b.Help(l), "⟦") {
				s.t.Errorf("%s has no words in %s", b.ID, lang)
			}
		}
	}
}
