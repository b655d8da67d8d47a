package figures

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"votering/internal/tabular"
)

// column is a column of figures.
type column struct {
	at         int
	measure    int    // -1: a row says it
	name, unit string // of the measure as the header has it
	categories []int  // of the dimensions that the header gives; filled up to all later
	period     string
	marks      marking
}

// sheet reads a grid of rows and columns, with these headers over columns of
// words that are taken.
func (t *table) sheet(words []string) {
	g := t.grid
	l, ok := findLayout(g)
	if !ok {
		t.problem = "no_region"
		return
	}
	if l.twice {
		t.problem = "side_by_side"
		return
	}
	s := &sheetReader{table: t, layout: l, words: words, last: len(g.Rows)}
	s.titles()
	s.extent()
	s.columns()
	switch {
	case s.besideAnother():
		t.problem = "side_by_side"
		return
	case len(s.values) == 0:
		t.problem = "no_figures"
		return
	}
	s.breakOff()
	t.cells = s.figures
}

// sheetReader reads one grid.
type sheetReader struct {
	*table
	layout
	words    []string // headers of columns of words that are taken
	last     int      // the row after the last of the table
	values   []column
	aside    []aside        // columns that set figures apart
	series   int            // the column whose words name the measure; -1: the header does
	regionAt map[string]int // the number of a region, by its text
}

// aside is a column that sets figures apart.
type aside struct{ at, dimension int }

// titles takes what stands above the header.
func (s *sheetReader) titles() {
	top := s.first
	if len(s.head) > 0 {
		top = s.head[0]
	}
	for i := range top {
		if c := s.grid.At(i, 0); !c.Empty() && s.title == "" {
			s.title = c.Text
		}
	}
}

// extent finds where the table ends. Where a header names the region that is
// the last row; else it is where a row has no code: notes follow.
func (s *sheetReader) extent() {
	if s.coded {
		for i := s.first; i < len(s.grid.Rows); i++ {
			if c := s.grid.At(i, s.code); !named(c.Text) && (!c.Empty() || !s.goesOn(i)) {
				s.last = i
				break
			}
		}
	}
	for i := s.last + 1; i < len(s.grid.Rows); i++ {
		if c := s.grid.At(i, s.code); named(c.Text) && s.goesOn(i) {
			s.after = s.grid.Where(c)
			break
		}
	}
	s.notes()
	s.lines()
}

// lines reads what the lines about the table, above and below it, say of all
// its figures.
func (s *sheetReader) lines() {
	for i, row := range s.grid.Rows {
		alone := len(row) > 0 && !slices.ContainsFunc(row[1:], func(c tabular.GridCell) bool { return !c.Empty() })
		if slices.Contains(s.head, i) || s.first <= i && i < s.last && !alone {
			continue
		}
		for _, c := range row {
			s.scale = cmp.Or(s.scale, scale(c.Text))
		}
	}
}

// goesOn reports whether a row under a region, where none stands, has figures
// of that region.
func (s *sheetReader) goesOn(row int) bool {
	return slices.ContainsFunc(s.grid.Rows[row][min(s.code+1, len(s.grid.Rows[row])):], func(c tabular.GridCell) bool {
		_, _, isNumber := bare(c.Text)
		return isNumber
	})
}

// The words by which notes say when a table was changed, and a day as they
// write it.
var (
	changed = regexp.MustCompile(`(?i)^(sist endret|sist endra|sist oppdatert|latest update|last updated)`)
	day     = regexp.MustCompile(`\b((?:19|20)[0-9]{2})-?([01][0-9])-?([0-3][0-9])(?:[^0-9]|$)`)
)

// notes reads the day of the table from what stands below it.
func (s *sheetReader) notes() {
	for i := s.last; i < len(s.grid.Rows); i++ {
		if !changed.MatchString(s.grid.At(i, 0).Text) {
			continue
		}
		for _, c := range []tabular.GridCell{s.grid.At(i, 0), s.grid.At(i, 1), s.grid.At(i+1, 0), s.grid.At(i+1, 1)} {
			if m := day.FindStringSubmatch(c.Text); m != nil {
				s.asOf = m[1] + "-" + m[2] + "-" + m[3]
				return
			}
		}
	}
}

// columns says what every other column is.
func (s *sheetReader) columns() {
	width := 0
	for i := s.first; i < s.last; i++ {
		width = max(width, len(s.grid.Rows[i]))
	}
	heads := s.headers(width)
	s.series = -1
	var figures, beside []int
	for j := range width {
		if j == s.code || j == s.name || j == s.period || j == s.within || j == s.unit {
			continue
		}
		switch header := strings.Join(heads[j], " "); {
		case header == "" && len(s.head) > 0 && !s.coded, numbers(header), is(header, codeWords), is(header, regionWords), is(header, nameWords):
		case slices.Contains(s.words, plain(header)), !is(header, partWords) && s.measured(j):
			figures = append(figures, j)
		default:
			beside = append(beside, j)
		}
	}
	beside = slices.DeleteFunc(beside, s.belongs)
	if len(figures) == 1 && is(strings.Join(heads[figures[0]], " "), figureWords) {
		s.series = s.naming(beside, heads)
	}
	for _, j := range beside {
		if j != s.series {
			title := strings.Join(heads[j], " ")
			s.aside = append(s.aside, aside{j, len(s.apart)})
			s.apart = append(s.apart, &dimension{title: title, parts: is(title, partWords)})
		}
	}
	for _, j := range figures {
		s.values = append(s.values, s.column(j, heads[j]))
	}
	for i := s.first; i < s.last; i++ {
		for v := range s.values {
			if c := s.grid.At(i, s.values[v].at); !c.Number {
				s.values[v].marks.see(c.Text)
			}
		}
	}
}

// naming is the column whose words say what a column of figures without a name
// of its own has: the first that is not ages or sexes. -1: none.
func (s *sheetReader) naming(beside []int, heads [][]string) int {
	for _, j := range beside {
		if !is(strings.Join(heads[j], " "), partWords) {
			return j
		}
	}
	return -1
}

// headers are the texts that head each column, from the top. Where one heads
// several columns, those to the right of it stand empty.
func (s *sheetReader) headers(width int) [][]string {
	heads := make([][]string, width)
	left := max(s.code, s.name)
	parent := make([]int, width) // the column from which a column has its texts so far
	for j := range parent {
		parent[j] = j
	}
	for k, row := range s.head {
		own := make([]int, width)
		for j := range width {
			own[j] = j
			if c := s.grid.At(row, j); c.Empty() && j > left+1 && len(s.head) > 1 && (k == 0 || parent[j] == parent[j-1]) {
				own[j] = own[j-1]
			}
			if c := s.grid.At(row, own[j]); !c.Empty() {
				heads[j] = append(heads[j], c.Text)
			}
		}
		for j := range width {
			if k == 0 || own[j] != j {
				parent[j] = own[j]
			} else {
				parent[j] = j
			}
		}
	}
	return heads
}

// measured reports whether a column holds figures: numbers, and signs that
// stand for them, in at least half of its cells.
func (s *sheetReader) measured(j int) bool {
	numbers, signs, other := 0, 0, 0
	for i := s.first; i < s.last; i++ {
		c := s.grid.At(i, j)
		if c.Empty() || c.Date {
			continue
		}
		_, _, isNumber := bare(c.Text)
		_, isSign := missing(c.Text)
		switch {
		case c.Number, isNumber, footnoted.MatchString(c.Text):
			numbers++
		case isSign:
			signs++
		default:
			other++
		}
	}
	return numbers+signs > 0 && numbers+signs >= other
}

// belongs reports whether a column says something of the region alone: with
// several words in all, but one for each region.
func (s *sheetReader) belongs(j int) bool {
	of := map[string]string{}
	several, first, key := false, "", ""
	for i := s.first; i < s.last; i++ {
		word := s.grid.At(i, j).Text
		if at := s.regionText(i); at != "" {
			key = at // else the row is of the region above
		}
		if before, seen := of[key]; seen && before != word {
			return false
		}
		if of[key] = word; i == s.first {
			first = word
		}
		several = several || word != first
	}
	return several
}
