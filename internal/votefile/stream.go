package votefile

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"votering/internal/fault"
	"votering/internal/publicvote"
)

// The compressions that are read.
const (
	packedGzip = "gzip"
	packedZstd = "zstd"
)

const (
	chunk     = 128 << 10 // bytes that a decoder asks for at once
	maxWindow = 128 << 20 // bytes of memory that an archive may ask for: as much as its maker's own program grants
)

// disk is a file as it lies on the disk: what is read of it is counted and
// summed up on the way.
type disk struct {
	file  io.ReadCloser
	name  string
	sum   hash.Hash
	taken atomic.Int64
}

func openDisk(in Input) (*disk, error) {
	file, err := in.Open()
	if err != nil {
		return nil, unread(printable(in.Name), err)
	}
	return &disk{file: file, name: printable(in.Name), sum: sha256.New()}, nil
}

func (d *disk) Read(p []byte) (int, error) {
	n, err := d.file.Read(p)
	d.sum.Write(p[:n])
	d.taken.Add(int64(n))
	if err != nil && !errors.Is(err, io.EOF) {
		err = unread(d.name, err)
	}
	return n, err
}

// rest reads what is left, for the sum is that of all bytes, also of those that
// say nothing, and answers the sum.
func (d *disk) rest() (sum string, err error) {
	if _, err := io.Copy(io.Discard, d); err != nil {
		return "", err
	}
	return d.hex(), nil
}

// hex is the SHA-256 of what was read.
func (d *disk) hex() string { return hex.EncodeToString(d.sum.Sum(nil)) }

// unread is the fault of a file that cannot be read: its own, where it has one.
func unread(name string, err error) error {
	if fault.Of(err) != nil {
		return err
	}
	return fault.New(fault.IO, "votes.read").At(name).Because(err)
}

// stream is the text of a file.
type stream struct {
	disk  *disk
	text  io.Reader
	close func() // of what unpacks it
}

// opener opens an input as open does. It holds on to nothing else.
func opener(in Input, r publicvote.Reading) func() (publicvote.Stream, error) {
	return func() (publicvote.Stream, error) { return open(in, r) }
}

// open begins to read the text of an input that stands in it as r says.
func open(in Input, r publicvote.Reading) (publicvote.Stream, error) {
	d, err := openDisk(in)
	if err != nil {
		return nil, err
	}
	unpacked, done, err := unpack(d, r.Compression)
	if err != nil {
		_ = d.file.Close() // the archive's fault is the one to tell
		return nil, damaged(d.name, err)
	}
	return &stream{disk: d, text: &unmarked{in: decoded(unpacked, r.Encoding)}, close: done}, nil
}

// unpack reads what is in an archive; any other file as it is. Done lets go of
// what it took.
func unpack(r io.Reader, compression string) (unpacked io.Reader, done func(), err error) {
	switch compression {
	case packedGzip:
		z, err := gzip.NewReader(bufio.NewReaderSize(r, chunk))
		return z, func() {}, err
	case packedZstd:
		z, err := zstd.NewReader(bufio.NewReaderSize(r, chunk),
			zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	}
	return r, func() {}, nil
}

func (s *stream) Read(p []byte) (int, error) {
	n, err := s.text.Read(p)
	switch {
	case err == nil:
		return n, nil
	case !errors.Is(err, io.EOF):
		return n, damaged(s.disk.name, err)
	}
	if _, err := s.disk.rest(); err != nil {
		return n, err
	}
	return n, io.EOF
}

// damaged is the fault of an archive that cannot be unpacked to its end.
func damaged(name string, err error) error {
	switch {
	case fault.Of(err) != nil:
		return err
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fault.New(fault.CSV, "votes.cut").At(name).Because(err)
	case errors.Is(err, zstd.ErrWindowSizeExceeded):
		return fault.New(fault.Size, "votes.window").At(name).Because(err)
	}
	return fault.New(fault.CSV, "votes.damaged").At(name).Because(err)
}

func (s *stream) Taken() int64 { return s.disk.taken.Load() }

func (s *stream) Sum() string { return s.disk.hex() }

func (s *stream) Close() error {
	s.close()
	return s.disk.file.Close()
}
