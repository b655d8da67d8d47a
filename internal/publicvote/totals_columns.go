package publicvote

import (
	"bytes"
	"slices"
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
)

// The headings of a table of totals, folded, in English, bokmål and nynorsk. A
// nominee may stand twice, by id and by name.
var (
	nomineeIDs   = listOf(`nominee id|nominert-id|id`)
	nomineeNames = listOf(`nominee|nominees|nominert|nominerte|den nominerte|candidate|kandidat|name|navn|namn|kommune|municipality`)
	voteCounts   = listOf(`votes|number of votes|public votes|the public's votes|points|the public's points|
		stemmer|antall stemmer|publikumsstemmer|poeng|poeng fra publikum|
		røyster|antal røyster|publikumsrøyster|poeng frå publikum`)
	// besides is what this program writes beside them: computed, or a badge; so is
	// what begins with one of without.
	besides = listOf(`share (%)|andel (%)|del (%)|made up|oppdiktet|oppdikta`)
	without = listOf(`without|uten|utan`)
)

func listOf(words string) []string {
	var list []string
	for w := range strings.SplitSeq(words, "|") {
		list = append(list, text.Fold(strings.TrimSpace(w)))
	}
	return list
}

// columns are where nominees and votes stand in a table; -1: nowhere. There is
// a name or an id.
type columns struct{ id, name, votes int }

// nominee is the column that decides whom a row is about.
func (c columns) nominee() int {
	if c.id >= 0 {
		return c.id
	}
	return c.name
}

// IsTotals reports whether a header is that of a table of totals, and of
// nothing else: votes per nominee, which were counted before.
func IsTotals(header []string) bool {
	_, unknown, missing := find(header)
	return unknown < 0 && missing == ""
}

// AreTotals reports whether a file is a table of totals, by its headings alone.
// Of a file of text the beginning is enough; of a workbook it takes all.
func AreTotals(data []byte, name string) bool {
	if !isBook(data) { // the first line, for what follows may be cut short
		start := len(data) - len(bytes.TrimLeft(data, "\r\n"))
		if i := bytes.IndexByte(data[start:], '\n'); i >= 0 {
			data = data[:start+i]
		}
	}
	t, err := readTable(data, name)
	return err == nil && IsTotals(t.header)
}

// find looks for the columns of totals: where they are, the first that is none,
// and what is missing. One heading may not stand for two columns.
func find(header []string) (at columns, unknown int, missing string) {
	at, unknown = columns{-1, -1, -1}, -1
	for i, h := range header {
		to := at.named(text.Fold(strings.Join(strings.Fields(h), " ")))
		switch {
		case h == "": // nothing may stand below it
		case to == nil, *to >= 0:
			if unknown < 0 && !beside(text.Fold(h)) {
				unknown = i
			}
		default:
			*to = i
		}
	}
	switch {
	case at.nominee() < 0:
		missing = "nominee"
	case at.votes < 0:
		missing = "votes"
	}
	return at, unknown, missing
}

// beside reports whether a folded heading is of a column that this program writes
// beside totals.
func beside(heading string) bool {
	first, _, more := strings.Cut(heading, " ")
	return slices.Contains(besides, heading) || more && slices.Contains(without, first)
}

// named is the column that a folded heading is for; nil for others.
func (c *columns) named(heading string) *int {
	for _, x := range []struct {
		words []string
		to    *int
	}{{nomineeIDs, &c.id}, {nomineeNames, &c.name}, {voteCounts, &c.votes}} {
		if slices.Contains(x.words, heading) {
			return x.to
		}
	}
	return nil
}

// columns finds the columns of a table. Any other column is refused.
func (t *table) columns() (columns, error) {
	at, unknown, missing := find(t.header)
	switch {
	case unknown >= 0:
		return at, fault.New(fault.CSV, "totals.column", "column", t.header[unknown]).At(t.where(-1, unknown))
	case missing != "":
		return at, fault.New(fault.CSV, "table.column_missing", "column", missing).At(t.where(-1, 0))
	}
	return at, nil
}
