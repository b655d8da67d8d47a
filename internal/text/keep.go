package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Keep makes typed or pasted text fit for a line that is being written: what
// Clean would refuse is left out, sequences for a terminal whole, and line ends
// and tabs become spaces. The line as a whole still goes through Clean when it
// is read.
func Keep(s string) string { return keep(withoutEscapes(s)) }

// Line ends of every kind, in a line and among lines.
var (
	inLine     = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")
	amongLines = strings.NewReplacer("\r\n", "\n", "\r", "\n")
)

func keep(s string) string {
	s = inLine.Replace(s)
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
	lines := strings.Split(amongLines.Replace(withoutEscapes(s)), "\n")
	for i, l := range lines {
		lines[i] = keep(l)
	}
	return strings.Join(lines, "\n")
}

// Untower drops the combining marks that Clean would refuse: those with nothing
// to stand on, and those of a tower above [MaxMarks]. What it answers is in
// NFC.
func Untower(s string) string {
	s = norm.NFC.String(s)
	marks := MaxMarks
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			marks = MaxMarks
		case plain(r) || !unicode.Is(unicode.M, r):
			marks = 0
		default:
			if marks++; marks > MaxMarks {
				return -1
			}
		}
		return r
	}, s)
}
