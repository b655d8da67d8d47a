package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// judged EDITION.yaml MARKS.csv [TALLY.csv] takes an edition through its whole
// life: from a draft to a decision that a stranger finds good. The ranking is
// left in EDITION.json, and has the same bytes from the files alone and from the
// deliberation.
func judged(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: judged EDITION.yaml MARKS.csv [TALLY.csv]")
	}
	name := strings.TrimSuffix(args[0], ".yaml")
	file, out := name+".votering", name+"-out"
	run := func(args ...string) string {
		ts.Check(ts.Exec("votering", args...))
		return ts.ReadFile("stdout")
	}
	pure := []string{"rank", args[0], "--json", "--marks", args[1]}
	run("new", args[0], "-o", file)
	run("open", file)
	run("mark", file, "--from", args[1])
	run("hand-in", file, "--all")
	if len(args) == 3 {
		pure = append(pure, "--tally", args[2])
		run("tally", file, args[2], "--totals")
	}
	run("close", file)
	run("reveal", file, "both")
	ranked := run("rank", file, "--json")
	if files := run(pure...); files != ranked {
		ts.Fatalf("from the files alone the ranking is\n%s\nin the deliberation\n%s", files, ranked)
	}
	ts.Check(os.WriteFile(ts.MkAbs(name+".json"), []byte(ranked), 0o600))
	run("rank", file, "--robustness", "--smaa", "100")
	run("decide", file, "--grounds", "en="+args[1], "--new-key", name+"-chair")
	run("export", file, "-o", out, "--profile", "complete")
	readAloud(ts, false, []string{"CHAIR", name + "-chair.pub"})
	var verified struct {
		Good bool `json:"good"`
	}
	ts.Check(json.Unmarshal([]byte(run("verify", out, "--json", "--chair", ts.Getenv("CHAIR"))), &verified))
	if !verified.Good {
		ts.Fatalf("%s is not found good", out)
	}
	for _, doc := range []string{"protocol.md", "VERIFY.txt"} {
		if text := ts.ReadFile(filepath.Join(out, doc)); strings.Contains(text, "⟦") {
			ts.Fatalf("%s has a sentence that is not there", doc)
		}
	}
}
