package publicvote

import (
	"errors"
	"html"
	"regexp"
	"strings"

	"votering/internal/text"
)

// Faults of a name of a column.
var (
	ErrNoColumn    = errors.New("publicvote: no column has this name")
	ErrColumnTwice = errors.New("publicvote: several columns have this name")
)

// look is what a survey tool leaves of how a question looks on its page.
var look = regexp.MustCompile(`(?i)</?(?:b|i|u|em|strong|br|p|span|div|font|a|ul|ol|li|h[1-6])(?:\s[^<>]{0,500})?/?>`)

// ColumnName is the name of a column as people read it: in one line, without
// the marks and entities of HTML that survey tools leave in it, fit to be shown
// and kept; of a longer one the first MaxText characters.
func ColumnName(cell string) string {
	return line(look.ReplaceAllString(html.UnescapeString(cell), " "))
}

// line is a text in one line, fit to be shown and kept.
func line(s string) string {
	s = strings.Join(strings.Fields(text.Untower(text.Keep(s))), " ")
	if r := []rune(s); len(r) > MaxText {
		s = strings.TrimSpace(string(r[:MaxText]))
	}
	return s
}

// Column is the index of the column with a name in a header: the name as it
// stands there, else as people read it, else without regard to case
// (ErrNoColumn, ErrColumnTwice).
func Column(header []string, name string) (int, error) {
	read := line(name)
	for _, same := range []func(cell string) bool{
		func(cell string) bool { return cell == name },
		func(cell string) bool { return read != "" && ColumnName(cell) == read },
		func(cell string) bool { return read != "" && strings.EqualFold(ColumnName(cell), read) },
	} {
		at, err := only(header, same)
		if at >= 0 || err != nil {
			return at, err
		}
	}
	return -1, ErrNoColumn
}

// only is the index of the one cell of which something is so; −1 without an
// error where it is so of none.
func only(header []string, so func(string) bool) (int, error) {
	at := -1
	for i, cell := range header {
		switch {
		case !so(cell):
		case at >= 0:
			return -1, ErrColumnTwice
		default:
			at = i
		}
	}
	return at, nil
}
