package store

import (
	"encoding/binary"
	"hash/fnv"
	"io"
	"os"
	"strconv"

	"votering/internal/fault"
)

// bbolt's pages begin with a header: id, flags, count, overflow. The first two
// pages hold a meta record each, of the last transaction and of the one before
// it. Numbers are in the machine's own byte order.
const (
	headerSize  = 16
	metaSize    = 64
	magic       = 0xED0CDAED
	metaVersion = 2

	smallestPage = 1 << 10
	largestPage  = 1 << 24
)

var native = binary.NativeEndian

// meta is what a meta page says.
type meta struct {
	pageSize             int64
	root, freelist, high uint64 // pages; all page ids lie below high
	tx                   uint64
}

// examine refuses a file that bbolt cannot be trusted with: cut short
// (E_SIZE), not a database at all (E_IO), or with pages that do not form a
// tree (E_DB).
func examine(f *os.File) error {
	info, err := f.Stat()
	if err := regular(info, err); err != nil {
		return err
	}
	size := info.Size()
	if size == 0 {
		return fault.New(fault.Size, "store.empty")
	}
	m, err := newest(f, size)
	if err != nil {
		return err
	}
	if err := m.within(size); err != nil {
		return err
	}
	return walk(f, m)
}

// newest finds the meta record of the last transaction. Both must be whole:
// where one is not, bbolt goes back to what was before the last change, and
// tells nobody.
func newest(f io.ReaderAt, size int64) (meta, error) {
	first, valid, is := readMeta(f, 0)
	switch {
	case is && size < headerSize+metaSize:
		return meta{}, fault.New(fault.Size, "store.stump", "have", strconv.FormatInt(size, 10))
	case !is:
		return meta{}, fault.New(fault.IO, "store.not_ours")
	case !valid:
		return meta{}, damaged("meta")
	}
	if err := first.within(size); err != nil {
		return meta{}, err
	}
	second, valid, _ := readMeta(f, first.pageSize)
	if !valid || second.pageSize != first.pageSize {
		return meta{}, damaged("meta")
	}
	if second.tx > first.tx {
		return second, nil
	}
	return first, nil
}

// within refuses a file that ends before its pages do.
func (m meta) within(size int64) error {
	if m.high <= uint64(size/m.pageSize) {
		return nil
	}
	want := strconv.FormatUint(m.high*uint64(m.pageSize), 10)
	return fault.New(fault.Size, "store.short", "have", strconv.FormatInt(size, 10), "want", want)
}

// readMeta reads the meta record of the page at that offset: whether it is
// valid, and whether it is one at all.
func readMeta(f io.ReaderAt, at int64) (m meta, valid, is bool) {
	b := make([]byte, metaSize)
	n, _ := f.ReadAt(b, at+headerSize)
	if n < 4 || native.Uint32(b) != magic {
		return meta{}, false, false
	}
	if n < metaSize || native.Uint32(b[4:]) != metaVersion {
		return meta{}, false, true
	}
	sum := fnv.New64a()
	sum.Write(b[:56])
	m = meta{
		pageSize: int64(native.Uint32(b[8:])), root: native.Uint64(b[16:]),
		freelist: native.Uint64(b[32:]), high: native.Uint64(b[40:]), tx: native.Uint64(b[48:]),
	}
	sound := m.pageSize >= smallestPage && m.pageSize <= largestPage && m.high < 1<<40
	return m, sound && sum.Sum64() == native.Uint64(b[56:]), true
}
