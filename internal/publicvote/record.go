package publicvote

import "bytes"

// records reads the records of a text one after the other. It reads and unquotes
// in place, so that nothing is copied.
type records struct {
	text      []byte
	delimiter byte
	at        int // where the next record begins

	// Of the record that was read last. Fields past the length of fields are
	// counted and not kept.
	fields [][]byte
	n      int  // how many fields it has
	breaks int  // how many line ends stand in quotes
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

// next reads the record at r.at. There has to be one.
func (r *records) next() ending {
	start, end, after := r.at, 0, 0
	end, after = lineEnd(r.text, start)
	r.n, r.breaks, r.stray = 0, 0, false
	if r.at = after; end == start {
		return endEmpty
	}
	for pos := start; ; {
		if pos < end && r.text[pos] == '"' {
			close := r.quoted(pos)
			if close < 0 {
				r.at = len(r.text)
				return endOpen
			}
			if close > end {
				end, after = lineEnd(r.text, close)
			}
			r.at, r.size = after, end-start
			switch {
			case close == end:
				return endRow
			case r.text[close] != r.delimiter:
				r.stray = true
				return endRow
			}
			pos = close + 1
			continue
		}
		i := bytes.IndexByte(r.text[pos:end], r.delimiter)
		if i < 0 {
			r.field(r.text[pos:end])
			r.size = end - start
			return endRow
		}
		r.field(r.text[pos : pos+i])
		pos += i + 1
	}
}

// lineEnd is where the line ends that goes on at a place, and where the next one
// begins.
func lineEnd(text []byte, from int) (end, next int) {
	nl := bytes.IndexByte(text[from:], '\n')
	end = from + nl
	next = end + 1
	if nl < 0 {
		end, next = len(text), len(text)
	}
	if end > from && text[end-1] == '\r' {
		end--
	}
	return end, next
}

func (r *records) field(b []byte) {
	if r.n < len(r.fields) {
		r.fields[r.n] = b
	}
	r.n++
}

// quoted takes the field that opens at a quote, and answers with what follows
// its closing quote; -1 where it stays open.
func (r *records) quoted(open int) int {
	after := closing(r.text, open)
	if after < 0 {
		return -1
	}
	inside := r.text[open+1 : after-1]
	r.breaks += bytes.Count(inside, []byte{'\n'})
	if bytes.IndexByte(inside, '"') >= 0 {
		inside = single(inside)
	}
	r.field(inside)
	return after
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
