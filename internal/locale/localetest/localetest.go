// Package localetest reads what is written in one of the two Norwegian norms as
// a strict editor does: it names the words that only the other norm has.
package localetest

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
)

var (
	//go:embed bokmaal.txt
	bokmaal string
	//go:embed nynorsk.txt
	nynorsk string
)

// norm is how one knows words that are of this norm and not of the other.
type norm struct {
	words map[string]bool
	forms *regexp.Regexp
}

// others are the norms that a text is not in, by the short name of its own.
var others = map[string]norm{
	"nn": {listed(bokmaal), regexp.MustCompile(`^hv|.lig(e|ere|ste?|t)?$|[^h]else(n|r|ne|s)?$`)},
	"nb": {listed(nynorsk), regexp.MustCompile(`[^l]leg(e|are|aste?)?$`)},
}

// listed is the words of a list, without the lines that explain it.
func listed(list string) map[string]bool {
	words := map[string]bool{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			words[w] = true
		}
	}
	return words
}

// aside is what stands in a sentence and is not said in its language: places to
// be filled, commands and what they take, files, addresses, keys of an edition,
// fingerprints.
var aside = regexp.MustCompile(`\{[^{}]*\}|«votering [^»]*»|--[a-z-]+(=\S+)?|` +
	`\S+@\S+|\S*[/\\]\S*|\w[\w-]*\.[a-z]+\w*|[a-z]+_\w+|SHA256:\S+|\w*\d\w*`)

var letters = regexp.MustCompile(`\pL+`)

// Foreign lists the words of s, which is written in the language lang, that
// belong to the other Norwegian norm alone: in lower case, sorted, each once.
// Words that both norms have are nobody's, and a text that is neither "nb" nor
// "nn" has none.
func Foreign(lang, s string) []string {
	other, ok := others[lang]
	if !ok {
		return nil
	}
	var found []string
	for _, w := range letters.FindAllString(aside.ReplaceAllString(s, " "), -1) {
		if w = strings.ToLower(w); other.words[w] || other.forms.MatchString(w) {
			found = append(found, w)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}
