package strict

import (
	"bytes"
	"reflect"

	"votering/internal/fault"
)

// Lines is a file of plain lines inside a document, such as a signature,
// byte for byte: printable ASCII and LF, with its last line end.
type Lines string

var linesType = reflect.TypeFor[Lines]()

// lines reads a string of Lines.
func (w *walker) lines() error {
	start := w.at
	raw, plain, err := w.quoted()
	if err != nil || plain && len(raw) <= MaxText {
		return err
	}
	end := w.at
	w.at = start
	if raw, err = w.unescape(raw); err != nil {
		return err
	}
	if len(raw) > MaxText {
		return w.tooMuch("json.text_long", MaxText)
	}
	if bytes.ContainsFunc(raw, func(r rune) bool { return r != '\n' && (r < ' ' || r > '~') }) {
		return w.refuse("json.text").Because(fault.New(fault.Text, "text.lines"))
	}
	w.at = end
	return nil
}

// binary reads a string of base64, as encoding/json writes a []byte. It holds
// bytes and not text, so that the document's size alone bounds it. Whether its
// last characters are in their one form is for Same.
func (w *walker) binary() error {
	start := w.at
	for w.at++; w.at < len(w.data); w.at++ {
		switch c := w.data[w.at]; {
		case c == '"':
			if w.at++; (w.at-start-2)%4 != 0 {
				w.at = start
				return w.refuse("json.binary")
			}
			return nil
		case !inBase64(c):
			return w.refuse("json.binary")
		}
	}
	return w.refuse("json.short")
}

func inBase64(c byte) bool {
	return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/' || c == '='
}
