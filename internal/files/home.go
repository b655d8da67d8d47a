package files

import (
	"os"
	"path/filepath"
	"strings"
)

// Home reads ~/ at the beginning of a path as a shell does: paths that are
// typed on the screen have met none.
func Home(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	if !ok {
		return path
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(home, rest)
}
