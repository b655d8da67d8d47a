package decision_test

import (
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/locale"
)

// spoken fails where a sentence is missing, or has a place that nothing fills.
func spoken(t *testing.T, f decision.Finding) {
	t.Helper()
	for _, lang := range locale.Languages() {
		l := locale.For(lang)
		said := []string{l.Sentence("check."+f.Say, f.Args)}
		if f.Fault != nil {
			message, try := l.Fault(f.Fault)
			said = []string{message, try}
		}
		for _, s := range said {
			if s == "" || strings.ContainsAny(s, "{}⟦") {
				t.Errorf("%s: %s: %q", lang, f.Check, s)
			}
		}
	}
}

// refusal is a fault as a finding, to be spoken.
func refusal(f *fault.Error) decision.Finding { return decision.Finding{Check: f.ID, Fault: f} }
