package dossier_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/trust"
)

// written is the worked case as a folder on the disk.
func written(t testing.TB, profile string) (dir string, files map[string][]byte) {
	t.Helper()
	files = worked(t).Files(t, profile)
	dir = filepath.Join(t.TempDir(), "decision")
	if err := dossier.WriteFolder(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir, files
}

func put(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// opens wants a fault of that class, or none where it is empty.
func opens(t testing.TB, path string, class fault.Class) *dossier.Folder {
	t.Helper()
	f, err := dossier.Open(path)
	if class == "" && err != nil || class != "" && fault.Of(err) == nil || class != "" && fault.ClassOf(err) != class {
		t.Fatalf("opening %s: %v, want %q", path, err, class)
	}
	return f
}

func TestAFolderIsReadAsItWasWritten(t *testing.T) {
	for _, profile := range []string{"public", "complete"} {
		dir, files := written(t, profile)
		f := opens(t, dir, "")
		if !maps.EqualFunc(f.Files, files, bytes.Equal) || len(f.Others) > 0 {
			t.Errorf("%s: other files: %v", profile, f.Others)
		}
		packed := dir + ".zip"
		if err := dossier.WriteZip(packed, files); err != nil {
			t.Fatal(err)
		}
		if f := opens(t, packed, ""); !maps.EqualFunc(f.Files, files, bytes.Equal) || len(f.Others) > 0 {
			t.Errorf("%s: other files in the zip: %v", profile, f.Others)
		}
	}
}

func TestOneDecisionAlone(t *testing.T) {
	dir, _ := written(t, "complete")
	for _, c := range []struct{ from, as, is string }{
		{"decision.json", "decision.json", "decision.json"},
		{"decision-complete.json", "decision-complete.json", "decision-complete.json"},
		{"decision.json", "winner (1).json", "decision.json"},
		{"decision-complete.json", "winner.txt", "decision-complete.json"},
	} {
		path := filepath.Join(t.TempDir(), c.as)
		for _, suffix := range []string{"", ".sig"} {
			data, err := os.ReadFile(filepath.Join(dir, c.from+suffix))
			if err != nil {
				t.Fatal(err)
			}
			put(t, path+suffix, data)
		}
		f := opens(t, path, "")
		if r := dossier.Verify(f, dossier.Options{}); !f.Alone || f.Files[c.is] == nil || !r.Good {
			t.Errorf("%s as %s: %v", c.from, c.as, r.Fault)
		}
		if err := os.Remove(path + ".sig"); err != nil {
			t.Fatal(err)
		}
		if r := dossier.Verify(opens(t, path, ""), dossier.Options{}); r.Good || r.Fault.Class != fault.Sig {
			t.Errorf("%s without its signature: %v", c.as, r.Fault)
		}
	}
}

// Files that are not part of a decision are named, and do no harm.
func TestOtherFilesAreNamed(t *testing.T) {
	dir, _ := written(t, "public")
	put(t, filepath.Join(dir, "notes.txt"), []byte("x"))
	put(t, filepath.Join(dir, ".DS_Store"), []byte("x"))
	put(t, filepath.Join(dir, "old", "decision.json"), []byte("x"))
	put(t, filepath.Join(dir, "signatures", "deep", "x.sig"), []byte("x"))
	f := opens(t, dir, "")
	want := []string{".DS_Store", "notes.txt", "old/", "signatures/deep/"}
	if !slices.Equal(f.Others, want) {
		t.Errorf("got %q", f.Others)
	}
	if r := dossier.Verify(f, dossier.Options{}); !r.Good {
		t.Errorf("%v", r.Fault)
	}
}

func TestWhatIsNoDecision(t *testing.T) {
	empty := t.TempDir()
	opens(t, empty, fault.Format)
	opens(t, filepath.Join(empty, "none"), fault.IO)
	put(t, filepath.Join(empty, "a.json"), []byte("{}"))
	if r := dossier.Verify(opens(t, filepath.Join(empty, "a.json"), ""), dossier.Options{}); r.Good || r.Fault.Class != fault.Sig {
		t.Errorf("%v", r.Fault)
	}
	for name, data := range map[string]string{"a.tar.gz": "\x1f\x8b\x08\x00", "a.txt": "Winner: Kinn", "none.txt": "", "none.zip": "PK\x05\x06" + strings.Repeat("\x00", 18)} {
		put(t, filepath.Join(empty, name), []byte(data))
		opens(t, filepath.Join(empty, name), fault.Format)
	}
	put(t, filepath.Join(empty, "b.zip"), []byte("PK\x03\x04 and nothing"))
	opens(t, filepath.Join(empty, "b.zip"), fault.Format)
}

// What is neither a file nor a folder ends the reading at once.
func TestLinksPipesAndDevices(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there, and there are no pipes in folders")
	}
	for name, in := range map[string]func(dir string) error{
		"a link to a file":    func(dir string) error { return os.Symlink("/etc/passwd", filepath.Join(dir, "notes")) },
		"a link to a folder":  func(dir string) error { return os.Symlink("/etc", filepath.Join(dir, "signatures")) },
		"a link in the place": func(dir string) error { return replace(filepath.Join(dir, "edition.json"), "decision.json") },
		"a pipe":              func(dir string) error { return pipe(filepath.Join(dir, "notes")) },
		"a pipe in a folder":  func(dir string) error { return pipe(filepath.Join(dir, "ballots", "x")) },
	} {
		t.Run(name, func(t *testing.T) {
			dir, _ := written(t, "public")
			if err := os.Mkdir(filepath.Join(dir, "ballots"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := in(dir); err != nil {
				t.Fatal(err)
			}
			opens(t, dir, fault.IO)
		})
	}
	path := filepath.Join(t.TempDir(), "pipe")
	if err := pipe(path); err != nil {
		t.Fatal(err)
	}
	opens(t, path, fault.IO)
	opens(t, os.DevNull, fault.IO)
	doc, _ := written(t, "public")
	if err := os.Remove(filepath.Join(doc, "decision.json.sig")); err != nil {
		t.Fatal(err)
	}
	if err := pipe(filepath.Join(doc, "decision.json.sig")); err != nil {
		t.Fatal(err)
	}
	opens(t, filepath.Join(doc, "decision.json"), fault.IO)
}

// replace puts a link in the place of a file.
func replace(path, target string) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	return os.Symlink(target, path)
}

// Of a signature no more is read than tells that it is too long.
func TestOfASignatureLittleIsRead(t *testing.T) {
	dir, _ := written(t, "public")
	sig := filepath.Join(dir, "decision.json.sig")
	if err := os.Truncate(sig, 100<<20); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{dir, filepath.Join(dir, "decision.json")} {
		f := opens(t, path, "")
		if n := len(f.Files["decision.json.sig"]); n != trust.MaxSignature+1 {
			t.Errorf("%d bytes were read", n)
		}
		if r := dossier.Verify(f, dossier.Options{}); r.Good || r.Fault.Class != fault.Size {
			t.Errorf("%v", r.Fault)
		}
	}
}

func TestTooMuch(t *testing.T) {
	dir, _ := written(t, "public")
	for name, size := range map[string]int64{
		"decision.json": dossier.MaxDecision + 1,
		"record.jsonl":  dossier.MaxFolder + 1,
	} {
		path := filepath.Join(dir, name)
		before, _ := os.ReadFile(path)
		put(t, path, nil)
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
		opens(t, dir, fault.Size)
		put(t, path, before)
	}
	alone := filepath.Join(t.TempDir(), "decision.json")
	put(t, alone, nil)
	if err := os.Truncate(alone, dossier.MaxDecision+1); err != nil {
		t.Fatal(err)
	}
	opens(t, alone, fault.Size)
}

func TestTooManyFiles(t *testing.T) {
	dir, files := written(t, "public")
	for i := range dossier.MaxEntries {
		put(t, filepath.Join(dir, "ballots", strings.Repeat("x", 1+i%200)+string(rune('a'+i/200%26))+string(rune('a'+i/5200))), nil)
	}
	opens(t, dir, fault.Size)
	many := maps.Clone(files)
	for i := range dossier.MaxEntries {
		many["ballots/"+strings.Repeat("x", 1+i%200)+string(rune('a'+i/200%26))+string(rune('a'+i/5200))] = nil
	}
	packed := filepath.Join(t.TempDir(), "many.zip")
	if err := dossier.WriteZip(packed, many); err != nil {
		t.Fatal(err)
	}
	opens(t, packed, fault.Size)
}

// entry is one file of a zip that is made by hand.
type entry struct {
	name string
	data []byte
	mode fs.FileMode
	edit func(h *zip.FileHeader)
}

// pack makes a zip of a good public folder and more.
func pack(t testing.TB, prefix string, files map[string][]byte, more ...entry) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		more = append(more, entry{name: prefix + name, data: files[name]})
	}
	for _, e := range more {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(e.data), UncompressedSize64: uint64(len(e.data))}
		if e.mode != 0 {
			h.SetMode(e.mode)
		}
		if strings.HasSuffix(e.name, "/") {
			h.Method = zip.Store
		}
		data := e.data
		if h.Method == zip.Deflate {
			data = deflated(t, e.data)
		}
		h.CompressedSize64 = uint64(len(data))
		if e.edit != nil {
			e.edit(h)
		}
		w, err := z.CreateRaw(h)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "decision.zip")
	put(t, path, b.Bytes())
	return path
}

func deflated(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestZipsMadeByOthers(t *testing.T) {
	files := worked(t).Files(t, "complete")
	for name, path := range map[string]string{
		"flat":            pack(t, "", files),
		"in a folder":     pack(t, "prisen-2022/", files, entry{name: "prisen-2022/"}, entry{name: "prisen-2022/forms/"}),
		"made on a Mac":   pack(t, "prisen-2022/", files, entry{name: "__MACOSX/prisen-2022/._decision.json", data: []byte("x")}),
		"with more in it": pack(t, "", files, entry{name: "notes.txt", data: []byte("x")}, entry{name: "old/x/decision.json", data: []byte("x")}),
	} {
		t.Run(name, func(t *testing.T) {
			f := opens(t, path, "")
			if !maps.EqualFunc(f.Files, files, bytes.Equal) {
				t.Errorf("other files: %q", slices.Sorted(maps.Keys(f.Files)))
			}
			if r := dossier.Verify(f, dossier.Options{}); !r.Good {
				t.Error(r.Fault)
			}
		})
	}
}

func TestHostileZips(t *testing.T) {
	files := worked(t).Files(t, "public")
	bomb := make([]byte, dossier.MaxDecision+1)
	lie := func(size uint64) func(*zip.FileHeader) {
		return func(h *zip.FileHeader) { h.UncompressedSize64 = size }
	}
	for name, c := range map[string]struct {
		class fault.Class
		more  []entry
	}{
		"out of the folder":      {fault.Format, []entry{{name: "../decision.json"}}},
		"out and in again":       {fault.Format, []entry{{name: "a/../decision.json"}}},
		"absolute":               {fault.Format, []entry{{name: "/etc/passwd"}}},
		"backslashes":            {fault.Format, []entry{{name: `..\decision.json`}}},
		"a drive":                {fault.Format, []entry{{name: "C:decision.json"}}},
		"a stream":               {fault.Format, []entry{{name: "decision.json:x"}}},
		"an empty part":          {fault.Format, []entry{{name: "a//b"}}},
		"no name":                {fault.Format, []entry{{name: ""}}},
		"a zero byte":            {fault.Format, []entry{{name: "a\x00b"}}},
		"an escape":              {fault.Format, []entry{{name: "a\x1b[2Jb"}}},
		"a dot at the end":       {fault.Format, []entry{{name: "protocol.md."}}},
		"a space at the end":     {fault.Format, []entry{{name: "protocol.md "}}},
		"a folder with a dot":    {fault.Format, []entry{{name: "old./x"}}},
		"a device":               {fault.Format, []entry{{name: "forms/con"}}},
		"a device with a dot":    {fault.Format, []entry{{name: "Lpt1.txt"}}},
		"a long s":               {fault.Format, []entry{{name: "deciſion.json"}}},
		"twice":                  {fault.Format, []entry{{name: "decision.json", data: []byte("{}")}}},
		"twice but for the case": {fault.Format, []entry{{name: "Decision.JSON", data: []byte("{}")}}},
		"two decisions":          {fault.Format, []entry{{name: "b/decision.json", data: []byte("{}")}}},
		"a link":                 {fault.IO, []entry{{name: "notes", data: []byte("/etc/passwd"), mode: fs.ModeSymlink | 0o777}}},
		"a real device":          {fault.IO, []entry{{name: "notes", mode: fs.ModeDevice | 0o777}}},
		"a password":             {fault.Format, []entry{{name: "roll.json", edit: func(h *zip.FileHeader) { h.Flags |= 1 }}}},
		"an unknown packing":     {fault.Format, []entry{{name: "roll.json", edit: func(h *zip.FileHeader) { h.Method = 99 }}}},
		"another sum":            {fault.Format, []entry{{name: "roll.json", data: []byte("x"), edit: func(h *zip.FileHeader) { h.CRC32++ }}}},
		"a bomb":                 {fault.Size, []entry{{name: "decision-complete.json", data: bomb}}},
		"bombs beside it":        {fault.Size, []entry{{name: "x1", data: bomb}, {name: "x2", data: bomb}, {name: "x3", data: bomb}, {name: "x4", data: bomb}}},
		"a bomb that says so":    {fault.Size, []entry{{name: "roll.json", edit: lie(1 << 40)}}},
		"a bomb that lies":       {fault.Format, []entry{{name: "decision-complete.json", data: bomb, edit: lie(10)}}},
	} {
		t.Run(name, func(t *testing.T) { opens(t, pack(t, "", files, c.more...), c.class) })
	}
}

// A zip whose directory goes on and on is refused before it is all read.
func TestEndlessZipDirectory(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 60_000 {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: strings.Repeat("x", 60) + string(rune('a'+i%26)), Method: zip.Store}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "endless.zip")
	put(t, path, b.Bytes())
	opens(t, path, fault.Size)
}

func TestCutZips(t *testing.T) {
	path := pack(t, "", worked(t).Files(t, "public"))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := 2; n < len(data); n += 997 {
		put(t, path, data[:n])
		opens(t, path, fault.Format)
	}
}
