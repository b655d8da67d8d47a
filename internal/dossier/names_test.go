package dossier_test

import (
	"path/filepath"
	"runtime"
	"testing"

	"votering/internal/fault"
)

// What lies beside the folder of the decision, and is called as a file of it,
// is what somebody would read who unpacked the zip.
func TestFilesBesideTheFolderInAZip(t *testing.T) {
	files := worked(t).Files(t, "public")
	for _, name := range []string{"protocol.md", "VERIFY.txt", "ballots/x"} {
		opens(t, pack(t, "a/", files, entry{name: name, data: []byte("Winner: nobody")}), fault.Format)
	}
}

// Names that another system would take for others are refused in folders too.
func TestHostileNamesInAFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such names there")
	}
	for _, name := range []string{"protocol.md.", "protocol.md ", "nul", "AUX.txt", "protocol.md:x", `a\b`, "ballots/com1.json", "old./x"} {
		dir, _ := written(t, "public")
		put(t, filepath.Join(dir, name), []byte("x"))
		opens(t, dir, fault.Format)
	}
}
