package strict

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"votering/internal/fault"
	"votering/internal/text"
)

// largest is the largest whole number that every reader of JSON holds: those
// that read numbers as floats lose count above it.
const largest = 1 << 53

// number reads a whole number as Encode writes it.
func (w *walker) number() error {
	start := w.at
	for w.at < len(w.data) && partOfNumber(w.data[w.at]) {
		w.at++
	}
	found := string(w.data[start:min(w.at, start+40)])
	n, err := strconv.ParseInt(found, 10, 64)
	if err != nil || n > largest || n < -largest || strconv.FormatInt(n, 10) != found || w.at-start > len(found) {
		w.at = start
		return w.refuse("json.number", "number", found)
	}
	return nil
}

func partOfNumber(c byte) bool {
	return '0' <= c && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'
}

// text reads a string and gives what it says; it is part of the document where
// it can be. Text is what people could have written at the border and would
// read unchanged: see text.StrictLines.
func (w *walker) text() ([]byte, error) {
	start := w.at
	raw, plain, err := w.quoted()
	if err != nil {
		return nil, err
	}
	if plain && len(raw) <= MaxText && !edged(raw) {
		return raw, nil
	}
	end := w.at
	w.at = start
	if bytes.IndexByte(raw, '\\') >= 0 {
		if raw, err = w.unescape(raw); err != nil {
			return nil, err
		}
	}
	if err := text.StrictLines(string(raw), MaxText); err != nil {
		f := fault.Of(err)
		if f.Class == fault.Size {
			return nil, w.tooMuch("json.text_long", MaxText)
		}
		return nil, w.refuse("json.text").Because(f)
	}
	w.at = end
	return raw, nil
}

func edged(s []byte) bool { return len(s) > 0 && (s[0] == ' ' || s[len(s)-1] == ' ') }

// longest is the most bytes that a text of MaxText characters takes: two
// escapes of six bytes each.
const longest = 12 * MaxText

// quoted reads a string up to its closing quote. raw is what stands between
// the quotes; plain says that it is printable ASCII without escapes.
func (w *walker) quoted() (raw []byte, plain bool, err error) {
	start := w.at + 1
	plain = true
	for i := start; i < len(w.data); i++ {
		switch c := w.data[i]; {
		case c == '"':
			w.at = i + 1
			return w.data[start:i], plain, nil
		case c == '\\':
			plain = false
			i++
		case c < ' ':
			w.at = i
			return nil, false, w.refuse("json.form")
		case c > '~':
			plain = false
		}
		if i-start > longest {
			return nil, false, w.tooMuch("json.text_long", MaxText)
		}
	}
	w.at = len(w.data)
	return nil, false, w.refuse("json.short")
}

// plainEscapes are the escapes of one letter.
var plainEscapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unescape is what raw says. Halves of surrogate pairs that stand alone say
// nothing and are refused.
func (w *walker) unescape(raw []byte) ([]byte, error) {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		if raw[i] != '\\' {
			out = append(out, raw[i])
			i++
			continue
		}
		if c, ok := plainEscapes[raw[i+1]]; ok {
			out = append(out, c)
			i += 2
			continue
		}
		r, size := codePoint(raw[i:])
		switch {
		case size == 0:
			return nil, w.refuse("json.form")
		case r == utf8.RuneError:
			return nil, w.refuse("json.surrogate")
		}
		out = utf8.AppendRune(out, r)
		i += size
	}
	return out, nil
}

// codePoint reads \uXXXX, or two of them that are a surrogate pair, at the
// start of raw. size is 0 where there is none; U+FFFD stands for it and for
// half a pair.
func codePoint(raw []byte) (r rune, size int) {
	r, ok := hex(raw)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	low, ok := hex(raw[6:])
	if !ok {
		return utf8.RuneError, 6
	}
	return utf16.DecodeRune(r, low), 12
}

// hex reads \uXXXX at the start of raw.
func hex(raw []byte) (rune, bool) {
	if len(raw) < 6 || raw[0] != '\\' || raw[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(raw[2:6]), 16, 16)
	return rune(n), err == nil
}
