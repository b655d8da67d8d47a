package dossier

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
)

// WriteFolder writes files into a folder that is new, or there and empty; a
// link to such a folder stays one. They are written and synced beside it and
// appear under its name all at once; where anything fails, nothing is left.
// What names jurors is readable for whoever wrote it alone.
func WriteFolder(dir string, all map[string][]byte) error {
	dir, err := followed(dir)
	if err != nil {
		return err
	}
	if err := vacant(dir); err != nil {
		return err
	}
	_, missing := os.Stat(dir)
	err = beside(dir, all)
	if err != nil && missing == nil { // nothing takes the place of a mounted disk, or goes into its parent
		err = inside(dir, all)
	}
	if f := fault.Of(err); f != nil {
		return f
	}
	if err != nil {
		return files.Fault(err, dir)
	}
	return nil
}

// followed is where a link leads; any other path as it is. Without it the
// folder would take the place of the link.
func followed(dir string) (string, error) {
	info, err := os.Lstat(filepath.Clean(dir))
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return filepath.Clean(dir), nil // whether it can be written is seen in a moment
	}
	to, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return "", files.Fault(err, dir)
	}
	return to, nil
}

// vacant refuses a place where something is.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return files.Fault(err, dir)
	case len(entries) > 1 || len(entries) == 1 && entries[0].Name() != insidePart:
		return fault.New(fault.IO, "dossier.not_empty").At(text.Show(dir))
	}
	return nil
}

// fill writes all files below dir, and sees them onto the disk.
func fill(dir string, all map[string][]byte) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	may := accessTo(all)
	if err := root.Chmod(".", may.folder); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		path := filepath.FromSlash(name)
		if err := root.MkdirAll(filepath.Dir(path), may.folder); err != nil {
			return err
		}
		f, err := root.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, may.file)
		if err != nil {
			return err
		}
		if err := save(f, all[name], may.file); err != nil {
			return err
		}
	}
	return nil
}

// save writes a file with that mode, and sees it onto the disk.
func save(f *os.File, data []byte, mode fs.FileMode) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// appear gives what was written its name. An empty folder of that name goes.
func appear(temp, name string) error {
	if err := os.Rename(temp, name); err != nil {
		// Not every system lets a folder take the place of an empty one.
		if os.Remove(name) != nil {
			return err
		}
		if err := os.Rename(temp, name); err != nil {
			return err
		}
	}
	syncDir(filepath.Dir(name))
	return nil
}

// syncDir sees a folder's names onto the disk. Not every system can; the files
// are there in any case.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}

// WriteZip writes files into one zip that is not there yet: uncompressed, in
// the order of their names and with one time for all, so that the same files
// give the same bytes. Where anything fails, nothing is left. What names jurors
// is readable for whoever wrote it alone.
func WriteZip(path string, all map[string][]byte) error {
	if _, err := os.Lstat(path); err == nil {
		return fault.New(fault.IO, "io.exists").At(text.Show(path))
	}
	data, err := Zip(all)
	if err != nil {
		return files.Fault(err, path)
	}
	part := partOf(path)
	_ = os.Remove(part) // of a program that was ended half-way
	temp, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return files.Fault(err, filepath.Dir(path))
	}
	if err = save(temp, data, accessTo(all).file); err == nil {
		err = place(part, path)
	}
	if err != nil {
		_ = os.Remove(part) // the first error is the one to tell
		return files.Fault(err, path)
	}
	syncDir(filepath.Dir(path))
	return nil
}

// Zip is the zip that WriteZip writes of files. Sizes and sums stand before each
// file's bytes, so that it can be unpacked while it is being read.
func Zip(all map[string][]byte) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		data := all[name]
		size := uint64(len(data))
		h := &zip.FileHeader{
			Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(data),
			CompressedSize64: size, UncompressedSize64: size,
		}
		h.SetMode(accessTo(all).file)
		h.ModifiedDate = earliest //lint:ignore SA1019 CreateRaw writes this and not what is in its place now
		w, err := z.CreateRaw(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(data); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// earliest is the first day that a zip can hold, 1 January 1980: month and day
// as MS-DOS packs them.
const earliest = 1<<5 | 1
