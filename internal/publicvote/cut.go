package publicvote

import "bytes"

// cutter finds where a text may be cut without cutting a record. It goes from
// quote to quote; where there are none, from line end to line end.
type cutter struct {
	delimiter byte
	plain     []stretch // what stands outside of quotes, in order
}

// stretch is a part of a text.
type stretch struct{ from, to int }

// last is where the last whole record of a text ends that begins with a record;
// 0 where none ends in it.
func (c *cutter) last(text []byte) int {
	c.plain = c.plain[:0]
	c.walk(text)
	for i := len(c.plain) - 1; i >= 0; i-- {
		s := c.plain[i]
		if nl := bytes.LastIndexByte(text[s.from:s.to], '\n'); nl >= 0 {
			return s.from + nl + 1
		}
	}
	return 0
}

// walk collects the stretches outside of quotes.
func (c *cutter) walk(text []byte) {
	from, at := 0, 0 // where the stretch began, and how far it was looked at
	for {
		q := bytes.IndexByte(text[at:], '"')
		if q < 0 {
			c.plain = append(c.plain, stretch{from, len(text)})
			return
		}
		at += q
		if at > 0 && text[at-1] != c.delimiter && text[at-1] != '\n' {
			at++ // in the middle of a field a quote is text
			continue
		}
		c.plain = append(c.plain, stretch{from, at})
		if from = closing(text, at); from < 0 {
			return
		}
		if at = c.afterQuotes(text, from); at < 0 {
			c.plain = append(c.plain, stretch{from, len(text)})
			return
		}
	}
}

// closing is what follows the closing quote of the field that opens at a quote;
// -1 where it stays open.
func closing(text []byte, open int) int {
	for at := open + 1; ; at++ {
		q := bytes.IndexByte(text[at:], '"')
		if q < 0 {
			return -1
		}
		if at += q + 1; at == len(text) || text[at] != '"' {
			return at
		}
	}
}

// afterQuotes is from where quotes count again after a closing quote: at once
// where the field ends there, else with the next line; -1 where that is not in
// the text.
func (c *cutter) afterQuotes(text []byte, at int) int {
	rest := text[at:]
	if len(rest) > 0 && (rest[0] == c.delimiter || rest[0] == '\n') {
		return at
	}
	nl := bytes.IndexByte(rest, '\n')
	if nl < 0 {
		return -1
	}
	return at + nl
}
