package votesql_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/votesql"
)

var update = flag.Bool("update", false, "write the queries in testdata anew")

// The queries look as they do in testdata.
func TestQueryLooks(t *testing.T) {
	for _, engine := range votesql.Engines {
		c, _ := asked(t)
		query, err := votesql.Query(engine, set(c.Files), votesql.Paths{Files: []string{"a.csv", "b.csv"}, Lists: map[string]string{"staff": "staff.txt"}}, c.Rule, c.Edition)
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", engine+".sql")
		if *update {
			if err := os.WriteFile(golden, []byte(query), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(golden); err != nil || string(want) != query {
			t.Errorf("%s looks otherwise; look at it with go test ./internal/votesql -update (%v)", golden, err)
		}
	}
}
