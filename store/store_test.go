package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"votering/internal/fault"
	"votering/internal/record"
	"votering/store"
	"votering/store/storetest"
)

// filled is a store with n changes and two documents.
func filled(tb testing.TB, n int) *store.Store {
	tb.Helper()
	s := storetest.MustCreate(tb)
	docs := map[string][]byte{"edition.json": bytes.Repeat([]byte("edition "), 1000), "jury.json": []byte("{}\n")}
	must(tb, s.Append((&storetest.Chain{}).Next(n), docs))
	return s
}

// closedFile is the path of a filled store that nobody has open.
func closedFile(tb testing.TB, n int) string {
	tb.Helper()
	s := filled(tb, n)
	must(tb, s.Close())
	return s.Path()
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// wantFault wants a fault of that class and sentence that names the file.
func wantFault(tb testing.TB, err error, class fault.Class, id, path string) {
	tb.Helper()
	f := fault.Of(err)
	if f == nil || f.Class != class || f.ID != id || f.Where != path {
		tb.Errorf("got %v, want %s (%s) at %s", err, id, class, path)
	}
}

func TestWhatIsPutIsRead(t *testing.T) {
	s := storetest.MustCreate(t)
	kept, err := s.Load()
	must(t, err)
	if len(kept.Events)+len(kept.Lines)+len(kept.Docs) != 0 || kept.Head != record.Genesis {
		t.Errorf("a new file holds %+v", kept)
	}
	chain := &storetest.Chain{}
	var want []record.Pair
	docs := map[string][]byte{}
	for i, n := range []int{1, 3, 0, 500, 1} {
		pairs := chain.Next(n)
		docs["a"], docs[strconv.Itoa(i)] = bytes.Repeat([]byte{byte(i)}, 9000*i), []byte{}
		must(t, s.Append(pairs, docs))
		want = append(want, pairs...)
	}
	must(t, s.Close())
	s, err = store.Open(s.Path(), false)
	must(t, err)
	defer s.Close()
	kept, err = s.Load()
	must(t, err)
	for i, p := range want {
		if !bytes.Equal(kept.Events[i], p.Event) || !bytes.Equal(kept.Lines[i], p.Line) {
			t.Fatalf("change %d came back changed", i+1)
		}
	}
	if len(kept.Events) != len(want) || kept.Head != record.Hash(want[len(want)-1].Line) {
		t.Errorf("%d events, head %s", len(kept.Events), kept.Head)
	}
	if len(kept.Docs) != len(docs) {
		t.Errorf("%d documents, want %d", len(kept.Docs), len(docs))
	}
	for name, doc := range docs {
		if !bytes.Equal(kept.Docs[name], doc) {
			t.Errorf("document %s came back changed", name)
		}
	}
	size, head, err := s.Stored()
	if err != nil || size != uint64(len(want)) || head != kept.Head {
		t.Errorf("stored: %d %s %v", size, head, err)
	}
}

func TestADocumentThatIsNilIsTakenAway(t *testing.T) {
	s := filled(t, 2)
	kept, err := s.Load()
	must(t, err)
	must(t, s.Append(storetest.From(kept).Next(1), map[string][]byte{"jury.json": nil, "not there": nil, "a": {1}}))
	now, err := s.Load()
	must(t, err)
	if _, there := now.Docs["jury.json"]; there || len(now.Docs) != len(kept.Docs) || !bytes.Equal(now.Docs["a"], []byte{1}) {
		t.Errorf("before %d documents, after %d: %v", len(kept.Docs), len(now.Docs), now.Docs)
	}
}

func TestAppendTakesOnlyWhatFollows(t *testing.T) {
	s := filled(t, 5)
	before, err := s.Load()
	must(t, err)
	stale := storetest.From(before)
	must(t, s.Append(storetest.From(before).Next(1), nil))
	after, err := s.Load()
	must(t, err)
	for name, pairs := range map[string][]record.Pair{
		"made before another change": stale.Next(1),
		"a gap":                      storetest.From(after).Next(2)[1:],
		"from the start":             (&storetest.Chain{}).Next(1),
		"an event of another line":   {{Event: after.Events[0], Line: storetest.From(after).Next(1)[0].Line}},
	} {
		err := s.Append(pairs, map[string][]byte{"jury.json": []byte("other")})
		if f := fault.Of(err); f == nil || f.Class != fault.Log || f.Where != s.Path() {
			t.Errorf("%s: got %v", name, err)
		}
	}
	now, err := s.Load()
	must(t, err)
	if now.Head != after.Head || string(now.Docs["jury.json"]) != "{}\n" {
		t.Error("something of a refused change was stored")
	}
}

func TestCreateLeavesAFileAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "there")
	must(t, os.WriteFile(path, []byte("mine"), 0o644))
	_, err := store.Create(path)
	wantFault(t, err, fault.IO, "io.exists", path)
	if b, _ := os.ReadFile(path); string(b) != "mine" {
		t.Errorf("the file holds %q", b)
	}
	nowhere := filepath.Join(t.TempDir(), "no", "folder")
	_, err = store.Create(nowhere)
	wantFault(t, err, fault.IO, "io.not_found", nowhere)
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, content, 0o600))
		return path
	}
	other := filepath.Join(dir, "other")
	db, err := bolt.Open(other, 0o600, nil)
	must(t, err)
	must(t, db.Close())
	newer := closedFile(t, 1)
	putSchema(t, newer, "votering-store/3")
	foreign := closedFile(t, 1)
	putSchema(t, foreign, "something-else/1")
	defer putSchema(t, newer, "votering-store/1")
	defer putSchema(t, foreign, "votering-store/1")
	cases := []struct {
		path, id string
		class    fault.Class
	}{
		{filepath.Join(dir, "missing"), "io.not_found", fault.IO},
		{dir, "io.not_regular", fault.IO},
		{file("empty", nil), "store.empty", fault.Size},
		{file("text", bytes.Repeat([]byte("Kjære jury\n"), 5000)), "store.not_ours", fault.IO},
		{file("zeros", make([]byte, 1<<16)), "store.not_ours", fault.IO},
		{other, "store.not_ours", fault.IO},
		{newer, "store.newer", fault.Version},
		{foreign, "store.not_ours", fault.IO},
	}
	for _, c := range cases {
		for _, readOnly := range []bool{true, false} {
			_, err := store.Open(c.path, readOnly)
			wantFault(t, err, c.class, c.id, c.path)
		}
	}
	if _, err := os.Stat(cases[0].path); err == nil {
		t.Error("opening a file that is not there has made it")
	}
}

// putSchema writes another schema into a file.
func putSchema(t *testing.T, path, schema string) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	must(t, err)
	must(t, db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("schema"), []byte(schema))
	}))
	must(t, db.Close())
}

func TestHeldByAnotherWindow(t *testing.T) {
	s := filled(t, 1)
	start := time.Now()
	for _, readOnly := range []bool{true, false} {
		_, err := store.Open(s.Path(), readOnly)
		f := fault.Of(err)
		if f == nil || f.Class != fault.Locked {
			t.Fatalf("got %v", err)
		}
		if pid := f.Args["pid"]; pid != "" && pid != strconv.Itoa(os.Getpid()) {
			t.Errorf("held by %s, said %s", strconv.Itoa(os.Getpid()), pid)
		}
	}
	if d := time.Since(start); d > 2*2*time.Second {
		t.Errorf("it took %v to say so twice", d)
	}
	must(t, s.Close())
	again, err := store.Open(s.Path(), false)
	must(t, err)
	must(t, again.Close())
}

// Who only looks does not wait, and hinders nobody who looks too.
func TestPeek(t *testing.T) {
	s := filled(t, 1)
	_, err := store.Peek(s.Path())
	if fault.ClassOf(err) != fault.Locked {
		t.Errorf("a file that is changed: %v", err)
	}
	must(t, s.Close())
	for range 2 {
		one, err := store.Peek(s.Path())
		must(t, err)
		defer one.Close()
		kept, err := one.Load()
		must(t, err)
		wantFault(t, one.Append(storetest.From(kept).Next(1), nil), fault.IO, "store.read_only", s.Path())
	}
}

func TestReadOnly(t *testing.T) {
	path := closedFile(t, 3)
	must(t, os.Chmod(path, 0o400))
	defer os.Chmod(path, 0o600)
	one, err := store.Open(path, true)
	must(t, err)
	defer one.Close()
	two, err := store.Open(path, true)
	must(t, err)
	defer two.Close()
	kept, err := two.Load()
	must(t, err)
	if len(kept.Events) != 3 {
		t.Errorf("%d events", len(kept.Events))
	}
	wantFault(t, two.Append(storetest.From(kept).Next(1), nil), fault.IO, "store.read_only", path)
}

func TestCloseWaitsAndThenRefuses(t *testing.T) {
	s := filled(t, 1)
	kept, err := s.Load()
	must(t, err)
	chain := storetest.From(kept)
	stored := 1
	var wg sync.WaitGroup
	started := make(chan bool)
	wg.Go(func() {
		for i := 0; ; i++ {
			err := s.Append(chain.Next(1), nil)
			if err != nil {
				wantFault(t, err, fault.IO, "store.closed", s.Path())
				return
			}
			if stored++; i == 10 {
				close(started)
			}
		}
	})
	<-started
	must(t, s.Close())
	wg.Wait()
	must(t, s.Close())
	_, err = s.Load()
	wantFault(t, err, fault.IO, "store.closed", s.Path())
	if got := len(storetest.Check(t, s.Path()).Events); got != stored {
		t.Errorf("%d events are there, %d were stored", got, stored)
	}
}

func TestBackup(t *testing.T) {
	s := filled(t, 300)
	want, err := s.Load()
	must(t, err)
	dir := t.TempDir()
	for i := range 2 {
		path := filepath.Join(dir, fmt.Sprintf("copy-%d.votering", i))
		must(t, s.Backup(path))
		if kept := storetest.Check(t, path); kept.Head != want.Head || len(kept.Docs) != 2 {
			t.Errorf("copy %d: head %s", i, kept.Head)
		}
		must(t, s.Append(storetest.From(want).Next(1), nil))
		want, err = s.Load()
		must(t, err)
	}
	taken := filepath.Join(dir, "copy-0.votering")
	wantFault(t, s.Backup(taken), fault.IO, "io.exists", taken)
	wantFault(t, s.Backup(s.Path()), fault.IO, "io.exists", s.Path())
	nowhere := filepath.Join(dir, "no", "copy")
	wantFault(t, s.Backup(nowhere), fault.IO, "io.not_found", nowhere)
	if files, _ := os.ReadDir(dir); len(files) != 2 {
		t.Errorf("left behind: %v", files)
	}
}

func TestBackupWhileWriting(t *testing.T) {
	s := filled(t, 1)
	kept, err := s.Load()
	must(t, err)
	chain := storetest.From(kept)
	done := make(chan error)
	go func() {
		var err error
		for range 200 {
			err = errors.Join(err, s.Append(chain.Next(1), nil))
		}
		done <- err
	}()
	dir := t.TempDir()
	for i := range 5 {
		path := filepath.Join(dir, strconv.Itoa(i))
		must(t, s.Backup(path))
		storetest.Check(t, path)
	}
	must(t, <-done)
}
