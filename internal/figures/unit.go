package figures

import (
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

// unitFits reports whether figures of a measure can be a metric's. A unit that
// nobody stated, or that is not known, fits all.
func unitFits(m *measure, want award.Unit) bool {
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
