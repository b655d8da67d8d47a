package trust_test

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/tooltest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

func TestAllowedSigners(t *testing.T) {
	key := trusttest.Signer(t, 1).Public()
	got, err := trust.AllowedSigners("chair@example.org", key, trust.NamespaceDecision, trust.NamespaceRoll)
	want := "# allowed_signers of ssh-keygen -Y verify: who, for what, with which key\n" +
		`chair@example.org namespaces="decision@votering,roll@votering" ` + key.Line() + "\n"
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
}

// Such a file is a program. Nothing that means more than one person goes in.
func TestAllowedSignersRefuses(t *testing.T) {
	key := trusttest.Signer(t, 1).Public()
	for _, who := range []string{
		"", "*@example.org", "chair@example.*", "?hair@example.org", "!chair@example.org",
		"mallory@x,chair@example.org", "chair@example.org\nmallory@x ssh-ed25519 AAAA", "chair@example.org\r",
		"Chair@example.org", "chair @example.org", `"chair@example.org"`, "#chair@example.org", "chair",
		"chåir@example.org", "chair@example.org namespaces=\"*\"", "@example.org", strings.Repeat("a", 65) + "@example.org",
	} {
		got, err := trust.AllowedSigners(who, key, ns)
		wants(t, err, fault.Text, "allowed.principal")
		if got != nil {
			t.Errorf("%q: %s", who, got)
		}
	}
	for _, n := range []string{"", "*", "*@votering", "decision@votering,ballot@votering", `a" b`, "a\nb", "!a"} {
		_, err := trust.AllowedSigners("chair@example.org", key, n)
		wants(t, err, fault.Text, "allowed.namespace")
	}
	_, err := trust.AllowedSigners("chair@example.org", key)
	wants(t, err, fault.Text, "allowed.namespace")
	_, err = trust.AllowedSigners("chair@example.org", trust.PublicKey{}, ns)
	wants(t, err, fault.Key, "key.line")
}

// What is refused above is refused for a reason: ssh-keygen would take mallory
// for the chair.
func TestAllowedSignersIsAProgram(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	mallory := trusttest.Signer(t, 6)
	sig, err := mallory.Sign(t.Context(), ns, message)
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"*@example.org", "mallory@x,chair@example.org"} {
		file := []byte(who + ` namespaces="` + ns + `" ` + mallory.Public().Line() + "\n")
		if err := stock(t, sig, message, ns, "chair@example.org", file); err != nil {
			t.Errorf("%s: ssh-keygen has learnt better: %v", who, err)
		}
	}
}

// The commands that people are told to type do what is said of them.
func TestCommandsWork(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	for _, name := range []string{"decision.json", "it's my $decision.json"} {
		home, dir := t.TempDir(), t.TempDir()
		ring := trust.NewKeyring(func(string) string { return "" }, home)
		c, err := ring.Create("~/.ssh/id_ed25519", nil, "")
		if err != nil {
			t.Fatal(err)
		}
		allowed, err := trust.AllowedSigners("chair@example.org", c.Public, ns)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, "allowed_signers"), allowed)
		write(t, filepath.Join(dir, name), message)
		write(t, filepath.Join(dir, name+".sig"), []byte("of an older version"))
		shell := func(command string) string {
			cmd := exec.Command(tooltest.Need(t, "sh"), "-c", command)
			cmd.Dir, cmd.Env = dir, append(cmd.Environ(), "HOME="+home)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%s: %v: %s", command, err, out)
			}
			return string(out)
		}
		shell(trust.SignCommand(name, "").POSIX)
		if key, err := trust.Verify(read(t, filepath.Join(dir, name+".sig")), message, ns); err != nil || !key.Equal(c.Public) {
			t.Errorf("%s: %v", name, err)
		}
		verify, _ := trust.VerifyCommand("chair@example.org", name)
		if out := shell(verify); !bytes.HasPrefix([]byte(out), []byte(`Good "decision@votering" signature for chair@example.org with ED25519 key `+c.Public.Fingerprint())) {
			t.Error(out)
		}
	}
}

func TestCommandsForWindows(t *testing.T) {
	sign := trust.SignCommand("decision.json", "").Windows
	if want := `cmd /c "del decision.json.sig 2>nul & ssh-keygen -Y sign -f %USERPROFILE%\.ssh\id_ed25519 -n decision@votering decision.json"`; sign != want {
		t.Error(sign)
	}
	_, verify := trust.VerifyCommand("chair@example.org", "my decision.json")
	if want := `cmd /c "ssh-keygen -Y verify -f allowed_signers -I chair@example.org -n decision@votering -s "my decision.json.sig" < "my decision.json""`; verify != want {
		t.Error(verify)
	}
}
