package decision_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// fromRows are the documents of the worked case whose votes were counted from
// raw rows.
func fromRows(t *testing.T) map[string][]byte {
	t.Helper()
	c, err := decisiontest.WorkedFromRows(workedFile(t, "edition.yaml"), workedFile(t, "marks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	public, complete := build(t, c, "from rows")
	return map[string][]byte{publicName: public, completeName: complete}
}

// number is a number that the count of rows states.
type number struct {
	at  string
	add func(int64)
}

// numbers are all of them but the votes themselves, which the ranking follows.
func numbers(t *decision.Tally) []number {
	of := func(at string, n *int64) number { return number{at, func(d int64) { *n += d }} }
	list := []number{
		of("rows", &t.Rows), of("malformed", &t.Dropped.Malformed), of("outside_window", &t.Dropped.OutsideWindow),
		of("unknown_nominee", &t.Dropped.UnknownNominee), of("excluded", &t.Dropped.Excluded), of("duplicate", &t.Dropped.Duplicate),
	}
	for i := range t.Files {
		list = append(list, of("files", &t.Files[i].Rows))
	}
	for i := range t.Counting.Filters {
		list = append(list, of("filters", &t.Counting.Filters[i].Rows))
	}
	for _, cause := range slices.Sorted(maps.Keys(t.Counting.Without)) {
		votes := t.Counting.Without[cause]
		for _, nominee := range slices.Sorted(maps.Keys(votes)) {
			list = append(list, number{"without " + cause, func(d int64) { votes[nominee] += d }})
		}
	}
	return list
}

// Each number that only one value fits is found when it is one more or less. Of
// the totals without a cause but that of duplicates only bounds are known without
// the files.
func TestOneMoreOrLess(t *testing.T) {
	for name, data := range fromRows(t) {
		for i, n := range numbers(allGood(t, data, name).Tally) {
			for _, by := range []int64{1, -1} {
				f := first(decision.Recompute(forged(t, data, func(d *decision.Document) { numbers(d.Tally)[i].add(by) })))
				bounded := strings.HasPrefix(n.at, "without ") && n.at != "without duplicate"
				if f == nil && !bounded || f != nil && f.Check != "tally" {
					t.Errorf("%s: %s %+d: %+v", name, n.at, by, f)
				}
			}
		}
	}
}

// What contradicts itself is found, in both documents.
func TestForgedCountsAreFound(t *testing.T) {
	for what, c := range map[string]struct {
		id    string
		forge func(t *decision.Tally)
	}{
		"the rule left out":         {"untold", func(t *decision.Tally) { t.Counting = nil }},
		"the flag left out":         {"flags", func(t *decision.Tally) { t.Flags = []string{} }},
		"another engine":            {"flags", func(t *decision.Tally) { t.Counting.Engine = "duckdb" }},
		"another window":            {"window", func(t *decision.Tally) { t.Counting.Window.Opens = t.Counting.Window.Opens.Add(time.Hour) }},
		"no window":                 {"window", func(t *decision.Tally) { t.Counting.Window = nil }},
		"a filter left out":         {"filters", func(t *decision.Tally) { t.Counting.Filters = t.Counting.Filters[1:] }},
		"a cause left out":          {"causes", func(t *decision.Tally) { delete(t.Counting.Without, "excluded") }},
		"a nominee left out":        {"without", func(t *decision.Tally) { delete(t.Counting.Without["excluded"], "kinn") }},
		"votes that no row can be":  {"total", func(t *decision.Tally) { t.Counting.Without["excluded"]["kinn"] += 100 }},
		"a duplicate for another":   {"total", func(t *decision.Tally) { t.Counting.Without["duplicate"]["kinn"] -= 300 }},
		"an unread file":            {"unread", func(t *decision.Tally) { t.Files[0].Read = nil }},
		"voters where there are no": {"flags", func(t *decision.Tally) { t.Files[1].Read.Voter = "voter" }},
		"totals that were read":     {"dropped", func(t *decision.Tally) { t.Flags = []string{publicvote.FlagTotals} }},
	} {
		for name, data := range fromRows(t) {
			f := first(decision.Recompute(forged(t, data, func(d *decision.Document) { c.forge(d.Tally) })))
			if f == nil || f.Check != "tally" || f.Fault.ID != "votes.law."+c.id || f.Fault.Class != fault.Result {
				t.Errorf("%s, %s: %+v, wants %s", what, name, f, c.id)
				continue
			}
			spoken(t, *f)
		}
	}
}

// What is not in its form is not read.
func TestMalformedCountsAreRefused(t *testing.T) {
	data := fromRows(t)[publicName]
	for what, c := range map[string]struct {
		class    fault.Class
		from, to string
	}{
		"a tab as it is":      {fault.JSON, `"delimiter": "tab"`, `"delimiter": "\t"`},
		"a newer tool":        {fault.Version, `"format": "nettskjema"`, `"format": "doodle"`},
		"a newer filter":      {fault.Version, `"kind": "column"`, `"kind": "mood"`},
		"a newer key":         {fault.Version, `"zone": "Europe/Oslo"`, `"zone": "Europe/Oslo", "moon": "full"`},
		"a hash of nothing":   {fault.Format, `"list_sha256": "`, `"list_sha256": "00`},
		"a filter's name":     {fault.ID, `"id": "burst"`, `"id": "Burst"`},
		"one name twice":      {fault.Format, `"id": "burst"`, `"id": "bots"`},
		"a line in a reason":  {fault.Text, `"reason": "Fortere`, `"reason": "Fort\nere`},
		"a zone of one's own": {fault.Format, `"zone": "Europe/Oslo"`, `"zone": "Local"`},
		"another clock":       {fault.Format, `"opens": "2022-10-01T06:00:00Z"`, `"opens": "2022-10-01T08:00:00+02:00"`},
		"who is nobody":       {fault.Format, `"Rælinga": "ralingen"`, `"Rælinga": "oslo"`},
		"votes for nobody":    {fault.JSON, `"at_most": 60`, `"at_most": 60.5`},
	} {
		changed := bytes.Replace(data, []byte(c.from), []byte(c.to), 1)
		if bytes.Equal(changed, data) {
			t.Fatalf("%s: nothing to change", what)
		}
		if _, err := decision.Read(changed, "decision.json"); fault.ClassOf(err) != c.class {
			t.Errorf("%s: %v, wants %s", what, err, c.class)
		}
	}
}

// Counted again from the same files the numbers are the same; any other is named.
func TestCountedAgain(t *testing.T) {
	d := allGood(t, fromRows(t)[publicName], publicName)
	if f := decision.SameCounts(d.Tally, decisiontest.Counted()); f != nil {
		t.Fatal(f)
	}
	if delimiter := d.Tally.Counts().Files[1].Read.Delimiter; delimiter != "\t" {
		t.Errorf("the delimiter came back as %q", delimiter)
	}
	for id, change := range map[string]func(*publicvote.Tally){
		"rows":    func(t *publicvote.Tally) { t.Rows-- },
		"file":    func(t *publicvote.Tally) { t.Files[1].Rows-- },
		"dropped": func(t *publicvote.Tally) { t.Dropped.UnknownNominee++ },
		"valid":   func(t *publicvote.Tally) { t.Valid["kinn"] = exact.Int(3106) },
		"filter":  func(t *publicvote.Tally) { t.Counting.Filters[1].Rows++ },
		"without": func(t *publicvote.Tally) { t.Counting.Without["excluded:burst"]["kinn"]++ },
		"rule":    func(t *publicvote.Tally) { t.Counting = nil },
	} {
		again := decisiontest.Counted()
		change(again)
		if f := decision.SameCounts(d.Tally, again); f == nil || f.ID != "votes.again."+id {
			t.Errorf("%s: %v", id, f)
		}
	}
}

// public-vote.json tells the whole count, as it is in this version and later ones.
func TestPublicVoteOfRows(t *testing.T) {
	d := allGood(t, fromRows(t)[publicName], publicName)
	got := decision.PublicVote(d)
	path := filepath.Join("testdata", "public-vote.json")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("public-vote.json is another (%v)", err)
	}
}
