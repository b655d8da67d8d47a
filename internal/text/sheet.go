package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// formulas are the characters that make a spreadsheet compute a cell, and
// their full-width twins, which some spreadsheets read alike.
const formulas = "=+-@|%＝＋－＠｜％"

// SheetCell is foreign text that a spreadsheet shows and does not compute: a
// cell that would begin a formula gets an apostrophe in front. It is for words
// that others wrote; numbers that were computed need none.
func SheetCell(s string) string {
	seen := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) })
	first, _ := utf8.DecodeRuneInString(seen)
	if seen != "" && strings.ContainsRune(formulas, first) || strings.HasPrefix(s, "\t") ||
		strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n") {
		return "'" + s
	}
	return s
}

// FromSheetCell is the text that SheetCell guarded: without the apostrophe,
// where there was a reason for one.
func FromSheetCell(s string) string {
	if rest, guarded := strings.CutPrefix(s, "'"); guarded && SheetCell(rest) == s {
		return rest
	}
	return s
}
