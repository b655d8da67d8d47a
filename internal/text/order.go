package text

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// A Collator keeps buffers and may not be shared, so they are pooled. The
// order is that of Nynorsk: the tables for Bokmål put Æ, Ø and Å among A and
// O, and the alphabet is the same.
var collators = sync.Pool{New: func() any {
	return collate.New(language.MustParse("nn"))
}}

// Compare orders a and b as a Norwegian index does (æ, ø, å last): −1, 0 or
// +1. Only the same text is equal, so that an order never depends on luck.
func Compare(a, b string) int {
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	if n := c.CompareString(a, b); n != 0 {
		return n
	}
	return strings.Compare(a, b)
}

// Fold is s as a search sees it: without case and without accents, so that
// "andré" and "Andre" meet. æ, ø and å stay letters of their own; the Swedish
// ä and ö count as æ and ø, as in the order of the alphabet.
func Fold(s string) string {
	if safe(s) {
		return strings.ToLower(s)
	}
	s = norm.NFC.String(strings.ToLower(s))
	var b strings.Builder
	for _, r := range s {
		switch r {
		case 'å', 'æ', 'ø':
			b.WriteRune(r)
		case 'ä':
			b.WriteRune('æ')
		case 'ö':
			b.WriteRune('ø')
		default:
			for _, d := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.Mn, d) {
					b.WriteRune(d)
				}
			}
		}
	}
	return b.String()
}
