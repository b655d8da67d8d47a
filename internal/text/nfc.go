package text

import "golang.org/x/text/unicode/norm"

// NFC composes a text, whatever is in it. What is no UTF-8 stays as it is.
func NFC(s string) string { return norm.NFC.String(s) }
