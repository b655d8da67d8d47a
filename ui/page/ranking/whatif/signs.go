package whatif

import (
	"unicode"

	"votering/internal/text"
)

// others is the sign of nominees for whom no letter is left.
const others = "·"

// signsOf gives every name a letter of its own, one cell wide: its first one
// where that is free, else another of the name, else any. Names come in the
// order in which they choose. So a drawing is read without colours.
func signsOf(names []string) []string {
	signs := make([]string, len(names))
	taken := map[rune]bool{}
	take := func(i int, r rune) bool {
		if taken[r] || text.Width(string(r)) != 1 {
			return false
		}
		taken[r], signs[i] = true, string(r)
		return true
	}
	for i, name := range names { // first letters first: nobody loses it to another's third
		for _, r := range letters(name) {
			take(i, r)
			break
		}
	}
	for i, name := range names {
		if signs[i] == "" {
			signs[i] = freeSign(letters(name), func(r rune) bool { return take(i, r) })
		}
	}
	return signs
}

// freeSign is the first letter that can be taken: of the name, of the alphabet,
// a small one, a digit.
func freeSign(name []rune, take func(r rune) bool) string {
	for _, choice := range [][]rune{name, []rune("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"), []rune("abcdefghijkmnopqrstuvwxyzæøå"), []rune("123456789")} {
		for _, r := range choice {
			if take(r) {
				return string(r)
			}
		}
	}
	return others
}

// letters are the capitals that a name offers as its sign, in its order: those
// that old terminals show.
func letters(name string) []rune {
	var out []rune
	for _, r := range name {
		if up := unicode.ToUpper(r); up <= unicode.MaxLatin1 && unicode.IsLetter(up) {
			out = append(out, up)
		}
	}
	return out
}
