// Package golden compares drawings with files that were looked at.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// home is the folder of the package that is tested, wherever a test goes.
var home, _ = os.Getwd()

// Updating reports whether the files are to be written anew.
func Updating() bool { return *update }

// signs are the characters beyond Latin-1 that we draw with: those of the old
// Windows console, and the few it has a stand-in for. Letters may be
// any: names are foreign text.
const signs = "─│┌┐└┘├┤┬┴┼═║█▄▌▒░▓►◄▲▼●■×–·←↑→↓≈−…“”"

// Same compares got with testdata/golden/name.txt, or writes that with
// -update. Signs that an old console does not show fail.
func Same(t testing.TB, name, got string) {
	t.Helper()
	for _, r := range got {
		if r > unicode.MaxLatin1 && !unicode.IsLetter(r) && !strings.ContainsRune(signs, r) {
			t.Errorf("%s holds %q, which old consoles do not show", name, r)
			break
		}
	}
	path := filepath.Join(home, "testdata", "golden", name+".txt")
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
