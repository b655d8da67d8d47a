package files

import (
	"os"
	"path/filepath"
)

// IsLink reports whether path is a link to somewhere else and not the file or
// folder itself.
func IsLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}

// Leaves reports whether what lies at path, links followed, lies outside the
// folder dir. What is not there leaves nothing.
func Leaves(dir, path string) bool {
	within, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return false
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	below, err := filepath.Rel(within, real)
	return err != nil || !filepath.IsLocal(below)
}
