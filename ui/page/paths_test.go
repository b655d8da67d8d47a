package page_test

import (
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/ui/page"
)

func TestPaths(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("backslashes part folders there")
	}
	for typed, want := range map[string][]string{
		"":                         nil,
		"  ":                       nil,
		"a.csv":                    {"a.csv"},
		"a.csv b.csv":              {"a.csv", "b.csv"},
		" 'a b.csv'  \"c d.csv\" ": {"a b.csv", "c d.csv"},
		`/x/a\ b.csv '/y/c.csv'`:   {"/x/a b.csv", "/y/c.csv"},
		`it\'s.csv`:                {"it's.csv"},
		`"it's.csv"`:               {"it's.csv"},
		`'open`:                    {"open"},
		`''`:                       {""},
	} {
		if d := cmp.Diff(want, page.Paths(typed)); d != "" {
			t.Errorf("%q: %s", typed, d)
		}
	}
}
