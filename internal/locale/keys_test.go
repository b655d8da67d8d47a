package locale

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"votering/internal/text"
)

var place = regexp.MustCompile(`\{([a-z0-9_]+)(?:\|([a-z0-9_.]+))?\}`)

// places are the names of the places in a sentence, sorted, each once.
func places(s string) []string {
	set := map[string]bool{}
	for _, m := range place.FindAllStringSubmatch(s, -1) {
		set[m[1]] = true
	}
	return slices.Sorted(maps.Keys(set))
}

func TestLanguagesAgree(t *testing.T) {
	en := For(EN).texts()
	if len(en) == 0 {
		t.Fatal("the English catalogue cannot be read")
	}
	for _, l := range Languages() {
		other := For(l).texts()
		for key, s := range en {
			o, ok := other[key]
			if !ok {
				t.Errorf("%s: no %q", l, key)
			} else if !slices.Equal(places(s), places(o)) {
				t.Errorf("%s: %q has the places %v; in English %v", l, key, places(o), places(s))
			} else if l != EN && s == o && len(strings.Fields(place.ReplaceAllString(s, ""))) > 3 {
				t.Errorf("%s: %q is not translated: %q", l, key, s)
			}
		}
		for key := range other {
			if _, ok := en[key]; !ok {
				t.Errorf("%s: %q is not in English", l, key)
			}
		}
	}
}

func TestSentencesAreClean(t *testing.T) {
	form := regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-zA-Z0-9_-]+)*$`)
	for _, l := range Languages() {
		for key, s := range For(l).texts() {
			if text.ShowLines(s) != s || !norm.NFC.IsNormalString(s) {
				t.Errorf("%s: %q holds a character that is not allowed: %s", l, key, text.Show(s))
			}
			if strings.TrimSpace(s) == "" && key != "number.thousands" {
				t.Errorf("%s: %q is empty", l, key)
			}
			if rest := place.ReplaceAllString(s, ""); strings.ContainsAny(rest, "{}⟦⟧") {
				t.Errorf("%s: %q has a place that is not closed: %s", l, key, s)
			}
			if !form.MatchString(key) {
				t.Errorf("%s: %q is no key", l, key)
			}
		}
	}
}

// What the source asks for is there, and gets a value for every place.
func TestUsedKeysExist(t *testing.T) {
	texts := For(EN).texts()
	for _, u := range scan(t).uses {
		s, ok := texts[u.key]
		if !ok {
			t.Errorf("%s: no sentence %q", u.where, u.key)
			continue
		}
		for _, p := range places(s) {
			if !u.open && !slices.Contains(u.given, p) {
				t.Errorf("%s: %q has a place {%s} that is given no value", u.where, u.key, p)
			}
		}
	}
}

// A sentence that nobody asks for is a sentence that nobody reads again. Keys
// that the source puts together are found by their beginning ("x." + name, or
// {name|x} in a sentence).
func TestKeysAreUsed(t *testing.T) {
	src := scan(t)
	var prefixes []string
	for p := range src.prefixes {
		if p != "fault." { // locale itself, for every fault
			prefixes = append(prefixes, p, "fault."+p)
		}
	}
	texts := For(EN).texts()
	for _, s := range texts {
		for _, m := range place.FindAllStringSubmatch(s, -1) {
			if m[2] != "" {
				prefixes = append(prefixes, m[2]+".")
			}
		}
	}
	for key := range texts {
		if !used(key, src.literals) &&
			!slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(key, p) }) {
			t.Errorf("%q is used nowhere", key)
		}
	}
}

// used reports whether a literal spells key, the id of a fault, or the part
// of a key before a later dot: "x.y" stands for "x.y.one" and "x.y.help" too,
// and a fault for what to do next, at the command line and on the screen.
func used(key string, literals map[string]bool) bool {
	if id, ok := strings.CutPrefix(key, "fault."); ok {
		return literals[strings.TrimSuffix(strings.TrimSuffix(id, ".screen"), ".try")]
	}
	for strings.Contains(key, ".") {
		if literals[key] {
			return true
		}
		key = key[:strings.LastIndexByte(key, '.')]
	}
	return false
}
