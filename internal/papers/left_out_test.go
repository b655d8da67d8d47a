package papers

import (
	"strings"
	"testing"
	"time"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/locale"
)

// Who reads only a letter or the press release is told that filters left rows out
// and that votes were read anew, and a nominee how many votes the filters took.
func TestLettersTellWhatWasLeftOut(t *testing.T) {
	public, _ := fromRows(t, decisiontest.Counted()).documents()
	anew := *public
	anew.TallyReplaced = []decision.TallyReplacement{{At: public.DecidedAt.Add(-time.Hour), Reason: "Flere filer."}}
	left, again := "Named filters left out 2,100 rows", "read in anew after it had been opened"
	for name, c := range map[string]struct {
		d       *decision.Document
		nominee string // empty: the press release
		says    []string
		not     []string
	}{
		"took votes":    {public, "kinn", []string{left, "Without the filters Kinn would have had 1,995 votes more."}, []string{again}},
		"gave votes":    {public, "haugesund", []string{left}, []string{again, "would have had"}},
		"read anew":     {&anew, "bodo", []string{left, again}, nil},
		"press":         {public, "", []string{left}, []string{again, "would have had"}},
		"press of both": {&anew, "", []string{left, again}, []string{"would have had"}},
	} {
		got, err := Press(c.d, locale.For(locale.EN), c.d.DecidedAt)
		if c.nominee != "" {
			got, err = NomineeLetter(c.d, locale.For(locale.EN), c.nominee, c.d.DecidedAt)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.says {
			if !strings.Contains(string(got), s) {
				t.Errorf("%s: %q is not said:\n%s", name, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(string(got), s) {
				t.Errorf("%s: %q is said", name, s)
			}
		}
	}
}
