package editionfile

import (
	"strings"
	"testing"

	"votering/internal/locale/localetest"
)

// The template explains itself in one Norwegian norm.
func TestTemplatesKeepToTheirNorm(t *testing.T) {
	for _, lang := range []string{"nb", "nn"} {
		for i, line := range strings.Split(string(Template(lang)), "\n") {
			if words := localetest.Foreign(lang, line); len(words) > 0 {
				t.Errorf("%s.yaml:%d has %s: %s", lang, i+1, strings.Join(words, ", "), line)
			}
		}
	}
}
