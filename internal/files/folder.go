package files

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"votering/internal/fault"
	"votering/internal/text"
)

// maxEntries bounds how many entries of a folder are looked at.
const maxEntries = 10_000

// Folder lists the paths of what lies in a folder, files or not, without what
// lies in folders below it and without what is hidden, sorted by name; false
// where path is no folder. A folder of more than 10,000 entries is refused
// (E_SIZE).
func Folder(path string) (paths []string, is bool, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, false, Fault(err, path)
	}
	if !info.IsDir() {
		return nil, false, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, true, Fault(err, path)
	}
	defer f.Close()
	entries, err := f.ReadDir(maxEntries + 1)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return nil, true, Fault(err, path)
	case len(entries) > maxEntries:
		return nil, true, fault.New(fault.Size, "io.many_files").At(text.Show(path))
	}
	for _, e := range entries {
		if e.Name()[0] != '.' {
			paths = append(paths, filepath.Join(path, e.Name()))
		}
	}
	slices.Sort(paths)
	return paths, true, nil
}
