package text

import (
	"strings"
	"unicode"
)

// Keep makes typed or pasted text fit for a line that is being written: what
// Clean would refuse is left out, and line ends and tabs become spaces. The
// line as a whole still goes through Clean when it is read.
func Keep(s string) string {
	s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s)
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Zs, r):
			return ' '
		case kindOf(r) != allowed:
			return -1
		}
		return r
	}, s)
}

// KeepLines is Keep for text of several lines: line ends stay, each as LF.
func KeepLines(s string) string {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n")
	for i, l := range lines {
		lines[i] = Keep(l)
	}
	return strings.Join(lines, "\n")
}
