package municipality

import (
	"slices"
	"strings"

	"votering/internal/text"
)

// separators stand between the names of one place in several languages.
var separators = []string{" - ", " – ", " — ", " / ", "/"}

// hyphens stand there too ("Kárášjohka-Karasjok"), but also within one name
// ("Nord-Fron").
var hyphens = []string{"-", "–"}

// Parts are what stands between the separators of a name with several; one
// part where there are none. Nobody has to know them.
func Parts(name string) []string { return divide(name, separators) }

func divide(name string, at []string) []string {
	parts := []string{name}
	for _, sep := range at {
		var next []string
		for _, p := range parts {
			next = append(next, strings.Split(p, sep)...)
		}
		parts = next
	}
	var list []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	return list
}

// Names lists what a place may be called: its whole name and, where one
// municipality or county has all the parts of it as names in several
// languages, each of them ("Gáivuotna - Kåfjord - Kaivuono" and
// "Kárášjohka-Karasjok" have those languages in any order). A name that only
// has a hyphen in it ("Sør-Fron", "Bergen - Kirkens Bymisjon") has no parts.
func Names(name string) []string {
	name = strings.TrimSpace(name)
	list := []string{name}
	for _, at := range [][]string{separators, append(hyphens, separators...)} {
		if parts := divide(name, at); len(parts) > 1 && units().together(parts) {
			return append(list, slices.DeleteFunc(parts, func(p string) bool { return p == name })...)
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
