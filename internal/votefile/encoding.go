package votefile

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"votering/internal/fault"
)

// The encodings, as decisions name them.
const (
	utf8Text    = "utf-8"
	windows1252 = "windows-1252"
	utf16le     = "utf-16le"
	utf16be     = "utf-16be"
)

// encodings are other names of the encodings, in small letters.
var encodings = map[string]string{
	utf8Text: utf8Text, "utf8": utf8Text, "utf-8-sig": utf8Text,
	windows1252: windows1252, "cp1252": windows1252, "cp-1252": windows1252, "windows1252": windows1252, "ansi": windows1252,
	"latin1": windows1252, "latin-1": windows1252, "iso-8859-1": windows1252, "iso8859-1": windows1252,
	utf16le: utf16le, "utf16le": utf16le, "utf-16": utf16le, "utf16": utf16le, "ucs-2": utf16le, "unicode": utf16le,
	utf16be: utf16be, "utf16be": utf16be,
}

// encodingCalled is the encoding that somebody named; empty for no name.
func encodingCalled(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	if known, ok := encodings[strings.ToLower(strings.TrimSpace(name))]; ok {
		return known, nil
	}
	known := strings.Join([]string{utf8Text, windows1252, utf16le, utf16be}, ", ")
	return "", fault.New(fault.Usage, "votes.encoding", "encoding", printable(name), "known", known)
}

// mark is the byte order mark in UTF-8.
const mark = "\xef\xbb\xbf"

// marked is the encoding that a byte order mark at the beginning says; empty
// where there is none.
func marked(raw []byte) string {
	for _, m := range []struct{ mark, encoding string }{{mark, utf8Text}, {"\xff\xfe", utf16le}, {"\xfe\xff", utf16be}} {
		if bytes.HasPrefix(raw, []byte(m.mark)) {
			return m.encoding
		}
	}
	return ""
}

// encodingOf finds out the encoding of the beginning of a file. Sure says that
// nothing further on can change that; else weighed is what it was found by.
func encodingOf(raw []byte, asked string) (encoding string, sure bool, weighed weighing) {
	if m := marked(raw); m != "" {
		return m, true, weighed
	}
	if asked != "" {
		return asked, true, weighed
	}
	if wide := unmarkedUTF16(raw); wide != "" {
		return wide, true, weighed
	}
	weighed.add(raw)
	weighed.rest = nil // the beginning may end within a letter
	weighed.end()
	return weighed.encoding(), false, weighed
}

// unmarkedUTF16 recognises UTF-16 that has no mark: of the first characters, all
// but few are in ASCII, so that every other byte is zero.
func unmarkedUTF16(raw []byte) string {
	const seen = 64
	head := raw[:min(len(raw), seen)&^1]
	var zero [2]int
	for i, b := range head {
		if b == 0 {
			zero[i%2]++
		}
	}
	switch most := len(head) / 2; {
	case most < 2:
	case zero[0] == 0 && zero[1]*4 >= most*3:
		return utf16le
	case zero[1] == 0 && zero[0]*4 >= most*3:
		return utf16be
	}
	return ""
}

// weighing holds a text that may be UTF-8 against the other encoding that has
// no mark, line by line: letters of several bytes speak for UTF-8, for in no
// other encoding do such bytes stand beside each other; a line with a byte that
// is none speaks against it. However much somebody writes in one line, it is one.
type weighing struct {
	letters, others int64  // lines with letters in UTF-8 alone; lines with anything that is none
	letter, other   bool   // of the line that is weighed
	rest            []byte // the beginning of a letter that was not whole
}

// add weighs the next bytes of the text.
func (w *weighing) add(p []byte) {
	if len(w.rest) > 0 {
		p = append(w.rest, p...)
	}
	w.rest = nil
	for len(p) > 0 {
		if p[0] < utf8.RuneSelf {
			n := ascii(p)
			if (w.letter || w.other) && bytes.IndexByte(p[:n], '\n') >= 0 {
				w.line()
			}
			p = p[n:]
			continue
		}
		if !utf8.FullRune(p) {
			w.rest = bytes.Clone(p)
			return
		}
		r, size := utf8.DecodeRune(p)
		w.mark(r != utf8.RuneError || size > 1)
		p = p[size:]
	}
}

// mark notes what stands in a line.
func (w *weighing) mark(letter bool) {
	w.letter, w.other = w.letter || letter, w.other || !letter
}

// line counts the line that ends.
func (w *weighing) line() {
	switch {
	case w.other:
		w.others++
	case w.letter:
		w.letters++
	}
	w.letter, w.other = false, false
}

// end says that nothing follows: what is begun stays no letter.
func (w *weighing) end() {
	if len(w.rest) > 0 {
		w.mark(false)
		w.rest = nil
	}
	w.line()
}

// mixed reports whether lines of both kinds stand there.
func (w *weighing) mixed() bool { return w.letters > 0 && w.others > 0 }

// encoding is what the text is, by what was weighed of it.
func (w *weighing) encoding() string {
	if w.others > w.letters {
		return windows1252
	}
	return utf8Text
}

// decoded reads text in UTF-8. Bytes that mean nothing become U+FFFD; those of
// a text in UTF-8 stay as they are.
func decoded(r io.Reader, encoding string) io.Reader {
	switch encoding {
	case windows1252:
		return newNarrow(r)
	case utf16le:
		return transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder())
	case utf16be:
		return transform.NewReader(r, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder())
	}
	return r
}

// unmarked is a text in UTF-8 without the byte order mark that it may begin
// with.
type unmarked struct {
	in    io.Reader
	head  []byte // of the text, read already
	begun bool
}

func (u *unmarked) Read(p []byte) (int, error) {
	if !u.begun {
		if err := u.begin(); err != nil {
			return 0, err
		}
	}
	if len(u.head) > 0 {
		n := copy(p, u.head)
		u.head = u.head[n:]
		return n, nil
	}
	return u.in.Read(p)
}

// begin reads as far as a mark would go.
func (u *unmarked) begin() error {
	head := make([]byte, len(mark))
	n, err := io.ReadFull(u.in, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	u.begun = true
	u.head = bytes.TrimPrefix(head[:n], []byte(mark))
	return nil
}
