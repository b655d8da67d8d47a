package store_test

import (
	"encoding/binary"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"votering/store"
	"votering/store/storetest"
)

// BenchmarkSavedMark saves a mark and puts a bare key of bbolt's, in turn, so
// that both see the same disk; "ratio" is what the first costs in the second.
func BenchmarkSavedMark(b *testing.B) {
	s := filled(b, 500)
	kept, err := s.Load()
	must(b, err)
	chain := storetest.From(kept)
	bare, err := bolt.Open(filepath.Join(b.TempDir(), "bare"), 0o600, nil)
	must(b, err)
	defer bare.Close()
	value := make([]byte, 300)
	put := func(n uint64) error {
		return bare.Update(func(tx *bolt.Tx) error {
			bucket, err := tx.CreateBucketIfNotExists([]byte("b"))
			if err != nil {
				return err
			}
			return bucket.Put(binary.BigEndian.AppendUint64(nil, n), value)
		})
	}
	n := uint64(0)
	for ; n < 500; n++ {
		must(b, put(n))
	}
	var saved, putting time.Duration
	for b.Loop() {
		start := time.Now()
		must(b, s.Append(chain.Next(1), nil))
		middle := time.Now()
		must(b, put(n))
		saved += middle.Sub(start)
		putting += time.Since(middle)
		n++
	}
	b.ReportMetric(float64(saved)/float64(putting), "ratio")
	b.ReportMetric(float64(saved.Microseconds())/float64(b.N), "µs/mark")
}

// BenchmarkOpenAndLoad opens and reads a file of the size of a usual prize.
func BenchmarkOpenAndLoad(b *testing.B) {
	path := closedFile(b, 600)
	for b.Loop() {
		s, err := store.Open(path, false)
		must(b, err)
		_, err = s.Load()
		must(b, err)
		must(b, s.Close())
	}
}
