package terminal

import (
	"bytes"
	"unicode/utf8"
)

// kind is what a piece of input is.
type kind int

const (
	plain        kind = iota // a key, or a part of one
	pasteStart               // what follows was pasted
	pasteEnd                 // the paste is over
	answerCSI                // a terminal's answer: never a key
	answerString             // likewise, with text in it
)

const (
	esc       = 0x1b
	bel       = 0x07
	pasteOn   = "\x1b[200~"
	pasteOff  = "\x1b[201~"
	stringEnd = "\x1b\\"
)

// next measures the first piece of b and says what it is. A length of 0 means
// that b ends in the middle of it; the kind is then what it looks like so far.
func next(b []byte) (int, kind) {
	if b[0] != esc {
		if !utf8.FullRune(b) {
			return 0, plain
		}
		_, n := utf8.DecodeRune(b)
		return n, plain
	}
	if len(b) == 1 {
		return 0, plain
	}
	switch b[1] {
	case '[':
		return nextCSI(b)
	case 'O':
		if len(b) < 3 {
			return 0, plain
		}
		return 3, plain
	case ']', 'P':
		if len(b) == 2 {
			return 0, plain
		}
		if opensString(b) {
			return nextString(b)
		}
		return 2, plain
	case esc:
		if len(b) > 2 && (b[2] == '[' || b[2] == 'O') {
			n, _ := next(b[1:])
			if n > 0 {
				n++
			}
			return n, plain
		}
		return 2, plain
	}
	n, _ := next(b[1:]) // a key with alt held down
	if n > 0 {
		n++
	}
	return n, plain
}

// nextCSI measures a control sequence, ESC [ … final.
func nextCSI(b []byte) (int, kind) {
	if len(b) > 2 {
		switch b[2] {
		case 'M': // a mouse report of the oldest kind: three bytes follow
			return fixed(b, 6)
		case '[': // a function key of the Linux console: one byte follows
			return fixed(b, 4)
		}
	}
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c >= 0x20 && c <= 0x3f: // parameters
		case c >= 0x40 && c <= 0x7e:
			return i + 1, kindCSI(b[:i+1])
		default: // no control sequence after all
			return 2, plain
		}
	}
	return 0, plain
}

func fixed(b []byte, n int) (int, kind) {
	if len(b) < n {
		return 0, plain
	}
	return n, plain
}

// kindCSI says what a whole control sequence is. Those with a private mark are
// answers; no key has one ("<" is a mouse report).
func kindCSI(b []byte) kind {
	switch {
	case string(b) == pasteOn:
		return pasteStart
	case string(b) == pasteOff:
		return pasteEnd
	case b[2] == '?' || b[2] == '>' || b[2] == '=':
		return answerCSI
	}
	return plain
}

// opensString tells an answer with text in it from alt+] and alt+P: what
// follows is what such answers begin with.
func opensString(b []byte) bool {
	c := b[2]
	if b[1] == ']' {
		return c >= '0' && c <= '9'
	}
	return c >= '0' && c <= '9' || bytes.IndexByte([]byte("+!>|$"), c) >= 0
}

// nextString measures an answer with text in it, up to its end mark.
func nextString(b []byte) (int, kind) {
	for i := 2; i < len(b); i++ {
		switch {
		case b[i] == bel:
			return i + 1, answerString
		case b[i] == esc && i+1 == len(b):
			return 0, answerString
		case b[i] == esc && b[i+1] == '\\':
			return i + 2, answerString
		case b[i] < 0x20: // a key: the answer was cut off
			return i, answerString
		}
	}
	return 0, answerString
}

// unfinished says where in b its last piece begins, if b ends in the middle of
// it, and what that looks like; otherwise len(b). Inside a paste only the end
// of the paste counts.
func unfinished(b []byte, inPaste bool) (int, kind) {
	for i := 0; i < len(b); {
		if inPaste {
			end := bytes.Index(b[i:], []byte(pasteOff))
			if end < 0 {
				return len(b) - partOf(b[i:], pasteOff), plain
			}
			i += end + len(pasteOff)
			inPaste = false
			continue
		}
		n, k := next(b[i:])
		if n == 0 {
			return i, k
		}
		inPaste = k == pasteStart
		i += n
	}
	return len(b), plain
}

// partOf is how many bytes at the end of b begin mark without finishing it.
func partOf(b []byte, mark string) int {
	for n := min(len(b), len(mark)-1); n > 0; n-- {
		if string(b[len(b)-n:]) == mark[:n] {
			return n
		}
	}
	return 0
}
