package papers

import (
	"strings"
	"testing"

	"votering/internal/locale"
)

// What the rule rounds is told apart from what the minutes round for the eye, in
// every line in which it does.
func TestRoundedAsTheRuleSays(t *testing.T) {
	says := map[locale.Lang]string{locale.EN: "as the rule says", locale.NB: "slik regelen sier"}
	for _, x := range lampRules {
		for lang, want := range says {
			public, _ := lit(t, x.rule, x.criteria, lampMarks, x.votes)
			arrows, told := 0, section(t, string(protocol(t, public, lang)), locale.For(lang).T("minutes.sums"))
			for line := range strings.Lines(told) {
				if !strings.Contains(line, "→") {
					continue
				}
				if arrows++; !strings.Contains(line, want) {
					t.Errorf("%s: %s", x.rule, line)
				}
			}
			rounds := strings.Contains(x.rule, "rounding")
			if rounds != (arrows > 0) || rounds != strings.Contains(told, want) {
				t.Errorf("%s: %d lines are rounded", x.rule, arrows)
			}
		}
	}
}

// A column of means stands only where there are means.
func TestTheColumnOfMeans(t *testing.T) {
	l := locale.For(locale.EN)
	for rule, x := range map[string]struct {
		criteria string
		there    bool
	}{
		"of marks":            {"", true},
		"of different scales": {measured, false},
	} {
		public, _ := lit(t, `jury: {method: mean}`, x.criteria, lampMarks, lampVotes)
		table := section(t, string(protocol(t, public, locale.EN)), l.T("minutes.ranking"))
		if strings.Contains(table, l.T("minutes.column.mean")) != x.there {
			t.Errorf("%s:\n%s", rule, table)
		}
	}
}

// The warning of a method that lets the public work far from its weight stands
// with the ways to count the public, and nowhere else.
func TestTheWarningStandsWithThePublic(t *testing.T) {
	public, _ := firm(t).documents()
	l := locale.For(locale.EN)
	told := section(t, string(protocol(t, public, locale.EN)), l.T("minutes.footing"))
	_, part, _ := strings.Cut(told, "### "+strings.Split(l.T("footing.public.weighted", "now", "x"), " (")[0])
	part, _, _ = strings.Cut(part, "\n### ")
	const warning = "Counted by “shares” the public's 25% would work as 68%"
	if strings.Count(told, warning) != 1 || !strings.Contains(part, warning) {
		t.Errorf("the warning stands elsewhere:\n%s", told)
	}
}
