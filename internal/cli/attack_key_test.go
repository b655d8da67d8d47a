package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"votering/internal/cli"
	"votering/internal/trust/trusttest"
)

// answer runs a command with --json and returns its exit code and the class of
// its error; empty where there is none.
func answer(t *testing.T, args ...string) (code int, class string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = cli.Main(append(args, "--json"), strings.NewReader(""), &out, &errs)
	var a struct {
		Error    struct{ Class string }
		Problems []struct{ Class string }
	}
	if err := json.Unmarshal(out.Bytes(), &a); err != nil {
		t.Fatalf("votering %s: %v\n%s%s", strings.Join(args, " "), err, &out, &errs)
	}
	if len(a.Problems) > 0 {
		return code, a.Problems[0].Class
	}
	return code, a.Error.Class
}

// must runs commands that have to succeed.
func must(t *testing.T, commands ...string) {
	t.Helper()
	for _, c := range commands {
		if code, class := answer(t, strings.Fields(c)...); code != 0 {
			t.Fatalf("votering %s: %d, %s", c, code, class)
		}
	}
}

// Agents that hang up, babble, or sign something else or with another key, and
// a key file that nobody could ever unlock: nothing is signed, and the file is
// as it was.
func TestKeysThatAreNotHonest(t *testing.T) {
	public := trusttest.Signer(t, 1).Public().Line()
	t.Chdir(t.TempDir())
	t.Setenv("HOME", t.TempDir())
	must(t, "demo fjordlyktprisen-2031 -o jury.votering", "hand-in jury.votering --all", "close jury.votering",
		"reveal jury.votering marks", "recusal jury.votering embla trollbotn upheld --by alva", "lock jury.votering", "reveal jury.votering tally")
	put(t, "grounds.md", "Lyktene lyser.\n")
	put(t, "key.pub", public+"\n")
	put(t, "passphrase", "x\n")
	slow, before := trusttest.SlowKeyFile(t), read(t, "jury.votering")
	for name, c := range map[string]struct {
		agent trusttest.Mischief
		key   []string
		class string
	}{
		"closes":      {trusttest.Closes, []string{"--key", "key.pub"}, "E_KEY"},
		"babbles":     {trusttest.Babbles, []string{"--key", "key.pub"}, "E_KEY"},
		"scrambled":   {trusttest.Scrambled, []string{"--key", "key.pub"}, "E_KEY"},
		"hangs":       {trusttest.Hangs, []string{"--key", "key.pub"}, "E_KEY"},
		"refuses":     {trusttest.Refuses, []string{"--key", "key.pub"}, "E_KEY"},
		"other bytes": {trusttest.OtherBytes, []string{"--key", "key.pub"}, "E_SIG"},
		"other key":   {trusttest.OtherKey, []string{"--key", "key.pub"}, "E_SIG"},
		"slow key":    {trusttest.Closes, []string{"--key", slow, "--passphrase-file", "passphrase"}, "E_KEY"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("SSH_AUTH_SOCK", trusttest.Agent(t, c.agent, 1))
			code, class := answer(t, append([]string{"decide", "jury.votering", "--grounds", "nb=grounds.md"}, c.key...)...)
			if code != 1 || class != c.class {
				t.Errorf("exit %d, %s, wants %s", code, class, c.class)
			}
			if !bytes.Equal(read(t, "jury.votering"), before) {
				t.Error("something was stored")
			}
		})
	}
	t.Setenv("SSH_AUTH_SOCK", trusttest.Agent(t, trusttest.Honest, 1))
	if code, class := answer(t, "decide", "jury.votering", "--grounds", "nb=grounds.md", "--key", "key.pub"); code != 0 {
		t.Errorf("an honest agent: exit %d, %s", code, class)
	}
}

// An address that allowed_signers would read as more than one person never
// comes onto a roll.
func TestAddressesThatAreMore(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "demo fjordlyktprisen-2031 --files .")
	edition := string(read(t, "edition.yaml"))
	for _, address := range []string{`"*@example.org"`, `"mallory@x,alva@example.org"`, `"x@example.org\nalva@example.org ssh-ed25519 AAAA"`} {
		bad := strings.Replace(edition, "alva@example.org", address, 1)
		if bad == edition {
			t.Fatal("the chair has another address")
		}
		put(t, "bad.yaml", bad)
		if code, class := answer(t, "check", "bad.yaml"); code != 1 || class != "E_TEXT" {
			t.Errorf("%s: exit %d, %s", address, code, class)
		}
		if code, class := answer(t, "new", "bad.yaml", "-o", "bad.votering"); code != 1 || class != "E_TEXT" {
			t.Errorf("%s: exit %d, %s", address, code, class)
		}
	}
}

func put(t *testing.T, name, data string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}
