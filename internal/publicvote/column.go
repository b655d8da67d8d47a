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
func Column(header []string, name string) (int, error) { return NewColumns(header).Find(name) }

// Columns are the names in a header, for whoever looks for many.
type Columns struct {
	header []string
	read   []string // as people read them
}

// NewColumns reads the names in a header.
func NewColumns(header []string) *Columns {
	c := &Columns{header: header, read: make([]string, len(header))}
	for i, cell := range header {
		c.read[i] = ColumnName(cell)
	}
	return c
}

// Names are the names as people read them, in the order of the header.
func (c *Columns) Names() []string { return c.read }

// Find is Column in this header.
func (c *Columns) Find(name string) (int, error) {
	if at, err := only(c.header, func(cell string) bool { return cell == name }); at >= 0 || err != nil {
		return at, err
	}
	read := line(name)
	if read == "" {
		return -1, ErrNoColumn
	}
	for _, same := range []func(s string) bool{
		func(s string) bool { return s == read },
		func(s string) bool { return strings.EqualFold(s, read) },
	} {
		if at, err := only(c.read, same); at >= 0 || err != nil {
			return at, err
		}
	}
	return -1, ErrNoColumn
}

// only is the index of the one cell of which something is so; −1 without an
// error where it is so of none.
func only(cells []string, so func(string) bool) (int, error) {
	at := -1
	for i, cell := range cells {
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
