package tabular

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode makes UTF-8 of raw, without a byte order mark, and says what it was.
// A mark decides; without one, what is not UTF-8 is Windows-1252, which holds
// Latin-1 too. Bytes that mean nothing become U+FFFD, which no cell may hold.
func decode(raw []byte) (text []byte, name string, err error) {
	var enc encoding.Encoding
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return raw[3:], "UTF-8", nil
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		enc, name = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16LE"
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		enc, name = unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-16BE"
	case utf8.Valid(raw):
		return raw, "UTF-8", nil
	default:
		enc, name = charmap.Windows1252, "Windows-1252"
	}
	text, err = enc.NewDecoder().Bytes(raw)
	return text, name, err
}

// separator is the one of comma, semicolon and tab that the first line with
// something on it has most of, outside of quotes; a comma where it has none.
func separator(text []byte) rune {
	line, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n"), []byte("\n"))
	var count [utf8.RuneSelf]int
	inside := false
	for _, b := range line {
		switch {
		case b == '"':
			inside = !inside
		case !inside && b < utf8.RuneSelf:
			count[b]++
		}
	}
	best := ','
	for _, r := range ";\t" {
		if count[r] > count[best] {
			best = r
		}
	}
	return best
}

// tooWide finds the first record with more than max cells, and the line where
// that is. It looks before the cells are taken apart: a line of nothing but
// separators would cost a hundred times its size.
func tooWide(text []byte, separator rune, max int) (line int, found bool) {
	line = 1
	cells := 1
	inside := false
	for _, b := range text {
		switch {
		case b == '"':
			inside = !inside
		case b == '\n':
			line++
			if !inside {
				cells = 1
			}
		case rune(b) == separator && !inside:
			if cells++; cells > max {
				return line, true
			}
		}
	}
	return 0, false
}
