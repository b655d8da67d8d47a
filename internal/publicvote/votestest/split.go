package votestest

import (
	"slices"
	"strings"

	"votering/internal/publicvote"
)

// longest is how many bytes a record may have, without its end.
const longest = 1 << 20

// record is one record of a text, character by character.
type record struct {
	line   int64 // on which it begins, from 1
	raw    string
	fields []string
	stray  bool // something follows a closing quote
}

// blank reports whether the record is none.
func (r record) blank() bool { return r.raw == "" }

// split takes a text apart. Where a record does not end, or is too long, it
// says on which line, and nothing is said of what follows.
func split(s string, delimiter byte) (records []record, broken int64) {
	p := splitter{text: s, delimiter: delimiter, line: 1}
	for p.at < len(p.text) {
		r, ok := p.record()
		if !ok || len(r.raw) > longest {
			return records, r.line
		}
		records = append(records, r)
	}
	return records, 0
}

// splitter is how far a text was read.
type splitter struct {
	text      string
	at        int
	delimiter byte
	line      int64
}

// end is how many bytes end a record here, if any do.
func (p *splitter) end() (int, bool) {
	switch rest := p.text[p.at:]; {
	case rest == "", rest == "\r":
		return len(rest), true
	case rest[0] == '\n':
		return 1, true
	case strings.HasPrefix(rest, "\r\n"):
		return 2, true
	}
	return 0, false
}

// record reads one record and its end; false where a quote in it never closes.
func (p *splitter) record() (record, bool) {
	r, from := record{line: p.line}, p.at
	for {
		field, ok := p.field(&r)
		if !ok {
			return r, false
		}
		r.fields = append(r.fields, field)
		if n, end := p.end(); end {
			r.raw = p.text[from:p.at]
			p.at += n
			p.line += int64(strings.Count(p.text[from:p.at], "\n"))
			return r, true
		}
		p.at++ // the delimiter
	}
}

// field reads one field, up to a delimiter or the record's end.
func (p *splitter) field(r *record) (string, bool) {
	var field strings.Builder
	if p.at < len(p.text) && p.text[p.at] == '"' {
		if !p.quoted(&field) {
			return "", false
		}
		_, end := p.end()
		if !end && p.text[p.at] != p.delimiter {
			r.stray = true
			for ; !end; _, end = p.end() {
				p.at++
			}
		}
		return field.String(), true
	}
	for {
		if _, end := p.end(); end || p.text[p.at] == p.delimiter {
			return field.String(), true
		}
		field.WriteByte(p.text[p.at])
		p.at++
	}
}

// quoted reads from one quote to the one that closes it.
func (p *splitter) quoted(field *strings.Builder) bool {
	for p.at++; p.at < len(p.text); p.at++ {
		switch {
		case p.text[p.at] != '"':
			field.WriteByte(p.text[p.at])
		case strings.HasPrefix(p.text[p.at:], `""`):
			field.WriteByte('"')
			p.at++
		default:
			p.at++
			return true
		}
	}
	return false
}

// Loose is a text as a file: its header is its first record, which has to be
// whole. Where the columns are is left open.
func Loose(name, text, delimiter string) (File, bool) {
	records, _ := split(text, delimiter[0])
	records = slices.DeleteFunc(records, record.blank)
	if len(records) == 0 || records[0].stray {
		return File{}, false
	}
	l := publicvote.Layout{Header: records[0].fields, Sure: true}
	l.Delimiter = delimiter
	return File{Name: name, Text: text, Layout: l}, true
}
