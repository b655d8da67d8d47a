package nominees

import (
	"slices"
	"strings"
	"unicode"

	"votering/internal/text"
)

// near lists the rows to compare a nominee with: those in the table first, then
// those that are named in what is said of the nominee, as its county may be,
// then the others.
func (d *data) near(nominee int) []int {
	var rows []int
	for row := d.sheet.Nominees(); row < len(d.sheet.Rows); row++ {
		rows = append(rows, row)
	}
	said := wordsOf(d.said(nominee))
	rank := func(row int) int {
		switch {
		case slices.Contains(d.refs, row):
			return 0
		case slices.ContainsFunc(d.ownWords(row), func(w string) bool { return slices.Contains(said, w) }):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(rows, func(a, b int) int { return rank(a) - rank(b) })
	return rows
}

// said is all that is written about a nominee.
func (d *data) said(nominee int) string {
	lang := string(d.l.Lang())
	said := []string{d.summary(nominee)}
	for _, v := range d.sheet.Rows[nominee].Values {
		said = append(said, v.Note.In(lang))
	}
	return strings.Join(said, "\n")
}

// ownWords are the words of a reference's name that no other reference has.
func (d *data) ownWords(row int) []string {
	return slices.DeleteFunc(wordsOf(d.sheet.Name(row)), func(w string) bool {
		for other := d.sheet.Nominees(); other < len(d.sheet.Rows); other++ {
			if other != row && slices.Contains(wordsOf(d.sheet.Name(other)), w) {
				return true
			}
		}
		return false
	})
}

// wordsOf are the words of a text, folded for comparison.
func wordsOf(s string) []string {
	return strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
