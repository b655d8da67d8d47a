package municipality

import (
	"regexp"
	"strings"
)

// Region is what a table says a row is about: "K-3020 Nordre Follo", "0236 Nes
// (Akershus)", "30 Viken", "Landet".
type Region struct {
	Code      string // digits, of a municipality four; empty: none stated
	Name      string // empty: only a code
	Qualifier string // what stands in brackets: "-2017", "t.o.m. 2019", "Akershus"
	Padded    bool   // a zero in front was lost, and is there again
}

// Municipal reports whether the code has the form of a municipality's.
func (r Region) Municipal() bool { return len(r.Code) == 4 }

// The forms of a region: a code with or without a K or F, and perhaps a name.
// Codes of city districts (030101a) and of several at once (K-21-22) are none.
var (
	coded     = regexp.MustCompile(`^(?:[KkFf]-?)?([0-9]{1,4})(?:[ \x{A0}\x{202F}]+(.*))?$`)
	qualified = regexp.MustCompile(`^(.*\S)\s*\(([^()]*)\)$`)
	strange   = regexp.MustCompile(`^(?:[KkFf]-)?[0-9]`)
)

// Parse reads a region. Where codes stand in a column of their own, a number
// of three digits has lost its zero; so has one before a name. It reports
// false for text that is no region's: none at all, or a code of another kind.
func Parse(s string) (Region, bool) {
	s = strings.TrimSpace(s)
	m := coded.FindStringSubmatch(s)
	if m == nil {
		if s == "" || strange.MatchString(s) || strings.HasPrefix(s, "K-") {
			return Region{}, false
		}
		name, q := cutQualifier(s)
		return Region{Name: name, Qualifier: q}, true
	}
	r := Region{Code: m[1]}
	r.Name, r.Qualifier = cutQualifier(m[2])
	if len(r.Code) == 3 {
		r.Code, r.Padded = "0"+r.Code, true
	}
	return r, true
}

// cutQualifier takes the brackets off a name.
func cutQualifier(name string) (rest, qualifier string) {
	name = strings.TrimSpace(name)
	if m := qualified.FindStringSubmatch(name); m != nil {
		return m[1], strings.TrimSpace(m[2])
	}
	return name, ""
}
