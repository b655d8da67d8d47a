package figures

import (
	"regexp"
	"slices"
	"strings"

	"votering/internal/municipality"
	"votering/internal/tabular"
)

// besideAnother reports whether a column among those of figures names other
// municipalities than the rows: a second table stands beside the first.
func (s *sheetReader) besideAnother() bool {
	if len(s.values) < 2 {
		return false
	}
	for j := s.values[0].at + 1; j < s.values[len(s.values)-1].at; j++ {
		if slices.ContainsFunc(s.values, func(v column) bool { return v.at == j }) || slices.Contains(s.wider, j) {
			continue
		}
		other, filled := 0, 0
		for i := s.first; i < s.last; i++ {
			c := s.grid.At(i, j)
			if c.Empty() {
				continue
			}
			filled++
			r, ok := municipality.Parse(c.Text)
			if ok && r.Name != "" && len(municipality.Called(r.Name, latest)) > 0 && !strings.Contains(s.regionText(i), r.Name) {
				other++
			}
		}
		if other > 0 && 2*other >= filled {
			return true
		}
	}
	return false
}

// breakOff ends the table where a row names no region but has words or years
// where figures should be: they head what stands below.
func (s *sheetReader) breakOff() {
	for i := s.first; i < s.last; i++ {
		if s.regionText(i) != "" || slices.ContainsFunc(s.aside, func(a aside) bool { return !s.grid.At(i, a.at).Empty() }) {
			continue
		}
		for _, v := range s.values {
			c := s.grid.At(i, v.at)
			_, _, isNumber := bare(c.Text)
			_, isSign := missing(c.Text)
			if period.MatchString(c.Text) || !isNumber && !isSign && !footnoted.MatchString(c.Text) && !slices.Contains(s.words, plain(v.name)) {
				s.last, s.other = i, s.grid.Where(c)
				return
			}
		}
	}
}

// ragged reports whether a row of a file of text has more fields than its
// header, or fewer: a separator within a field moved the others along, or a
// field is lost.
func (s *sheetReader) ragged(i int) bool {
	width := 0
	for _, k := range s.head {
		for j, c := range s.grid.Rows[k] {
			if !c.Empty() {
				width = max(width, j+1)
			}
		}
	}
	if s.grid.Sheet != "" || width == 0 || s.coded && len(s.head) > 1 {
		return false
	}
	row := s.grid.Rows[i]
	return len(row) < width || slices.ContainsFunc(row[width:], func(c tabular.GridCell) bool { return !c.Empty() })
}

// The forms of periods that say what they are; what else begins with a year,
// has a mark, or is only a number has to be asked for.
var (
	clearPeriod = regexp.MustCompile(`^(19|20)[0-9]{2}([KMUT][0-9]{1,2}|[-–/]([0-9]{1,2}|(19|20)[0-9]{2})|-[0-9]{2}-[0-9]{2}(T.*)?)?$`)
	oddPeriod   = regexp.MustCompile(`^((19|20)[0-9]{2}|[0-9]{1,3}\.?$)|[*†‡¹²³⁰-⁹()]`)
)

// unclear reports whether a period is not one for sure.
func unclear(p string) bool { return oddPeriod.MatchString(p) && !clearPeriod.MatchString(p) }

// partOfYear is how parts of a year are numbered: 1, K1, 1. kvartal, uke 12.
var partOfYear = regexp.MustCompile(`^(?:[kqmut]|uke |veke |week )?0?([0-9]{1,2})\.?(?: (?:kvartal|quarter|tertial))?$`)

// statedPeriod is the period that a row states: its year and, where a column
// of its own has it, the part of the year, as Statistics Norway writes them
// together (2022K1, 2022M01). What is no such part stays beside the year, as a
// period that is not clear; so does one that the header contradicts.
func (s *sheetReader) statedPeriod(i int, header string) string {
	year := s.grid.At(i, s.period).Text
	if header != "" && year != "" && year != header {
		return header + " / " + year
	}
	if s.within < 0 {
		return year
	}
	part := s.grid.At(i, s.within).Text
	m := partOfYear.FindStringSubmatch(plain(part))
	switch title := plain(s.withinHead()); {
	case part == "" || totals.MatchString(plain(part)):
		return year
	case period.MatchString(part) && strings.HasPrefix(part, year):
		return part
	case m == nil || !period.MatchString(year):
	case is(title, words("kvartal", "quarter")):
		return year + "K" + m[1]
	case is(title, words("tertial")):
		return year + "T" + m[1]
	case is(title, words("måned", "månad", "month")):
		return year + "M" + ("0" + m[1])[len(m[1])-1:]
	case is(title, words("uke", "veke", "week")):
		return year + "U" + ("0" + m[1])[len(m[1])-1:]
	}
	return year + " (" + part + ")"
}

// withinHead is the header of the column of parts of the year.
func (s *sheetReader) withinHead() string {
	for _, k := range s.head {
		if c := s.grid.At(k, s.within); is(c.Text, partOfYearWords) {
			return c.Text
		}
	}
	return ""
}

// The marks that lead to a note, behind a figure and behind a name.
var (
	footnoted = regexp.MustCompile(`^[-\x{2212}]?[0-9][0-9 \x{A0}\x{202F}.,]*\s*([*†‡¹²³⁰-⁹]+|[0-9a-z]\))+$`)
	marked    = regexp.MustCompile(`^(.*?\pL)\s*([*†‡¹²³⁰-⁹]+|\s[0-9a-z]\))+$`)
)
