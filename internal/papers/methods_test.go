package papers

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/locale"
	"votering/internal/ranking"
)

// lamp is a small edition of which the criteria, the rule, the marks and the
// votes are a test's.
const lamp = `schema: votering-edition/1
id: lamp
title: {nb: Lampeprisen, en: The Lamp Prize}
language: nb
scale: {min: 1, max: 6, step: 0.5}
criteria:
  - {id: light, title: {nb: Lys, en: Light}, weight: 2}
  - {id: work, title: {nb: Arbeid, en: Work}}
CRITERIA
metrics:
  - {id: lit, title: {nb: Opplyste veier, en: Lit roads}, unit: percent}
nominees:
  - {id: alta, name: Alta, values: [{metric: lit, period: "2030", value: 80, source: x}]}
  - {id: berg, name: Berg, values: [{metric: lit, period: "2030", value: 64, source: x}]}
  - {id: dal, name: Dal, values: [{metric: lit, period: "2030", value: 91, source: x}]}
jurors:
  - {id: kari, name: Kari Moe, email: kari@example.org, role: chair}
  - {id: anne, name: Anne Lie, email: anne@example.org}
  - {id: ola, name: Ola Lund, email: ola@example.org}
  - {id: siri, name: Siri Dahl, email: siri@example.org}
  - {id: tor, name: Tor Holm, email: tor@example.org}
rule: {RULE, recusal: nominee}
`

const (
	lampMarks = `juror,nominee,criterion,mark
kari,alta,light,4
kari,alta,work,5
kari,berg,light,5
kari,berg,work,4
kari,dal,light,3
kari,dal,work,3.5
anne,alta,light,4.5
anne,alta,work,5
anne,berg,light,4
anne,berg,work,4
anne,dal,light,2
anne,dal,work,4
ola,alta,light,6
ola,alta,work,5
ola,berg,light,4.5
ola,berg,work,4
ola,dal,light,6
ola,dal,work,6
siri,alta,light,1
siri,alta,work,2
siri,berg,light,4
siri,berg,work,5
siri,dal,light,4
siri,dal,work,4
tor,alta,light,5
tor,alta,work,4
tor,berg,work,4.5
`
	lampVotes = "nominee,votes\nalta,310\nberg,420\ndal,270\n"
)

// lit is the document of the lamp prize by a rule, public and complete.
func lit(t *testing.T, rule, criteria, marks, votes string) (public, complete *decision.Document) {
	t.Helper()
	j := lamped(t, rule, criteria, marks, votes)
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Slik ble det."}})
	return j.documents()
}

// lamped is the judging of the lamp prize, with every tie settled.
func lamped(t *testing.T, rule, criteria, marks, votes string) *judging {
	t.Helper()
	yaml := strings.NewReplacer("RULE", rule, "CRITERIA\n", criteria).Replace(lamp)
	e, err := editionfile.Read([]byte(yaml), "edition.yaml")
	if err != nil {
		t.Fatalf("%s: %v", rule, err)
	}
	j := judge(t, e, []byte(marks), []byte(votes))
	j.software = "votering 0.5.0"
	j.reveal()
	j.cast()
	return j
}

// cast orders every group that is left to the chair, the last listed first.
func (j *judging) cast() {
	state, err := deliberation.Replay(j.events, j.edition)
	if err != nil {
		j.t.Fatal(err)
	}
	rk, err := ranking.Compute(deliberation.RankingInput(state, j.edition))
	if err != nil {
		j.t.Fatal(err)
	}
	for _, group := range rk.ToCast {
		order := make([]string, len(group))
		for i, id := range group {
			order[len(group)-1-i] = id
		}
		j.do(deliberation.Event{Kind: deliberation.TieCast, Who: "kari", Nominees: order, Reason: "Flest barn får *lys* der."})
	}
}

const (
	measured = "  - {id: roads, title: {nb: Veier, en: Roads}, scale: {min: 0, max: 100, step: 1}, value_from: {metric: lit, period: \"2030\"}}\n"
	cold     = "  - {id: smoke, title: {nb: Røyk, en: Smoke}, better: lower, levels: {1: {nb: Ren luft, en: Clean air}}}\n"
)

// lampRules are rules with every method and setting there is.
var lampRules = []struct{ rule, criteria, votes string }{
	{`jury: {method: mean}, public: {method: minmax, weight: 0.25}`, measured, lampVotes},
	{`jury: {method: median}, public: {method: share, weight: 0.25}, ties: ["metric:lit@2030", first_places, countback]`, "", lampVotes},
	{`jury: {method: trimmed, trim: 1}, public: {method: rank_points, weight: 1/3, points: [12, 10, 8]}, places: dense`, "", lampVotes},
	{`jury: {method: trimmed, trim: 2, output: sum, combine: weighted_sum}, public: {method: added}`, "", "nominee,votes\nalta,-1.5\nberg,2\ndal,0\n"},
	{`jury: {method: sum, combine: weighted_sum, rounding: {weighted: 0, mode: half_even}}, public: {method: shortlist, top: 2}`, "", lampVotes},
	{`jury: {method: clamp, margin: 1, rounding: {mark: 2, criterion: 2, total: 3}}, public: {method: share_of_top, weight: 0.3}`, "", lampVotes},
	{`jury: {method: additive}, public: {method: rank_linear, weight: 0.2}, ties: [public, public_votes, jury, median]`, "", lampVotes},
	{`jury: {method: borda}, public: {method: minmax, weight: 0.5}, ties: []`, "", lampVotes},
	{`jury: {method: points, points: [3, 2, 1]}, public: {method: rank_points, weight: 0.5, points: [3, 1]}, ties: [chair]`, "", lampVotes},
	{`jury: {method: exponential, uncovered: refuse}`, "", lampVotes},
	{`jury: {method: majority}, ties: ["criterion:light", head_to_head, chair]`, "", lampVotes},
}

// told is what the minutes say of how the ranking comes about: the whole method,
// and the sum of the first.
func methodTold(t *testing.T, l *locale.Catalog, minutes string) string {
	t.Helper()
	sums := section(t, minutes, l.T("minutes.sums"))
	_, first, _ := strings.Cut(sums, "\n### ")
	first, _, _ = strings.Cut(first, "\n### ")
	return section(t, minutes, l.T("minutes.method")) + "\n### " + first
}

func TestEveryMethodInTheMinutes(t *testing.T) {
	for _, lang := range locale.Languages() {
		var b strings.Builder
		for _, x := range lampRules {
			public, _ := lit(t, x.rule, x.criteria, lampMarks, x.votes)
			b.WriteString("# " + x.rule + "\n" + methodTold(t, locale.For(lang), string(protocol(t, public, lang))) + "\n")
		}
		golden(t, "methods."+string(lang)+".md", []byte(b.String()))
	}
}

// levelMarks leave Alta and Berg level by everything the jury gave.
const levelMarks = "juror,nominee,criterion,mark\n" +
	"kari,alta,light,5\nkari,alta,work,4\nkari,berg,light,4\nkari,berg,work,4\nkari,dal,light,1\nkari,dal,work,1\n" +
	"anne,alta,light,4\nanne,alta,work,4\nanne,berg,light,5\nanne,berg,work,4\nanne,dal,light,2\nanne,dal,work,1\n"

// What the chair decided stands in both minutes, with the reason as text.
func TestTheChairsCast(t *testing.T) {
	public, complete := lit(t, `jury: {method: mean}, ties: [head_to_head, chair]`, "", levelMarks, lampVotes)
	at := public.Cast[0].At
	for _, x := range []struct {
		d   *decision.Document
		who string
	}{{public, "the chair decided"}, {complete, "the chair, Kari Moe, decided"}} {
		got := says(t, x.d, "## The chair's casting decision",
			x.who+` on this order: 1) Berg and 2) Alta. Reason: Flest barn får \*lys\* der.`,
			"Equal totals, told apart by the chair's casting decision: Berg 1; Alta 2",
			"| The chair's casting decision between Berg and Alta | "+locale.For(locale.EN).Date(at))
		if !strings.Contains(section(t, got, locale.For(locale.EN).T("minutes.outcome")),
			"Berg is first in the ranking by the chair's casting decision: Alta and Berg were level, and no other step of the rule told them apart.") {
			t.Error("the outcome does not say that the first place is the chair's")
		}
	}
	for _, want := range []string{"juryleders avgjørelse ved lik sum", "The chair's casting decision", "how firmly the ranking stands"} {
		if !strings.Contains(strings.ToLower(string(Instructions(public))), strings.ToLower(want)) {
			t.Errorf("VERIFY.txt does not say %q", want)
		}
	}
	public, _ = lit(t, `jury: {method: mean}, ties: [head_to_head]`, "", levelMarks, lampVotes)
	if got := says(t, public); strings.Contains(got, "casting") {
		t.Error("the minutes tell of a casting decision that there was not")
	}
	if strings.Contains(string(Instructions(public)), "casting") {
		t.Error("VERIFY.txt tells of a casting decision that there was not")
	}
}

// fallen are the documents of a decision before which the chair had cast the same
// tie once before.
func fallen(t *testing.T) (public, complete *decision.Document) {
	t.Helper()
	j := lamped(t, `jury: {method: mean}, ties: [chair]`, "", levelMarks, lampVotes)
	j.do(deliberation.Event{Kind: deliberation.Reopened, Who: "kari", To: deliberation.Deliberating, Reason: "Et poeng var lest feil."})
	j.reveal()
	j.cast()
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Slik ble det."}})
	return j.documents()
}

// A casting decision that fell is told, and that it fell.
func TestACastThatFell(t *testing.T) {
	l := locale.For(locale.EN)
	public, complete := fallen(t)
	for _, d := range []*decision.Document{public, complete} {
		got := says(t, d, "| "+l.T("minutes.order.cast.void", "names", "Berg and Alta")+" |", "| "+l.T("minutes.order.cast", "names", "Berg and Alta")+" |")
		told := section(t, got, l.T("minutes.cast"))
		if strings.Count(told, "Reason:") != 2 || strings.Count(told, l.T("minutes.cast.void")) != 1 || strings.HasSuffix(strings.TrimSpace(told), l.T("minutes.cast.void")) {
			t.Errorf("which of them fell is not told:\n%s", told)
		}
	}
}

// firm is the worked case as software tells it that says how firmly the ranking
// stands.
func firm(t *testing.T) *judging {
	j := decided(t)
	j.software = "votering 0.5.0"
	return j
}

func TestHowFirmlyTheRankingStands(t *testing.T) {
	public, complete := firm(t).documents()
	for _, lang := range locale.Languages() {
		heading := locale.For(lang).T("minutes.footing")
		golden(t, "footing-public."+string(lang)+".md", []byte(section(t, string(protocol(t, public, lang)), heading)))
		golden(t, "footing-complete."+string(lang)+".md", []byte(section(t, string(protocol(t, complete, lang)), heading)))
	}
	for _, name := range []string{"Anne", "Bjørn", "Eli", "Farid", "Ola"} {
		if strings.Contains(section(t, string(protocol(t, public, locale.NB)), locale.For(locale.NB).T("minutes.footing")), name) {
			t.Errorf("the public minutes name %s", name)
		}
	}
	before, _ := decided(t).documents()
	if before.Robustness != nil && string(before.Robustness) != "null" {
		t.Skip("this document says how firmly the ranking stands")
	}
	if strings.Contains(says(t, before), locale.For(locale.EN).T("minutes.footing")) {
		t.Error("the minutes tell what the document does not say")
	}
}

var minutesPlace = regexp.MustCompile(`\\\{[a-z_]+\\\}`)

// Every sentence on method and sums is reached, in every language.
func TestEverySentenceOnMethods(t *testing.T) {
	for _, lang := range locale.Languages() {
		var all strings.Builder
		for _, x := range lampRules {
			public, _ := lit(t, x.rule, x.criteria, lampMarks, x.votes)
			all.Write(protocol(t, public, lang))
		}
		for _, x := range []struct{ rule, criteria, marks string }{
			{`jury: {method: mean}, ties: [chair]`, "", levelMarks},
			{`jury: {method: mean}`, cold, lampMarks + "kari,alta,smoke,2\nkari,berg,smoke,3\nkari,dal,smoke,4\n"},
			{`jury: {method: trimmed, trim: 1}`, "", levelMarks},
		} {
			public, complete := lit(t, x.rule, x.criteria, x.marks, lampVotes)
			all.Write(protocol(t, public, lang))
			all.Write(protocol(t, complete, lang))
		}
		public, _ := firm(t).documents()
		all.Write(protocol(t, public, lang))
		public, _ = fallen(t)
		all.Write(protocol(t, public, lang))
		whole := strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(all.String())
		for key, s := range sentences(t, lang) {
			told := false
			for _, part := range []string{"minutes.method", "minutes.sum", "minutes.cast", "minutes.footing", "minutes.ranking.mean", "minutes.ranking.criteria", "minutes.ranking.works"} {
				told = told || strings.HasPrefix(key, part)
			}
			// A place takes whatever stands there, on one line.
			pattern := minutesPlace.ReplaceAllString(regexp.QuoteMeta(s), ".+")
			if told && !regexp.MustCompile(pattern).MatchString(whole) {
				t.Errorf("%s: nothing says %s: %q", lang, key, s)
			}
		}
	}
}

// sentences are all there are in a language.
func sentences(t *testing.T, lang locale.Lang) (texts map[string]string) {
	t.Helper()
	data, err := os.ReadFile("../locale/catalog/" + string(lang) + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}
