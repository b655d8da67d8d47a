package figures

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"votering/internal/municipality"
	"votering/internal/tabular"
)

// column reads the header of a column of figures: a measure, and perhaps a
// unit, a period and what sets it apart.
func (s *sheetReader) column(at int, head []string) column {
	c := column{at: at}
	unit := ""
	var rest, keys []string // what is left, and what it is called: "Kjønn: Kvinner"
	for _, text := range head {
		key, value, keyed := strings.Cut(text, ":")
		if keyed = keyed && len(head) > 1 && strings.TrimSpace(value) != ""; !keyed {
			key = ""
		}
		value = strings.TrimSpace(value)
		switch {
		case keyed && is(key, periodWords):
			c.period = value
		case keyed && is(key, unitWords):
			unit = value
		case period.MatchString(text):
			c.period = text
		case unit == "" && len(rest) > 0 && smaller.MatchString(plain(text)):
			unit = text
		default:
			if keyed {
				text = value
			}
			text, at := splitPeriod(text)
			if at != "" {
				c.period = at
			}
			if text != "" && (len(rest) == 0 || rest[len(rest)-1] != text) {
				rest, keys = append(rest, text), append(keys, key)
			}
		}
	}
	if len(rest) == 0 {
		rest = []string{s.subject()}
	}
	for k, word := range rest[1:] {
		for len(s.aside)+k >= len(s.apart) {
			s.apart = append(s.apart, &dimension{title: keys[k+1], parts: is(keys[k+1], partWords)})
		}
		c.categories = append(c.categories, s.apart[len(s.aside)+k].category(word))
	}
	c.measure = -1
	if s.series < 0 && s.unit < 0 {
		c.measure = s.measureOf(rest[0], unit)
	}
	c.name, c.unit = rest[0], unit
	return c
}

// tableNumber is how a title begins at Statistics Norway.
var tableNumber = regexp.MustCompile(`^[0-9]{5}:?\s*`)

// subject is what a table is about that says it in no header: its title as far
// as the first comma, else its file.
func (s *sheetReader) subject() string {
	title, _, _ := strings.Cut(tableNumber.ReplaceAllString(s.title, ""), ",")
	if title = strings.TrimSpace(title); title != "" {
		return title
	}
	return strings.TrimSuffix(filepath.Base(s.label), filepath.Ext(s.label))
}

// measureOf is the number of a measure, which is added where it is new.
func (t *table) measureOf(name, unit string) int {
	for i, m := range t.measures {
		if m.name == name && m.unit == unit {
			return i
		}
	}
	t.measures = append(t.measures, &measure{name: name, unit: unit, scale: t.scale, periods: map[string]bool{}})
	return len(t.measures) - 1
}

// figures lists the cells of figures, row by row.
func (s *sheetReader) figures(yield func(figure) bool) {
	s.regionAt = map[string]int{}
	r := -1
	for i := s.first; i < s.last; i++ {
		row := s.grid.Rows[i]
		if len(row) == 0 {
			continue
		}
		if at, ok := s.regionOf(i); ok {
			r = at
		} else if s.ofWider(i) {
			r = -1
			continue
		} else if r < 0 || len(s.aside) == 0 || !s.goesOn(i) {
			continue
		}
		ragged := s.ragged(i)
		apart := make([]int, len(s.apart))
		for _, a := range s.aside {
			apart[a.dimension] = s.apart[a.dimension].category(s.grid.At(i, a.at).Text)
		}
		for v := range s.values {
			f := s.figure(i, r, &s.values[v], apart)
			if f.ragged = ragged; !yield(f) {
				return
			}
		}
	}
}

// ofWider reports whether a row is of a wider region than a municipality: its
// county alone.
func (s *sheetReader) ofWider(i int) bool {
	return slices.ContainsFunc(s.wider, func(j int) bool { return !s.grid.At(i, j).Empty() })
}

// figure is the figure of a row in a column.
func (s *sheetReader) figure(i, r int, v *column, apart []int) figure {
	c := s.grid.At(i, v.at)
	f := figure{
		measure: v.measure, categories: apart, region: r, period: v.period, raw: c.Text, typed: c.Number, marks: &v.marks,
		line: s.grid.Rows[i][0].Line, col: v.at + 1,
	}
	if len(v.categories) > 0 {
		f.categories = append(append([]int(nil), apart[:len(s.aside)]...), v.categories...)
		for len(f.categories) < len(s.apart) {
			f.categories = append(f.categories, s.apart[len(f.categories)].category(""))
		}
	}
	if s.period >= 0 {
		f.period = s.statedPeriod(i, v.period)
	}
	if v.measure < 0 {
		name, unit := v.name, v.unit
		if s.series >= 0 {
			name = s.grid.At(i, s.series).Text
		}
		if s.unit >= 0 {
			unit = s.grid.At(i, s.unit).Text
		}
		f.measure = s.measureOf(name, unit)
	}
	if c.Percent || strings.HasSuffix(c.Text, "%") {
		s.measures[f.measure].percent = true
	}
	return f
}

// Codes as spreadsheets leave them: as a formula that gives text, and with a
// space between thousands.
var (
	quotedCode = regexp.MustCompile(`^="([0-9]{4})"$`)
	spacedCode = regexp.MustCompile(`^[1-9][ \x{A0}\x{202F}][0-9]{3}$`)
)

// regionText is the region that a row states, code and name; empty: none.
func (s *sheetReader) regionText(i int) string {
	text := s.grid.At(i, s.code).Text
	if m := quotedCode.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if s.name >= 0 && spacedCode.MatchString(text) {
		text = text[:1] + text[len(text)-3:]
	}
	if s.name >= 0 {
		text = strings.TrimSpace(text + " " + s.grid.At(i, s.name).Text)
	}
	return text
}

// regionOf is the region of a row; false where none stands.
func (s *sheetReader) regionOf(i int) (int, bool) {
	text := s.regionText(i)
	if text == "" {
		return 0, false
	}
	at, seen := s.regionAt[text]
	if !seen {
		at = len(s.regions)
		s.regionAt[text] = at
		r := region{text: text, where: s.grid.Where(tabular.GridCell{Line: s.grid.Rows[i][0].Line, Column: s.code + 1})}
		parsed, ok := municipality.Parse(text)
		r.Region, r.odd = parsed, !ok
		s.regions = append(s.regions, r)
	}
	return at, true
}
