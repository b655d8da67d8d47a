package votesql_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
	"votering/internal/votesql"
)

// refused are files that an engine does not count as this program does, and
// says so.
func refused(t *testing.T, en engine) {
	e, rule := edition(t, "Bodø")
	rule.Filters = []publicvote.Filter{{ID: "list", Kind: publicvote.FilterVoters, Reason: "x", Voters: [][]byte{[]byte("z")}}}
	const head = "time,choice,voter\n2026-09-01T12:00Z,Bodø,a\n"
	for _, c := range []struct {
		name, text string
		want       string // the fault's id; "": the engine itself fails
	}{
		{"a line break in quotes", head + "2026-09-01T12:00Z,Bodø,\"b\nc\"\n", "votesql.open_quotes"},
		{"an open quote", head + "2026-09-01T12:00Z,Bodø,\"", "votesql.open_quotes"},
		{"two quotes at the end", head + "2026-09-01T12:00Z,Bodø,\"b\"\"", "votesql.open_quotes"},
		{"an open quote after a stray one", head + "2026-09-01T12:00Z,\"Bo\"dø,\"b\n", "0"},
		{"a line longer than a record", head + "2026-09-01T12:00Z,Bodø," + strings.Repeat("x", 1<<20) + "\n", "votesql.long_lines"},
		{"a line longer than anything", head + "2026-09-01T12:00Z,Bodø," + strings.Repeat("x", 5<<20) + "\n", ""},
		{"a date that is two", head + "8/9/25 12:00Z,Bodø, \n", "votesql.dates"},
		{"a time without a zone", head + "2026-09-01T12:00,Bodø,b\n", "votesql.zones"},
		{"another header", "time,choice,voter \n", "votesql.headers"},
		{"no header", "", "votesql.headers"},
		{"a NUL byte", head + "2026-09-01T12:00Z,Bodø,b\x00\n", ""},
		{"text that is not UTF-8", head + "2026-09-01T12:00Z,Bod\xf8,b\n", ""},
	} {
		if c.name == "a NUL byte" && en.name == votesql.DuckDB {
			continue // it is text like any other
		}
		t.Run(c.name, func(t *testing.T) {
			file := simple("v.csv", ",", head)
			file.Text = c.text
			_, failed, refused := en.counts(t, votestest.Case{Edition: e, Rule: rule, Files: []votestest.File{file}})
			switch f := fault.Of(refused); {
			case c.want == "" && failed == nil, c.want != "" && failed != nil:
				t.Errorf("the engine: %v", failed)
			case c.want == "0" && refused != nil, strings.HasPrefix(c.want, "votesql.") && (f == nil || f.ID != c.want):
				t.Errorf("%v, want %s", refused, c.want)
			}
		})
	}
}

// A list is the one that the rule names: the same bytes, and as many voters.
func lists(t *testing.T, en engine) {
	e, rule := edition(t, "Bodø")
	rule.Filters = []publicvote.Filter{{ID: "list", Kind: publicvote.FilterVoters, Reason: "x", Voters: [][]byte{[]byte("b"), []byte("c")}}}
	c := votestest.Case{Edition: e, Rule: rule, Files: []votestest.File{simple("v.csv", ",", "choice,voter\nBodø,a\nBodø,b\n")}}
	for _, x := range []struct {
		name, list string
		change     func(*publicvote.Filter)
		good       bool
	}{
		{"with every kind of line end", "\ufeffb\r\n\r\n \nc\nc", func(f *publicvote.Filter) {}, true},
		{"with other bytes", "b\nc\n", func(f *publicvote.Filter) { f.ListSHA256 = strings.Repeat("0", 64) }, false},
		{"with other voters", "b\nc\n", func(f *publicvote.Filter) { f.Voters = f.Voters[:1] }, false},
	} {
		folder, paths, rule := place(t, c)
		if err := os.WriteFile(filepath.Join(folder, "list.txt"), []byte(x.list), 0o600); err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256([]byte(x.list))
		rule.Filters[0].ListSHA256 = hex.EncodeToString(sum[:])
		x.change(&rule.Filters[0])
		got, failed, refused := en.countsIn(t, folder, paths, rule, c)
		switch f := fault.Of(refused); {
		case failed != nil, x.good && refused != nil, !x.good && (f == nil || f.ID != "votesql.lists"):
			t.Errorf("a list %s: %v, %v", x.name, failed, refused)
		case x.good && (got.Valid["naa"] != 1 || got.FilterRows[0] != 1):
			t.Errorf("a list %s: %+v", x.name, got)
		}
	}
}
