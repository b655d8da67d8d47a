package files_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/fault"
	"votering/internal/files"
)

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var ns []string
	for _, e := range entries {
		ns = append(ns, e.Name())
	}
	return ns
}

func TestStagedFilesAreThereOnceTheyAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	all := map[string][]byte{"b": []byte("two"), "a": []byte("one")}
	s, err := files.Stage(dir, all)
	if err != nil {
		t.Fatal(err)
	}
	if ns := names(t, dir); slices.Contains(ns, "a") || len(ns) != 2 {
		t.Errorf("before they are kept: %v", ns)
	}
	paths, err := s.Keep()
	if err != nil || !slices.Equal(paths, []string{filepath.Join(dir, "a"), filepath.Join(dir, "b")}) {
		t.Errorf("kept %v: %v", paths, err)
	}
	if ns := names(t, dir); !slices.Equal(ns, []string{"a", "b"}) {
		t.Errorf("after: %v", ns)
	}
	if _, err := files.Stage(dir, all); fault.ClassOf(err) != fault.IO {
		t.Errorf("a file that is there: %v", err)
	}
	if ns := names(t, dir); !slices.Equal(ns, []string{"a", "b"}) {
		t.Errorf("after a refusal: %v", ns)
	}
	if _, err := files.Stage(dir, all, "a"); fault.ClassOf(err) != fault.IO {
		t.Errorf("b may not be replaced: %v", err)
	}
	s, err = files.Stage(dir, map[string][]byte{"a": []byte("three")}, "a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Keep(); err != nil {
		t.Error(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a")); string(got) != "three" {
		t.Errorf("the file that may be replaced holds %q", got)
	}
}

func TestStagedFilesThatAreDroppedLeaveNothing(t *testing.T) {
	dir := t.TempDir()
	s, err := files.Stage(dir, map[string][]byte{"a": nil})
	if err != nil {
		t.Fatal(err)
	}
	s.Drop()
	if ns := names(t, dir); len(ns) != 0 {
		t.Errorf("left: %v", ns)
	}
}

func TestWhatCameMeanwhileStays(t *testing.T) {
	dir := t.TempDir()
	s, err := files.Stage(dir, map[string][]byte{"a": []byte("ours")})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Keep(); fault.ClassOf(err) != fault.IO {
		t.Errorf("kept over another: %v", err)
	}
	if ns := names(t, dir); !slices.Equal(ns, []string{"a"}) {
		t.Errorf("left: %v", ns)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.ballot", "a.txt", ".hidden"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "below"), 0o700); err != nil {
		t.Fatal(err)
	}
	paths, is, err := files.Folder(dir)
	if want := []string{filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.ballot"), filepath.Join(dir, "below")}; err != nil || !is || !slices.Equal(paths, want) {
		t.Errorf("%v %v: %v", paths, is, err)
	}
	if _, is, err := files.Folder(filepath.Join(dir, "a.txt")); is || err != nil {
		t.Errorf("a file is a folder: %v, %v", is, err)
	}
	if _, _, err := files.Folder(filepath.Join(dir, "nowhere")); fault.ClassOf(err) != fault.IO {
		t.Errorf("nowhere: %v", err)
	}
}
