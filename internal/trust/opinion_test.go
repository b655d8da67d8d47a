package trust_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/hiddeco/sshsig"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/tooltest"
	"votering/internal/trust"
)

func sha(s string) []byte { sum := sha256.Sum256([]byte(s)); return sum[:] }

// run runs a program with the message on its input.
func run(t testing.TB, input []byte, env []string, name string, args ...string) ([]byte, error) {
	t.Helper()
	cmd := exec.Command(tooltest.Need(t, name), args...)
	cmd.Stdin, cmd.Env = bytes.NewReader(input), append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return out, err
}

func must(t testing.TB, input []byte, name string, args ...string) []byte {
	t.Helper()
	out, err := run(t, input, nil, name, args...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func write(t testing.TB, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// stock is the opinion of ssh-keygen on who signed what; nil is Good.
func stock(t testing.TB, sig, message []byte, namespace, who string, allowed []byte) error {
	t.Helper()
	dir := t.TempDir()
	_, err := run(t, message, nil, "ssh-keygen", "-Y", "verify", "-n", namespace, "-I", who,
		"-f", write(t, filepath.Join(dir, "allowed"), allowed), "-s", write(t, filepath.Join(dir, "sig"), sig))
	return err
}

// stockKey is stock for a key of the test's own.
func stockKey(t testing.TB, sig, message []byte, namespace string, key trust.PublicKey) error {
	t.Helper()
	allowed, err := trust.AllowedSigners("chair@example.org", key, namespace)
	if err != nil {
		t.Fatal(err)
	}
	return stock(t, sig, message, namespace, "chair@example.org", allowed)
}

// hiddeco is the opinion of another library; nil is good.
func hiddeco(sig, message []byte, namespace string) error {
	s, err := sshsig.Unarmor(sig)
	if err != nil {
		return err
	}
	return sshsig.Verify(bytes.NewReader(message), s, s.PublicKey, s.HashAlgorithm, namespace)
}

// wants checks the class and the sentence of a fault, and that people can be
// told of it.
func wants(t testing.TB, err error, class fault.Class, id string) {
	t.Helper()
	f := fault.Of(err)
	if f == nil || f.Class != class || f.ID != id {
		t.Errorf("got %v, wants %s (%s)", err, id, class)
		return
	}
	for _, l := range locale.Languages() {
		c := locale.For(l)
		message, try := c.Fault(f)
		if !c.Has("fault."+id) || strings.ContainsAny(message+try, "{}\u27e6\x1b") {
			t.Errorf("%s: %q, %q", l, message, try)
		}
	}
}

// stockKeys are keys made by ssh-keygen, by name, once for all tests.
var stockKeys = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "keys")
	if err != nil {
		return "", err
	}
	for name, args := range stockKinds {
		cmd := exec.Command("ssh-keygen", append([]string{"-q", "-N", "", "-C", "key of " + name, "-f", filepath.Join(dir, name)}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("%w: %s", err, out)
		}
	}
	return dir, nil
})

var stockKinds = map[string][]string{
	"ed25519":  {"-t", "ed25519"},
	"rsa2048":  {"-t", "rsa", "-b", "2048"},
	"rsa3072":  {"-t", "rsa", "-b", "3072"},
	"rsa1024":  {"-t", "rsa", "-b", "1024"},
	"ecdsa256": {"-t", "ecdsa", "-b", "256"},
	"ecdsa384": {"-t", "ecdsa", "-b", "384"},
	"ecdsa521": {"-t", "ecdsa", "-b", "521"},
}

// stockKeyFile is the private key of that name, in a folder of the test's own.
func stockKeyFile(t testing.TB, name string) string {
	t.Helper()
	tooltest.Need(t, "ssh-keygen")
	dir, err := stockKeys()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	write(t, path, read(t, filepath.Join(dir, name)))
	write(t, path+".pub", read(t, filepath.Join(dir, name+".pub")))
	return path
}

// TestMain takes the keys away again.
func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := stockKeys(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}
