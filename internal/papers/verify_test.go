package papers_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/dossier/dossiertest"
	"votering/internal/papers"
	"votering/internal/tooltest"
	"votering/internal/trust/trusttest"
)

const cases = "../../testdata/cases/worked"

// folder writes a signed decision as it is handed on, and gives its
// VERIFY.txt.
func folder(t *testing.T, profile string) (dir, verify string) {
	t.Helper()
	dir = t.TempDir()
	for name, data := range dossiertest.Make(t, dossiertest.Worked(t, cases)).Files(t, profile) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if name == "VERIFY.txt" {
			verify = string(data)
		}
	}
	return dir, verify
}

// shell runs a command as somebody who pastes it, and gives what it says.
func shell(t *testing.T, dir, command string) (string, error) {
	t.Helper()
	c := exec.Command(tooltest.Need(t, "bash"), "-c", command)
	c.Dir = dir
	c.Env = append(os.Environ(), "LC_ALL=C")
	out, err := c.CombinedOutput()
	return strings.TrimSpace(string(out)), err
}

// languages are the texts of VERIFY.txt, without what comes after them.
func languages(verify string) []string {
	parts := strings.Split(verify, strings.Repeat("=", 78)+"\n")
	return parts[1:4]
}

// indented are the lines of a text that are meant to be copied, or to be
// compared with.
func indented(text string) (lines []string) {
	for l := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(l, "    "); ok && !strings.HasPrefix(rest, " ") {
			lines = append(lines, strings.TrimSpace(rest))
		}
	}
	return lines
}

func beginning(lines []string, start string) (found []string) {
	for _, l := range lines {
		if strings.HasPrefix(l, start) {
			found = append(found, l)
		}
	}
	return found
}

// appendix is what is pasted where there is no ssh-keygen.
func appendix(t *testing.T, verify string) string {
	t.Helper()
	_, commands, ok := strings.Cut(verify, "\nVEDLEGG / APPENDIX\n")
	if !ok {
		t.Fatal("VERIFY.txt has no appendix")
	}
	return commands
}

func TestTheThreeLanguagesGiveTheSameCommands(t *testing.T) {
	_, verify := folder(t, "complete")
	texts := languages(verify)
	for _, text := range texts[1:] {
		if !slices.Equal(indented(text), indented(texts[0])) {
			t.Errorf("in one language:\n%s\nin another:\n%s", strings.Join(indented(texts[0]), "\n"), strings.Join(indented(text), "\n"))
		}
	}
}

// Every command of VERIFY.txt that ssh-keygen and the checksums need is run as
// it stands, and answers what VERIFY.txt says it answers.
func TestTheCommandsOfVerify(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	tooltest.Need(t, "sha256sum")
	for profile, signed := range map[string]int{"public": 1, "complete": 2} {
		dir, verify := folder(t, profile)
		lines := indented(languages(verify)[0])
		good := beginning(lines, `Good "`)
		commands := beginning(lines, "ssh-keygen ")
		if len(commands) != signed || len(good) != 1 {
			t.Fatalf("%s: %d commands, %d answers", profile, len(commands), len(good))
		}
		for _, c := range commands {
			if said, err := shell(t, dir, c); err != nil || said != good[0] {
				t.Errorf("%s\nsays %q (%v), want %q", c, said, err, good[0])
			}
		}
		for _, c := range beginning(lines, "sha256sum ") {
			said, err := shell(t, dir, c)
			for _, l := range strings.Split(said, "\n") {
				if err != nil || !strings.HasSuffix(l, ": OK") {
					t.Errorf("%s says %q (%v)", c, l, err)
				}
			}
		}
		change(t, filepath.Join(dir, "decision.json"))
		if said, err := shell(t, dir, commands[0]); err == nil || !strings.Contains(said, "incorrect signature") {
			t.Errorf("of a changed decision ssh-keygen says %q (%v)", said, err)
		}
	}
}

// The answers that VERIFY.txt explains are those that ssh-keygen gives.
func TestTheOtherAnswers(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	for answer, spoil := range map[string]func(dir string) []byte{
		"namespace does not match": func(dir string) []byte {
			return dossiertest.Sign(t, dossiertest.ChairKey, "ballot@votering", read(t, filepath.Join(dir, "decision.json")))
		},
		"Could not verify signature.": func(dir string) []byte {
			return dossiertest.Sign(t, dossiertest.ChairKey+1, "decision@votering", read(t, filepath.Join(dir, "decision.json")))
		},
		"missing header": func(dir string) []byte {
			return append([]byte("Hei!\n"), read(t, filepath.Join(dir, "decision.json.sig"))...)
		},
		"missing footer": func(dir string) []byte {
			sig := read(t, filepath.Join(dir, "decision.json.sig"))
			return sig[:bytes.LastIndex(sig, []byte("-----END"))]
		},
		"invalid format": func(dir string) []byte {
			return bytes.Replace(read(t, filepath.Join(dir, "decision.json.sig")), []byte("U1NI"), []byte("U1NX"), 1)
		},
		"incomplete message":        func(string) []byte { return []byte("x") },
		"No such file or directory": nil,
	} {
		dir, verify := folder(t, "public")
		if sig := filepath.Join(dir, "decision.json.sig"); spoil != nil {
			if err := os.WriteFile(sig, spoil(dir), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if err := os.Remove(sig); err != nil {
			t.Fatal(err)
		}
		said, err := shell(t, dir, beginning(indented(languages(verify)[0]), "ssh-keygen ")[0])
		if err == nil || !strings.Contains(said, answer) {
			t.Errorf("ssh-keygen says %q (%v), want %q", said, err, answer)
		}
		for _, text := range languages(verify) {
			if !strings.Contains(text, answer) {
				t.Errorf("VERIFY.txt does not explain %q", answer)
			}
		}
	}
}

// The key of the appendix can be swapped with the signature, in one folder; the
// fingerprint that is then printed is that of the key which signed.
func TestASwappedKeyShowsItself(t *testing.T) {
	tooltest.Need(t, "python3")
	tooltest.Need(t, "openssl")
	dir, verify := folder(t, "public")
	sig := dossiertest.Sign(t, dossiertest.ChairKey+1, "decision@votering", read(t, filepath.Join(dir, "decision.json")))
	if err := os.WriteFile(filepath.Join(dir, "decision.json.sig"), sig, 0o644); err != nil {
		t.Fatal(err)
	}
	chair := beginning(indented(languages(verify)[0]), "SHA256:")[0]
	said, err := shell(t, dir, appendix(t, verify))
	if err == nil || !strings.Contains(said, "NOT VERIFIED: decision.json: made with another key, SHA256:") || strings.Contains(said, chair) {
		t.Errorf("of another signature it says %q (%v)", said, err)
	}
	line := strings.Split(appendix(t, verify), `"`)[1]
	other := trusttest.Signer(t, dossiertest.ChairKey+1).Public()
	said, err = shell(t, dir, strings.ReplaceAll(appendix(t, verify), line, other.Line()))
	if err != nil || !strings.HasSuffix(said, "signed with the key "+other.Fingerprint()) || strings.Contains(said, chair) {
		t.Errorf("of another signature and its key it says %q (%v)", said, err)
	}
}

// The answers to the appendix that VERIFY.txt explains are those it gives.
func TestTheOtherAnswersOfTheAppendix(t *testing.T) {
	tooltest.Need(t, "python3")
	tooltest.Need(t, "openssl")
	for answer, spoil := range map[string]func(dir string){
		"openssl does not accept the signature": func(dir string) { change(t, filepath.Join(dir, "decision.json")) },
		"Signature Verification Failure":        func(dir string) { change(t, filepath.Join(dir, "decision.json")) },
		"Traceback":                             func(dir string) { cut(t, filepath.Join(dir, "decision.json.sig")) },
		"No such file or directory":             func(dir string) { _ = os.Remove(filepath.Join(dir, "decision.json")) },
		"made for another purpose": func(dir string) {
			sig := dossiertest.Sign(t, dossiertest.ChairKey, "ballot@votering", read(t, filepath.Join(dir, "decision.json")))
			if err := os.WriteFile(filepath.Join(dir, "decision.json.sig"), sig, 0o644); err != nil {
				t.Fatal(err)
			}
		},
	} {
		dir, verify := folder(t, "public")
		spoil(dir)
		said, err := shell(t, dir, appendix(t, verify))
		if err == nil || !strings.Contains(said, answer) || strings.Contains(said, "signed with") {
			t.Errorf("the appendix says %q (%v), want %q", said, err, answer)
		}
		for _, text := range languages(verify) {
			if !strings.Contains(text, answer) {
				t.Errorf("VERIFY.txt does not explain %q", answer)
			}
		}
	}
}

func TestTheWindowsCommandIsTheOtherInQuotes(t *testing.T) {
	_, verify := folder(t, "public")
	lines := indented(languages(verify)[0])
	posix, windows := beginning(lines, "ssh-keygen "), beginning(lines, "cmd /c ")
	if len(windows) != 1 || windows[0] != `cmd /c "`+posix[0]+`"` {
		t.Errorf("Windows is told %q, the others %q", windows, posix)
	}
}

func TestPython3AndOpensslAlone(t *testing.T) {
	tooltest.Need(t, "python3")
	tooltest.Need(t, "openssl")
	for profile, signed := range map[string]int{"public": 1, "complete": 2} {
		dir, verify := folder(t, profile)
		_, told, _ := strings.Cut(languages(verify)[0], "\n4. ")
		told, _, _ = strings.Cut(told, "\n5. ")
		if len(indented(told)) != 2*signed {
			t.Errorf("%s: VERIFY.txt promises %q", profile, indented(told))
		}
		before := names(t, dir)
		said, err := shell(t, dir, appendix(t, verify))
		if err != nil || said != strings.Join(indented(told), "\n") {
			t.Errorf("%s: %q (%v), VERIFY.txt promises %q", profile, said, err, indented(told))
		}
		if after := names(t, dir); !slices.Equal(before, after) {
			t.Errorf("the folder held %v, and holds %v", before, after)
		}
		change(t, filepath.Join(dir, "decision.json"))
		if said, _ := shell(t, dir, appendix(t, verify)); strings.Count(said, "Signature Verified Successfully") != signed-1 {
			t.Errorf("%s, changed: %q", profile, said)
		}
	}
}

// A chair with an RSA key gets commands that work for it.
func TestTheAppendixForAnRSAKey(t *testing.T) {
	tooltest.Need(t, "python3")
	tooltest.Need(t, "openssl")
	keygen := tooltest.Need(t, "ssh-keygen")
	dir := t.TempDir()
	made := dossiertest.Make(t, dossiertest.Worked(t, cases))
	if err := os.WriteFile(filepath.Join(dir, "decision.json"), made.Public, 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := shell(t, dir, keygen+" -q -t rsa -b 2048 -N '' -C '' -f key && "+keygen+" -q -Y sign -f key -n decision@votering decision.json"); err != nil {
		t.Fatal(said, err)
	}
	key, err := os.ReadFile(filepath.Join(dir, "key.pub"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := decision.Read(made.Public, "decision.json")
	if err != nil {
		t.Fatal(err)
	}
	d.ChairKey = strings.TrimSpace(string(key))
	verify := string(papers.Instructions(d))
	if said, err := shell(t, dir, appendix(t, verify)); err != nil || !strings.Contains(said, "Signature Verified Successfully") {
		t.Errorf("%q (%v)", said, err)
	}
	if !strings.Contains(verify, " with RSA key SHA256:") {
		t.Error("VERIFY.txt does not say what ssh-keygen answers for an RSA key")
	}
}

// For a key that python3 and openssl alone cannot check VERIFY.txt says so.
func TestAKeyWithoutAppendix(t *testing.T) {
	d, err := decision.Read(dossiertest.Make(t, dossiertest.Worked(t, cases)).Public, "decision.json")
	if err != nil {
		t.Fatal(err)
	}
	d.ChairKey = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+tKfA+eFivOM1drMV7Oy7ZAaDe/UfU="
	verify := papers.Instructions(d)
	if bytes.Contains(verify, []byte("APPENDIX")) || !bytes.Contains(verify, []byte("That cannot be done with this key")) {
		t.Error("VERIFY.txt promises what cannot be done with this key")
	}
}

// change makes another digit of the first one of a file.
func change(t *testing.T, path string) {
	t.Helper()
	data := read(t, path)
	at := bytes.IndexAny(data, "0123456789")
	data[at] = '0' + (data[at]-'0'+1)%10
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// cut takes the second half of a file away.
func cut(t *testing.T, path string) {
	t.Helper()
	data := read(t, path)
	if err := os.WriteFile(path, data[:len(data)/2], 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func names(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
