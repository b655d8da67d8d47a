package cli_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"votering/internal/cli"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
)

// The program is killed at any moment of sealing, the first time and once
// more after a change: the juror's file then says that it was sealed or that it
// was not, and all of it holds together; what lies there to be mailed is whole,
// and sealing again gives the file that belongs to what is stored.
func TestKilledWhileSealing(t *testing.T) {
	kills := 60
	if testing.Short() || racing {
		kills = 12
	}
	program, k, dir := binary(t), mailingtest.New(t), t.TempDir()
	fresh, changed, old := sealings(t, program, k, dir)
	random, seen := rand.New(rand.NewPCG(5, 6)), map[string]int{}
	for i := range kills {
		file, ballot := filepath.Join(dir, fmt.Sprintf("kill-%d.votering", i)), filepath.Join(dir, fmt.Sprintf("kill-%d.ballot", i))
		before := fresh
		if i%2 == 1 {
			before = changed
			put(t, ballot, string(old))
		}
		put(t, file, string(before))
		killed(t, program, time.Duration(random.IntN(40))*time.Millisecond, "seal", file, "--key", filepath.Join(dir, "plain"), "-o", ballot)
		seen[sealingOf(t, k, file, ballot)]++
		run(t, program, "seal", file, "--key", filepath.Join(dir, "plain"), "-o", ballot)
		if got := sealingOf(t, k, file, ballot); got != fmt.Sprintf("stored %d, to mail %d", i%2+1, i%2+1) {
			t.Fatalf("kill %d, sealed again: %s", i, got)
		}
	}
	if len(seen) < 4 {
		t.Errorf("every kill came at the same moment: %v", seen)
	}
	t.Logf("%d kills: %v", kills, seen)
}

// sealings are per's own file with marks, the same file sealed and then
// changed, and the ballot that was sealed.
func sealings(t *testing.T, program string, k *mailingtest.Kit, dir string) (fresh, changed, ballot []byte) {
	t.Helper()
	in := func(name string) string { return filepath.Join(dir, name) }
	plainKey(t, dir)
	put(t, in("per.edition"), string(k.File(k.Invitation("per"))))
	run(t, program, "join", in("per.edition"), "-o", in("per.votering"))
	run(t, program, "mark", in("per.votering"), "kinn", "results", "4")
	fresh = read(t, in("per.votering"))
	run(t, program, "seal", in("per.votering"), "--key", in("plain"))
	run(t, program, "mark", in("per.votering"), "bodo", "results", "3")
	return fresh, read(t, in("per.votering")), read(t, in("per.ballot"))
}

// sealingOf opens the file, checks all of it, and says which revision is
// stored and which one lies there to be mailed; 0 is none.
func sealingOf(t *testing.T, k *mailingtest.Kit, file, ballot string) string {
	t.Helper()
	r, err := cli.NewDesk().Enter(file, false)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	s, err := r.Sight("")
	if err != nil {
		t.Fatal(err)
	}
	stored, lies := revisionOf(s), 0
	data, err := os.ReadFile(ballot)
	if err == nil {
		o, err := mailing.Open(data, ballot, k.Identity)
		if err != nil {
			t.Fatalf("what is to be mailed is not whole: %v", err)
		}
		lies = o.Ballot.Revision
		if lies == stored && o.SealedSHA256 != s.Own.Sealed.SealedSHA256 || !bytes.Equal(o.Sealed, data) {
			t.Fatal("what is to be mailed is not what is stored")
		}
	}
	return fmt.Sprintf("stored %d, to mail %d", stored, lies)
}

func revisionOf(s room.Sight) int {
	if s.Own.Sealed == nil {
		return 0
	}
	return s.Own.Sealed.Revision
}
