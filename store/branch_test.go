package store_test

import (
	"encoding/binary"
	"os"
	"slices"
	"testing"

	"votering/internal/fault"
	"votering/store"
	"votering/store/storetest"
)

// Bits of every byte of the keys by which a branch page leads on: changed, the file is
// refused, or it reads and writes on as before. Where a key leads past what
// lies below, the next change would land where nobody looks.
func TestKeysOfABranch(t *testing.T) {
	path, whole := copied(t, closedFile(t, 400))
	want, err := readAll(path)
	must(t, err)
	refused, tried := 0, 0
	for _, at := range branchKeys(whole) {
		for _, bit := range []int{0, 3, 7} {
			bad := slices.Clone(whole)
			bad[at] ^= 1 << bit
			must(t, os.WriteFile(path, bad, 0o600))
			tried++
			if !readsAs(t, path, want) {
				refused++
				continue
			}
			writesOn(t, path)
		}
	}
	if t.Logf("%d of %d changed keys were refused", refused, tried); refused == 0 {
		t.Error("no changed key was refused")
	}
}

// branchKeys are the offsets of the key bytes of all branch pages.
func branchKeys(file []byte) []int {
	const branch, page, header, element = 1, 4096, 16, 16
	n := binary.NativeEndian
	var at []int
	for start := 2 * page; start+page <= len(file); start += page {
		p := file[start:]
		if n.Uint64(p) != uint64(start/page) || n.Uint16(p[8:]) != branch {
			continue
		}
		for i := range int(n.Uint16(p[10:])) {
			e := header + i*element
			pos, size := e+int(n.Uint32(p[e:])), int(n.Uint32(p[e+4:]))
			for b := range size {
				at = append(at, start+pos+b)
			}
		}
	}
	return at
}

// A change that goes into a file which is no longer the one at its path is not
// called saved.
func TestFileThatGoesAway(t *testing.T) {
	for name, away := range map[string]func(path string) error{
		"deleted": os.Remove,
		"renamed": func(path string) error { return os.Rename(path, path+".old") },
		"replaced": func(path string) error {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if err := os.WriteFile(path+".new", b, 0o600); err != nil {
				return err
			}
			return os.Rename(path+".new", path)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := copied(t, closedFile(t, 3))
			s, err := store.Open(path, false)
			must(t, err)
			defer s.Close()
			kept, err := s.Load()
			must(t, err)
			chain := storetest.From(kept)
			must(t, s.Append(chain.Next(1), nil))
			must(t, away(path))
			wantFault(t, s.Append(chain.Next(1), nil), fault.IO, "store.gone", path)
		})
	}
}
