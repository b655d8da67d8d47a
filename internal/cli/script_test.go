package cli_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"votering/internal/cli"
	"votering/internal/locale/localetest"
	"votering/internal/room"
	"votering/internal/tooltest"
)

var update = flag.Bool("update", false, "write what the scripts now print into them")

func TestMain(m *testing.M) {
	testscript.Main(tidied{m}, map[string]func(){
		"votering": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the command line as people do: every script in
// testdata/scripts is a whole story. $CASES holds the worked cases. Under the
// race detector every command would start ten times as slowly, to do one thing
// after the other: the scripts run without it.
func TestScripts(t *testing.T) {
	if racing {
		t.Skip("a command does one thing after the other")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(root, "testdata", "scripts"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("CASES", filepath.Join(root, "testdata", "cases"))
			env.Setenv("LANG", "C")
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"claims": claims, "fingerprint": readAloud, "judged": judged, "norm": inNorm,
		},
		Condition: hasTool,
	})
}

// hasTool is the condition [tool:NAME]: a program that a machine may have or
// not. Where all are meant to be there, a missing one fails the test.
func hasTool(condition string) (bool, error) {
	name, ok := strings.CutPrefix(condition, "tool:")
	if !ok {
		return false, fmt.Errorf("no condition %q", condition)
	}
	_, err := exec.LookPath(name)
	if err != nil && os.Getenv(tooltest.Require) == "1" {
		return false, err
	}
	return err == nil, nil
}

// claims GOT WANT [KEY] fails unless everything that the JSON file WANT (or its
// part at KEY) claims is so in the JSON file GOT. Keys that WANT leaves out are
// not claimed; an object in GOT may be claimed by its nominee alone.
func claims(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: claims GOT WANT [KEY]")
	}
	got, want := readJSON(ts, args[0]), readJSON(ts, args[1])
	if len(args) == 3 {
		want = want.(map[string]any)[args[2]]
	}
	err := claimed(got, want, "")
	if err != nil && !neg {
		ts.Fatalf("%v", err)
	}
	if err == nil && neg {
		ts.Fatalf("%s is as %s claims", args[0], args[1])
	}
}

// readAloud is fingerprint NAME KEY.pub: it sets the environment's NAME to the fingerprint of a
// key, as people read it aloud.
func readAloud(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fingerprint NAME KEY.pub")
	}
	fp := room.KeyFingerprint(ts.ReadFile(args[1]))
	if fp == "" {
		ts.Fatalf("%s is no key", args[1])
	}
	ts.Setenv(args[0], fp)
}

// inNorm is norm LANG FILE...: it fails where a text in one Norwegian norm has
// words of the other.
func inNorm(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: norm LANG FILE...")
	}
	for _, name := range args[1:] {
		for i, line := range strings.Split(ts.ReadFile(name), "\n") {
			if words := localetest.Foreign(args[0], line); len(words) > 0 {
				ts.Fatalf("%s:%d: not %s: %s: %s", name, i+1, args[0], strings.Join(words, ", "), line)
			}
		}
	}
}

func readJSON(ts *testscript.TestScript, name string) any {
	var v any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(name)), &v))
	return v
}

func claimed(got, want any, at string) error {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			return fmt.Errorf("%s: %v, wants an object", at, got)
		}
		for k, v := range w {
			if _, told := g[k]; k == "robustness" && !told {
				continue // not part of a plain answer
			}
			if err := claimed(g[k], v, at+"."+k); err != nil {
				return err
			}
		}
		return nil
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			return fmt.Errorf("%s: %v, wants %v", at, got, want)
		}
		for i := range w {
			if err := claimed(g[i], w[i], fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
		return nil
	}
	if g, ok := got.(map[string]any); ok {
		got = g["nominee"]
	}
	if got != want {
		return fmt.Errorf("%s: %v, wants %v", at, got, want)
	}
	return nil
}
