package cli_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"votering/ui/terminal/termtest"
)

// toTally is an edition with a public vote, and the chair's file of it.
func toTally(t *testing.T, program string) (edition, file string) {
	t.Helper()
	dir := t.TempDir()
	edition, file = filepath.Join(dir, "edition.yaml"), filepath.Join(dir, "jury.votering")
	writeTo(t, edition, []byte(`schema: votering-edition/1
id: compass
title: Compass Prize
scale: {min: 1, max: 6, step: 1}
criteria: [{id: idea, title: Idea}]
nominees: [{id: north, name: Nordby}, {id: south, name: South}]
jurors: [{id: ann, name: Ann, email: ann@example.org, role: chair}]
rule: {jury: {method: mean}, public: {method: share, weight: 1/2}, recusal: nominee}
`))
	run(t, program, "new", edition, "-o", file)
	run(t, program, "open", file)
	return edition, file
}

func writeTo(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// packed is text packed with gzip.
func packed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Whoever waits for a long count sees how far it has come, and can stop it: then
// nothing is stored, and nothing is left behind.
func TestALongTallyIsStopped(t *testing.T) {
	program := binary(t)
	_, file := toTally(t, program)
	votes := filepath.Join(filepath.Dir(file), "votes.csv.gz")
	const many = 4000 // MiB of rows, in a file of some MiB
	rows := packed(t, strings.Repeat("north,2025-09-02T10:00:00Z,somebody\n", 1<<20/36))
	writeTo(t, votes, append(packed(t, "choice,time,voter\n"), bytes.Repeat(rows, many)...))
	before := names(t, filepath.Dir(file))

	stop := map[string]func(*termtest.Terminal){
		"by its user":    func(x *termtest.Terminal) { x.Type("<c-c>") },
		"by the machine": func(x *termtest.Terminal) { x.Signal(syscall.SIGTERM) },
	}
	for how, end := range stop {
		t.Run(how, func(t *testing.T) {
			x := termtest.Start(t, termtest.Options{}, program, "tally", file, votes, "--lang", "en")
			x.WaitFor("votes.csv.gz: ")
			x.WaitFor(" a second, ")
			x.WaitFor("%, ")
			end(x)
			x.WaitExit(2)
			x.WaitFor("Counting was stopped. Nothing was stored")
			if screen := x.Screen(); strings.Contains(screen, "a second") {
				t.Errorf("the line of progress stays:\n%s", screen)
			}
			if s := lookInto(t, file); s.Tally != nil {
				t.Errorf("kept: %+v", s.Tally)
			}
			if after := names(t, filepath.Dir(file)); after != before {
				t.Errorf("there were %s, and are %s", before, after)
			}
		})
	}
}

// names are the files of a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range list {
		all = append(all, f.Name())
	}
	return strings.Join(all, " ")
}

// What a file leaves open is asked at a terminal, with its first rows, until it
// can be counted.
func TestTallyAsks(t *testing.T) {
	program := binary(t)
	edition, _ := toTally(t, program)
	votes := filepath.Join(filepath.Dir(edition), "votes.csv")
	writeTo(t, votes, []byte("first,second,time\nNordby,South,8/9/25 12:51\nNordby,Nordby,8/20/25 12:51\n"))
	args := []string{"tally", "edition.yaml", "votes.csv", "--lang", "en"}
	here := termtest.Options{Dir: filepath.Dir(edition)} // short names, so that no sentence breaks anew from run to run

	x := termtest.Start(t, here, program, args...)
	x.WaitFor("which column says whom the vote is for?")
	x.WaitFor("Nordby")
	x.WaitFor("2  second")
	x.Type("7", "<enter>", "2", "<enter>")
	x.WaitFor("can be read in two ways")
	x.WaitFor("2  the month")
	x.Type("mdy", "<enter>")
	x.WaitFor("do not say in which time zone")
	x.Type("Norway/Atlantis", "<enter>")
	x.WaitExit(2)
	x.WaitFor("Atlantis")

	x = termtest.Start(t, here, program, append(args, "--choice-column", "first", "--dates", "mdy")...)
	x.WaitFor("(Enter: Europe/Oslo)")
	x.Type("<enter>")
	x.WaitFor("2 rows: 2 valid votes, 0 not counted")
	x.WaitFor("read as times in Europe/Oslo")
	x.WaitExit(0)

	writeTo(t, votes, []byte("first,time\nNordby,8/9/25 12:51\n"))
	x = termtest.Start(t, here, program, append(args, "--zone", "UTC")...)
	x.WaitFor("can be read in two ways")
	x.Type("<enter>")
	x.WaitExit(2)

	x = termtest.Start(t, here, program, append(args, "--yes")...)
	x.WaitExit(2)
	x.WaitFor("--dates")
}
