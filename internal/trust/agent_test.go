package trust_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"votering/internal/fault"
	"votering/internal/tooltest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// with is a keyring with an agent and an empty home.
func with(t testing.TB, socket string) *trust.Keyring {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("agents are pipes there")
	}
	ring := trust.NewKeyring(func(name string) string {
		if name == "SSH_AUTH_SOCK" {
			return socket
		}
		return ""
	}, t.TempDir())
	ring.SetPatience(300 * time.Millisecond)
	return ring
}

func list(t testing.TB, ring *trust.Keyring) []trust.Candidate {
	t.Helper()
	all, err := ring.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAgent(t *testing.T) {
	ring := with(t, trusttest.Agent(t, trusttest.Honest, 1, 2))
	all := list(t, ring)
	if len(all) != 2 {
		t.Fatalf("%+v", all)
	}
	for i, c := range all {
		if !c.Public.Equal(trusttest.Signer(t, byte(i+1)).Public()) || c.Source != trust.FromAgent || c.NeedsPassphrase ||
			c.Path != "" || c.Problem != nil || c.Public.Comment() != "key of a test" {
			t.Errorf("%+v", c)
		}
		signs(t, ring, c, "")
	}
}

// An agent that does not behave is a fault in the time it is given, and
// nothing is signed.
func TestAgentsThatCannotList(t *testing.T) {
	for m, id := range map[trusttest.Mischief]string{
		trusttest.Hangs: "agent.silent", trusttest.Closes: "agent.failed", trusttest.Babbles: "agent.failed",
		trusttest.Scrambled: "agent.failed", trusttest.Endless: "agent.failed",
	} {
		ring := with(t, trusttest.Agent(t, m, 1))
		_, err := ring.List(t.Context())
		wants(t, err, fault.Key, id)
		path := write(t, filepath.Join(t.TempDir(), "id.pub"), []byte(trusttest.Signer(t, 1).Public().Line()))
		_, err = ring.Find(t.Context(), path)
		wants(t, err, fault.Key, id)
		if find(t, ring, trusttest.KeyFile(t, 1)).Problem != nil {
			t.Error("a key file does not need this agent")
		}
	}
}

func TestAgentsThatCannotSign(t *testing.T) {
	for m, want := range map[trusttest.Mischief]struct {
		class fault.Class
		id    string
	}{
		trusttest.HangsLater: {fault.Key, "agent.silent"}, trusttest.Refuses: {fault.Key, "agent.failed"},
		trusttest.OtherBytes: {fault.Sig, "sign.wrong"}, trusttest.OtherKey: {fault.Sig, "sign.wrong"},
	} {
		ring := with(t, trusttest.Agent(t, m, 1))
		s, err := ring.Unlock(t.Context(), list(t, ring)[0], nil)
		if err != nil {
			t.Fatal(err)
		}
		sig, err := s.Sign(t.Context(), ns, message)
		wants(t, err, want.class, want.id)
		if sig != nil {
			t.Errorf("gives %s", sig)
		}
	}
}

func TestAgentThatIsGone(t *testing.T) {
	_, err := with(t, filepath.Join(t.TempDir(), "gone")).List(t.Context())
	wants(t, err, fault.Key, "agent.failed")
	ring := with(t, trusttest.Agent(t, trusttest.Honest, 1))
	c := list(t, ring)[0]
	s, err := with(t, "").Unlock(t.Context(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Sign(t.Context(), ns, message)
	wants(t, err, fault.Key, "agent.none")
}

// Whoever stops waiting gets an answer at once, whatever the agent's time.
func TestWaitingCanBeStopped(t *testing.T) {
	ring := with(t, trusttest.Agent(t, trusttest.Hangs))
	ring.SetPatience(time.Hour)
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(20*time.Millisecond, func() { cancel(errors.New("enough")) })
	_, err := ring.List(ctx)
	wants(t, err, fault.Key, "sign.stopped")

	path := filepath.Join(t.TempDir(), "id")
	c, err := ring.Create(path, []byte("hemmelig"), "")
	if err != nil {
		t.Fatal(err)
	}
	_, err = ring.Unlock(ctx, c, []byte("hemmelig"))
	wants(t, err, fault.Key, "sign.stopped")
	_, err = trusttest.Signer(t, 1).Sign(ctx, ns, message)
	wants(t, err, fault.Key, "sign.stopped")
}

// What an agent has besides plain strong keys.
func TestWhatAnAgentHas(t *testing.T) {
	held := agent.NewKeyring()
	add := func(key any, cert *ssh.Certificate, comment string) {
		if err := held.Add(agent.AddedKey{PrivateKey: key, Certificate: cert, Comment: comment}); err != nil {
			t.Fatal(err)
		}
	}
	signer, err := ssh.NewSignerFromKey(trusttest.Key(1))
	if err != nil {
		t.Fatal(err)
	}
	cert := &ssh.Certificate{Key: signer.PublicKey(), CertType: ssh.UserCert, ValidBefore: ssh.CertTimeInfinity}
	if err := cert.SignCert(rand.Reader, signer); err != nil {
		t.Fatal(err)
	}
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	add(trusttest.Key(1), nil, "one\n\x1b]52;c;YQ==\a")
	add(trusttest.Key(1), cert, "certificate")
	add(rsaKey, nil, "rsa")
	ring := with(t, trusttest.Serve(t, trusttest.Honest, held))
	all := list(t, ring)
	if len(all) != 2 || all[0].Public.Comment() != `one\u000a\u001b]52;c;YQ==\u0007` || all[1].Public.Kind() != "RSA 2048" {
		t.Fatalf("%+v", all)
	}
	signs(t, ring, all[0], "")
	signs(t, ring, all[1], "")
}

// foreign is an agent with keys that are not for us.
type foreign struct {
	agent.Agent
	keys []*agent.Key
}

func (f foreign) List() ([]*agent.Key, error) { return f.keys, nil }

func TestKeysOfAnAgentThatAreNotForUs(t *testing.T) {
	ring := with(t, trusttest.Serve(t, trusttest.Honest, foreign{agent.NewKeyring(), []*agent.Key{
		{Format: ssh.KeyAlgoRSA, Blob: shortRSA(), Comment: "old"},
		{Format: "x", Blob: named("ssh-\x1b"), Comment: "odd"},
	}}))
	all := list(t, ring)
	if len(all) != 2 {
		t.Fatalf("%+v", all)
	}
	wants(t, all[0].Problem, fault.Weak, "weak.rsa")
	wants(t, all[1].Problem, fault.Key, "key.kind")
	_, err := ring.Unlock(t.Context(), all[0], nil)
	wants(t, err, fault.Weak, "weak.rsa")
}

// odd is an agent with one key, which signs in its own way.
type odd struct {
	foreign
	sign func(data []byte) *ssh.Signature
}

func (o odd) SignWithFlags(_ ssh.PublicKey, data []byte, _ agent.SignatureFlags) (*ssh.Signature, error) {
	return o.sign(data), nil
}

func (o odd) Extension(string, []byte) ([]byte, error) { return nil, agent.ErrExtensionUnsupported }

func oddAgent(t testing.TB, wire []byte, sign func([]byte) *ssh.Signature) (*trust.Keyring, trust.Signer) {
	t.Helper()
	key := &agent.Key{Format: "odd", Blob: wire}
	ring := with(t, trusttest.Serve(t, trusttest.Honest, odd{foreign{agent.NewKeyring(), []*agent.Key{key}}, sign}))
	s, err := ring.Unlock(t.Context(), list(t, ring)[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	return ring, s
}

// A security key signs through the agent, and somebody must have touched it.
func TestSecurityKey(t *testing.T) {
	key := trusttest.Key(1)
	ring, _ := oddAgent(t, fidoWire(key), func(data []byte) *ssh.Signature { return fido(key, data, 1) })
	c := list(t, ring)[0]
	if c.Public.Kind() != "ED25519-SK" {
		t.Errorf("%+v", c)
	}
	signs(t, ring, c, "")
	_, s := oddAgent(t, fidoWire(key), func(data []byte) *ssh.Signature { return fido(key, data, 0) })
	_, err := s.Sign(t.Context(), ns, message)
	wants(t, err, fault.Sig, "sign.wrong")
	if cause := fault.Of(errors.Unwrap(err)); cause == nil || cause.ID != "sig.touch" {
		t.Errorf("%v", err)
	}
}

// Some agents leave out the zeros that an RSA signature begins with, or sign
// with SHA-1 whatever they are asked.
func TestOddRSA(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	bare, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	sign := func(algorithm string) func([]byte) *ssh.Signature {
		return func(data []byte) *ssh.Signature {
			v, err := bare.(ssh.AlgorithmSigner).SignWithAlgorithm(rand.Reader, data, algorithm)
			if err != nil {
				t.Error(err)
			}
			v.Blob = bytes.TrimLeft(v.Blob, "\x00")
			return v
		}
	}
	wire := bare.PublicKey().Marshal()
	text := message // until one has a signature that begins with a zero
	for c := (craft{version: 1, namespace: ns, hash: "sha512"}); len(sign(ssh.KeyAlgoRSASHA512)(c.tbs(text)).Blob) == 256; {
		text = append(text[:len(text):len(text)], ' ')
	}
	_, s := oddAgent(t, wire, sign(ssh.KeyAlgoRSASHA512))
	if _, err := s.Sign(t.Context(), ns, text); err != nil {
		t.Error(err)
	}
	_, s = oddAgent(t, wire, sign(ssh.KeyAlgoRSA))
	_, err = s.Sign(t.Context(), ns, message)
	wants(t, err, fault.Weak, "sign.wrong")
}

// A key that is named by its file signs through the agent where the file by
// itself cannot.
func TestFindAsksTheAgent(t *testing.T) {
	ring := with(t, trusttest.Agent(t, trusttest.Honest, 1))
	dir := t.TempDir()
	path := filepath.Join(dir, "id")
	write(t, path+".pub", []byte(trusttest.Signer(t, 1).Public().Line()+" kari\n"))
	other := write(t, filepath.Join(dir, "my other.pub"), []byte(trusttest.Signer(t, 2).Public().Line()))
	slow := sshKeyHead{"aes256-ctr", "bcrypt", bcrypt(1 << 31), 1, wire(t, trusttest.Key(1)), nil}.write(t)
	for _, path := range []string{path + ".pub", slow} {
		c := find(t, ring, path)
		if c.Source != trust.FromAgent || c.Path != path || c.NeedsPassphrase || c.Problem != nil {
			t.Errorf("%+v", c)
		}
		signs(t, ring, c, "")
	}
	_, err := ring.Find(t.Context(), other)
	wants(t, err, fault.Key, "key.not_held")
	if got, want := fault.Of(err).Args["command"], `ssh-add "`+strings.TrimSuffix(other, ".pub")+`"`; got != want {
		t.Errorf("%s, wants %s", got, want)
	}
	if c := find(t, ring, trusttest.KeyFile(t, 1)); c.Source != trust.FromFile {
		t.Errorf("%+v", c)
	}
}

// A key that the agent and a file have is listed once.
func TestListNamesEveryKeyOnce(t *testing.T) {
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, n := range map[string]byte{"id_a": 1, "id_b": 2} {
		write(t, filepath.Join(home, ".ssh", name), read(t, trusttest.KeyFile(t, n)))
	}
	for socket, want := range map[string]int{
		trusttest.Agent(t, trusttest.Honest, 1): 2,
		trusttest.Agent(t, trusttest.Closes, 1): 2,
		"":                                      2,
	} {
		ring := trust.NewKeyring(func(string) string { return socket }, home)
		if all, _ := ring.List(t.Context()); len(all) != want {
			t.Errorf("%+v", all)
		}
	}
}

// The real one, with keys that this program does not read by itself.
func TestRealAgent(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	tooltest.Need(t, "ssh-add")
	dir, err := os.MkdirTemp("", "agent")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	socket := filepath.Join(dir, "s")
	cmd := exec.Command(tooltest.Need(t, "ssh-agent"), "-D", "-a", socket)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	for range 100 {
		if _, err := os.Stat(socket); err == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	ask := filepath.Join(dir, "askpass")
	if err := os.WriteFile(ask, []byte("#!/bin/sh\necho hemmelig\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	env := []string{"SSH_AUTH_SOCK=" + socket, "SSH_ASKPASS=" + ask, "SSH_ASKPASS_REQUIRE=force", "DISPLAY=:0"}
	ring := with(t, socket)
	ring.SetPatience(5 * time.Second)
	for name, args := range map[string][]string{
		"GCM":   {"-t", "ed25519", "-a", "1", "-Z", "aes256-gcm@openssh.com"},
		"PKCS8": {"-t", "rsa", "-b", "2048", "-m", "PKCS8"},
		"ECDSA": {"-t", "ecdsa", "-a", "1", "-b", "384"},
	} {
		path := filepath.Join(dir, name)
		must(t, nil, "ssh-keygen", append([]string{"-q", "-N", "hemmelig", "-f", path}, args...)...)
		if _, err := run(t, nil, env, "ssh-add", "-q", path); err != nil {
			t.Fatal(err)
		}
		c := find(t, ring, path)
		if c.Source != trust.FromAgent {
			t.Errorf("%+v", c)
		}
		signs(t, ring, c, "")
	}
	if all := list(t, ring); len(all) != 3 {
		t.Errorf("%+v", all)
	}
}
