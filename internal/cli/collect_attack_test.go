package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"votering/internal/cli"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing/mailingtest"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/store"
)

// invited founds the kit's edition in a file where everybody is invited, and
// whose sealing key opens in no time.
func invited(t *testing.T, file string) *mailingtest.Kit {
	t.Helper()
	desk := cli.NewDesk()
	desk.SealWork = 1
	r, err := desk.New(file, mailingtest.YAML(t), "edition.yaml")
	if err == nil {
		err = r.Open("")
	}
	if err != nil {
		t.Fatal(err)
	}
	k := roomtest.Invite(t, r)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return k
}

// collected is what `collect --json` answers.
type collected struct {
	Schema  string
	Ballots []struct {
		File, Juror, Result string
		Revision            int
		Class               *string
		Ballot              string `json:"ballot_sha256"`
		Sealed              string `json:"sealed_sha256"`
		Problems            []struct{ Where, Class string }
	}
	Receipt *int
}

// collect runs `collect --json` and gives its exit code and answer.
func collect(t *testing.T, args ...string) (int, collected) {
	t.Helper()
	var out, errs bytes.Buffer
	code := cli.Main(append([]string{"collect", "--json"}, args...), strings.NewReader(""), &out, &errs)
	var a collected
	if err := json.Unmarshal(out.Bytes(), &a); err != nil || a.Schema != "votering-collect/1" {
		t.Fatalf("collect %s: %v\n%s%s", strings.Join(args, " "), err, &out, &errs)
	}
	return code, a
}

// kept is what a file holds.
func kept(t *testing.T, file string) *record.Stored {
	t.Helper()
	s, err := store.Open(file, true)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all, err := s.Load()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Every known attack on a sealed ballot, through the door that people use: the
// class and the exit code are those that are promised, and nothing is stored
// but a line that says so.
func TestHostileBallots(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	open := filepath.Join(dir, "open.votering")
	k := invited(t, open)
	passphrase := filepath.Join(dir, "seal")
	put(t, passphrase, roomtest.Passphrase+"\n")
	fresh := read(t, open)
	for i, a := range k.Attacks() {
		t.Run(strconv.Itoa(a.Number)+" "+a.Name, func(t *testing.T) {
			in := func(name string) string { return filepath.Join(dir, strconv.Itoa(i)+"-"+name) }
			file := in("chair.votering")
			write(t, file, fresh)
			for n, b := range a.Before {
				write(t, in("before.ballot"), b)
				if code, _ := collect(t, file, in("before.ballot"), "--seal-passphrase-file", passphrase); code != 0 {
					t.Fatalf("what came before (%d) is not taken: %d", n+1, code)
				}
			}
			if a.Closed {
				must(t, "close "+file)
			}
			before := kept(t, file)
			write(t, in(a.File), a.Data)
			code, got := collect(t, file, in(a.File), "--seal-passphrase-file", passphrase)
			checkAnswer(t, a, code, got)
			checkKept(t, a, got.Ballots[0].Juror, before, kept(t, file))
		})
	}
}

func checkAnswer(t *testing.T, a mailingtest.Attack, code int, got collected) {
	t.Helper()
	if len(got.Ballots) != 1 || got.Receipt != nil {
		t.Fatalf("%+v", got)
	}
	class := ""
	if c := got.Ballots[0].Class; c != nil {
		class = *c
	}
	want := map[bool]int{true: 0, false: 1}[a.Result == room.Already]
	if got.Ballots[0].Result != a.Result || class != string(a.Class) || code != want {
		t.Errorf("%s (%s), exit %d; wants %s (%s), exit %d", got.Ballots[0].Result, class, code, a.Result, a.Class, want)
	}
}

// checkKept holds what is kept after an attack against what was kept before.
// Of a file that waits for somebody to be asked the line also says whose it
// says that it is.
func checkKept(t *testing.T, a mailingtest.Attack, juror string, before, after *record.Stored) {
	t.Helper()
	lines := after.Entries[len(before.Entries):]
	docs := len(after.Docs) - len(before.Docs)
	forks := a.Result == room.Held && a.Class == "E_FORK"
	switch {
	case a.Result == room.Already:
		if len(lines) != 0 || docs != 0 {
			t.Errorf("what was there already left %d lines and %d documents", len(lines), docs)
		}
	case len(lines) != 1:
		t.Errorf("%d lines in the record", len(lines))
	case forks:
		if lines[0].Kind != string(deliberation.BallotHeld) || docs != 1 {
			t.Errorf("%s, %d documents", lines[0].Kind, docs)
		}
	default:
		note := string(a.Class) + " " + deliberation.HashNote(record.Hash(a.Data))
		if waits := a.Class == fault.Juror || a.Class == fault.Closed; waits && lines[0].Note != note {
			note = juror + " " + note
		}
		if lines[0].Kind != string(deliberation.ImportRefused) || lines[0].Note != note || docs != 0 {
			t.Errorf("%s %q, %d documents; wants %q", lines[0].Kind, lines[0].Note, docs, note)
		}
	}
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
