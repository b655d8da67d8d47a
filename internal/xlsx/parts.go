package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
)

// maxParts is how many parts a workbook may have, read or not.
const maxParts = 500

// maxNames bounds the zip's list of parts, in bytes.
const maxNames = 256 << 10

// parts are those of a workbook, by name in small letters. Each can be read
// once, and all that are read have one allowance: what a workbook costs does
// not grow with how often it speaks of a part.
type parts struct {
	files            map[string]*zip.File
	packed, unpacked uint64 // bytes left to read
}

// openParts looks at the parts of a workbook without unpacking them.
func openParts(data []byte, l Limits) (*parts, error) {
	r := &bounded{bytes.NewReader(data), maxNames}
	z, err := zip.NewReader(r, int64(len(data)))
	switch {
	case errors.Is(err, ErrSize):
		return nil, ErrSize
	case err != nil:
		return nil, ErrForm
	case len(z.File) > maxParts:
		return nil, ErrSize
	}
	r.left = int64(len(data)) // of what the parts hold, each byte once
	p := &parts{map[string]*zip.File{}, uint64(max(l.Packed, 0)), uint64(max(l.Unpacked, 0))}
	for _, f := range z.File {
		name := strings.ToLower(f.Name)
		if p.files[name] != nil {
			return nil, ErrForm // one program would read the one, another the other
		}
		p.files[name] = f
	}
	return p, nil
}

// bounded reads so many bytes and no more.
type bounded struct {
	io.ReaderAt
	left int64
}

func (b *bounded) ReadAt(p []byte, at int64) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, ErrSize
	}
	return b.ReaderAt.ReadAt(p, at)
}

// take unpacks a part, once. Nothing of it is used before all of it is there
// and has the checksum that it should have.
func (p *parts) take(name string) ([]byte, error) {
	name = strings.ToLower(name)
	f := p.files[name]
	if f == nil {
		return nil, ErrForm
	}
	delete(p.files, name)
	if f.CompressedSize64 > p.packed || f.UncompressedSize64 > p.unpacked {
		return nil, ErrSize
	}
	p.packed -= f.CompressedSize64
	p.unpacked -= f.UncompressedSize64
	r, err := f.Open()
	if err != nil {
		return nil, ErrForm
	}
	defer r.Close()
	// The reader stops at the size that the part is said to have; the room
	// beyond it is what a buffer wants so as not to grow.
	b := bytes.NewBuffer(make([]byte, 0, f.UncompressedSize64+bytes.MinRead))
	if _, err := b.ReadFrom(r); err != nil {
		return nil, ErrForm
	}
	return b.Bytes(), nil
}
