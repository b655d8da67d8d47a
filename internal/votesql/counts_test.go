package votesql_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
	"votering/internal/votefile"
	"votering/internal/votesql"
)

// asked is a rule with everything in it, and the query for it.
func asked(t *testing.T) (c votestest.Case, query string) {
	t.Helper()
	e, rule := edition(t, "Bodø", "Kinn")
	e.PublicVote = &award.Window{Opens: time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC), Closes: time.Date(2026, 9, 2, 0, 0, 0, 0, time.UTC)}
	rule.Window = &publicvote.Window{Opens: e.PublicVote.Opens, Closes: e.PublicVote.Closes}
	var err error
	if rule.Zone, err = time.LoadLocation("Europe/Oslo"); err != nil {
		t.Fatal(err)
	}
	rule.Dates = publicvote.DayMonth
	rule.Filters = []publicvote.Filter{
		{ID: "staff", Kind: publicvote.FilterVoters, Reason: "They count.", ListSHA256: strings.Repeat("0", 64), Listed: 1, Voters: [][]byte{[]byte("ola@example.no")}},
		{ID: "fast", Kind: publicvote.FilterPerMinute, Reason: "A program.", AtMost: 20},
	}
	c = votestest.Case{Edition: e, Rule: rule, Files: []votestest.File{simple("a.csv", "\t", "time\tchoice\tvoter\n"), simple("b.csv", ",", "choice\n")}}
	query, err = votesql.Query(votesql.DuckDB, set(c.Files), votesql.Paths{Files: []string{"a.csv", "b.csv"}, Lists: map[string]string{"staff": "staff.txt"}}, rule, e)
	if err != nil {
		t.Fatal(err)
	}
	return c, query
}

// answer is a good answer to the query that was asked.
func answer(query string) string {
	found := func(name string) string { return regexp.MustCompile(`"` + name + `":"[^"]*"`).FindString(query) }
	return `{"schema":"votering-counts/1","edition":"prize",` + found("fingerprint") + `,` + found("rule_sha256") + `,"engine":"duckdb",` +
		`"files":[{"name":"a.csv","read":{"encoding":"utf-8","delimiter":"tab","choice":"choice","time":"time","voter":"voter"},"rows":90},` +
		`{"name":"b.csv","read":{"encoding":"utf-8","delimiter":",","choice":"choice"},"rows":10}],"rows":100,"valid":{"naa":40,"nab":30},` +
		`"dropped":{"malformed":1,"outside_window":2,"unknown_nominee":3,"excluded":9,"duplicate":15},"filters":[{"id":"staff","rows":4},{"id":"fast","rows":5}],` +
		`"without":{"outside_window":{"naa":41,"nab":30},"excluded":{"naa":44,"nab":35},"excluded:staff":{"naa":44,"nab":30},"excluded:fast":{"naa":40,"nab":33},` +
		`"duplicate":{"naa":50,"nab":35}},"other":{"open_quotes":0,"long_lines":0,"dates":0,"zones":0,"headers":0,"lists":0}}` + "\n"
}

func TestReadCounts(t *testing.T) {
	c, query := asked(t)
	tally, err := votesql.ReadCounts([]byte(answer(query)), "counts.json", c.Rule, c.Edition)
	if err != nil {
		t.Fatal(err)
	}
	n := tally.Counting
	if tally.Rows != 100 || tally.Valid["naa"].String() != "40" || tally.Dropped.Duplicate != 15 || n.Engine != "duckdb" || n.Zone != "Europe/Oslo" ||
		n.Dates != publicvote.DayMonth || n.Window == nil || n.Filters[1].Rows != 5 || n.Filters[0].Reason != "They count." || n.Without["duplicate"]["naa"] != 50 {
		t.Errorf("%+v, %+v", tally, n)
	}
	if want := []string{publicvote.FlagElsewhere, publicvote.FlagNoTime, publicvote.FlagNoVoter}; !slices.Equal(tally.Flags, want) {
		t.Errorf("flags %v", tally.Flags)
	}
	if len(tally.Files) != 2 || tally.Files[0].Rows != 90 || tally.Files[0].Read.Delimiter != "\t" || tally.Files[0].SHA256 != "" {
		t.Errorf("files %+v", tally.Files)
	}
}

// An answer that is not the query's, or does not hold together, is refused.
func TestReadCountsRefuses(t *testing.T) {
	c, query := asked(t)
	for _, x := range []struct {
		from, to string
		class    fault.Class
		id       string
	}{
		{`votering-counts/1`, `votering-counts/2`, fault.Version, "votesql.schema"},
		{`"edition":"prize"`, `"edition":"other"`, fault.Pin, "votesql.edition"},
		{`"fingerprint":"`, `"fingerprint":"0`, fault.Pin, "votesql.edition"},
		{`"rule_sha256":"`, `"rule_sha256":"0`, fault.Pin, "votesql.rule"},
		{`"delimiter":"tab"`, `"delimiter":"|"`, fault.Pin, "votesql.rule"},
		{`"voter":"voter"`, `"voter":"email"`, fault.Pin, "votesql.rule"},
		{`"duckdb"`, `"sqlite"`, fault.Usage, "votesql.engine"},
		{`"open_quotes":0`, `"open_quotes":7`, fault.CSV, "votesql.open_quotes"},
		{`"long_lines":0`, `"long_lines":1`, fault.CSV, "votesql.long_lines"},
		{`"dates":0`, `"dates":1`, fault.CSV, "votesql.dates"},
		{`"zones":0`, `"zones":1`, fault.CSV, "votesql.zones"},
		{`"headers":0`, `"headers":1`, fault.CSV, "votesql.headers"},
		{`"lists":0`, `"lists":-1`, fault.CSV, "votesql.lists"},
		{`,"lists":0`, ``, fault.JSON, "votesql.other"},
		{`"lists":0`, `"quotes":0`, fault.JSON, "votesql.other"},
		{`"id":"fast"`, `"id":"slow"`, fault.JSON, "votesql.other"},
		{`,{"id":"fast","rows":5}`, ``, fault.JSON, "votesql.other"},
		{`"rows":100`, `"rows":101`, fault.Result, ""},
		{`"rows":90`, `"rows":89`, fault.Result, ""},
		{`"naa":40,"nab":30}`, `"naa":41,"nab":30}`, fault.Result, ""},
		{`"naa":40,"nab":30}`, `"naa":70}`, fault.Result, ""},
		{`"naa":40,"nab":30}`, `"naa":-40,"nab":110}`, fault.Result, ""},
		{`"id":"fast","rows":5`, `"id":"fast","rows":6`, fault.Result, ""},
		{`"naa":50`, `"naa":51`, fault.Result, ""},
		{`"excluded:fast":{"naa":40,"nab":33},`, ``, fault.Result, ""},
		{`"excluded:fast":{"naa":40,"nab":33}`, `"excluded:fast":{"naa":40}`, fault.Result, ""},
		{`"duplicate":15}`, `"duplicate":15,"late":0}`, fault.Version, ""},
		{`"rows":100`, `"rows":1e2`, fault.JSON, ""},
		{`"rows":100`, `"rows":100,"rows":100`, fault.JSON, ""},
		{"}}\n", "}}{}\n", fault.JSON, ""},
	} {
		changed := strings.Replace(answer(query), x.from, x.to, 1)
		tally, err := votesql.ReadCounts([]byte(changed), "counts.json", c.Rule, c.Edition)
		if f := fault.Of(err); f == nil || f.Class != x.class || x.id != "" && f.ID != x.id || !strings.HasPrefix(f.Where, "counts.json") {
			t.Errorf("%s for %s: %v, %v", x.to, x.from, tally, err)
		}
	}
}

// The answer to a query is none to the query by another rule.
func TestReadCountsOfAnotherRule(t *testing.T) {
	for name, change := range map[string]func(*publicvote.Rule){
		"window": func(r *publicvote.Rule) {
			r.Window = &publicvote.Window{Opens: r.Window.Opens, Closes: r.Window.Closes.Add(1)}
		},
		"none":    func(r *publicvote.Rule) { r.Window = nil },
		"zone":    func(r *publicvote.Rule) { r.Zone = time.UTC },
		"dates":   func(r *publicvote.Rule) { r.Dates = publicvote.MonthDay },
		"choices": func(r *publicvote.Rule) { r.Choices = map[string]string{"Bodø": "naa"} },
		"order":   func(r *publicvote.Rule) { slices.Reverse(r.Filters) },
		"list":    func(r *publicvote.Rule) { r.Filters[0].ListSHA256 = strings.Repeat("1", 64) },
		"minute":  func(r *publicvote.Rule) { r.Filters[1].AtMost++ },
		"filters": func(r *publicvote.Rule) { r.Filters = r.Filters[:1] },
	} {
		c, query := asked(t)
		change(&c.Rule)
		_, err := votesql.ReadCounts([]byte(answer(query)), "counts.json", c.Rule, c.Edition)
		if f := fault.Of(err); f == nil || f.Class != fault.Pin || f.ID != "votesql.rule" {
			t.Errorf("another %s: %v", name, err)
		}
	}
	c, query := asked(t)
	c.Rule.Window = &publicvote.Window{Opens: c.Rule.Window.Opens.In(c.Rule.Zone), Closes: c.Rule.Window.Closes.In(c.Rule.Zone)}
	c.Rule.Filters[0].Reason = "In other words."
	if _, err := votesql.ReadCounts([]byte(answer(query)), "counts.json", c.Rule, c.Edition); err != nil {
		t.Errorf("the same rule in other words: %v", err)
	}
}

// What an engine cannot count as this program does gets no query.
func TestQueryRefuses(t *testing.T) {
	for id, change := range map[string]func(*votefile.Found){
		"votesql.encoding": func(f *votefile.Found) { f.Source.Layout.Encoding = "windows-1252" },
		"votesql.packed":   func(f *votefile.Found) { f.Source.Layout.Compression = "gzip" },
		"votesql.workbook": func(f *votefile.Found) { f.Source.Layout.Sheet = "Sheet1" },
		"votesql.header":   func(f *votefile.Found) { f.Source.Layout.Header[1] = "choice\nof yours" },
	} {
		for _, engine := range votesql.Engines {
			c, _ := asked(t)
			s := set(c.Files)
			change(&s.Files[0])
			_, err := votesql.Query(engine, s, votesql.Paths{Files: []string{"a", "b"}, Lists: map[string]string{"staff": "l"}}, c.Rule, c.Edition)
			if f := fault.Of(err); f == nil || f.Class != fault.Usage || f.ID != id || f.Where != "a.csv" {
				t.Errorf("%s: %v, want %s", engine, err, id)
			}
		}
	}
	c, query := asked(t)
	if _, err := votesql.Query(votesql.DuckDB, set(c.Files), votesql.Paths{Files: []string{"a", "a"}, Lists: map[string]string{"staff": "l"}}, c.Rule, c.Edition); fault.Of(err).ID != "votesql.twice" {
		t.Errorf("a file that is given twice: %v", err)
	}
	if _, err := votesql.Query("sqlite", set(c.Files), votesql.Paths{Files: []string{"a", "b"}}, c.Rule, c.Edition); fault.Of(err).ID != "votesql.engine" {
		t.Errorf("another engine: %v", err)
	}
	if _, err := votesql.Query(votesql.DuckDB, set(c.Files), votesql.Paths{Files: []string{"a", "b"}}, c.Rule, c.Edition); fault.Of(err).ID != "votesql.list" {
		t.Errorf("no list: %v", err)
	}
	if strings.Contains(query, "ola@example.no") {
		t.Error("a voter of the list stands in the query")
	}
}
