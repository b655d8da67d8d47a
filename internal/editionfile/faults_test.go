package editionfile

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/locale"
)

// full is an edition that uses everything there is.
func full(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// broken is one change to the full edition, and the one thing that is then
// wrong with it.
type broken struct {
	want     string // "LINE: key: sentence", as the fault says it
	old, new string
}

var head = []broken{
	{"1: schema: edition.schema", "schema: votering-edition/1", "schema: votering-ballot/1"},
	{"1: schema: edition.no_schema", "schema: votering-edition/1\n", ""},
	{"1: schema: edition.newer", "schema: votering-edition/1", "schema: votering-edition/12"},
	{"1: id: edition.missing", "id: prisen-2022\n", ""},
	{"2: id: id.form", "id: prisen-2022", "id: ../../etc"},
	{"2: id: id.device", "id: prisen-2022", "id: con"},
	{"2: id: edition.empty", "id: prisen-2022", "id:"},
	{"2: id: edition.empty", "id: prisen-2022", "id: ''"},
	{"2: id: edition.want_text", "id: prisen-2022", "id: [prisen]"},
	{"2: id: edition.anchor", "id: prisen-2022", "id: &a prisen-2022"},
	{"2: id: edition.anchor", "id: prisen-2022", "id: !!str prisen-2022"},
	{"3: <<: edition.anchor", "id: prisen-2022", "id: prisen-2022\n<<: {language: nb}"},
	{"3: title.sv: edition.unknown_key", "title: {nb: B", "title: {sv: B"},
	{"3: title: edition.empty", "title: {nb: B", "title: {}\n#"},
	{"1: title: edition.missing", "title: {nb: B", "#"},
	{"3: title.nb: text.long", "title: {nb: B", "title: {nb: " + strings.Repeat("Ø", 201)},
	{"4: organiser: text.control", "organiser: IMDi", `organiser: "IMDi\e[2J"`},
	{"4: organiser: text.direction", "organiser: IMDi", "organiser: \u202eIMDi"},
	{"4: orgnaiser: edition.unknown_key_near", "organiser: IMDi", "orgnaiser: IMDi"},
	{"4: organizer: edition.unknown_key_near", "organiser: IMDi", "organizer: IMDi"},
	{"4: colour: edition.unknown_key", "organiser: IMDi", "colour: blue"},
	{"6: language: edition.key_twice", "language: nb", "language: nb\nlanguage: nb"},
	{"5: language: edition.word", "language: nb", "language: sv"},
	{"6: made_up: edition.word", "made_up: true", "made_up: yes"},
	{"10: announce_at: edition.time", "2022-11-17T12:00:00+01:00", "2022-11-17 12:00"},
	{"10: announce_at: edition.time", "2022-11-17T12:00:00+01:00", "2022-02-30T12:00:00+01:00"},
	{"11: scale.step: edition.missing", "max: 6, step: 1}", "max: 6}"},
	{"11: scale: edition.scale_order", "scale: {min: 1, max: 6, step: 1}\nc", "scale: {min: 6, max: 1, step: 1}\nc"},
	{"11: scale: edition.scale_order", "scale: {min: 1, max: 6, step: 1}\nc", "scale: {min: 0, max: 0, step: 0}\nc"},
	{"63: history: edition.want_list", "history: [{", "history: none #"},
	{"54: public_vote: edition.want_mapping", "public_vote: {", "public_vote: now\n#{"},
	{"54: public_vote.closes: edition.window", "opens: 2022-10-01", "opens: 2022-12-01"},
	{"54: public_vote.opens: edition.missing", "opens: 2022-10-01T00:00:00+02:00, ", ""},
	{"63: history[0].winner: edition.missing", "winner: Lørenskog, ", ""},
}

var criteria = []broken{
	{"23: criteria[1].id: edition.missing", "- id: projects\n    title", "- title"},
	{"23: criteria[1].id: edition.id_twice", "id: projects", "id: results"},
	{"14: edition.yaml_tab", "    title: Results", "  \ttitle: Results"},
	{"14: edition.yaml", "    title: Results", "    title: Results: more"},
	{"15: criteria[0].help: text.invisible", "help: J", "help: \u200bJ"},
	{"16: criteria[0].weight: edition.number", "weight: 3", "weight: 3%"},
	{"16: criteria[0].weight: edition.number", "weight: 3", "weight: 1e3"},
	{"16: criteria[0].weight: edition.number", "weight: 3", "weight: 0x10"},
	{"16: criteria[0].weight: edition.number", "weight: 3", "weight: 1/0"},
	{"16: criteria[0].weight: edition.number", "weight: 3", `weight: "0,5"`},
	{"16: criteria[0].weight: edition.weight_negative", "weight: 3", "weight: -3"},
	{"17: criteria[0].scale: edition.scale_step", "max: 100, step: 1}", "max: 100, step: -1}"},
	{"17: criteria[0].scale: edition.scale_whole", "max: 100, step: 1}", "max: 100, step: 3}"},
	{"17: criteria[0].scale: edition.scale_steps", "max: 100, step: 1}", "max: 100, step: 0.005}"},
	{"17: criteria[0].scale: edition.scale_digits", "max: 100, step: 1}", "max: 100, step: 0.0000000001}"},
	{"17: criteria[0].scale: edition.scale_order", "{min: 0, max: 100, step: 1}", "{min: 0, max: 0, step: 0}"},
	{"18: criteria[0].better: edition.word", "    better: higher", "    better: more"},
	{"18: criteria[0].better: edition.better_differs", "    better: higher", "    better: lower"},
	{"19: criteria[0].levels[0]: edition.level_off", "levels: {0: None", "levels: {0.5: None"},
	{"19: criteria[0].levels.low: edition.number", "levels: {0: None", "levels: {low: None"},
	{"19: criteria[0].levels.0: edition.empty", "levels: {0: None", "levels: {0: "},
	{"19: criteria[0].levels: edition.want_mapping", "levels: {0: None", "levels: [] #"},
	{"25: criteria[1].levels[1]: edition.level_twice", "1: Worst", "6.0: Worst"},
	{"20: criteria[0].margin: edition.margin", "    margin: 2", "    margin: -2"},
	{"21: criteria[0].metrics[1]: edition.no_metric", "metrics: [direct, settled]", "metrics: [direct, bosatt]"},
	{"21: criteria[0].metrics[1]: edition.metric_twice", "metrics: [direct, settled]", "metrics: [direct, direct]"},
	{"22: criteria[0].value_from.metric: edition.metric_text", "value_from: {metric: direct", "value_from: {metric: word"},
	{"22: criteria[0].value_from.period: edition.missing", `direct, period: "2021"}
  - id`, `direct}
  - id`},
	{"22: criteria[0].value_from: edition.off_scale", `period: "2021", missing: not-known`, `period: "2021", value: 101`},
	{"12: criteria: edition.all_measured", "  - id: projects\n    title: Projects\n    levels: {6: Best, 1: Worst}\n    weight: 8269/10000\n", ""},
}

var metrics = []broken{
	{"28: metrics[0].title: edition.missing", "title: Directly, ", ""},
	{"28: metrics[0].unit: edition.missing", "unit: percent, ", ""},
	{"28: metrics[0].unit: edition.word", "unit: percent", "unit: per cent"},
	{"28: metrics[0].decimals: edition.range", "decimals: 0", "decimals: -1"},
	{"28: metrics[0].decimals: edition.range", "decimals: 0", "decimals: 10"},
	{"28: metrics[0].decimals: edition.range", "decimals: 0", "decimals: 1.5"},
	{"31: metrics[3].ratio.of: edition.no_metric", "of: settled", "of: bosatt"},
	{"31: metrics[3].ratio.per: edition.metric_text", "per: population", "per: word"},
	{"31: metrics[3].ratio.times: edition.ratio_times", "times: 1000", "times: 0"},
	{"31: metrics[3].ratio: edition.ratio_cycle", "per: population", "per: settled-per-1000"},
	{"34: gates[0].metric: edition.no_metric", "metric: direct, period: \"2021\", at", "metric: indirect, period: \"2021\", at"},
	{"34: gates[0].metric: edition.metric_text", "metric: direct, period: \"2021\", at", "metric: word, period: \"2021\", at"},
	{"34: gates[0].period: edition.missing", `direct, period: "2021", at`, "direct, at"},
	{"34: gates[0]: edition.gate_bound", ", at_least: 50", ""},
	{"34: gates[0]: edition.gate_bound", "at_least: 50", "at_least: 50, at_most: 60"},
	{"34: gates[0].missing: edition.word", "missing: open", "missing: closed"},
	{"35: gates[1]: edition.gate_twice", "metric: settled-per-1000, period: 2022, at_most", `metric: direct, period: 2021, at_least`},
}

var people = []broken{
	{"48: nominees[1].id: edition.id_twice", "id: bodo", "id: kinn"},
	{"48: nominees[1].name: edition.missing", "name: Bodø, ", ""},
	{"48: nominees[1].name: text.long", "name: Bodø", "name: " + strings.Repeat("ø", 121)},
	{"48: nominees[1].name: edition.called_twice", "name: Bodø", "name: kinn"},
	{"48: nominees[1].name: edition.called_twice", "name: Bodø", "name: Kinn kommune"},
	{"48: nominees[1].code: edition.called_twice", "code: 1804", "code: 4602"},
	{"40: nominees[0].aliases[0]: edition.empty", "aliases: [Kinn kommune]", "aliases: [~]"},
	{"40: nominees[0].aliases: edition.want_list", "aliases: [Kinn kommune]", "aliases: Kinn kommune"},
	{"40: nominees[0].aliases: edition.many", "aliases: [Kinn kommune", "aliases: [Kinn kommune" + strings.Repeat(", a", 50)},
	{"42: nominees[0].documents[0].file: edition.file", "file: kinn.md", "file: ../kinn.md"},
	{"42: nominees[0].documents[0].file: edition.file", "file: kinn.md", `file: 'C:\kinn.md'`},
	{"42: nominees[0].documents[0].file: edition.file", "file: kinn.md", "file: NUL.txt"},
	{"42: nominees[0].documents[0].file: edition.file", "file: kinn.md", "file: .bashrc"},
	{"42: nominees[0].documents[1].file: edition.file_twice", "file: kinn.md}", "file: kinn.md}, {file: kinn.md}"},
	{"44: nominees[0].values[0].value: edition.number", "value: 177", "value: 1 77"},
	{"44: nominees[0].values[0].period: text.long", `settled, period: "2022", value: 177`, "settled, period: " + strings.Repeat("2", 41) + ", value: 177"},
	{"44: nominees[0].values[0].as_of: edition.date", "as_of: 2023-09-25", "as_of: 25.09.2023"},
	{"44: nominees[0].values[0].known_from: edition.date", "known_from: 2023-01-01", "known_from: 2023"},
	{"44: nominees[0].values[0]: edition.value_or_missing", "value: 177, ", ""},
	{"45: nominees[0].values[1]: edition.value_or_missing", "missing: not-known", "missing: not-known, value: 3"},
	{"45: nominees[0].values[1].missing: edition.word", "missing: not-known", "missing: hidden"},
	{"46: nominees[0].values[2].metric: edition.no_metric", "metric: population, period", "metric: people, period"},
	{"46: nominees[0].values[2].metric: edition.value_twice", "metric: population, period", "metric: settled, period"},
	{"46: nominees[0].values[2].metric: edition.value_computed", "metric: population, period", "metric: settled-per-1000, period"},
	{"47: nominees[0].values[3].value: edition.empty", "value: avventer vedtak", "value: ''"},
	{"50: references[0].id: edition.id_twice", "id: country", "id: kinn"},
	{"50: references[0].name: edition.missing", "name: Landet, ", ""},
	{"52: jurors[0].email: edition.email", "email: kari@", "email: Kari@"},
	{"52: jurors[0].email: edition.email", "email: kari@example.org", `email: "*@example.org"`},
	{"52: jurors[0].email: edition.email", "email: kari@example.org", `email: "m@x,kari@example.org"`},
	{"52: jurors[0].email: edition.email", "email: kari@example.org", `email: "kari@example.org\n"`},
	{"52: jurors[0].email: edition.missing", "email: kari@example.org, ", ""},
	{"52: jurors[0].votes: edition.word", "votes: true", "votes: ja"},
	{"52: jurors[0].key: edition.key", "ssh-ed25519 AAAA", "ssh-dss AAAA"},
	{"53: jurors[1].key: edition.same_key", "role: secretary", `role: secretary, key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK0wmN/Cr3JXqmLW7u+g9pTh+wyqDHpSQEIQczXkVx9q other"`},
	{"53: jurors[1].id: edition.id_twice", "id: sol", "id: kari"},
	{"53: jurors[1].name: text.control", "name: Sol", `name: "Sol\t1. Mallory"`},
	{"53: jurors[1].email: edition.email_twice", "sol@example.org", "kari@example.org"},
	{"53: jurors[1].role: edition.word", "role: secretary", "role: boss"},
	{"53: jurors[1].role: edition.two_chairs", "role: secretary", "role: chair"},
	{"51: jurors: edition.no_chair", "role: chair", "role: juror"},
}

var rules = []broken{
	{"59: rule.rounding: edition.unknown_key_elsewhere", "  ties: [public", "  rounding: {total: 2}\n  ties: [public"},
	{"57: rule.public.trim: edition.unknown_key_elsewhere", "top: 3", "top: 3, trim: 1"},
	{"30: metrics[2].value_from: edition.unknown_key_elsewhere", "unit: persons}\n  - {id: settled-per", "unit: persons, value_from: {metric: direct}}\n  - {id: settled-per"},
	{"56: rule.jury.method: edition.word", "jury: {method: mean", "jury: {method: average"},
	{"56: rule.jury.trim: edition.range", "trim: 1", "trim: one"},
	{"56: rule.jury.trim: edition.trim", "{method: mean, trim: 1", "{method: trimmed, trim: 0"},
	{"56: rule.jury.margin: edition.margin", "1, margin: 2", "1, margin: -2"},
	{"56: rule.jury.margin: edition.number", "1, margin: 2", "1, margin: 2/3"},
	{"56: rule.jury.points[1]: edition.points_rise", "[12, 10, 8.5]", "[10, 12, 8.5]"},
	{"56: rule.jury.points[2]: edition.points_below", "[12, 10, 8.5]", "[12, 10, -1]"},
	{"56: rule.jury.points: edition.many", "[12, 10, 8.5]", "[1" + strings.Repeat(", 1", 500) + "]"},
	{"56: rule.jury.ratio: edition.ratio_range", "ratio: 8269/10000", "ratio: 1"},
	{"56: rule.jury.output: edition.output_method", "output: mean", "output: sum"},
	{"56: rule.jury.combine: edition.sum_combine", "{method: mean, trim: 1", "{method: sum, trim: 1"},
	{"56: rule.jury.uncovered: edition.word", "uncovered: renormalise", "uncovered: ignore"},
	{"56: rule.jury.rounding.mark: edition.rounding_mark", "rounding: {criterion", "rounding: {mark: 2, criterion"},
	{"56: rule.jury.rounding.total: edition.range", "total: 2", "total: two"},
	{"56: rule.jury.rounding.mode: edition.word", "mode: half_up", "mode: up"},
	{"57: rule.public.method: edition.missing", "{method: minmax, weight", "{weight"},
	{"57: rule.public.method: edition.word", "method: minmax", "method: maxmin"},
	{"57: rule.public.weight: edition.weight_missing", "weight: 0.25, ", ""},
	{"57: rule.public.weight: edition.public_weight", "weight: 0.25", "weight: 25"},
	{"57: rule.public.weight: edition.public_weight", "weight: 0.25", "weight: -1/4"},
	{"57: rule.public.top: edition.range", "top: 3", "top: 0"},
	{"57: rule.public.top: edition.top", "method: minmax, weight: 0.25, points: [3, 2, 1], top: 3", "method: shortlist"},
	{"57: rule.public.points: edition.points_missing", "minmax, weight: 0.25, points: [3, 2, 1]", "rank_points, weight: 0.25"},
	{"58: rule.outcome: edition.word", "outcome: advice", "outcome: final"},
	{"59: rule.ties[1]: edition.no_criterion", `"criterion:results"`, `"criterion:result"`},
	{"59: rule.ties[2]: edition.no_metric", `"metric:settled@2022"`, `"metric:bosatt@2022"`},
	{"59: rule.ties[2]: edition.metric_text", `"metric:settled@2022"`, `"metric:word@2022"`},
	{"59: rule.ties[2]: edition.tie", `"metric:settled@2022"`, `"metric:settled"`},
	{"59: rule.ties[3]: edition.tie", "head_to_head]", "coin]"},
	{"59: rule.ties[3]: edition.tie_twice", "head_to_head]", "public]"},
	{"60: rule.places: edition.word", "places: competition", "places: olympic"},
	{"61: rule.quorum: edition.range", "quorum: 1", "quorum: 0"},
	{"61: rule.quorum: edition.quorum_high", "quorum: 1", "quorum: 2"},
	{"62: rule.recusal: edition.word", "recusal: nominee", "recusal: criterion"},
	{"55: rule.recusal: edition.missing", "  recusal: nominee\n", ""},
}

func TestFaults(t *testing.T) {
	base := full(t)
	for _, b := range slices.Concat(head, criteria, metrics, people, rules) {
		if !strings.Contains(base, b.old) {
			t.Fatalf("%s: %q is not in the file", b.want, b.old)
		}
		_, err := Read([]byte(strings.Replace(base, b.old, b.new, 1)), "e.yaml")
		if got := said(err); got != "e.yaml:"+b.want {
			t.Errorf("%q for %q:\n got %s\nwant e.yaml:%s", b.new, b.old, got, b.want)
		}
	}
}

// said lists faults as "file:LINE: key: sentence", one a line.
func said(err error) string {
	var list fault.List
	if !errors.As(err, &list) {
		if f := fault.Of(err); f != nil {
			list = fault.List{f}
		}
	}
	var lines []string
	for _, f := range list {
		lines = append(lines, f.Where+": "+f.ID)
	}
	return strings.Join(lines, "\n")
}

// Every sentence that the two rooms can say is said in a test, by its name.
func TestEverySentenceHasACase(t *testing.T) {
	id := regexp.MustCompile(`"(edition\.[a-z_]+)"`)
	var code, tests strings.Builder
	for _, pattern := range []string{"*.go", "../award/*.go", "testdata/hostile/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(f, "_test.go") || strings.HasSuffix(f, ".yaml") {
				tests.Write(data)
			} else {
				code.Write(data)
			}
		}
	}
	en := locale.For(locale.EN)
	for _, m := range id.FindAllStringSubmatch(code.String(), -1) {
		if m[1] == FrozenName {
			continue
		}
		if !regexp.MustCompile(regexp.QuoteMeta(m[1]) + `\b`).MatchString(tests.String()) {
			t.Errorf("no case says %s", m[1])
		}
		if !en.Has("fault."+m[1]) || !en.Has("fault."+m[1]+".try") {
			t.Errorf("%s has no sentence", m[1])
		}
	}
}
