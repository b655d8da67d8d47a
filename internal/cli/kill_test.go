package cli_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"votering/internal/ballot"
	"votering/internal/cli"
	"votering/ui/terminal/termtest"
)

// run runs one command and fails the test unless it exits with 0.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("votering %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

var progress = regexp.MustCompile(`(\d+) of 20 set`)

// saved is how many marks the screen shows while its title calls them saved;
// false while it says that it is saving.
func saved(screen string) (int, bool) {
	title, _, _ := strings.Cut(screen, "\n")
	m := progress.FindStringSubmatch(screen)
	if m == nil || !strings.Contains(title, "saved ") {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil
}

// racing says that the race detector runs. It sees nothing of a program that
// is killed: a few are enough then.
var racing bool

// The program is killed at any moment of scoring, 200 times: every mark that
// the title line called saved is in the file, as it was typed.
func TestKilledWhileScoring(t *testing.T) {
	kills := 200
	if testing.Short() {
		kills = 20
	}
	program, dir := binary(t), t.TempDir()
	start := filepath.Join(dir, "start.votering")
	run(t, program, "demo", "-o", start)
	fresh, err := os.ReadFile(start)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	var shown, kept int
	for i := range kills {
		file := filepath.Join(dir, fmt.Sprintf("kill-%d.votering", i))
		if err := os.WriteFile(file, fresh, 0o600); err != nil {
			t.Fatal(err)
		}
		marks := make([]string, 19) // the last cell stays empty, so that the count is always shown
		for j := range marks {
			marks[j] = strconv.Itoa(1 + random.IntN(6))
		}
		want := scoreAndKill(t, program, file, marks, random)
		got := marksOf(t, file)
		if len(got) < want {
			t.Fatalf("kill %d: the title line called %d marks saved, the file has %d", i, want, len(got))
		}
		for j, mark := range got {
			if mark != marks[j] {
				t.Fatalf("kill %d: mark %d is %s, typed was %s", i, j+1, mark, marks[j])
			}
		}
		shown, kept = shown+want, kept+len(got)
	}
	if shown == 0 {
		t.Error("no screen ever called a mark saved: nothing was tested")
	}
	t.Logf("%d kills: %d marks called saved, %d in the files", kills, shown, kept)
}

// scoreAndKill types the marks one after the other, kills the program after a
// while, and answers how many marks the screen called saved at the most.
func scoreAndKill(t *testing.T, program, file string, marks []string, random *rand.Rand) int {
	t.Helper()
	x := termtest.Start(t, termtest.Options{}, program, file, "--as", "eli", "--lang", "en")
	x.WaitFor("Haugesund")
	x.Type("s")
	x.WaitFor("0 of 20 set")
	most := 0
	look := func() {
		if n, ok := saved(x.Screen()); ok {
			most = max(most, n)
		}
	}
	for i, mark := range marks[:1+random.IntN(len(marks))] {
		if i%4 == 0 {
			mark += "i" // the first mark of a nominee asks for ties to it
		}
		x.Type(mark + "\r")
		time.Sleep(time.Duration(random.IntN(10)) * time.Millisecond)
		look()
	}
	x.Signal(syscall.SIGKILL)
	x.Exit()
	look()
	return most
}

// marksOf reads eli's marks from the file, in the order of the form.
func marksOf(t *testing.T, file string) []string {
	t.Helper()
	r, err := cli.NewDesk().Enter(file, true)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	s, err := r.Sight("eli")
	if err != nil {
		t.Fatal(err)
	}
	var marks []string
	for _, n := range s.Edition.Nominees {
		for _, c := range s.Edition.Marked() {
			if mark, ok := s.Mine.Mark(ballot.Cell{Nominee: n.ID, Criterion: c.ID}); ok {
				marks = append(marks, mark.Text())
			}
		}
	}
	return marks
}
