package municipality

import (
	"slices"
	"strings"

	"votering/internal/text"
)

// separators stand between the names of one place in several languages; one
// hyphen alone may also be a part of a name.
var separators = []string{" - ", " – ", " — ", " / ", "/"}

// Names lists what a place with a name in several languages may be called: the
// whole, and each of its parts ("Gáivuotna - Kåfjord - Kaivuono" and
// "Kárášjohka-Karasjok" have those languages in any order).
func Names(name string) []string {
	name = strings.TrimSpace(name)
	list := []string{name}
	parts := []string{name}
	for _, sep := range append(separators, "-", "–") {
		var next []string
		for _, p := range parts {
			next = append(next, strings.Split(p, sep)...)
		}
		parts = next
		for _, p := range parts {
			if p = strings.TrimSpace(p); p != "" && !slices.Contains(list, p) {
				list = append(list, p)
			}
		}
	}
	return list
}

// kinds are the words after a name that say what it is the name of.
var kinds = []string{" kommune", " fylkeskommune", " fylke", " municipality", " county", " herred", " herad"}

// Fold is a name as it is compared: without case, accents, double spaces, the
// word for municipality, or what stands in brackets behind it.
func Fold(name string) string {
	s, _ := cutQualifier(name)
	s = strings.Join(strings.Fields(text.Fold(s)), " ")
	for _, k := range kinds {
		if rest, ok := strings.CutSuffix(s, k); ok && rest != "" {
			return rest
		}
	}
	return s
}

// Meet reports whether two names have a part in common: "Tana" and "Deatnu -
// Tana" do.
func Meet(a, b string) bool {
	bs := Names(cutName(b))
	for _, x := range Names(cutName(a)) {
		if slices.ContainsFunc(bs, func(y string) bool { return Fold(x) == Fold(y) }) {
			return true
		}
	}
	return false
}

func cutName(s string) string {
	s, _ = cutQualifier(s)
	return s
}
