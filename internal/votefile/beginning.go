package votefile

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"io"
	"strconv"

	"votering/internal/fault"
	"votering/internal/tabular"
)

// seen is how many bytes of a file are looked at, unpacked. No row may be
// longer.
const seen = 1 << 20

// beginning is what Look sees of a file.
type beginning struct {
	compression string
	raw         []byte // unpacked, in the file's encoding
	whole       bool   // there is no more
	sum         string // of the file, in hex; only of a whole one
}

// begin reads the beginning of a file, at most so many bytes of it unpacked.
func begin(in Input, most int) (b beginning, err error) {
	d, err := openDisk(in)
	if err != nil {
		return b, err
	}
	defer func() {
		if e := d.file.Close(); e != nil && err == nil {
			err = unread(d.name, e)
		}
	}()
	packed := bufio.NewReaderSize(d, chunk)
	head, err := packed.Peek(len(book))
	if err != nil && !errors.Is(err, io.EOF) {
		return b, err
	}
	b.compression = compressionOf(head)
	unpacked, done, err := unpack(packed, b.compression)
	if err != nil {
		return b, damaged(d.name, err)
	}
	defer done()
	b.raw, b.whole, err = readUpTo(unpacked, most)
	if err != nil {
		return b, damaged(d.name, err)
	}
	if b.whole {
		b.sum, err = d.rest()
	}
	return b, cmp.Or(err, b.refuse(d.name))
}

// readUpTo reads at most so many bytes. Whole says that there are no more.
func readUpTo(r io.Reader, most int) (data []byte, whole bool, err error) {
	data, err = io.ReadAll(io.LimitReader(r, int64(most)+1))
	if len(data) > most {
		return data[:most], false, nil
	}
	return data, true, err
}

// book is how a workbook begins, as every zip does.
const book = "PK\x03\x04"

// compressionOf recognises an archive by how it begins; empty for any other
// file.
func compressionOf(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return packedGzip
	case bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")), len(head) == 4 && head[0]&0xf0 == 0x50 && string(head[1:]) == "\x2a\x4d\x18":
		return packedZstd
	}
	return ""
}

// archives are kinds that are not read, by how they begin.
var archives = []string{"BZh", "\xfd7zXZ\x00", "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07", "\x1f\x9d"}

// refuse is the fault of a file that is no table, whatever anybody says of it.
func (b *beginning) refuse(name string) error {
	if len(b.raw) == 0 {
		return fault.New(fault.CSV, "votes.empty").At(name)
	}
	for _, a := range archives {
		if bytes.HasPrefix(b.raw, []byte(a)) {
			return fault.New(fault.CSV, "votes.archive").At(name)
		}
	}
	if b.compression != "" && (b.isBook() || compressionOf(b.raw[:min(len(b.raw), len(book))]) != "") {
		return fault.New(fault.CSV, "votes.archive").At(name)
	}
	if id := tabular.Stranger(b.raw); id != "" {
		return fault.New(fault.CSV, id).At(name)
	}
	return nil
}

func (b *beginning) isBook() bool { return bytes.HasPrefix(b.raw, []byte(book)) }

// text is the beginning in UTF-8, without a byte order mark. Where there is
// more, the last letter may be cut.
func (b *beginning) text(encoding, name string) ([]byte, error) {
	text, err := io.ReadAll(&unmarked{in: decoded(bytes.NewReader(b.raw), encoding)})
	if err != nil {
		return nil, damaged(name, err)
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		line := 1 + bytes.Count(text[:at], []byte("\n"))
		return nil, fault.New(fault.CSV, "votes.binary").At(name + ":" + strconv.Itoa(line))
	}
	return text, nil
}
