package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/fault"
	"votering/store"
	"votering/store/storetest"
)

// A file that is reached by a link is rewritten where it lies, and the link goes
// on leading to it.
func TestRewriteFollowsLinks(t *testing.T) {
	real := storetest.MustCreate(t)
	chain := &storetest.Chain{}
	secret := bytes.Repeat([]byte("a secret of a juror "), 900)
	must(t, real.Append(chain.Next(3), map[string][]byte{"jury.json": secret}))
	must(t, real.Close())
	link := filepath.Join(t.TempDir(), "link.votering")
	if err := os.Symlink(real.Path(), link); err != nil {
		t.Skip(err) // not every system lets everybody make them
	}
	s, err := store.Open(link, false)
	must(t, err)
	must(t, s.Rewrite(chain.Next(1), nil))
	must(t, s.Append(chain.Next(1), nil))
	must(t, s.Close())
	data, err := os.ReadFile(real.Path())
	must(t, err)
	if bytes.Contains(data, secret[:20]) {
		t.Error("the file behind the link holds what was to be taken away")
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	for _, path := range []string{link, real.Path()} {
		if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
			t.Errorf("beside %s lie %v, %v", path, left, err)
		}
	}
}

// A file of two names would keep all under the other one.
func TestRewriteRefusesAFileOfTwoNames(t *testing.T) {
	s := storetest.MustCreate(t)
	chain := &storetest.Chain{}
	must(t, s.Append(chain.Next(3), nil))
	other := filepath.Join(t.TempDir(), "other.votering")
	if err := os.Link(s.Path(), other); err != nil {
		t.Skip(err) // not every disk has them
	}
	before := *chain
	wantFault(t, s.Rewrite(chain.Next(1), nil), fault.IO, "store.two_names", s.Path())
	*chain = before
	must(t, os.Remove(other))
	must(t, s.Rewrite(chain.Next(1), nil))
	must(t, s.Close())
}

// What a rewriting left that was ended half-way goes with the next one.
func TestRewriteTakesAwayWhatWasLeft(t *testing.T) {
	s := storetest.MustCreate(t)
	left := filepath.Join(filepath.Dir(s.Path()), "."+filepath.Base(s.Path())+".part")
	must(t, os.WriteFile(left, []byte("half"), 0o600))
	must(t, s.Rewrite((&storetest.Chain{}).Next(1), nil))
	must(t, s.Close())
	if _, err := os.Lstat(left); err == nil {
		t.Error("it lies there still")
	}
}
