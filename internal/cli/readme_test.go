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
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(readme), "\n## By commands alone\n")
	section, _, found := strings.Cut(section, "\n## ")
	commands := readmeCommand.FindAllStringSubmatch(section, -1)
	if !found || len(commands) < 10 {
		t.Fatalf("the README gives %d commands", len(commands))
	}
	t.Chdir(t.TempDir())
	t.Setenv("HOME", t.TempDir())
	t.Setenv("SSH_AUTH_SOCK", "")
	if err := os.WriteFile("grounds.md", []byte("Lyktene lyser.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	key := ""
	for _, c := range commands {
		args := strings.Fields(strings.ReplaceAll(c[1], "SHA256:…", key))
		var out, errs bytes.Buffer
		if code := cli.Main(append(args, "--lang", "en"), strings.NewReader(""), &out, &errs); code != 0 {
			t.Fatalf("votering %s: exit %d\n%s%s", c[1], code, &out, &errs)
		}
		if args[0] == "decide" {
			key = fingerprint.FindString(out.String())
		}
		if args[0] == "verify" && !strings.HasPrefix(out.String(), "GOOD") {
			t.Errorf("verify says:\n%s", &out)
		}
	}
	if key == "" {
		t.Error("nothing was decided")
	}
}
