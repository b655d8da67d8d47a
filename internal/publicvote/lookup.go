package publicvote

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// nobody stands for the index of a nominee where there is none.
const nobody = -1

// lookup finds whom a choice means, as it stands in the file. It knows the
// texts that rows mostly have, and makes no string of them.
type lookup struct {
	slots []called // a power of two of them, at most a quarter taken
	shift int
	slow  map[string]int // all texts, in the form of plain
}

// called is a text and the index of the nominee that it means, or nobody.
type called struct {
	edges   edges
	text    string
	nominee int
}

// edges are the length of a text and the eight bytes at its beginning and at its
// end: all of it, where it has at most sixteen.
type edges struct {
	head, tail uint64
	length     int
}

// newLookup knows what each text means: the choices themselves, or where there
// are labels the codes that they belong to.
func newLookup(choices map[string]string, labels map[string]string, index map[string]int) *lookup {
	l := &lookup{slow: make(map[string]int, len(choices)+len(labels))}
	if labels == nil {
		for t, id := range choices {
			l.slow[t] = index[id]
		}
	}
	for code, label := range labels {
		if id, known := choices[plain(label)]; known {
			l.slow[code] = index[id]
		}
	}
	width := max(4, bits.Len(uint(4*len(l.slow))))
	l.slots, l.shift = make([]called, 1<<width), 64-width
	for t, nominee := range l.slow {
		if t == "" {
			continue
		}
		e := edgesOf([]byte(t))
		i := e.spread() >> l.shift
		for l.slots[i].text != "" {
			i = (i + 1) & uint64(len(l.slots)-1)
		}
		l.slots[i] = called{e, t, nominee}
	}
	return l
}

// find is the index of the nominee that a text means byte for byte, and whether
// that is known. What is not known byte for byte may still mean somebody: mean
// tells.
func (l *lookup) find(b []byte) (nominee int, known bool) {
	e := edgesOf(b)
	for i := e.spread() >> l.shift; ; i = (i + 1) & uint64(len(l.slots)-1) {
		switch c := &l.slots[i]; {
		case c.edges.length == 0:
			return nobody, false
		case c.edges == e && (e.length <= 16 || c.text == string(b)):
			return c.nominee, true
		}
	}
}

// mean is the index of the nominee that a text means, spaces around it and
// composed letters aside; nobody where it means none.
func (l *lookup) mean(b []byte) int {
	if nominee, known := l.slow[plain(string(b))]; known {
		return nominee
	}
	return nobody
}

// edgesOf are the edges of a text.
func edgesOf(b []byte) edges {
	n := len(b)
	if cap(b) < 8 {
		b = append(make([]byte, 0, 8), b...)
	}
	rest := max(n-8, 0)
	read := ^uint64(0) >> (64 - 8*min(n, 8)) // what stands after the text in memory is not read
	return edges{binary.LittleEndian.Uint64(b[:8]) & read, binary.LittleEndian.Uint64(b[rest:rest+8]) & read, n}
}

// spread spreads texts over 64 bits. It guards against nothing: the only texts
// that it has to keep apart are those of a rule.
func (e edges) spread() uint64 {
	high, low := bits.Mul64(e.head^uint64(e.length)*0x9e3779b97f4a7c15, 0xa0761d6478bd642f)
	return (high ^ low ^ e.tail) * 0xe7037ed1a0b428db
}

// blank reports whether nothing but white space stands in a field.
func blank(b []byte) bool {
	if len(b) > 0 && b[0] > ' ' && b[0] < 0x7f {
		return false
	}
	return len(bytes.TrimSpace(b)) == 0
}

// same reports whether a field is a text, spaces around it and composed letters
// aside. The text has neither.
func same(b []byte, text string) bool {
	if string(b) == text {
		return true
	}
	for _, c := range b {
		if c <= ' ' || c >= 0x80 {
			return plain(string(b)) == text
		}
	}
	return false
}
