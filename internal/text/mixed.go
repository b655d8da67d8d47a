package text

import (
	"strings"
	"unicode"
)

// Mix is a word whose letters come from alphabets that look alike.
type Mix struct {
	Word    string   // as written
	Scripts []string // "Latin", "Cyrillic", … in the order they occur
	Odd     []string // the code points that are not Latin: "U+0430"
}

// String is the mix in short: "Latin + Cyrillic (U+0430)".
func (m Mix) String() string {
	return strings.Join(m.Scripts, " + ") + " (" + strings.Join(m.Odd, ", ") + ")"
}

// MixedScripts finds the first word that mixes Latin with Cyrillic or Greek
// letters, as a name does that was made to look like another. It is no error:
// show it as a warning.
func MixedScripts(s string) (Mix, bool) {
	if safe(s) {
		return Mix{}, false
	}
	for word := range strings.FieldsFuncSeq(s, apart) {
		if m := mixOf(word); len(m.Scripts) > 1 {
			return m, true
		}
	}
	return Mix{}, false
}

// apart reports what ends a word.
func apart(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }

func mixOf(word string) Mix {
	m := Mix{Word: word}
	seen := map[string]bool{}
	for _, r := range word {
		name := scriptOf(r)
		if name == "" {
			continue
		}
		if !seen[name] {
			seen[name] = true
			m.Scripts = append(m.Scripts, name)
		}
		if name != "Latin" {
			m.Odd = append(m.Odd, CodePoint(r))
		}
	}
	return m
}

// scriptOf names the alphabet of r where it is one of the three that share
// letter shapes, else "".
func scriptOf(r rune) string {
	switch {
	case unicode.Is(unicode.Latin, r):
		return "Latin"
	case unicode.Is(unicode.Cyrillic, r):
		return "Cyrillic"
	case unicode.Is(unicode.Greek, r):
		return "Greek"
	}
	return ""
}
