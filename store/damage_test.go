package store_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"votering/internal/fault"
	"votering/internal/record"
	"votering/store"
	"votering/store/storetest"
)

// readAll opens a file for reading and loads it.
func readAll(path string) (*record.Stored, error) {
	s, err := store.Open(path, true)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Load()
}

// copied writes a file's bytes to another place, where it may be damaged.
func copied(t *testing.T, path string) (string, []byte) {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	to := filepath.Join(t.TempDir(), "damaged.votering")
	must(t, os.WriteFile(to, b, 0o600))
	return to, b
}

func TestCutShort(t *testing.T) {
	path, whole := copied(t, closedFile(t, 400))
	cuts := []int{1, 15, 16, 20, 79, 80, 81, 1024, 2047, 2048, 4095, 4096, 4112, 4175, 4176, 4177, 8191, 8192, len(whole) / 2}
	for n := 512; n < len(whole); n += 512 {
		cuts = append(cuts, n)
	}
	_, err := readAll(path)
	must(t, err)
	slices.Sort(cuts)
	for _, n := range slices.Backward(cuts) {
		must(t, os.Truncate(path, int64(n)))
		for _, readOnly := range []bool{true, false} {
			s, err := store.Open(path, readOnly)
			if err == nil { // only room kept for later was cut off
				_, err = s.Load()
				must(t, err)
				must(t, s.Close())
				continue
			}
			f := fault.Of(err)
			if want := fault.Size; f.Class != want && n > 20 {
				t.Errorf("cut to %d: %v", n, err)
			}
			if have := f.Args["have"]; f.Class == fault.Size && have != fmt.Sprint(n) {
				t.Errorf("cut to %d: said %s", n, have)
			}
		}
	}
}

// TestCutWhileOpen takes the file away under a store that has it open.
func TestCutWhileOpen(t *testing.T) {
	path, _ := copied(t, closedFile(t, 400))
	s, err := store.Open(path, false)
	must(t, err)
	must(t, os.Truncate(path, 8192))
	_, err = s.Load()
	wantFault(t, err, fault.DB, "store.lost", path)
	wantFault(t, s.Append(nil, map[string][]byte{"a": nil}), fault.IO, "store.closed", path)
	must(t, s.Close())
}

// TestEveryByteOfAValue changes each byte of what is stored, one at a time.
func TestEveryByteOfAValue(t *testing.T) {
	path, whole := copied(t, closedFile(t, 6))
	step := 1
	if testing.Short() {
		step = 37
	}
	n := 0
	for name, v := range values(t, path, whole) {
		for i := 0; i < v.size; i += step {
			bad := slices.Clone(whole)
			with := byte(1 + rand.IntN(255))
			for _, at := range v.at {
				bad[at+i] ^= with
			}
			must(t, os.WriteFile(path, bad, 0o600))
			_, err := readAll(path)
			if c := fault.ClassOf(err); err == nil || c != fault.Log && c != fault.DB && name != "meta schema" {
				t.Errorf("%s, byte %d: %v", name, i, err)
			}
			n++
		}
	}
	t.Logf("%d bytes", n)
}

// place is where a value lies in the file. Of a value in a bucket so small
// that it lies inside its parent, copies in pages no longer used count too.
type place struct {
	at   []int
	size int
}

// values finds where in the file every stored value lies.
func values(t *testing.T, path string, whole []byte) map[string]place {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	must(t, err)
	defer db.Close()
	found := map[string]place{}
	must(t, db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(bucket []byte, b *bolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				p := place{size: len(v)}
				if at := uintptr(unsafe.Pointer(unsafe.SliceData(v))) - db.Info().Data; at < uintptr(len(whole)) {
					p.at = []int{int(at)}
				} else {
					p.at = occurrences(whole, v)
				}
				found[fmt.Sprintf("%s %s", bucket, k)] = p
				return nil
			})
		})
	}))
	return found
}

func occurrences(b, of []byte) []int {
	var at []int
	for from := 0; ; {
		i := bytes.Index(b[from:], of)
		if i < 0 {
			return at
		}
		at = append(at, from+i)
		from += i + 1
	}
}

// TestAnyByte changes bytes anywhere: in page headers, free lists, branch
// pages. The file is refused, or says the same as before; it never says
// something else, and never ends the program.
func TestAnyByte(t *testing.T) {
	path, whole := copied(t, closedFile(t, 400))
	want, err := readAll(path)
	must(t, err)
	rounds := 1500
	if testing.Short() {
		rounds = 150
	}
	refused := 0
	for range rounds {
		bad := slices.Clone(whole)
		for range 1 + rand.IntN(3) {
			bad[damageAt(len(bad))] ^= byte(1 + rand.IntN(255))
		}
		must(t, os.WriteFile(path, bad, 0o600))
		if !readsAs(t, path, want) {
			refused++
			continue
		}
		writesOn(t, path)
	}
	t.Logf("%d of %d damaged files were refused", refused, rounds)
	if refused == 0 || refused == rounds {
		t.Error("the damage did not differ")
	}
}

// damageAt is an offset in the file; the start of a page, where the numbers
// are that lead bbolt on, comes often.
func damageAt(size int) int {
	at := rand.IntN(size)
	if rand.IntN(2) == 0 {
		at = at/4096*4096 + rand.IntN(200)
	}
	return min(at, size-1)
}

func readsAs(t *testing.T, path string, want *record.Stored) bool {
	t.Helper()
	got, err := readAll(path)
	if err == nil {
		if !reflect.DeepEqual(want, got) {
			t.Fatalf("a damaged file says something else:\n%s", cmp.Diff(want, got))
		}
	} else if fault.Of(err) == nil {
		t.Errorf("not a fault: %v", err)
	}
	return err == nil
}

// writesOn changes a file that was damaged where it does not matter.
func writesOn(t *testing.T, path string) {
	t.Helper()
	s, err := store.Open(path, false)
	must(t, err)
	kept, err := s.Load()
	must(t, err)
	must(t, s.Append(storetest.From(kept).Next(2), map[string][]byte{"jury.json": make([]byte, 5000)}))
	must(t, s.Close())
	now, err := readAll(path)
	must(t, err)
	if len(now.Lines) != len(kept.Lines)+2 {
		t.Fatalf("%d lines after %d", len(now.Lines), len(kept.Lines))
	}
}
