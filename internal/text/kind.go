package text

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// kind is why a character is refused.
type kind int

const (
	allowed kind = iota
	control
	lineBreak
	direction
	invisible
	broken
	malformed
	towering
)

// id is the sentence of the catalogue that explains a kind.
func (k kind) id() string {
	return [...]string{
		control:   "text.control",
		lineBreak: "text.line",
		direction: "text.direction",
		invisible: "text.invisible",
		broken:    "text.broken",
		malformed: "text.utf8",
		towering:  "text.marks",
	}[k]
}

// plain is the fast answer for what most text consists of: printable ASCII
// and the letters of Latin-1.
func plain(r rune) bool {
	return r >= ' ' && r <= '~' || r >= 0xC0 && r <= 0xFF
}

// kindOf judges one character by itself.
func kindOf(r rune) kind {
	switch {
	case plain(r):
		return allowed
	case r == '\n' || r == '\r' || unicode.In(r, unicode.Zl, unicode.Zp):
		return lineBreak
	case unicode.Is(unicode.Cc, r):
		return control
	case unicode.Is(unicode.Bidi_Control, r):
		return direction
	case unicode.In(r, unseen...):
		return invisible
	case r == utf8.RuneError || unicode.Is(unicode.Noncharacter_Code_Point, r):
		return broken
	}
	return allowed
}

// unseen are the characters that take no room or look like nothing: joiners,
// soft hyphens, variation selectors, tag characters, fillers, blank patterns.
var unseen = []*unicode.RangeTable{
	unicode.Cf,
	unicode.Variation_Selector,
	unicode.Other_Default_Ignorable_Code_Point,
	{R16: []unicode.Range16{{Lo: 0x2800, Hi: 0x2800, Stride: 1}}},
}

// CodePoint writes r as people look it up: "U+202E".
func CodePoint(r rune) string { return fmt.Sprintf("%U", r) }
