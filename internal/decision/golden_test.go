package decision_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/record"
)

var update = flag.Bool("update", false, "write the documents of the worked case anew")

// worked is the worked case, judged to its end.
func worked(t testing.TB) decisiontest.Case {
	t.Helper()
	c, err := decisiontest.Worked(workedFile(t, "edition.yaml"), workedFile(t, "marks.csv"), workedFile(t, "tally.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func workedFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", "worked", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// build makes the two documents of a case.
func build(t testing.TB, c decisiontest.Case, seed string) (public, complete []byte) {
	t.Helper()
	b, err := c.Basis(seed)
	if err != nil {
		t.Fatal(err)
	}
	if public, complete, err = decision.Build(b); err != nil {
		t.Fatal(err)
	}
	return public, complete
}

// The documents of the worked case are these bytes, in this version and every
// later one.
func TestWorkedCase(t *testing.T) {
	public, complete := build(t, worked(t), "worked")
	for name, got := range map[string][]byte{"decision.json": public, "decision-complete.json": complete} {
		path := filepath.Join("testdata", "worked", name)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is built otherwise than it was (sha256 %s)", name, record.Hash(got))
		}
	}
}

// Documents that earlier versions wrote are read and hold, whatever this
// version writes.
func TestKeptDocuments(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "*", "decision*.json"))
	if err != nil || len(paths) < 2 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		allGood(t, data, path)
	}
}

// allGood reads a document and finds nothing wrong with it.
func allGood(t interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
}, data []byte, name string) *decision.Document {
	t.Helper()
	d, err := decision.Read(data, name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(decision.Encode(d), data) {
		t.Errorf("%s: read and written again, it is another", name)
	}
	for _, f := range decision.Recompute(d) {
		if f.OK != nil && !*f.OK || f.Fault != nil {
			t.Errorf("%s: %s: %v", name, f.Check, f.Fault)
		}
	}
	return d
}
