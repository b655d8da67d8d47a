package mailing_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/creack/pty"

	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/tooltest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// stock runs one of the scripts that do without the program.
func stock(t *testing.T, script string, args ...string) (string, error) {
	t.Helper()
	for _, tool := range []string{"sh", "age", "jq", "base64", "ssh-keygen"} {
		tooltest.Need(t, tool)
	}
	out, err := exec.Command("sh", append([]string{filepath.Join("testdata", script)}, args...)...).CombinedOutput()
	return string(out), err
}

func put(t *testing.T, name string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func get(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Stock tools open a sealed ballot and check who signed it.
func TestStockToolsOpenABallot(t *testing.T) {
	k := mailingtest.New(t)
	dir := t.TempDir()
	b := k.Ballot("kari", 1, "")
	signers, err := trust.AllowedSigners("kari@example.org", k.Signers["kari"].Public(), trust.NamespaceBallot)
	if err != nil {
		t.Fatal(err)
	}
	key := put(t, filepath.Join(dir, "sealing.txt"), []byte(k.Identity.Secret()+"\n"))
	allowed := put(t, filepath.Join(dir, "allowed_signers"), signers)
	ballot := put(t, filepath.Join(dir, "kari.ballot"), k.Seal(b))
	out, err := stock(t, "open-ballot.sh", key, ballot, allowed, "kari@example.org", dir)
	if err != nil || !strings.Contains(out, `Good "ballot@votering" signature for kari@example.org with ED25519 key `+k.Signers["kari"].Public().Fingerprint()) {
		t.Fatalf("%v\n%s", err, out)
	}
	if !bytes.Equal(get(t, filepath.Join(dir, "ballot.json")), b.Encode()) || !strings.Contains(out, "kinn results "+b.Marks[0].Mark+"\n") {
		t.Errorf("another ballot:\n%s", out)
	}
	// The same of a ballot that somebody else signed.
	put(t, ballot, k.SealAs(k.Signers["ola"], b.Encode()))
	if out, err := stock(t, "open-ballot.sh", key, ballot, allowed, "kari@example.org", dir); err == nil {
		t.Errorf("ola signed, and stock tools say:\n%s", out)
	}
}

// A ballot that stock tools signed and sealed is one like any other.
func TestStockToolsMakeABallot(t *testing.T) {
	k := mailingtest.New(t)
	dir := t.TempDir()
	b := k.Ballot("kari", 1, "")
	document := put(t, filepath.Join(dir, "ballot.json"), b.Encode())
	sealed := filepath.Join(dir, "kari.ballot")
	if out, err := stock(t, "make-ballot.sh", document, trusttest.KeyFile(t, 2), k.Identity.Recipient(), sealed); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	o, err := mailing.Open(get(t, sealed), "kari.ballot", k.Identity)
	if err != nil {
		t.Fatal(err)
	}
	if f := k.Expect().Check(o); f != nil || !bytes.Equal(o.Bytes, b.Encode()) {
		t.Errorf("%v", f)
	}
}

// Stock age opens the locked sealing key with its passphrase, and with that the
// ballots.
func TestStockAgeOpensTheLockedKey(t *testing.T) {
	age := tooltest.Need(t, "age")
	k := mailingtest.New(t)
	dir := t.TempDir()
	locked, err := trust.Lock(k.Identity, []byte(trusttest.Passphrase), trusttest.Work)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "sealing.age"), locked)
	put(t, filepath.Join(dir, "kari.ballot"), k.Seal(k.Ballot("kari", 1, "")))
	atTerminal(t, dir, age, "-d", "-o", "key.txt", "sealing.age")
	if key := get(t, filepath.Join(dir, "key.txt")); string(key) != "# public key: "+k.Identity.Recipient()+"\n"+k.Identity.Secret()+"\n" {
		t.Errorf("the key is\n%s", key)
	}
	// It also takes the locked key as it is.
	atTerminal(t, dir, age, "-d", "-i", "sealing.age", "-o", "envelope.json", "kari.ballot")
	if o, err := mailing.Unpack(get(t, filepath.Join(dir, "envelope.json")), "kari.ballot"); err != nil || o.Ballot.Juror != "kari" {
		t.Errorf("%v", err)
	}
}

// atTerminal runs a program that asks for a passphrase, and answers.
func atTerminal(t *testing.T, dir, program string, args ...string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	terminal, err := pty.Start(cmd)
	if err != nil {
		t.Skip(err) // no terminals on this system
	}
	defer terminal.Close()
	if _, err := io.WriteString(terminal, trusttest.Passphrase+"\n"); err != nil {
		t.Fatal(err)
	}
	said, _ := io.ReadAll(terminal) // ends with an error when the program does
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%s %q: %v\n%s", program, args, err, said)
	}
}
