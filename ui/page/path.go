package page

import (
	"runtime"
	"strings"

	"votering/internal/files"
)

// Path is a path as people type it or drop it on a terminal, as the system takes
// it: without spaces or quotes around it, without the backslashes that shells
// want before spaces, and with the home folder for ~/.
func Path(typed string) string {
	s := strings.TrimSpace(typed)
	for _, q := range []string{`"`, "'"} {
		if len(s) > 2 && strings.HasPrefix(s, q) && strings.HasSuffix(s, q) {
			s = s[1 : len(s)-1]
		}
	}
	if runtime.GOOS != "windows" {
		s = strings.ReplaceAll(s, `\ `, " ")
	}
	return files.Home(s)
}
