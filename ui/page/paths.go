package page

import (
	"runtime"
	"strings"

	"votering/internal/files"
)

// Paths is one path or several as people type them or drop them on a terminal:
// with spaces between them, each in quotes or with a backslash before its own
// spaces where it has some.
func Paths(typed string) []string {
	var (
		list   []string
		path   strings.Builder
		quote  rune // that the path stands in; 0: none
		begun  bool
		escape bool // a backslash stood before
	)
	end := func() {
		if begun {
			list = append(list, files.Home(path.String()))
		}
		path.Reset()
		begun = false
	}
	for _, r := range typed {
		switch {
		case escape:
			escape = false
			path.WriteRune(r)
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			path.WriteRune(r)
		case r == '"' || r == '\'':
			quote, begun = r, true
		case r == '\\' && runtime.GOOS != "windows":
			escape, begun = true, true
		case r == ' ':
			end()
		default:
			begun = true
			path.WriteRune(r)
		}
	}
	end()
	return list
}
