package papers

import (
	"os"
	"strings"
	"testing"

	"votering/internal/locale/localetest"
)

// What tells people how to verify keeps to one Norwegian norm in each of its
// parts. The sentences of the other papers are the catalogue's.
func TestInstructionsKeepToTheirNorm(t *testing.T) {
	for _, lang := range []string{"nb", "nn"} {
		data, err := os.ReadFile("verify/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if words := localetest.Foreign(lang, line); len(words) > 0 {
				t.Errorf("%s.txt:%d has %s: %s", lang, i+1, strings.Join(words, ", "), line)
			}
		}
	}
}
