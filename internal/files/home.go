package files

import (
	"os"
	"path/filepath"
	"strings"
)

// Home reads ~/ at the beginning of a path as a shell does: paths that are
// typed on the screen have met none.
func Home(path string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return Under(home, path)
}

// Under is Home for a given home folder; none is empty, and then paths stay as
// they are.
func Under(home, path string) string {
	rest, ok := strings.CutPrefix(filepath.ToSlash(path), "~/")
	if !ok || home == "" {
		return path
	}
	return filepath.Join(home, rest)
}
