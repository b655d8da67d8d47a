package cli_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"votering/internal/cli"
)

var (
	readmeCommand = regexp.MustCompile(`(?m)^    votering (.+)$`)
	fingerprint   = regexp.MustCompile(`SHA256:[A-Za-z0-9+/]{43}`)
)

// The commands that the README gives for a whole edition are run as they stand
// there, one after the other, up to a decision that a stranger finds good.
func TestReadmeByCommandsAlone(t *testing.T) {
	runReadme(t, "By commands alone", 10)
}

// So are those for a jury that works apart, from the invitation to the
// co-signature.
func TestReadmeJurySpread(t *testing.T) {
	runReadme(t, "A jury spread over the country", 15)
	if _, err := os.Stat("signed/signatures/birk.sig"); err != nil {
		t.Error(err)
	}
}

// What it says of raw votes counts: on an edition file, in the chair's file, with
// filters, and as a query.
func TestReadmePublicVote(t *testing.T) {
	commands := readmeCommands(t, "The public vote", 6)
	t.Chdir(t.TempDir())
	r := reader{t: t}
	r.run("demo fjordlyktprisen-2031 --files files")
	r.run("new files/edition.yaml -o fjordlykt.votering")
	r.run("open fjordlykt.votering")
	if err := os.WriteFile("robots.txt", []byte("57f38c\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range commands {
		if strings.HasPrefix(c, "tally ") && !strings.Contains(c, "--counted") { // the rest takes a database, or a decision
			r.run(c)
		}
	}
}

// runReadme runs what a section of the README gives, of which there are at
// least so many commands.
func runReadme(t *testing.T, section string, least int) {
	t.Helper()
	commands := readmeCommands(t, section, least)
	t.Chdir(t.TempDir())
	t.Setenv("HOME", t.TempDir())
	t.Setenv("SSH_AUTH_SOCK", "")
	r := reader{t: t}
	r.run("demo fjordlyktprisen-2031 --files files")
	marks, err := os.ReadFile("files/marks.csv")
	if err != nil {
		t.Fatal(err)
	}
	of := func(juror string) string {
		return strings.Join(regexp.MustCompile("(?m)^(juror|"+juror+"),.*\n").FindAllString(string(marks), -1), "")
	}
	for name, text := range map[string]string{
		"grounds.md": "Lyktene lyser.\n", "seal.txt": "lykt og brygge\n", "alva.csv": of("alva"), "birk.csv": of("birk"),
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range commands {
		switch {
		case strings.HasPrefix(c, "demo "): // is there already
			continue
		case c == "close chair.votering": // what the README leaves to the others
			r.run("mark chair.votering --as alva --from alva.csv")
			r.run("hand-in chair.votering --as alva")
		}
		r.run(c)
	}
	if !r.good {
		t.Error("no decision was verified")
	}
}

// readmeCommands are the commands that a section gives, of which there are at
// least so many.
func readmeCommands(t *testing.T, section string, least int) (commands []string) {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(readme), "\n## "+section+"\n")
	text, _, found := strings.Cut(text, "\n## ")
	for _, c := range readmeCommand.FindAllStringSubmatch(text, -1) {
		commands = append(commands, c[1])
	}
	if !found || len(commands) < least {
		t.Fatalf("%q gives %d commands", section, len(commands))
	}
	return commands
}

// reader does what the README says, and remembers the keys it was told.
type reader struct {
	t            *testing.T
	chair, juror string
	good         bool
}

func (r *reader) run(line string) {
	r.t.Helper()
	args := quoted(line)
	for i, a := range args {
		key := r.chair
		if i > 0 && args[i-1] == "--accept-key" {
			key = r.juror
		}
		args[i] = strings.Replace(a, "SHA256:…", key, 1)
	}
	var out, errs bytes.Buffer
	if code := cli.Main(append(args, "--lang", "en"), strings.NewReader(""), &out, &errs); code != 0 {
		r.t.Fatalf("votering %s: exit %d\n%s%s", line, code, &out, &errs)
	}
	switch key := fingerprint.FindString(out.String()); args[0] {
	case "open", "decide":
		if key != "" {
			r.chair = key
		}
	case "seal":
		r.juror = key
	case "verify":
		if r.good = strings.HasPrefix(out.String(), "GOOD"); !r.good {
			r.t.Errorf("verify says:\n%s", &out)
		}
	}
}

// quoted cuts a line into words as a shell does, with double quotes alone.
func quoted(line string) (words []string) {
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		words = append(words, strings.Fields(part)...)
	}
	return words
}
