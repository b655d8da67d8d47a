package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tab is how many spaces ShowLines puts for a tab.
const tab = "    "

// Show makes foreign text printable on one line: every control character,
// line break, mark of direction and invisible character is written out
// (\u001b, \u202e, \U000e0041), a byte that is not UTF-8 as \xff, and marks
// beyond MaxMarks too. Text that Clean gave back is shown unchanged.
func Show(s string) string { return show(s, false) }

// ShowLines is Show for a text of several lines: line ends stay (CRLF as LF),
// and a tab becomes spaces. It is how a document is read on the screen.
func ShowLines(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return show(strings.ReplaceAll(s, "\t", tab), true)
}

func show(s string, lines bool) string {
	if safe(s) {
		return s
	}
	var b strings.Builder
	marks := MaxMarks
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch mark := unicode.Is(unicode.M, r); {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
			marks = 0
		case r == '\n' && lines:
			b.WriteRune(r)
			marks = MaxMarks
		case kindOf(r) != allowed || mark && marks >= MaxMarks:
			b.WriteString(escape(r))
			marks = 0
		case mark:
			b.WriteRune(r)
			marks++
		default:
			b.WriteRune(r)
			marks = 0
		}
		i += size
	}
	return b.String()
}

// safe reports text that is printable ASCII throughout, as nearly all is.
func safe(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

func escape(r rune) string {
	if r > 0xFFFF {
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}
