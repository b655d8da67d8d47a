package record

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const seconds = "2006-01-02T15:04:05Z"

// Line writes e as a line of the record: JSON in the order of Entry's fields,
// with its newline. The same entry gives the same bytes, always. Bytes that
// are not UTF-8 become U+FFFD.
func Line(e Entry) []byte {
	b := make([]byte, 0, 320+len(e.Note))
	b = append(b, `{"seq":`...)
	b = strconv.AppendUint(b, e.Seq, 10)
	b = append(b, `,"prev":`...)
	b = appendString(b, e.Prev)
	b = append(b, `,"at":"`...)
	b = e.At.UTC().AppendFormat(b, seconds)
	b = append(b, `","kind":`...)
	b = appendString(b, e.Kind)
	b = append(b, `,"who":`...)
	b = appendString(b, e.Who)
	b = append(b, `,"ref":`...)
	b = appendString(b, e.Ref)
	b = append(b, `,"note":`...)
	b = appendString(b, e.Note)
	return append(b, '}', '\n')
}

// parse reads a line back. It takes what Line writes and not a byte else, so
// that a line and its entry say the same to every reader.
func parse(line []byte) (Entry, bool) {
	var e Entry
	if json.Unmarshal(line, &e) != nil {
		return Entry{}, false
	}
	e.At = e.At.UTC().Truncate(time.Second)
	return e, bytes.Equal(Line(e), line)
}

// appendString appends s as a JSON string. Plain text, which is nearly all
// there is, goes without a detour.
func appendString(b []byte, s string) []byte {
	if plain(s) {
		b = append(b, '"')
		b = append(b, s...)
		return append(b, '"')
	}
	var w bytes.Buffer
	enc := json.NewEncoder(&w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(strings.ToValidUTF8(s, string(utf8.RuneError))); err != nil {
		panic("record: a string that JSON cannot hold: " + err.Error())
	}
	return append(b, bytes.TrimSuffix(w.Bytes(), []byte("\n"))...)
}

func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
