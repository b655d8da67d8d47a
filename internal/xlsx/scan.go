package xlsx

import (
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"
)

// maxAttributes is how many attributes an element may have.
const maxAttributes = 100

// kind is what a token is.
type kind int

const (
	begins kind = iota // of an element: it has a name and attributes
	ends               // of an element: it has a name
	holds              // text
)

// token is a piece of XML. What it holds is good until the next one.
type token struct {
	kind  kind
	name  []byte // without its prefix
	attrs []attribute
	text  []byte // as it is written
	plain bool   // the text means what is written: no & in it stands for anything
}

// attribute is an attribute of an element, with its value as it is written.
type attribute struct {
	name  []byte // with its prefix
	value []byte
}

// scanner takes XML apart, as far as a workbook needs it: elements, attributes
// and text in UTF-8. It does not look whether elements end in the order in
// which they began. Declarations of a document's own kinds and entities, which
// no workbook has, it refuses. It looks at every byte once and makes nothing
// new of it, so that a part costs no more than its size.
type scanner struct {
	rest  []byte
	token token
	empty bool // the element at hand has ended where it began
}

// newScanner begins with a part's first byte (ErrForm where it is not UTF-8).
func newScanner(data []byte) (*scanner, error) {
	if !utf8.Valid(data) {
		return nil, ErrForm
	}
	if bytes.IndexByte(data, '\r') >= 0 { // a line ends in one way
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	return &scanner{rest: data}, nil
}

// next is the next token; io.EOF after the last, ErrForm where there is none.
func (s *scanner) next() (*token, error) {
	if s.empty {
		s.empty, s.token.kind = false, ends
		return &s.token, nil
	}
	for len(s.rest) > 0 {
		switch {
		case s.rest[0] != '<':
			n := bytes.IndexByte(s.rest, '<')
			if n < 0 {
				n = len(s.rest)
			}
			s.token = token{kind: holds, text: s.rest[:n], attrs: s.token.attrs}
			s.rest = s.rest[n:]
			return &s.token, nil
		case s.begins("<?"):
			if _, ok := s.until("?>"); !ok {
				return nil, ErrForm
			}
		case s.begins("<!--"):
			if _, ok := s.until("-->"); !ok {
				return nil, ErrForm
			}
		case s.begins("<![CDATA["):
			text, ok := s.until("]]>")
			if !ok {
				return nil, ErrForm
			}
			s.token = token{kind: holds, text: text, plain: true, attrs: s.token.attrs}
			return &s.token, nil
		case s.begins("</"):
			return s.end()
		default:
			s.rest = s.rest[1:]
			return s.begin()
		}
	}
	return nil, io.EOF
}

// begins goes past a prefix, where it is there.
func (s *scanner) begins(prefix string) bool {
	rest, ok := bytes.CutPrefix(s.rest, []byte(prefix))
	if ok {
		s.rest = rest
	}
	return ok
}

// until takes what stands before an end, and goes past it.
func (s *scanner) until(end string) ([]byte, bool) {
	before, after, ok := bytes.Cut(s.rest, []byte(end))
	s.rest = after
	return before, ok
}

// name takes a name; empty where there is none.
func (s *scanner) name() []byte {
	n := 0
	for n < len(s.rest) && inName[s.rest[n]] {
		n++
	}
	name := s.rest[:n]
	s.rest = s.rest[n:]
	if n > 0 && (name[0] == '-' || name[0] == '.' || '0' <= name[0] && name[0] <= '9') {
		return nil
	}
	return name
}

// inName are the bytes of names. Letters beyond ASCII are taken as they come.
var inName = func() (in [256]bool) {
	for b := range in {
		in[b] = 'a' <= b|0x20 && b|0x20 <= 'z' || '0' <= b && b <= '9' || b == '_' || b == ':' || b == '-' || b == '.' || b >= utf8.RuneSelf
	}
	return in
}()

// space goes past white space.
func (s *scanner) space() {
	for len(s.rest) > 0 && (s.rest[0] == ' ' || s.rest[0] == '\n' || s.rest[0] == '\t') {
		s.rest = s.rest[1:]
	}
}

// end takes the end of an element.
func (s *scanner) end() (*token, error) {
	name := s.name()
	s.space()
	if len(name) == 0 || !s.begins(">") {
		return nil, ErrForm
	}
	s.token = token{kind: ends, name: local(name), attrs: s.token.attrs}
	return &s.token, nil
}

// begin takes the beginning of an element.
func (s *scanner) begin() (*token, error) {
	name := s.name()
	if len(name) == 0 {
		return nil, ErrForm
	}
	t := token{kind: begins, name: local(name), attrs: s.token.attrs[:0]}
	for {
		s.space()
		if s.empty = s.begins("/>"); s.empty || s.begins(">") {
			s.token = t
			return &s.token, nil
		}
		a, ok := s.attribute()
		if !ok || len(t.attrs) == maxAttributes {
			return nil, ErrForm
		}
		t.attrs = append(t.attrs, a)
	}
}

// attribute takes a name and a value in quotes.
func (s *scanner) attribute() (attribute, bool) {
	a := attribute{name: s.name()}
	s.space()
	if len(a.name) == 0 || !s.begins("=") {
		return a, false
	}
	s.space()
	ok := false
	switch {
	case s.begins(`"`):
		a.value, ok = s.until(`"`)
	case s.begins(`'`):
		a.value, ok = s.until(`'`)
	}
	return a, ok && bytes.IndexByte(a.value, '<') < 0
}

// local is a name without its prefix.
func local(name []byte) []byte { return name[bytes.IndexByte(name, ':')+1:] }

// attr is the value of an attribute, whatever the prefix of its name, empty
// where the element has none. One with a prefix is meant where there is also
// one without.
func (t *token) attr(name string) (string, error) {
	var value []byte
	for _, a := range t.attrs {
		if string(local(a.name)) == name && (value == nil || len(a.name) > len(name)) {
			value = a.value
		}
	}
	if bytes.IndexByte(value, '&') < 0 {
		return string(value), nil
	}
	decoded, err := appendText(nil, value)
	return string(decoded), err
}

// appendTo adds what a text means to dst.
func (t *token) appendTo(dst []byte) ([]byte, error) {
	if t.plain {
		return append(dst, t.text...), nil
	}
	return appendText(dst, t.text)
}

// entities are the characters that have a name in every XML.
var entities = map[string]byte{"lt": '<', "gt": '>', "amp": '&', "quot": '"', "apos": '\''}

// appendText adds to dst what a text means that is written as s (ErrForm).
func appendText(dst, s []byte) ([]byte, error) {
	const longest = len("#x10FFFF;")
	for {
		before, after, found := bytes.Cut(s, []byte("&"))
		dst = append(dst, before...)
		if !found {
			return dst, nil
		}
		n := bytes.IndexByte(after[:min(longest, len(after))], ';')
		if n < 0 {
			return nil, ErrForm
		}
		name := after[:n]
		s = after[n+1:]
		if c, ok := entities[string(name)]; ok {
			dst = append(dst, c)
			continue
		}
		r, ok := numbered(name)
		if !ok {
			return nil, ErrForm
		}
		dst = utf8.AppendRune(dst, r)
	}
}

// numbered is the character that a number stands for: #10, #xA.
func numbered(s []byte) (rune, bool) {
	digits, base := bytes.TrimPrefix(s, []byte("#")), 10
	if len(digits) == len(s) {
		return 0, false
	}
	if hex, ok := bytes.CutPrefix(digits, []byte("x")); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	return rune(n), err == nil && n > 0 && n <= utf8.MaxRune && utf8.ValidRune(rune(n))
}
