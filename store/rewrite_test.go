package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/fault"
	"votering/internal/record"
	"votering/store"
	"votering/store/storetest"
)

// A file that was rewritten holds what it was given, goes on from the record
// that it had, and has nothing of before in any of its bytes.
func TestRewriteLeavesNothing(t *testing.T) {
	s := storetest.MustCreate(t)
	chain := &storetest.Chain{}
	secret := bytes.Repeat([]byte("a secret of a juror "), 900)
	must(t, s.Append(chain.Next(40), map[string][]byte{"jury.json": secret, "edition.json": []byte("{}")}))
	before, err := s.Load()
	must(t, err)
	more := chain.Next(2)
	must(t, s.Rewrite(more[:1], map[string][]byte{"edition.json": []byte("{}")}))
	must(t, s.Append(more[1:], nil))
	for range 2 {
		kept, err := s.Load()
		must(t, err)
		if len(kept.Docs) != 1 || len(kept.Lines) != 2 || kept.Before != 40 || kept.BeforeHead != before.Head || kept.Head != record.Hash(more[1].Line) {
			t.Errorf("it holds %d documents and %d lines after %d", len(kept.Docs), len(kept.Lines), kept.Before)
		}
		must(t, s.Close())
		data, err := os.ReadFile(s.Path())
		must(t, err)
		if bytes.Contains(data, secret[:20]) || bytes.Contains(data, before.Lines[0]) || bytes.Contains(data, before.Events[39]) {
			t.Error("something of before is still in the file")
		}
		s, err = store.Open(s.Path(), false)
		must(t, err)
	}
	must(t, s.Close())
	if left, err := os.ReadDir(filepath.Dir(s.Path())); err != nil || len(left) != 1 {
		t.Errorf("beside the file lie %v, %v", left, err)
	}
}

// Where a rewriting fails the file is as it was, and goes on.
func TestAFailedRewriteChangesNothing(t *testing.T) {
	s := storetest.MustCreate(t)
	chain := &storetest.Chain{}
	must(t, s.Append(chain.Next(3), map[string][]byte{"a": {1}}))
	wrong := (&storetest.Chain{}).Next(1)
	if err := s.Rewrite(wrong, nil); fault.Of(err) == nil || fault.Of(err).Class != fault.Log {
		t.Errorf("lines that do not go on: %v", err)
	}
	must(t, s.Append(chain.Next(1), nil))
	kept, err := s.Load()
	must(t, err)
	if len(kept.Lines) != 4 || kept.Before != 0 || len(kept.Docs) != 1 {
		t.Errorf("%d lines, %d documents", len(kept.Lines), len(kept.Docs))
	}
	must(t, s.Close())
	if left, err := os.ReadDir(filepath.Dir(s.Path())); err != nil || len(left) != 1 {
		t.Errorf("beside the file lie %v, %v", left, err)
	}
	read, err := store.Open(s.Path(), true)
	must(t, err)
	defer read.Close()
	wantFault(t, read.Rewrite(chain.Next(1), nil), fault.IO, "store.read_only", s.Path())
}
