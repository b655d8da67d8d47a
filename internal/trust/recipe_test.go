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
			check := func(keyLine, purpose string) (string, error) {
				return in(python, "recipe.py", "d.json", "d.json.sig", keyLine, purpose)
			}
			line := string(read(t, path+".pub"))
			print := s.Public().Fingerprint()
			out, err := check(line, ns)
			if want := "Signature Verified Successfully\nd.json: signed with the key " + print + "\n"; err != nil || out != want {
				t.Errorf("%v: %q, want %q", err, out, want)
			}
			for why, args := range map[string][]string{
				"made for another purpose":        {line, trust.NamespaceBallot},
				"made with another key, " + print: {string(read(t, stockKeyFile(t, "ecdsa256")+".pub")), ns},
			} {
				if out, err := check(args[0], args[1]); err == nil || !strings.Contains(out, "NOT VERIFIED: d.json: "+why) {
					t.Errorf("%s: %v: %s", why, err, out)
				}
			}
			write(t, filepath.Join(dir, "d.json"), bytes.Replace(message, []byte("1"), []byte("2"), 1))
			out, err = check(line, ns)
			if err == nil || strings.Contains(out, "Success") || strings.Contains(out, print) || !strings.Contains(out, "NOT VERIFIED: d.json: openssl") {
				t.Errorf("of a changed message it says %v: %s", err, out)
			}
		})
	}
}
