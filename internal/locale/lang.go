package locale

import (
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
)

// Lang is the short name of a language: "en".
type Lang string

// The languages that have a complete catalogue.
const (
	EN Lang = "en" // English
	NB Lang = "nb" // Norwegian bokmål
	NN Lang = "nn" // Norwegian nynorsk
)

// Languages lists the languages that there are, English first.
func Languages() []Lang { return []Lang{EN, NB, NN} }

// nearest is the language to answer in for one that the environment names.
// Danish and Swedish readers are better served by Bokmål than by English.
var nearest = map[string]Lang{
	"en": EN, "nb": NB, "no": NB, "nn": NN, "da": NB, "sv": NB,
}

// Pick finds the language. The flag says exactly which, and one that is not
// there is refused (fault.Usage). Without it the first of VOTERING_LANG,
// LC_ALL, LC_MESSAGES and LANG that is set decides, taking the nearest
// language there is; English where nothing fits.
func Pick(flag string, getenv func(string) string) (Lang, error) {
	if flag != "" {
		for _, l := range Languages() {
			if flag == string(l) {
				return l, nil
			}
		}
		return EN, fault.New(fault.Usage, "language", "lang", text.Show(flag), "have", have())
	}
	for _, name := range []string{"VOTERING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return fromEnv(v), nil
		}
	}
	return EN, nil
}

// fromEnv reads the language of a POSIX locale: "nb_NO.UTF-8".
func fromEnv(v string) Lang {
	if i := strings.IndexAny(v, "_.-@"); i >= 0 {
		v = v[:i]
	}
	if l, ok := nearest[strings.ToLower(v)]; ok {
		return l
	}
	return EN
}

func have() string {
	var names []string
	for _, l := range Languages() {
		names = append(names, string(l))
	}
	return strings.Join(names, ", ")
}
