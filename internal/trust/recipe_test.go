package trust_test

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/tooltest"
	"votering/internal/trust"
)

// opensslCommand is what the recipe prints for an ed25519 key.
const opensslCommand = "openssl pkeyutl -verify -rawin -pubin -inkey pub.pem -in signed.bin -sigfile sig.bin"

// Who has python3 and openssl and nothing else checks a signature all the
// same.
func TestStdlibRecipe(t *testing.T) {
	python, _ := tooltest.Need(t, "python3"), tooltest.Need(t, "openssl")
	for _, kind := range []string{"ed25519", "rsa2048", "rsa3072"} {
		t.Run(kind, func(t *testing.T) {
			path := stockKeyFile(t, kind)
			s, dir := fileSigner(t, path), t.TempDir()
			sig, err := s.Sign(t.Context(), ns, message)
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, "recipe.py"), []byte(trust.StdlibRecipe))
			write(t, filepath.Join(dir, "d.json"), message)
			write(t, filepath.Join(dir, "d.json.sig"), sig)
			in := func(name string, args ...string) (string, error) {
				cmd := exec.Command(name, args...)
				cmd.Dir = dir
				out, err := cmd.CombinedOutput()
				return string(out), err
			}
			check := func() string {
				out, err := in(python, "recipe.py", "d.json", "d.json.sig", string(read(t, path+".pub")), ns)
				if err != nil {
					t.Fatal(out)
				}
				command := strings.Fields(out)
				if kind == "ed25519" && strings.Join(command, " ") != opensslCommand {
					t.Errorf("the recipe prints %s", out)
				}
				out, _ = in(command[0], command[1:]...)
				return out
			}
			if out := check(); !strings.Contains(out, "Signature Verified Successfully") {
				t.Error(out)
			}
			write(t, filepath.Join(dir, "d.json"), bytes.Replace(message, []byte("1"), []byte("2"), 1))
			if out := check(); strings.Contains(out, "Success") {
				t.Errorf("a changed message is good: %s", out)
			}
			for why, args := range map[string][]string{
				"another purpose": {string(read(t, path+".pub")), trust.NamespaceBallot},
				"another key":     {string(read(t, stockKeyFile(t, "ecdsa256")+".pub")), ns},
			} {
				out, err := in(python, append([]string{"recipe.py", "d.json", "d.json.sig"}, args...)...)
				if err == nil || !strings.Contains(out, why) {
					t.Errorf("%s: %v: %s", why, err, out)
				}
			}
		})
	}
}
