package dossier_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/tooltest"
)

// shell runs what a stranger would paste, in the folder.
func shell(t testing.TB, dir, commands string) string {
	t.Helper()
	cmd := exec.Command(tooltest.Need(t, "sh"), "-c", commands)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s\n%v\n%s", commands, err, out)
	}
	return string(out)
}

// The folder is enough for stock ssh-keygen, with the words that VERIFY.txt
// gives for it, on both documents.
func TestSSHKeygenSaysGood(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	dir, files := written(t, "complete")
	commands := commandsOf(string(files["VERIFY.txt"]), "ssh-keygen -Y verify")
	want := `Good "decision@votering" signature for kari@example.org with ED25519 key ` + worked(t).Key.Fingerprint()
	if len(commands) != 6 { // two documents, in three languages
		t.Fatalf("%d commands: %q", len(commands), commands)
	}
	for _, c := range commands {
		if out := shell(t, dir, c); strings.TrimSpace(out) != want {
			t.Errorf("%s: %s", c, out)
		}
	}
}

// commandsOf are the lines of VERIFY.txt that begin so.
func commandsOf(text, begin string) []string {
	var found []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, begin+" ") {
			found = append(found, line)
		}
	}
	return found
}

// With python3 and openssl alone, as the appendix of VERIFY.txt has it.
func TestPythonAndOpenSSLSayGood(t *testing.T) {
	for _, tool := range []string{"python3", "openssl"} {
		tooltest.Need(t, tool)
	}
	dir, files := written(t, "complete")
	_, appendix, ok := strings.Cut(string(files["VERIFY.txt"]), "VEDLEGG / APPENDIX\n")
	if !ok {
		t.Fatal("there is no appendix")
	}
	if out := shell(t, dir, appendix); strings.Count(out, "Signature Verified Successfully") != 2 {
		t.Error(out)
	}
	for _, c := range commandsOf(string(files["VERIFY.txt"]), "python3 -c") {
		if out := shell(t, dir, c); strings.TrimSpace(out) != worked(t).Key.Fingerprint() {
			t.Errorf("%s: %s", c, out)
		}
	}
	if f := opens(t, dir, ""); len(f.Others) > 0 {
		t.Errorf("it leaves %q behind", f.Others)
	}
}

func TestSumsAreThoseOfSha256sum(t *testing.T) {
	tooltest.Need(t, "sha256sum")
	dir, files := written(t, "complete")
	out := shell(t, dir, "sha256sum -c SHA256SUMS")
	if n := strings.Count(out, ": OK\n"); n != len(files)-1 {
		t.Errorf("%d of %d files: %s", n, len(files)-1, out)
	}
	_, line, err := dossier.Commitment(opens(t, dir, ""))
	if err != nil {
		t.Fatal(err)
	}
	if out := shell(t, dir, "echo '"+line+"' | sha256sum -c"); out != "decision.json: OK\n" {
		t.Error(out)
	}
	if r := dossier.Verify(dossiertest.Folder(files), dossier.Options{}); !r.Good {
		t.Error(r.Fault)
	}
}

// unzip takes our zip, and we take what Python makes of our folder, with a
// folder around it.
func TestZipAndUnzip(t *testing.T) {
	tooltest.Need(t, "python3")
	tooltest.Need(t, "unzip")
	dir, files := written(t, "public")
	base := filepath.Dir(dir)
	if err := dossier.WriteZip(filepath.Join(base, "ours.zip"), files); err != nil {
		t.Fatal(err)
	}
	shell(t, base, "unzip -q ours.zip -d unpacked && diff -r unpacked decision && python3 -m zipfile -c theirs.zip decision")
	if r := dossier.Verify(opens(t, filepath.Join(base, "theirs.zip"), ""), dossier.Options{}); !r.Good || len(r.Findings) == 0 {
		t.Error(r.Fault)
	}
}
