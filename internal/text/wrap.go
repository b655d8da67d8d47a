package text

import "strings"

// Wrap sets s in lines of at most w cells. It breaks at spaces (not at
// no-break spaces) and at line ends, and inside a word only where the word
// alone is wider than w. Several spaces become one; an empty line stays. In
// less than two cells a character of two cells becomes an Ellipsis.
func Wrap(s string, w int) []string {
	w = max(w, 1)
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrapLine(paragraph, w)...)
	}
	return lines
}

func wrapLine(s string, w int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }) {
		n := Width(word)
		if line.Len() > 0 && used+1+n <= w {
			line.WriteString(" " + word)
			used += 1 + n
			continue
		}
		if line.Len() > 0 {
			lines = append(lines, line.String())
			line.Reset()
		}
		pieces := split(word, w)
		lines = append(lines, pieces[:len(pieces)-1]...)
		last := pieces[len(pieces)-1]
		line.WriteString(last)
		used = Width(last)
	}
	return append(lines, line.String())
}

// noBreak is a space that keeps what is on both sides of it on one line, where
// the line has room for that.
const noBreak = "\u00a0"

// split breaks a word into pieces of at most w cells; there is at least one. It
// breaks after a no-break space where it can, so that numbers stay whole.
func split(word string, w int) []string {
	var pieces []string
	for Width(word) > w {
		head, rest := cut(word, w)
		if head == "" {
			size, _ := next(rest)
			head, rest = Ellipsis, rest[size:]
		} else if at := strings.LastIndex(head, noBreak); at > 0 {
			head, rest = word[:at+len(noBreak)], word[at+len(noBreak):]
		}
		pieces = append(pieces, head)
		word = rest
	}
	if word == "" && len(pieces) > 0 {
		return pieces
	}
	return append(pieces, word)
}
