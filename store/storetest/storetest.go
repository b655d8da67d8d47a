// Package storetest helps tests that need a store: files that are checked to
// the last page when the test ends, and changes to put into them.
package storetest

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"votering/internal/deliberation"
	"votering/internal/record"
	"votering/store"
)

// MustCreate makes a store in a folder of the test's own. When the test ends
// the store is closed and checked.
func MustCreate(tb testing.TB) *store.Store {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "edition.votering")
	s, err := store.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := s.Close(); err != nil {
			tb.Error(err)
		}
		Check(tb, path)
	})
	return s
}

// Check wants every page of the file in its place, by bbolt's own judgement,
// and a record that holds together. It returns what the file holds.
func Check(tb testing.TB, path string) *record.Stored {
	tb.Helper()
	s, err := store.Open(path, true)
	if err != nil {
		tb.Fatal(err)
	}
	kept, err := s.Load()
	if err != nil {
		tb.Error(err)
	}
	if err := s.Close(); err != nil {
		tb.Error(err)
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		tb.Fatal(err)
	}
	err = db.View(func(tx *bolt.Tx) error {
		for err := range tx.Check() {
			tb.Error(err)
		}
		return nil
	})
	if err != nil {
		tb.Error(err)
	}
	if err := db.Close(); err != nil {
		tb.Error(err)
	}
	return kept
}

// Chain makes changes that follow each other. The zero Chain begins a record;
// From goes on from one.
type Chain struct {
	size uint64
	head string
}

// From goes on from what a store holds.
func From(kept *record.Stored) *Chain {
	return &Chain{size: uint64(len(kept.Lines)), head: kept.Head}
}

// Next is the next n changes: a juror sets a mark, as a juror would.
func (c *Chain) Next(n int) []record.Pair {
	if c.head == "" {
		c.head = record.Genesis
	}
	pairs := make([]record.Pair, n)
	for i := range pairs {
		c.size++
		e := deliberation.Event{
			At: time.Unix(1668682800+int64(c.size), 0), Kind: deliberation.MarksSet, Who: "kari",
			Cells: []deliberation.CellChange{{Nominee: "kinn", Criterion: "results", Mark: "4.5"}},
			Salt:  fmt.Sprintf("%s%08x", strings.Repeat("5a", 28), c.size),
		}
		event := deliberation.Encode(e)
		line := record.Line(record.Entry{
			Seq: c.size, Prev: c.head, At: e.At, Kind: string(e.Kind), Who: e.Who, Ref: record.Hash(event),
		})
		pairs[i], c.head = record.Pair{Event: event, Line: line}, record.Hash(line)
	}
	return pairs
}
