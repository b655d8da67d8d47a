package votesql_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"votering/internal/award"
	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
	"votering/internal/tooltest"
	"votering/internal/votefile"
	"votering/internal/votesql"
)

// engine is an engine that is there.
type engine struct {
	name string
	run  func(folder, script string) (string, error)
}

// each runs a test in each engine, one beside the other.
func each(t *testing.T, test func(*testing.T, engine)) {
	if testing.Short() {
		t.Skip("an engine counts the same whether races are looked for or not")
	}
	for name, start := range map[string]func(testing.TB) func(string, string) (string, error){
		votesql.DuckDB:   func(t testing.TB) func(string, string) (string, error) { return tooltest.NewDuckDB(t).Run },
		votesql.Postgres: func(t testing.TB) func(string, string) (string, error) { return tooltest.NewPostgres(t).Run },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, engine{name, start(t)})
		})
	}
}

// The engines count what this program counts.
func TestEngines(t *testing.T) {
	each(t, func(t *testing.T, en engine) {
		t.Run("hand-made", func(t *testing.T) { handMade(t, en) })
		t.Run("times", func(t *testing.T) { times(t, en) })
		t.Run("delimiters", func(t *testing.T) { delimiters(t, en) })
		t.Run("names", func(t *testing.T) { names(t, en) })
		t.Run("drawn", func(t *testing.T) { drawn(t, en) })
		t.Run("refused", func(t *testing.T) { refused(t, en) })
		t.Run("lists", func(t *testing.T) { lists(t, en) })
		t.Run("many", func(t *testing.T) { many(t, en) })
	})
}

// place writes the files of a case and the lists of its rule to a new folder,
// those that are called so with a byte order mark. The rule's lists get their
// SHA-256.
func place(t *testing.T, c votestest.Case) (folder string, paths votesql.Paths, rule publicvote.Rule) {
	t.Helper()
	folder, rule, paths.Lists = t.TempDir(), c.Rule, map[string]string{}
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(folder, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range c.Files {
		if text := f.Text; strings.HasPrefix(f.Name, "bom") {
			write(f.Name, "\ufeff"+text)
		} else {
			write(f.Name, text)
		}
		paths.Files = append(paths.Files, f.Name)
	}
	rule.Filters = slices.Clone(rule.Filters)
	for i := range rule.Filters {
		if f := &rule.Filters[i]; f.Kind == publicvote.FilterVoters {
			var list strings.Builder
			for _, v := range f.Voters {
				list.WriteString(string(v) + "\n")
			}
			sum := sha256.Sum256([]byte(list.String()))
			f.ListSHA256, paths.Lists[f.ID] = hex.EncodeToString(sum[:]), f.ID+".txt"
			write(f.ID+".txt", list.String())
		}
	}
	return folder, paths, rule
}

// set are files as they were looked at.
func set(files []votestest.File) *votefile.Set {
	s := &votefile.Set{}
	for _, f := range files {
		s.Files = append(s.Files, votefile.Found{Role: votefile.RoleVotes, Source: f.Source()})
	}
	return s
}

// counts is what an engine counts. An error of the engine itself is told apart
// from what its answer is refused for.
func (en engine) counts(t *testing.T, c votestest.Case) (got *votestest.Counted, failed, refused error) {
	t.Helper()
	folder, paths, rule := place(t, c)
	return en.countsIn(t, folder, paths, rule, c)
}

// countsIn is counts where the files are in a folder already.
func (en engine) countsIn(t *testing.T, folder string, paths votesql.Paths, rule publicvote.Rule, c votestest.Case) (got *votestest.Counted, failed, refused error) {
	t.Helper()
	query, err := votesql.Query(en.name, set(c.Files), paths, rule, c.Edition)
	if err != nil {
		t.Fatal(err)
	}
	answer, failed := en.run(folder, query)
	if failed != nil {
		return nil, failed, nil
	}
	tally, refused := votesql.ReadCounts([]byte(answer), "counts.json", rule, c.Edition)
	if refused != nil {
		return nil, nil, refused
	}
	got = votestest.Of(&publicvote.Outcome{Tally: tally})
	if tally.Counting.Engine != en.name || !slices.Contains(got.Flags, publicvote.FlagElsewhere) {
		t.Errorf("counted by %q, flags %v", tally.Counting.Engine, got.Flags)
	}
	got.Flags = slices.DeleteFunc(got.Flags, func(f string) bool { return f == publicvote.FlagElsewhere })
	return got, nil, nil
}

// ours is what this program counts, without what no engine tells.
func ours(c votestest.Case) (*votestest.Counted, error) {
	o, err := publicvote.Count(context.Background(), votestest.Sources(c.Files), c.Rule, publicvote.Options{Key: [16]byte{1}})
	if err != nil {
		return nil, err
	}
	want := votestest.Of(o)
	want.First, want.Joined = map[string][]publicvote.Place{}, 0
	return want, nil
}

// agree holds an engine to what this program counts.
func (en engine) agree(t *testing.T, c votestest.Case) *votestest.Counted {
	t.Helper()
	want, err := ours(c)
	if err != nil {
		t.Fatal(err)
	}
	got, failed, refused := en.counts(t, c)
	if failed != nil || refused != nil {
		t.Fatalf("%v, %v", failed, refused)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s counts otherwise (-want +got):\n%s", en.name, d)
	}
	return want
}

// simple is a file with the columns that its header names.
func simple(name, delimiter, text string) votestest.File {
	header, _, _ := strings.Cut(text, "\n")
	columns := strings.Split(strings.TrimSuffix(header, "\r"), delimiter)
	l := publicvote.Layout{Header: columns, Sure: true}
	l.Encoding, l.Delimiter, l.Choice = "utf-8", delimiter, "choice"
	l.ChoiceAt, l.TimeAt, l.VoterAt = slices.Index(columns, "choice"), slices.Index(columns, "time"), slices.Index(columns, "voter")
	if l.TimeAt >= 0 {
		l.Time = "time"
	}
	if l.VoterAt >= 0 {
		l.Voter = "voter"
	}
	return votestest.File{Name: name, Text: text, Layout: l}
}

// edition is one with these nominees, called as they are.
func edition(t *testing.T, names ...string) (*award.Edition, publicvote.Rule) {
	t.Helper()
	e := &award.Edition{ID: "prize"}
	for i, name := range names {
		e.Nominees = append(e.Nominees, award.Nominee{ID: "n" + string(rune('a'+i/26)) + string(rune('a'+i%26)), Name: name})
	}
	choices, err := publicvote.Choices(e, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e, publicvote.Rule{Choices: choices}
}

// same holds a count to the one that is known.
func same(t *testing.T, engine, what string, want, got *votestest.Counted) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.IgnoreFields(votestest.Counted{}, "First")); d != "" {
		t.Errorf("%s: %s counts otherwise (-want +got):\n%s", what, engine, d)
	}
}
