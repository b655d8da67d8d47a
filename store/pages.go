package store

import (
	"bytes"
	"io"
)

// The kinds of pages there are, as their flags say.
const (
	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	elementSize = 16   // of a branch or leaf element
	bucketEntry = 0x01 // flag of a leaf element whose value is a bucket
	inBucket    = 16   // root page and sequence, at the start of such a value
)

// pages walks the pages of a file. Each may be met once: the pages form trees,
// and what is free belongs to none.
type pages struct {
	f io.ReaderAt
	meta
	met map[uint64]bool
}

// page is one page with what overflows into those after it.
type page struct {
	flags uint16
	count int
	body  []byte // with the header
}

// walk goes through the free list and all buckets and refuses (E_DB) what
// would send bbolt outside the file, round in circles, or into a panic.
func walk(f io.ReaderAt, m meta) error {
	p := &pages{f: f, meta: m, met: map[uint64]bool{0: true, 1: true}}
	if err := p.freelist(); err != nil {
		return err
	}
	return p.tree(m.root, bounds{})
}

// bounds are what the keys below a branch element may be: from min on, and
// below max. Nil is no bound.
type bounds struct{ min, max []byte }

func (b bounds) hold(key []byte) bool {
	return bytes.Compare(b.min, key) <= 0 && (b.max == nil || bytes.Compare(key, b.max) < 0)
}

// read reads the page with that id.
func (p *pages) read(id uint64) (page, error) {
	if id >= p.high {
		return page{}, damaged("page")
	}
	head := make([]byte, headerSize)
	if _, err := p.f.ReadAt(head, int64(id)*p.pageSize); err != nil {
		return page{}, err
	}
	span := uint64(native.Uint32(head[12:])) + 1
	if native.Uint64(head) != id || span > p.high-id {
		return page{}, damaged("page")
	}
	for i := id; i < id+span; i++ {
		if p.met[i] {
			return page{}, damaged("page")
		}
		p.met[i] = true
	}
	body := make([]byte, int64(span)*p.pageSize)
	if _, err := p.f.ReadAt(body, int64(id)*p.pageSize); err != nil {
		return page{}, err
	}
	return parsePage(body), nil
}

func parsePage(body []byte) page {
	return page{flags: native.Uint16(body[8:]), count: int(native.Uint16(body[10:])), body: body}
}

// freelist meets every free page, so that no tree may use it.
func (p *pages) freelist() error {
	pg, err := p.read(p.meta.freelist)
	if err != nil {
		return err
	}
	ids := pg.body[headerSize:]
	n := uint64(pg.count)
	if n == 0xFFFF { // too many for the header: the first number counts them
		n, ids = native.Uint64(ids), ids[8:]
	}
	if pg.flags != freelistPage || n > uint64(len(ids))/8 {
		return damaged("freelist")
	}
	for i := range n {
		id := native.Uint64(ids[8*i:])
		if id >= p.high || p.met[id] {
			return damaged("freelist")
		}
		p.met[id] = true
	}
	return nil
}

// tree walks the branch and leaf pages under a page, and the buckets in them.
// Its keys must lie within b: where a branch leads past them, what is written
// next would land where nobody looks.
func (p *pages) tree(id uint64, b bounds) error {
	pg, err := p.read(id)
	if err != nil {
		return err
	}
	if pg.flags == branchPage && pg.count == 0 {
		return damaged("page")
	}
	return p.under(pg, b)
}

// under walks what the elements of a page lead to.
func (p *pages) under(pg page, b bounds) error {
	es, err := pg.elements()
	if err != nil {
		return err
	}
	for i, e := range es {
		if !b.hold(e.key) {
			return damaged("page")
		}
		switch {
		case pg.flags == branchPage:
			below := bounds{e.key, b.max}
			if i+1 < len(es) {
				below.max = es[i+1].key
			}
			err = p.tree(e.child, below)
		case e.isBucket:
			err = p.bucket(e.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bucket walks the bucket that a leaf value describes: a page of its own, or
// a small leaf page inside the value.
func (p *pages) bucket(value []byte) error {
	if len(value) < inBucket {
		return damaged("bucket")
	}
	if root := native.Uint64(value); root != 0 {
		return p.tree(root, bounds{})
	}
	inline := value[inBucket:]
	if len(inline) < headerSize || parsePage(inline).flags != leafPage {
		return damaged("bucket")
	}
	return p.under(parsePage(inline), bounds{})
}

// element is one entry of a branch page, which has a child, or of a leaf page,
// which has a value.
type element struct {
	key, value []byte
	child      uint64
	isBucket   bool
}

// elements cuts a branch or leaf page up. Keys are there, and rise.
func (pg page) elements() ([]element, error) {
	known := pg.flags == branchPage || pg.flags == leafPage
	if !known || headerSize+pg.count*elementSize > len(pg.body) {
		return nil, damaged("page")
	}
	es := make([]element, pg.count)
	var last []byte
	for i := range es {
		e, ok := pg.cut(pg.body[headerSize+i*elementSize:])
		if !ok || bytes.Compare(last, e.key) >= 0 {
			return nil, damaged("page")
		}
		es[i], last = e, e.key
	}
	return es, nil
}

// cut reads the element at the start of b; the sizes in it count from there.
func (pg page) cut(b []byte) (e element, ok bool) {
	u := func(i int) uint64 { return uint64(native.Uint32(b[4*i:])) }
	if pg.flags == branchPage {
		e.child = native.Uint64(b[8:])
		e.key, ok = span(b, u(0), u(1))
		return e, ok
	}
	e.isBucket = u(0)&bucketEntry != 0
	both, ok := span(b, u(1), u(2)+u(3))
	if ok {
		e.key, e.value = both[:u(2)], both[u(2):]
	}
	return e, ok
}

// span is n bytes of b from at on; false where there are not so many.
func span(b []byte, at, n uint64) ([]byte, bool) {
	if at > uint64(len(b)) || n > uint64(len(b))-at {
		return nil, false
	}
	return b[at : at+n], true
}
