package editionfile

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/award"
	"votering/internal/fault"
)

// Whatever the bytes are, Read answers with an edition that can be kept, or
// with faults of a class and a place; it never falls over.
func FuzzRead(f *testing.F) {
	paths, err := filepath.Glob("testdata/hostile/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range append(paths, "testdata/full.yaml", "testdata/full.json", "template/en.yaml") {
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := Read(data, "e.yaml")
		if err != nil {
			if f := fault.Of(err); f == nil || f.Where == "" {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		back, err := Read(Write(e), "written.yaml")
		if err != nil {
			t.Fatalf("written, it cannot be read: %v\n%s", err, Write(e))
		}
		if award.Fingerprint(e) != award.Fingerprint(back) {
			t.Fatalf("written, it is another edition:\n%s", Write(e))
		}
		if _, err := Frozen(award.Freeze(e)); err != nil {
			t.Fatalf("frozen, it cannot be read: %v", err)
		}
	})
}
