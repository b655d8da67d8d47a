package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"votering/internal/files"
)

// maxRecents is how many files the start page remembers.
const maxRecents = 10

// maxRecentsSize bounds the file that remembers them, in bytes.
const maxRecentsSize = 1 << 20

// recents remembers the files that were opened, in the user's configuration
// folder. Where that cannot be read or written the list is simply empty: it is
// a convenience and never stands in the way.
type recents struct{ getenv func(string) string }

func (recents) file() (string, error) {
	dir, err := os.UserConfigDir()
	return filepath.Join(dir, "votering", "recent.json"), err
}

// List is the paths, newest first, of files that are still there.
func (r recents) List() []string {
	path, err := r.file()
	if err != nil {
		return nil
	}
	data, err := files.Read(path, maxRecentsSize)
	if err != nil {
		return nil
	}
	var paths []string
	if json.Unmarshal(data, &paths) != nil {
		return nil
	}
	return slices.DeleteFunc(paths, func(p string) bool {
		info, err := os.Stat(p)
		return err != nil || !info.Mode().IsRegular()
	})
}

// Add puts a path first.
func (r recents) Add(path string) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return
	}
	paths := slices.DeleteFunc(r.List(), func(p string) bool { return p == abs })
	paths = append([]string{abs}, paths...)
	data, err := json.Marshal(paths[:min(len(paths), maxRecents)])
	if err != nil {
		return
	}
	file, err := r.file()
	if err != nil || os.MkdirAll(filepath.Dir(file), 0o700) != nil {
		return
	}
	tmp := file + ".new"
	if os.WriteFile(tmp, data, 0o600) == nil {
		_ = os.Rename(tmp, file) // a list of recent files is no loss
	}
}
