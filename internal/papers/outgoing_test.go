package papers

import (
	"regexp"
	"strings"
	"testing"

	"votering/internal/locale"
)

// Whatever people are called and write, it is text in the papers that leave the
// house, and acts on nothing.
func TestForeignTextIsTextAloneInWhatGoesOut(t *testing.T) {
	plain := make([]string, len(hostile))
	for i := range plain {
		plain[i] = "Navn " + string(rune('a'+i))
	}
	plainText := regexp.MustCompile(`[^\n]+`).ReplaceAllString(hostileText, "tekst")
	want, _ := named(t, plain, plainText).documents()
	got, full := named(t, hostile, hostileText).documents()
	expected, found := shapes([]byte(press(t, want, locale.NB))), shapes([]byte(press(t, got, locale.NB)))
	if strings.Join(expected, "\n") != strings.Join(found, "\n") {
		t.Errorf("a press release has another shape:\n%s\n\nand not\n%s", strings.Join(found, "\n"), strings.Join(expected, "\n"))
	}
	papers := []string{press(t, got, locale.NB)}
	for _, n := range full.Nominees {
		papers = append(papers, letterTo(t, full, locale.NB, n.ID), letterTo(t, got, locale.NN, n.ID))
	}
	for _, p := range papers {
		bare := escaped.ReplaceAllString(p, "")
		for _, bad := range []string{"<s", "](", "[", "![", "javascript:alert(1))](", "<!--", "```", "\x1b", "\u202e"} {
			if strings.Contains(bare, bad) {
				t.Errorf("%q acts in\n%s", bad, p)
			}
		}
	}
}
