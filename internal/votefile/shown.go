package votefile

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"votering/internal/text"
)

// How much is shown of what others wrote, in characters.
const (
	shownCell = 200
	shownName = 60
	listed    = 12 // names of columns
)

// printable is the name of a file, or another word from outside, as faults have
// it.
func printable(s string) string { return text.Show(s) }

// shown is a cell as people see it: in one line, cut where it is long.
func shown(cell string, most int) string {
	// A character takes few bytes: what is far beyond the cut is not looked at.
	cell = strings.TrimSpace(cell[:min(len(cell), most*utf8.UTFMax*2)])
	cell = text.Show(strings.Join(strings.Fields(text.Keep(cell)), " "))
	if utf8.RuneCountInString(cell) <= most {
		return cell
	}
	return string([]rune(cell)[:most-1]) + "…"
}

// shownRows are the first rows as people see them.
func shownRows(rows []record) [][]string {
	list := make([][]string, 0, min(len(rows), MaxFirst))
	for _, r := range rows[:cap(list)] {
		cells := make([]string, len(r.fields))
		for i, f := range r.fields {
			cells[i] = shown(f, shownCell)
		}
		list = append(list, cells)
	}
	return list
}

// list names columns in a sentence, the first of them where there are many.
func list(names []string) string {
	var b strings.Builder
	for i, n := range names {
		switch {
		case i == listed:
			return b.String() + ", … (+" + strconv.Itoa(len(names)-listed) + ")"
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(`"` + shown(n, shownName) + `"`)
	}
	return b.String()
}
