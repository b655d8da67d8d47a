package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"votering/internal/cli"
	"votering/internal/room"
)

// killing is a command that is killed again and again, at moments that are
// spread over the time that it takes here. What it leaves behind is what there
// was before or what there is afterwards, and never half of it.
type killing struct {
	kills   int                     // how often, where all tests run; else a few
	lay     func(dir string)        // lays what the command starts from into a folder
	command []string                // with file names that stand in that folder
	look    func(dir string) string // checks what is left there, and says how far that is
	between []string                // how far the command may have got, beside not at all and to the end
	again   []string                // brings it to the end, whatever was left; nil: nothing needs to
}

// run kills the program. What was seen how often is logged: when a kill comes is
// nobody's to say.
func (k killing) run(t *testing.T, program string) {
	t.Helper()
	if testing.Short() {
		k.kills = max(1, k.kills/8)
	}
	dir, start := k.fresh(t), time.Now()
	before := k.look(dir)
	do(t, dir, program, k.command)
	took, after := time.Since(start), k.look(dir)
	seen := map[string]int{}
	for i := range k.kills {
		dir := k.fresh(t)
		kill(t, dir, program, k.command, took*time.Duration(i+1)/time.Duration(k.kills))
		got := k.look(dir)
		if seen[got]++; got != before && got != after && !slices.Contains(k.between, got) {
			t.Fatalf("kill %d left %q, neither %q nor %q", i, got, before, after)
		}
		if k.again == nil {
			continue
		}
		do(t, dir, program, k.again)
		if got := k.look(dir); got != after {
			t.Fatalf("kill %d, and done again: %q, not %q", i, got, after)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".*")); left != nil {
			t.Fatalf("kill %d, and done again: %v is left", i, left)
		}
	}
	t.Logf("%d kills over %v: %v", k.kills, took, seen)
}

func (k killing) fresh(t *testing.T) string {
	dir := t.TempDir()
	k.lay(dir)
	return dir
}

// do runs the program in a folder to its end, which is to be a good one.
func do(t *testing.T, dir, program string, args []string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("votering %v: %v\n%s", args, err, out)
	}
}

// kill runs the program in a folder and kills it after a while, if it still
// runs.
func kill(t *testing.T, dir, program string, args []string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	_ = cmd.Process.Kill() // it may have ended
	_ = cmd.Wait()
}

// examined opens a file that was left behind, checks all of it, and looks.
func examined(t *testing.T, file string, look func(*room.Room, room.Sight) string) string {
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
	return look(r, s)
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
