package publicvote

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// records reads the records of a text one after the other. It reads and unquotes
// in place, so that nothing is copied.
type records struct {
	text      []byte
	delimiter byte
	eight     uint64 // the delimiter, eight times
	at        int    // where the next record begins

	// Of the record that was read last. Fields past the length of fields are
	// counted and not kept.
	fields [][]byte
	n      int  // how many fields it has
	breaks int  // how many line ends stand in quotes
	alike  bool // a line in quotes has as many delimiters as a record
	stray  bool // something stands between a closing quote and the field's end
	size   int  // bytes, without the end
}

// ending is how a record ends.
type ending uint8

const (
	endRow   ending = iota // a line end, or the end of the text
	endEmpty               // nothing stands in it
	endOpen                // the text ends inside quotes
)

// begin makes r ready for a text of records with so many fields.
func (r *records) begin(text []byte, delimiter byte, fields int) {
	if len(r.fields) != fields {
		r.fields = make([][]byte, fields)
	}
	r.text, r.at = text, 0
	r.delimiter, r.eight = delimiter, eightTimes(delimiter)
}

// next reads the record at r.at. There has to be one.
func (r *records) next() ending {
	r.n, r.breaks, r.alike, r.stray = 0, 0, false, false
	start, text := r.at, r.text
	for pos := start; ; {
		if pos < len(text) && text[pos] == '"' {
			after := r.quoted(pos)
			switch {
			case after < 0:
				r.at = len(text)
				return endOpen
			case after < len(text) && text[after] == r.delimiter:
				pos = after + 1
				continue
			}
			end := r.end(after, lineEnd(text, after))
			r.stray, r.size = end != after, end-start
			return endRow
		}
		i := r.mark(pos)
		if i < len(text) && text[i] == r.delimiter {
			r.field(text[pos:i])
			pos = i + 1
			continue
		}
		end := r.end(pos, i)
		if end == start {
			return endEmpty
		}
		r.field(text[pos:end])
		r.size = end - start
		return endRow
	}
}

// end ends the record at a line end, and is where its last field ends that goes
// on at from: before a return that belongs to the line end.
func (r *records) end(from, line int) int {
	r.at = min(line+1, len(r.text))
	if line > from && r.text[line-1] == '\r' {
		line--
	}
	return line
}

// lineEnd is where the next line end stands, or the end of the text.
func lineEnd(text []byte, from int) int {
	if nl := bytes.IndexByte(text[from:], '\n'); nl >= 0 {
		return from + nl
	}
	return len(text)
}

func (r *records) field(b []byte) {
	if r.n < len(r.fields) {
		r.fields[r.n] = b
	}
	r.n++
}

// mark is where the next delimiter or line end stands, or the end of the text.
// Fields are short, so it looks at eight bytes at a time.
func (r *records) mark(from int) int {
	for ; from+8 <= len(r.text); from += 8 {
		w := binary.LittleEndian.Uint64(r.text[from:])
		if found := zeros(w^r.eight) | zeros(w^eightLines); found != 0 {
			return from + bits.TrailingZeros64(found)/8
		}
	}
	for ; from < len(r.text); from++ {
		if c := r.text[from]; c == r.delimiter || c == '\n' {
			return from
		}
	}
	return from
}

// eightTimes is a byte, eight times.
func eightTimes(b byte) uint64 { return uint64(b) * eightOnes }

const (
	eightOnes  = 0x0101010101010101
	eightLines = '\n' * eightOnes
)

// zeros has the highest bit of the first byte set that is zero. What it says of
// bytes after that one stands for nothing.
func zeros(w uint64) uint64 { return (w - eightOnes) &^ w & (eightOnes << 7) }

// quoted takes the field that opens at a quote, and answers with what follows
// its closing quote; -1 where it stays open.
func (r *records) quoted(open int) int {
	after := closing(r.text, open)
	if after < 0 {
		return -1
	}
	inside := r.text[open+1 : after-1]
	if first := bytes.IndexByte(inside, '\n'); first >= 0 {
		r.spread(inside[first+1:])
	}
	if bytes.IndexByte(inside, '"') >= 0 {
		inside = single(inside)
	}
	r.field(inside)
	return after
}

// spread takes note of the lines of a field in quotes after its first one.
func (r *records) spread(lines []byte) {
	for more := true; more; r.breaks++ {
		var line []byte
		line, lines, more = bytes.Cut(lines, []byte{'\n'})
		r.alike = r.alike || bytes.Count(line, []byte{r.delimiter}) >= len(r.fields)-1
	}
}

// single makes doubled quotes single, in place.
func single(b []byte) []byte {
	n := 0
	for i := 0; i < len(b); i++ {
		b[n] = b[i]
		if n++; b[i] == '"' {
			i++
		}
	}
	return b[:n]
}
