package rules

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds what was written against the file of that name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-golden +written):\n%s", name, diff)
	}
	if at := strings.IndexAny(got, "⟦{"); at >= 0 {
		t.Errorf("%s: a sentence is not there, or lacks a value: %s", name, got[at:min(at+60, len(got))])
	}
}

// juryRules are one of each kind that a sentence of its own is told of.
func juryRules() []award.JuryRule {
	one, ratio := exact.Int(1), exact.New(8269, 10000)
	falling := []exact.Rat{exact.Int(12), exact.New(21, 2), exact.Int(8)}
	var rules []award.JuryRule
	for _, m := range award.JuryMethods() {
		j := award.JuryRule{Method: m, Trim: 1, Margin: &one, Points: falling, Ratio: &ratio, Output: award.OutputMean, Combine: award.WeightedMean}
		if m == award.Sum {
			j.Combine = award.WeightedSum
		}
		rules = append(rules, j)
	}
	for _, trim := range []int{1, 2} {
		rules = append(rules,
			award.JuryRule{Method: award.Trimmed, Trim: trim, Output: award.OutputMean, Combine: award.WeightedMean},
			award.JuryRule{Method: award.Trimmed, Trim: trim, Output: award.OutputSum, Combine: award.WeightedSum})
	}
	many := make([]exact.Rat, mostPoints+1)
	for i := range many {
		many[i] = exact.Int(25)
	}
	return append(rules, award.JuryRule{Method: award.Points, Points: many, Combine: award.WeightedMean})
}

// publicRules are one of each kind that a sentence of its own is told of.
func publicRules() []*award.PublicRule {
	rules := []*award.PublicRule{nil}
	for _, m := range award.PublicMethods() {
		rules = append(rules, &award.PublicRule{Method: m, Weight: exact.New(1, 4), Top: 3,
			Points: []exact.Rat{exact.Int(12), exact.Int(10), exact.Int(8), exact.Int(7), exact.Int(6)}})
	}
	return append(rules, &award.PublicRule{Method: award.Shortlist, Top: 1})
}

// everything is every sentence on every choice that a rule has.
func everything(t *testing.T, l *locale.Catalog) string {
	var b strings.Builder
	head := func(s string) { b.WriteString("\n# " + s + "\n") }
	say := func(s ...string) { b.WriteString(strings.Join(s, ": ") + "\n") }
	e := edition(t, "fjordlyktprisen-2031")
	w := Plain(l, e)
	head("jury")
	for _, j := range juryRules() {
		say(w.JuryName(j), w.JuryMethod(j))
		e.Rule.Jury = j
		say(w.L.T("rule.jury", "jury", w.Jury(j)))
		say(w.Combine(j))
	}
	two := exact.Int(2)
	e.Criteria[1].Margin = &two
	say(w.JuryMethod(juryRules()[4]))
	head("public")
	for _, p := range publicRules() {
		e.Rule.Public = p
		say(w.PublicName(p), w.PublicMethod(p))
		say(w.Split(), w.Public(), w.weighed())
	}
	head("rounding")
	for i, mode := range []string{award.HalfUp, award.HalfEven, award.Down} {
		all := award.Rounding{Mark: &i, Criterion: &i, Weighted: &i, Total: &i, Mode: mode}
		say(w.Rounding(&all))
	}
	head("ties")
	say(w.Ties(nil))
	ties := []string{award.TiePublic, award.TieVotes, award.TieJury, "criterion:light", "metric:lit-roads@2030",
		award.TieMedian, award.TieFirstPlaces, award.TieCountback, award.TieHeadToHead, award.TieChair, "what"}
	say(w.Ties(ties))
	for _, s := range ties {
		say(w.Step(s), w.TieStep(s))
	}
	head("else")
	say(w.Places(award.Competition))
	say(w.Places(award.Dense))
	say(w.QuorumOf(1))
	say(w.QuorumOf(3))
	say(w.Recusal(award.ScopeNominee))
	say(w.Recusal(award.ScopeEdition))
	say(w.Outcome(award.Advice))
	say(w.Outcome(award.Binding))
	say(w.Uncovered(award.JuryRule{Uncovered: award.Renormalise}))
	say(w.Uncovered(award.JuryRule{Uncovered: award.Refuse}))
	e.Criteria[0].ValueFrom = &award.Point{Metric: "lit-roads", Period: "2030"}
	say(w.Measured(&e.Criteria[0]))
	say(w.Scale(&e.Criteria[0]))
	return strings.TrimSpace(b.String()) + "\n"
}

// Every choice that a rule has is put into words, in every language.
func TestEveryChoice(t *testing.T) {
	for _, lang := range locale.Languages() {
		golden(t, "choices."+string(lang)+".txt", everything(t, locale.For(lang)))
	}
}

// Whatever a rule says, its facts say it all: no two rules that differ in what
// is computed are told alike.
func TestFactsTellRulesApart(t *testing.T) {
	for _, lang := range locale.Languages() {
		told := map[string]int{}
		for i, j := range juryRules() {
			for k, p := range publicRules() {
				e := edition(t, "fjordlyktprisen-2031")
				e.Rule.Jury, e.Rule.Public = j, p
				facts := Plain(locale.For(lang), e).Facts()
				var all []string
				for _, f := range facts {
					all = append(all, f.Text, f.Means)
				}
				text := strings.Join(all, "\n")
				if strings.ContainsAny(text, "⟦{") {
					t.Fatalf("%s: %s", lang, text)
				}
				if j.Method == award.Trimmed && j.Trim == 1 && j.Output == award.OutputMean {
					i = -1 // it stands in the list twice
				}
				if before, ok := told[text]; ok && before != i*100+k {
					t.Errorf("%s: rule %d/%d is told like rule %d:\n%s", lang, i, k, before, text)
				}
				told[text] = i*100 + k
			}
		}
	}
}

// What a rule does not do is not told, and what it does beyond the usual is.
func TestFactsOfSettings(t *testing.T) {
	l := locale.For(locale.EN)
	e := edition(t, "fjordlyktprisen-2031")
	about := func() string {
		var list []string
		for _, f := range Plain(l, e).Facts() {
			list = append(list, f.About)
		}
		return strings.Join(list, " ")
	}
	if got := about(); got != "criteria gate split jury public ties quorum recusal outcome" {
		t.Error(got)
	}
	two := 2
	e.Rule.Jury.Rounding = &award.Rounding{Criterion: &two, Mode: award.HalfUp}
	e.Rule.Jury.Uncovered, e.Rule.Public, e.Rule.Ties = award.Refuse, nil, nil
	if got := about(); got != "criteria gate split jury rounding uncovered ties quorum recusal outcome" {
		t.Error(got)
	}
	e.Rule.Jury.Rounding = &award.Rounding{Mode: award.HalfUp}
	if got := about(); strings.Contains(got, OfRounding) {
		t.Error("a rule that rounds nothing is said to round")
	}
}
