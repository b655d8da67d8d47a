package scoring

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/ui/page/pagetest"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// golden compares the frame with testdata/golden/name.txt, or writes that with
// -update.
func golden(t *testing.T, s *pagetest.Seat, name string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".txt")
	got := s.Frame()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s:\n%s", path, diff)
	}
}
