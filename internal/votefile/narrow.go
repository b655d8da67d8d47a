package votefile

import (
	"encoding/binary"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// narrow reads Windows-1252 as UTF-8. Nearly all of a file of votes is ASCII,
// which is the same in both.
type narrow struct {
	in     io.Reader
	buffer []byte
	rest   []byte // of the buffer, not decoded yet
	letter string // of the letter that was begun
	err    error  // what comes after rest
}

// letters are the characters of Windows-1252 in UTF-8, by their byte. A byte that
// means nothing is U+FFFD.
var letters = func() (list [256]string) {
	for b := range list {
		list[b] = string(charmap.Windows1252.DecodeByte(byte(b)))
	}
	return list
}()

func newNarrow(in io.Reader) *narrow {
	return &narrow{in: in, buffer: make([]byte, chunk)}
}

func (n *narrow) Read(p []byte) (size int, err error) {
	for size < len(p) {
		switch {
		case n.letter != "":
			taken := copy(p[size:], n.letter)
			n.letter = n.letter[taken:]
			size += taken
		case len(n.rest) > 0:
			plain := ascii(n.rest[:min(len(n.rest), len(p)-size)])
			size += copy(p[size:], n.rest[:plain])
			n.rest = n.rest[plain:]
			if len(n.rest) > 0 && n.rest[0] >= utf8.RuneSelf {
				n.letter, n.rest = letters[n.rest[0]], n.rest[1:]
			}
		case size > 0:
			return size, nil
		case n.err != nil:
			return 0, n.err
		default:
			var taken int
			taken, n.err = n.in.Read(n.buffer)
			n.rest = n.buffer[:taken]
		}
	}
	return size, nil
}

// ascii is how many bytes of ASCII p begins with.
func ascii(p []byte) int {
	const above = 0x8080808080808080 // the highest bit of eight bytes
	n := 0
	for len(p)-n >= 8 && binary.LittleEndian.Uint64(p[n:])&above == 0 {
		n += 8
	}
	for n < len(p) && p[n] < utf8.RuneSelf {
		n++
	}
	return n
}
