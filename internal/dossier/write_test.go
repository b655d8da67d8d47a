package dossier_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"votering/internal/dossier"
	"votering/internal/fault"
)

func TestWritingTakesNewAndEmptyFolders(t *testing.T) {
	files := map[string][]byte{"a": []byte("a\n"), "signatures/b.sig": []byte("b\n")}
	base := t.TempDir()
	empty := filepath.Join(base, "empty")
	if err := os.Mkdir(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{empty, filepath.Join(base, "new"), filepath.Join(base, "slash") + "/"} {
		if err := dossier.WriteFolder(dir, files); err != nil {
			t.Fatal(err)
		}
		for name, want := range files {
			path := filepath.Join(dir, name)
			got, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %q, %v", path, got, err)
			}
			if info, err := os.Stat(path); runtime.GOOS != "windows" && (err != nil || info.Mode() != 0o644) {
				t.Errorf("%s: %v, %v", path, info.Mode(), err)
			}
		}
	}
	if info, err := os.Stat(empty); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o755) {
		t.Errorf("the folder: %v, %v", info.Mode(), err)
	}
	alone(t, base, "empty", "new", "slash")
}

// alone wants nothing in dir but these.
func alone(t testing.TB, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(names) {
		t.Errorf("%d entries in %s, want %q", len(entries), dir, names)
	}
	for i := range min(len(entries), len(names)) {
		if entries[i].Name() != names[i] {
			t.Errorf("%s is in %s", entries[i].Name(), dir)
		}
	}
}

func TestWritingLeavesWhatIsThere(t *testing.T) {
	base := t.TempDir()
	full := filepath.Join(base, "full")
	put(t, filepath.Join(full, "x"), []byte("x"))
	file := filepath.Join(base, "file")
	put(t, file, []byte("x"))
	link := filepath.Join(base, "link")
	if err := os.Symlink(full, link); err != nil {
		if runtime.GOOS == "windows" {
			t.Skip(err) // links need rights there
		}
		t.Fatal(err)
	}
	files := map[string][]byte{"a": []byte("a")}
	for _, path := range []string{full, file, link} {
		if err := dossier.WriteFolder(path, files); fault.ClassOf(err) != fault.IO {
			t.Errorf("folder %s: %v", path, err)
		}
		if err := dossier.WriteZip(path, files); fault.ClassOf(err) != fault.IO {
			t.Errorf("zip %s: %v", path, err)
		}
	}
	none := filepath.Join(base, "none", "deeper")
	if err := dossier.WriteFolder(none, files); fault.ClassOf(err) != fault.IO {
		t.Errorf("folder %s: %v", none, err)
	}
	if err := dossier.WriteZip(none, files); fault.ClassOf(err) != fault.IO {
		t.Errorf("zip %s: %v", none, err)
	}
	alone(t, base, "file", "full", "link")
	alone(t, full, "x")
}

// What a program left that was ended half-way goes with the next writing of the
// same folder or zip, and nothing else does.
func TestWritingTakesLeftoversAway(t *testing.T) {
	files, base := map[string][]byte{"a": []byte("a\n")}, t.TempDir()
	in := func(name string) string { return filepath.Join(base, name) }
	for _, name := range []string{".decided.part/a", ".decided.zip.part", ".other.part/a", "mounted/.votering.part/a"} {
		put(t, in(name), []byte("half"))
	}
	for _, err := range []error{
		dossier.WriteFolder(in("decided"), files), dossier.WriteZip(in("decided.zip"), files), dossier.WriteFolder(in("mounted"), files),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	alone(t, base, ".other.part", "decided", "decided.zip", "mounted")
	alone(t, in("decided"), "a")
	alone(t, in("mounted"), "a")
}

// A folder whose place nothing can take, such as a mounted disk, is written to
// from within, all or nothing.
func TestWritingInside(t *testing.T) {
	files := map[string][]byte{"a": []byte("a\n"), "signatures/b.sig": []byte("b\n")}
	dir := t.TempDir()
	if err := dossier.Inside(dir, files); err != nil {
		t.Fatal(err)
	}
	alone(t, dir, "a", "signatures")
	if got, err := os.ReadFile(filepath.Join(dir, "signatures", "b.sig")); err != nil || string(got) != "b\n" {
		t.Errorf("%q, %v", got, err)
	}
	taken := t.TempDir()
	put(t, filepath.Join(taken, "b"), []byte("x"))
	if err := dossier.Inside(taken, map[string][]byte{"a": nil, "b": []byte("b")}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v", err)
	}
	alone(t, taken, "b")
	if got, err := os.ReadFile(filepath.Join(taken, "b")); err != nil || string(got) != "x" {
		t.Errorf("%q, %v", got, err)
	}
}

// What came to a place between looking and writing stays.
func TestPlacesAreNotTaken(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	put(t, from, []byte("new"))
	put(t, to, []byte("old"))
	if err := dossier.Place(from, to); !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v", err)
	}
	if got, err := os.ReadFile(to); err != nil || string(got) != "old" {
		t.Errorf("%q, %v", got, err)
	}
}

// Whatever a name says, nothing is written outside of the folder, and where
// one file cannot be written none is.
func TestWritingStaysInTheFolder(t *testing.T) {
	for _, name := range []string{"../x", "/x", "a/../../x", "b"} {
		base := t.TempDir()
		files := map[string][]byte{"a": []byte("a"), "b/c": []byte("c"), name: []byte("x")}
		if err := dossier.WriteFolder(filepath.Join(base, "dir"), files); fault.ClassOf(err) != fault.IO {
			t.Errorf("%s: %v", name, err)
		}
		alone(t, base)
	}
}

// What names jurors is for whoever wrote it, and nobody else on the machine.
func TestWhoMayReadWhatIsWritten(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes mean little here")
	}
	for profile, want := range map[string][2]fs.FileMode{"public": {0o755, 0o644}, "complete": {0o700, 0o600}} {
		base, files := t.TempDir(), worked(t).Files(t, profile)
		dir, packed := filepath.Join(base, "dir"), filepath.Join(base, "zip")
		if err := errors.Join(dossier.WriteFolder(dir, files), dossier.WriteZip(packed, files)); err != nil {
			t.Fatal(err)
		}
		err := filepath.WalkDir(base, func(path string, e fs.DirEntry, err error) error {
			if err != nil || path == base {
				return err
			}
			info, err := e.Info()
			if err == nil && info.Mode().Perm() != want[1] && !(e.IsDir() && info.Mode().Perm() == want[0]) {
				t.Errorf("%s, %s: %v", profile, path, info.Mode())
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// What was written is taken back whole, and what else is there stays.
func TestTakeBack(t *testing.T) {
	files := map[string][]byte{"a": []byte("a"), "signatures/b": []byte("b")}
	base := t.TempDir()
	dir, link, shared, packed := filepath.Join(base, "dir"), filepath.Join(base, "link"), filepath.Join(base, "shared"), filepath.Join(base, "zip")
	for _, path := range []string{dir, shared} {
		if err := dossier.WriteFolder(path, files); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(dossier.WriteZip(packed, files), os.WriteFile(filepath.Join(shared, "other"), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(dir, link); err == nil {
		if err := dossier.TakeBack(link, files); err != nil {
			t.Error(err)
		}
		_ = os.Remove(link)
	} else if err := dossier.TakeBack(dir, files); err != nil {
		t.Error(err)
	}
	if err := dossier.TakeBack(packed, files); err != nil {
		t.Error(err)
	}
	if err := dossier.TakeBack(shared, files); err == nil {
		t.Error("a folder with something else in it is gone")
	}
	alone(t, base, "shared")
	alone(t, shared, "other")
}

// The same files give the same zip, whenever and wherever it is written.
func TestZipsAreTheSameBytes(t *testing.T) {
	files := worked(t).Files(t, "complete")
	var first []byte
	for i := range 3 {
		path := filepath.Join(t.TempDir(), "decision.zip")
		if err := dossier.WriteZip(path, files); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); runtime.GOOS != "windows" && (err != nil || info.Mode() != fs.FileMode(0o600)) {
			t.Errorf("%v, %v", info.Mode(), err)
		}
		if i == 0 {
			first = data
		}
		if !bytes.Equal(first, data) {
			t.Error("another zip")
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			if y, m, d := f.Modified.Date(); y != 1980 || m != time.January || d != 1 {
				t.Errorf("%s is of %d-%d-%d, which is no day in a zip", f.Name, y, m, d)
			}
		}
		for name, data := range files {
			if !bytes.Contains(first, data) {
				t.Errorf("%s does not lie in the zip as it is", name)
			}
		}
	}
}

// A link to an empty folder, on another disk say, is where the files go; the
// link stays.
func TestWritingFollowsALink(t *testing.T) {
	base := t.TempDir()
	there, link := filepath.Join(base, "there"), filepath.Join(base, "link")
	if err := os.Mkdir(there, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(there, link); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := dossier.WriteFolder(link, map[string][]byte{"a": []byte("a\n")}); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(filepath.Join(there, "a")); err != nil || string(data) != "a\n" {
		t.Errorf("%q, %v", data, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	nowhere := filepath.Join(base, "nowhere")
	if err := os.Symlink(filepath.Join(base, "gone"), nowhere); err != nil {
		t.Fatal(err)
	}
	if err := dossier.WriteFolder(nowhere, nil); fault.ClassOf(err) != fault.IO {
		t.Errorf("a link to nothing: %v", err)
	}
}
