package strict

import (
	"bytes"
	"fmt"
	"strconv"

	"votering/internal/fault"
	"votering/internal/text"
)

// walker goes through a document once, from its first byte to its last.
type walker struct {
	data   []byte
	name   string
	at     int // the byte that is read next
	depth  int
	values int
}

func check(data []byte, name string, max int, s *shape) error {
	w := &walker{data: data, name: name}
	if len(data) > max {
		return fault.New(fault.Size, "json.large", "bytes", strconv.Itoa(len(data)), "max", strconv.Itoa(max)).At(name)
	}
	if bytes.HasPrefix(data, []byte("\ufeff")) {
		return w.refuse("json.bom")
	}
	w.space()
	if err := w.value(s); err != nil {
		return err
	}
	if w.space(); w.at < len(data) {
		return w.refuse("json.after")
	}
	return nil
}

// refuse is a fault (E_JSON) where the walker stands. Its argument byte says
// where that is to programs: the number of the byte, from 1.
func (w *walker) refuse(id string, pairs ...string) *fault.Error {
	pairs = append(pairs, "byte", strconv.Itoa(w.at+1))
	return fault.New(fault.JSON, id, pairs...).At(place(w.data, w.name, w.at))
}

// tooMuch is a fault (E_SIZE) where the walker stands.
func (w *walker) tooMuch(id string, max int) *fault.Error {
	return fault.New(fault.Size, id, "max", strconv.Itoa(max)).At(place(w.data, w.name, w.at))
}

// place is a byte of a document as people find it: NAME:LINE:COLUMN, columns
// in bytes.
func place(data []byte, name string, at int) string {
	before := data[:min(at, len(data))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := len(before) - (bytes.LastIndexByte(before, '\n') + 1) + 1
	return fmt.Sprintf("%s:%d:%d", name, line, column)
}

// next is the byte that is read next; 0 at the end.
func (w *walker) next() byte {
	if w.at < len(w.data) {
		return w.data[w.at]
	}
	return 0
}

func (w *walker) space() {
	for w.at < len(w.data) {
		switch w.data[w.at] {
		case ' ', '\n', '\r', '\t':
			w.at++
		default:
			return
		}
	}
}

// value reads one value.
func (w *walker) value(s *shape) error {
	if w.values++; w.values > MaxValues {
		return w.tooMuch("json.values", MaxValues)
	}
	switch c := w.next(); {
	case c == '{':
		return w.nest(s, w.object, object, dictionary)
	case c == '[':
		return w.nest(s, w.list, list)
	case c == '"' && s != nil && s.kind == binary:
		return w.binary()
	case c == '"' && s != nil && s.kind == lines:
		return w.lines()
	case c == '"':
		if !s.takes(words) {
			return w.refuse("json.kind")
		}
		_, err := w.text()
		return err
	case c == '-' || '0' <= c && c <= '9':
		if !s.takes(number) {
			return w.refuse("json.kind")
		}
		return w.number()
	}
	return w.word(s)
}

// takes reports whether a value of one of these kinds may stand here.
func (s *shape) takes(kinds ...kind) bool {
	if s == nil {
		return true
	}
	for _, k := range kinds {
		if s.kind == k {
			return true
		}
	}
	return false
}

// word reads true, false or null.
func (w *walker) word(s *shape) error {
	for _, word := range []string{"true", "false", "null"} {
		if !bytes.HasPrefix(w.data[w.at:], []byte(word)) {
			continue
		}
		if word == "null" && s != nil && !s.nullable || word != "null" && !s.takes(truth) {
			return w.refuse("json.kind")
		}
		w.at += len(word)
		return nil
	}
	if w.at == len(w.data) {
		return w.refuse("json.short")
	}
	return w.refuse("json.form")
}

// nest reads an object or a list, within the bounds of depth.
func (w *walker) nest(s *shape, read func(*shape) error, kinds ...kind) error {
	if !s.takes(kinds...) {
		return w.refuse("json.kind")
	}
	if w.depth++; w.depth > MaxDepth {
		return w.tooMuch("json.deep", MaxDepth)
	}
	w.at++ // the bracket
	w.space()
	err := read(s)
	w.depth--
	return err
}

// list reads what follows an opening bracket.
func (w *walker) list(s *shape) error {
	if w.next() == ']' {
		w.at++
		return nil
	}
	for n := 1; ; n++ {
		if n > MaxItems {
			return w.tooMuch("json.items", MaxItems)
		}
		if err := w.value(s.element()); err != nil {
			return err
		}
		if done, err := w.goOn(']'); done || err != nil {
			return err
		}
	}
}

// object reads what follows an opening brace.
func (w *walker) object(s *shape) error {
	var seen names
	if w.next() == '}' {
		return w.closed(s, &seen)
	}
	for {
		if seen.count == MaxNames {
			return w.tooMuch("json.names", MaxNames)
		}
		elem, err := w.member(s, &seen)
		if err != nil {
			return err
		}
		if err := w.value(elem); err != nil {
			return err
		}
		w.space()
		if w.next() == '}' {
			return w.closed(s, &seen)
		}
		if _, err := w.goOn('}'); err != nil {
			return err
		}
	}
}

// goOn reads the comma to the next item, or the end of a list or object.
func (w *walker) goOn(end byte) (done bool, err error) {
	w.space()
	switch w.next() {
	case end:
		w.at++
		return true, nil
	case ',':
		w.at++
		w.space()
		if w.next() == end {
			return false, w.refuse("json.comma")
		}
		return false, nil
	case 0:
		return false, w.refuse("json.short")
	}
	return false, w.refuse("json.form")
}

// closed ends an object: no name that is needed may be missing.
func (w *walker) closed(s *shape, seen *names) error {
	if s != nil && s.kind == object {
		for _, name := range s.needed {
			if !seen.has(name) {
				return w.refuse("json.missing", "name", name)
			}
		}
	}
	w.at++
	return nil
}

// member reads a name with its colon, and finds what may stand after it.
func (w *walker) member(s *shape, seen *names) (*shape, error) {
	start := w.at
	if w.next() != '"' {
		return nil, w.refuse("json.form")
	}
	name, err := w.text()
	if err != nil {
		return nil, err
	}
	if !seen.add(name) {
		w.at = start
		return nil, w.refuse("json.twice", "name", shown(name))
	}
	w.space()
	if w.next() != ':' {
		return nil, w.refuse("json.form")
	}
	w.at++
	w.space()
	if s == nil || s.kind == dictionary {
		return s.element(), nil
	}
	if elem, known := s.fields[string(name)]; known {
		return elem, nil
	}
	w.at = start
	if meant := s.near(string(name)); meant != "" {
		return nil, w.refuse("json.name", "name", shown(name), "meant", meant)
	}
	return nil, fault.New(fault.Version, "json.unknown", "name", shown(name)).At(place(w.data, w.name, start))
}

// shown is a name as an argument of a sentence.
func shown(name []byte) string { return text.Truncate(string(name), 60) }
