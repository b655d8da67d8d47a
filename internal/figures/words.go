package figures

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"votering/internal/text"
)

// The words by which publishers head their columns, folded.
var (
	codeWords       = slices.Concat(municipalCodes, words("regionkode", "regionnummer", "kode", "code", "region code"))
	regionWords     = slices.Concat(municipalWords, words("region", "område", "geografi", "sted", "area"), countyWords)
	nameWords       = slices.Concat(municipalNames, words("navn", "namn", "name", "regionnavn", "region name"))
	periodWords     = slices.Concat(yearWords, partOfYearWords)
	yearWords       = words("år", "aar", "årstall", "year", "tid", "time", "periode", "period")
	partOfYearWords = words("kvartal", "quarter", "måned", "månad", "month", "tertial", "uke", "veke", "week", "halvår", "half year")
	municipalCodes  = words("kommunenummer", "kommunenr", "kommunekode", "knr", "municipality code", "municipality number")
	municipalWords  = words("kommune", "kommuner", "kommunar", "municipality", "municipalities")
	municipalNames  = words("kommunenavn", "kommunenamn", "municipality name")
	countyWords     = words("fylke", "fylker", "county", "counties", "fylkesnavn", "fylkenavn", "fylkesnamn", "county name")
	unitWords       = words("enhet", "eining", "måleenhet", "måleining", "unit")
	figureWords     = words("antall", "antal", "verdi", "value", "tall", "tal", "number", "count", "obs value")
	contentWords    = words("contentscode", "contents", "statistikkvariabel", "metric")
	partWords       = words("alder", "age", "aldersgruppe", "alder i år", "kjønn", "sex", "gender")
	sexWords        = words("kjønn", "sex", "gender")
	// identifierWords end the headers of columns that number things.
	identifierWords = words("nr", "nummer", "kode", "code", "id")
)

func words(list ...string) []string { return list }

// plain is a header as it is compared: folded, its words divided by one space.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(text.Fold(s), func(r rune) bool {
		return unicode.IsSpace(r) || r == '_'
	}), " ")
}

// is reports whether a header is one of a list of words, wherever a line of it
// was broken.
func is(header string, list []string) bool {
	squeezed := strings.ReplaceAll(plain(header), " ", "")
	return slices.ContainsFunc(list, func(w string) bool { return strings.ReplaceAll(w, " ", "") == squeezed })
}

// numbers reports whether a column numbers things and measures nothing, by its
// header.
func numbers(header string) bool {
	for _, w := range strings.Fields(plain(header)) {
		for _, id := range identifierWords {
			if w == id || id != "id" && strings.HasSuffix(w, id) {
				return true
			}
		}
	}
	return false
}

// The forms of a period, and of one at the end of a header.
var (
	period   = regexp.MustCompile(`^(19|20)[0-9]{2}([KMUT][0-9]{1,2})?$`)
	dated    = regexp.MustCompile(`^(.*?)[\s,(]*\b((?:19|20)[0-9]{2}(?:[KMUT][0-9]{1,2})?)\)?$`)
	interval = regexp.MustCompile(`(19|20)[0-9]{2}\s*[-–/]\s*\(?(19|20)[0-9]{2}\)?$`)
)

// splitPeriod takes the period off the end of a header: "Persons 2020".
func splitPeriod(s string) (rest, at string) {
	s = strings.TrimSpace(s)
	if m := dated.FindStringSubmatch(s); m != nil && !interval.MatchString(s) {
		return strings.TrimSpace(m[1]), m[2]
	}
	return s, ""
}

// yearOf is the year of a period; 0 where it has none.
func yearOf(p string) int {
	if len(p) < 4 || !period.MatchString(p[:4]) {
		return 0
	}
	return int(p[0]-'0')*1000 + int(p[1]-'0')*100 + int(p[2]-'0')*10 + int(p[3]-'0')
}

// totals are the words for a category that is all the others together.
var totals = regexp.MustCompile(`^(i alt|ialt|totalt|total|sum|all|alle|begge|both)\b|\b(i alt|totalt|total)$`)

// rest are the words for all but the others.
var rest = regexp.MustCompile(`\b(andre|other|others)$`)

// total finds the category that is all of them; -1 where none or several are. A
// sum that stands once, at the end of a table, is no such category.
func (d *dimension) total() int {
	found, most := -1, 0
	for _, n := range d.cells {
		most = max(most, n)
	}
	for i, c := range d.categories {
		if s := plain(c); totals.MatchString(s) && !rest.MatchString(s) && i < len(d.cells) && d.cells[i] == most {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}
