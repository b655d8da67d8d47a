package editor

import "unicode"

// Put puts s in where typing goes on, as a paste: what is too long is left out
// as a whole, and Left says so. Blanks keep it apart from the words that it
// comes between. One undo takes all of it out again.
func (e *Editor) Put(s string) {
	if e.at > 0 && apart(e.runes[e.at-1]) {
		s = " " + s
	}
	if e.at < len(e.runes) && inWord(e.runes[e.at]) {
		s += " "
	}
	e.give(s, true)
}

// apart reports whether a blank belongs between r and what is put in after it.
func apart(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.Is(unicode.Ps, r) && !unicode.Is(unicode.Pi, r)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
