package figures

import (
	"cmp"
	"regexp"
	"slices"

	"votering/internal/award"
)

// unitKinds are the units that publishers state, as far as they are known, and
// the metrics whose figures they can be.
var unitKinds = []struct {
	words *regexp.Regexp
	fits  []award.Unit
}{
	{regexp.MustCompile(`\b(prosent|percent|per cent|pct)\b|%`), []award.Unit{award.Percent, award.Number, award.Words}},
	{regexp.MustCompile(`^(personer|persons|person|innbyggere|innbyggjarar|people|population|antall|antal|stk|number|count)$`),
		[]award.Unit{award.Persons, award.Count, award.Number, award.Words}},
	{regexp.MustCompile(`^(kr|kroner|nok)$`), []award.Unit{award.NOK, award.Number, award.Words}},
	{regexp.MustCompile(`\b(1 ?000|mill|million|mrd|tusen)\b`), []award.Unit{award.Number, award.Words}},
}

// What the lines about a table say of all its figures: amounts in 1000 kr, or
// anything in thousands.
var (
	amounts   = regexp.MustCompile(`\b(1 ?000|mill|million|millioner|mrd|milliarder|tusen)\.? ?(kr|kroner|nok)\b`)
	thousands = regexp.MustCompile(`\b(tall|tala|beløp|figures|amounts)[a-zæøå ]* (i|in) (hele |heile )?(1 ?000|tusen|mill|thousands?|millions?)\b`)
	// smaller is a unit in a line of its own among those of the header.
	smaller = regexp.MustCompile(`^\(?(i |in )?(hele |heile )?(1 ?000|mill|million|millioner|mrd|milliarder|tusen)\.?( ?(kr|kroner|nok|personer|persons)\.?)?\)?$`)
)

// scale is the unit that a line about a table gives its figures; empty: none.
func scale(line string) string {
	line = plain(line)
	return cmp.Or(thousands.FindString(line), amounts.FindString(line))
}

// unitFits reports whether figures of a measure can be a metric's. A unit that
// nobody stated, or that is not known, fits all.
func unitFits(m *measure, want award.Unit) bool {
	if m.scale != "" && (want == award.NOK || thousands.MatchString(m.scale) && (want == award.Persons || want == award.Count)) {
		return false
	}
	unit := plain(m.unit)
	switch {
	case m.percent:
		unit = "%"
	case unit == "":
		unit = plain(m.name)
	}
	for _, k := range unitKinds {
		if k.words.MatchString(unit) {
			return slices.Contains(k.fits, want)
		}
	}
	return true
}
