package editionfile

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
)

func TestTemplateIsAnEdition(t *testing.T) {
	for _, lang := range []string{"nb", "nn", "en", "xx"} {
		if _, err := Read(Template(lang), "template.yaml"); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
}

// offered is a line of the template that is commented out: an entry of a list,
// or a key of the rule.
var offered = regexp.MustCompile(`^  # (- \{|(jury|public|outcome|ties|places|recusal): )`)

// TestTemplateOffers takes every line that the template offers in comments at its
// word, each alone: an entry is added, a key replaces the line that begins alike.
// Together they show every method and every setting there is.
func TestTemplateOffers(t *testing.T) {
	for _, lang := range []string{"en", "nb", "nn"} {
		lines := strings.Split(string(Template(lang)), "\n")
		shown := string(Template(lang))
		tried := 0
		for i, line := range lines {
			m := offered.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			tried++
			taken := slices.Clone(lines)
			taken[i] = "  " + strings.TrimPrefix(line, "  # ")
			if key := m[2]; key != "" {
				at := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "  "+key+": ") })
				taken[at], taken[i] = taken[i], ""
			}
			if _, err := Read([]byte(strings.Join(taken, "\n")), "template.yaml"); err != nil {
				t.Errorf("%s: %q: %v", lang, line, err)
			}
		}
		if tried < 20 {
			t.Errorf("%s: only %d lines are offered", lang, tried)
		}
		for _, word := range slices.Concat(award.JuryMethods(), award.PublicMethods(), settings) {
			if !regexp.MustCompile(`\b` + word + `\b`).MatchString(shown) {
				t.Errorf("%s: %q is not shown", lang, word)
			}
		}
	}
}

// settings are the words that a rule may have beside its methods.
var settings = []string{
	"trim", "margin", "points", "ratio", "output", "combine", "uncovered", "rounding", "mark", "criterion", "weighted",
	"total", "mode", award.HalfUp, award.HalfEven, award.Down, award.WeightedSum, award.Renormalise, award.Refuse,
	"weight", "top", "value_from", "scale", "outcome", "ties", "places", "quorum", "recusal", string(award.Binding),
	string(award.Advice), string(award.Dense), string(award.Competition), string(award.ScopeEdition),
	award.TiePublic, award.TieVotes, award.TieJury, award.TieCriterion, award.TieMetric, award.TieMedian,
	award.TieFirstPlaces, award.TieCountback, award.TieHeadToHead, award.TieChair,
}
