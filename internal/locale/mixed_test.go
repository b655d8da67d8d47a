package locale

import (
	"slices"
	"strings"
	"testing"

	"votering/internal/locale/localetest"
)

// Nothing is mixed: a sentence in one Norwegian norm has no word that only the
// other has.
func TestNothingIsMixed(t *testing.T) {
	for _, l := range []Lang{NB, NN} {
		for key, s := range For(l).texts() {
			if words := localetest.Foreign(string(l), s); len(words) > 0 {
				t.Errorf("%s: %q has %s: %s", l, key, strings.Join(words, ", "), s)
			}
		}
	}
}

// The lists know a text by its first words, and leave alone what both norms
// have and what is no sentence.
func TestForeign(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"nn", "Filen er ikke åpnet, hvorfor det?", "filen hvorfor ikke åpnet"},
		{"nn", "IKKE mulig: en hyggelig avgjørelse", "avgjørelse hyggelig ikke mulig"},
		{"nb", "Kva heiter fila? Ho er vennleg og ikkje opna.", "fila heiter ho ikkje kva opna vennleg"},
		{"nn", "Juryen har tre kriterium, og {noe} i «votering hva» --til=alle noe@hva.no ikke.txt 42ba0ble", ""},
		{"nb", "Juryen har tre kriterier", ""},
		{"en", "ikke ikkje", ""},
	} {
		if got := localetest.Foreign(c.lang, c.text); !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: %q has %q; want %q", c.lang, c.text, got, c.want)
		}
	}
}
