package votefile

import "bytes"

// record is a row as it stands in the text.
type record struct {
	line   int64 // where it begins
	fields []string
	// malformed: something follows the end of a quoted field; open: quotes that
	// nothing ends.
	malformed, open bool
}

// records takes the rows of a text apart: divided by a delimiter, quoted where
// they begin with a quotation mark. publicvote.Count reads them in the same way.
type records struct {
	rest      []byte
	delimiter byte
	line      int64 // where rest begins
	cut       bool  // the text goes on after rest: its last row may not be whole
}

// next is the next row; false where there is none that is whole. Blank lines
// are none.
func (r *records) next() (record, bool) {
	for len(r.rest) > 0 {
		rec, size := r.record()
		if size == len(r.rest) && r.cut {
			break
		}
		rec.line = r.line
		blank := len(bytes.Trim(r.rest[:size], "\r\n")) == 0 && len(rec.fields) == 1 && rec.fields[0] == ""
		r.line += int64(bytes.Count(r.rest[:size], []byte("\n")))
		r.rest = r.rest[size:]
		if !blank {
			return rec, true
		}
	}
	return record{}, false
}

// record is the one that rest begins with, and how many bytes it takes.
func (r *records) record() (rec record, size int) {
	for {
		field, taken, fine := r.field(r.rest[size:])
		rec.fields = append(rec.fields, field)
		size += taken
		if !fine {
			rec.open = size == len(r.rest)
			rec.malformed = true
			return rec, size + toEnd(r.rest[size:])
		}
		if size == len(r.rest) {
			return rec, size
		}
		at := r.rest[size]
		size++
		switch {
		case at == '\r' && size < len(r.rest): // with the line feed after it
			return rec, size + 1
		case at != r.delimiter:
			return rec, size
		case size == len(r.rest):
			rec.fields = append(rec.fields, "")
			return rec, size
		}
	}
}

// field is the one that p begins with, and how many bytes it takes, up to what
// ends it. Not fine: what follows its quotes ends no field, or nothing does.
func (r *records) field(p []byte) (field string, size int, fine bool) {
	if len(p) == 0 || p[0] != '"' {
		size = len(p)
		if at := bytes.IndexAny(p, string([]byte{r.delimiter, '\n'})); at >= 0 {
			size = at
		}
		if size > 0 && p[size-1] == '\r' && (size == len(p) || p[size] == '\n') {
			size--
		}
		return string(p[:size]), size, true
	}
	var text []byte
	for rest := p[1:]; ; {
		at := bytes.IndexByte(rest, '"')
		if at < 0 {
			return string(append(text, rest...)), len(p), false
		}
		text, rest = append(text, rest[:at]...), rest[at+1:]
		if len(rest) > 0 && rest[0] == '"' {
			text, rest = append(text, '"'), rest[1:]
			continue
		}
		return string(text), len(p) - len(rest), r.ends(rest)
	}
}

// ends reports whether what follows a quoted field ends it.
func (r *records) ends(rest []byte) bool {
	switch {
	case len(rest) == 0, rest[0] == r.delimiter, rest[0] == '\n':
		return true
	}
	return rest[0] == '\r' && (len(rest) == 1 || rest[1] == '\n')
}

// toEnd is how many bytes go up to the end of the line.
func toEnd(p []byte) int {
	if at := bytes.IndexByte(p, '\n'); at >= 0 {
		return at + 1
	}
	return len(p)
}
