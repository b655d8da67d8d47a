package nominees

import (
	"slices"
	"testing"
)

// A paragraph that was broken where its writer's screen ended is one; lists,
// headings and what is indented keep their lines.
func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"en linje\nog en til\n\nnytt", []string{"en linje og en til", "", "nytt"}},
		{"# Tittel\nbrød\n- a\n- b", []string{"# Tittel", "brød", "- a", "- b"}},
		{"sum:\n  3 + 4\n| a | b |\n1. først", []string{"sum:", "  3 + 4", "| a | b |", "1. først"}},
		{"*Oppdiktet.* Og **sterkt** sagt", []string{"Oppdiktet. Og sterkt sagt"}},
		{"2 * 3 * 4, og a*", []string{"2 * 3 * 4, og a*"}},
	} {
		if got := paragraphs(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, wants %q", c.text, got, c.want)
		}
	}
}
