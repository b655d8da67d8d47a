package tooltest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// DuckDBPath is the environment variable that names the folder node_modules in
// which @duckdb/node-api is.
const DuckDBPath = "VOTERING_DUCKDB"

// runDuckDB runs the statements on its standard input, as the command line of
// DuckDB does, and writes the one value of the last.
const runDuckDB = `
const { DuckDBInstance } = require(process.argv[1]);
(async () => {
  const db = await (await DuckDBInstance.create(":memory:")).connect();
  const all = await db.extractStatements(require("fs").readFileSync(0, "utf8"));
  let answer;
  for (let i = 0; i < all.count; i++) answer = await (await all.prepare(i)).runAndReadAll();
  console.log(answer.getRows()[0][0]);
})().catch((e) => { console.error(e.message); process.exit(1); });
`

// DuckDB runs scripts in a DuckDB in memory.
type DuckDB struct{ node, module string }

// NewDuckDB gives DuckDB to a test, which is skipped where there is none.
func NewDuckDB(t testing.TB) *DuckDB {
	t.Helper()
	d := &DuckDB{node: Need(t, "node"), module: filepath.Join(os.Getenv(DuckDBPath), "@duckdb", "node-api")}
	if _, err := os.Stat(d.module); err != nil || os.Getenv(DuckDBPath) == "" {
		missing(t, DuckDBPath+" names no folder with @duckdb/node-api")
	}
	return d
}

// missing ends a test for which something is missing.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv(Require) == "1" {
		t.Fatalf("%s, and %s says that it must be there", what, Require)
	}
	t.Skip(what)
}

// Run runs a script in a folder, and gives the one value of its last statement.
func (d *DuckDB) Run(folder, script string) (string, error) {
	return answer(exec.Command(d.node, "-e", runDuckDB, d.module), folder, script)
}

// answer runs a command in a folder, with a text to read, and gives what it
// writes.
func answer(c *exec.Cmd, folder, in string) (string, error) {
	var out, said strings.Builder
	c.Dir, c.Stdin, c.Stdout, c.Stderr = folder, strings.NewReader(in), &out, &said
	if err := c.Run(); err != nil {
		return "", errors.Join(err, fmt.Errorf("%s", said.String()))
	}
	return out.String(), nil
}
