package trust_test

import (
	"bytes"
	"encoding/pem"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"votering/internal/fault"
	"votering/internal/tooltest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// alone is a keyring without an agent.
func alone(t testing.TB) *trust.Keyring {
	return trust.NewKeyring(func(string) string { return "" }, t.TempDir())
}

func find(t testing.TB, ring *trust.Keyring, path string) trust.Candidate {
	t.Helper()
	c, err := ring.Find(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// signs checks that a candidate signs once it is unlocked.
func signs(t testing.TB, ring *trust.Keyring, c trust.Candidate, passphrase string) {
	t.Helper()
	s, err := ring.Unlock(t.Context(), c, []byte(passphrase))
	if err != nil {
		t.Fatal(err)
	}
	sig, err := s.Sign(t.Context(), ns, message)
	if err != nil {
		t.Fatal(err)
	}
	if key, err := trust.Verify(sig, message, ns); err != nil || !key.Equal(c.Public) || !s.Public().Equal(c.Public) {
		t.Errorf("%v, by %s", err, key.Line())
	}
}

// Keys with a passphrase, as ssh-keygen makes them: who they are is known
// before it is asked for.
func TestEncryptedKeyFiles(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	for name, args := range map[string][]string{
		"ed25519": {"-t", "ed25519", "-a", "2"},
		"RSA":     {"-t", "rsa", "-b", "2048", "-a", "2"},
		"CBC":     {"-t", "ecdsa", "-a", "2", "-Z", "aes256-cbc"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "id")
			must(t, nil, "ssh-keygen", append([]string{"-q", "-N", "hemmelig", "-C", "kari", "-f", path}, args...)...)
			ring := alone(t)
			c := find(t, ring, path)
			public, err := trust.ParsePublicKey(string(read(t, path+".pub")))
			if err != nil || !c.Public.Equal(public) || c.Public.Comment() != "kari" ||
				!c.NeedsPassphrase || c.Problem != nil || c.Source != trust.FromFile || c.Path != path || c.OpenToOthers != "" {
				t.Fatalf("%+v, %v", c, err)
			}
			_, err = ring.Unlock(t.Context(), c, nil)
			wants(t, err, fault.Passphrase, "passphrase.missing")
			_, err = ring.Unlock(t.Context(), c, []byte("feil"))
			wants(t, err, fault.Passphrase, "passphrase.wrong")
			signs(t, ring, c, "hemmelig")
		})
	}
}

// Keys without a passphrase, in every form that OpenSSL and OpenSSH write.
func TestPlainKeyFiles(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	dir := t.TempDir()
	for name, args := range map[string][]string{
		"OpenSSH":     {"-t", "ed25519"},
		"PKCS1":       {"-t", "rsa", "-b", "2048", "-m", "PEM"},
		"PKCS8":       {"-t", "rsa", "-b", "2048", "-m", "PKCS8"},
		"SEC1":        {"-t", "ecdsa", "-m", "PEM"},
		"PKCS8 ECDSA": {"-t", "ecdsa", "-m", "PKCS8"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			must(t, nil, "ssh-keygen", append([]string{"-q", "-N", "", "-C", "kari", "-f", path}, args...)...)
			c := find(t, alone(t), path)
			if c.NeedsPassphrase || c.Problem != nil || c.Public.Comment() != "kari" {
				t.Errorf("%+v", c)
			}
			signs(t, alone(t), c, "")
		})
	}
	path := filepath.Join(dir, "openssl")
	must(t, nil, "openssl", "genpkey", "-algorithm", "ed25519", "-out", path)
	signs(t, alone(t), find(t, alone(t), path), "")
}

// What only OpenSSH unlocks says so, and with which commands one goes on.
func TestKeyFilesForTheAgentOnly(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	for name, c := range map[string]struct {
		args      []string
		encrypted bool
	}{
		"GCM":        {[]string{"-t", "ed25519", "-a", "1", "-Z", "aes256-gcm@openssh.com"}, true},
		"ChaCha20":   {[]string{"-t", "ed25519", "-a", "1", "-Z", "chacha20-poly1305@openssh.com"}, true},
		"PKCS8":      {[]string{"-t", "rsa", "-b", "2048", "-m", "PKCS8"}, true},
		"PKCS1":      {[]string{"-t", "rsa", "-b", "2048", "-m", "PEM"}, true},
		"no PEM.pub": {[]string{"-t", "ecdsa", "-m", "PEM"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "id")
			must(t, nil, "ssh-keygen", append([]string{"-q", "-N", "hemmelig", "-f", path}, c.args...)...)
			known := name != "no PEM.pub"
			if !known {
				os.Remove(path + ".pub")
			}
			ring := alone(t)
			got := find(t, ring, path)
			wants(t, got.Problem, fault.Key, "key.cipher")
			if !got.NeedsPassphrase || got.Public.IsZero() == known || got.Problem.Args["add"] != "ssh-add "+path {
				t.Errorf("%+v", got)
			}
			_, err := ring.Unlock(t.Context(), got, []byte("hemmelig"))
			wants(t, err, fault.Key, "key.cipher")
		})
	}
}

// sshKeyHead is OpenSSH's kind of key file, written apart from the code.
type sshKeyHead struct {
	Cipher, KDF, Options string
	Keys                 uint32
	Public, Private      []byte
}

const opensshKey = "OPENSSH PRIVATE KEY"

func (h sshKeyHead) write(t testing.TB) string {
	t.Helper()
	b := append([]byte("openssh-key-v1\x00"), ssh.Marshal(h)...)
	return write(t, filepath.Join(t.TempDir(), "id"), pem.EncodeToMemory(&pem.Block{Type: opensshKey, Bytes: b}))
}

func headOf(t testing.TB, path string) sshKeyHead {
	t.Helper()
	var h sshKeyHead
	block, _ := pem.Decode(read(t, path))
	if err := ssh.Unmarshal(block.Bytes[15:], &h); err != nil {
		t.Fatal(err)
	}
	return h
}

func bcrypt(rounds uint32) string {
	return string(ssh.Marshal(struct {
		Salt   string
		Rounds uint32
	}{"0123456789abcdef", rounds}))
}

func TestHostileKeyFiles(t *testing.T) {
	ed, rounds := wire(t, trusttest.Key(1)), bcrypt(2_000_000_000)
	hardware := fidoWire(trusttest.Key(1))
	honest := headOf(t, trusttest.KeyFile(t, 1))
	for name, c := range map[string]struct {
		head  sshKeyHead
		class fault.Class
		id    string
	}{
		"two milliard rounds": {sshKeyHead{"aes256-ctr", "bcrypt", rounds, 1, ed, nil}, fault.Key, "key.slow"},
		"2,049 rounds":        {sshKeyHead{"aes256-ctr", "bcrypt", bcrypt(2049), 1, ed, nil}, fault.Key, "key.slow"},
		"no options":          {sshKeyHead{"aes256-ctr", "bcrypt", "", 1, ed, nil}, fault.Key, "key.unreadable"},
		"another hash":        {sshKeyHead{"aes256-ctr", "argon2", "", 1, ed, nil}, fault.Key, "key.cipher"},
		"cipher that acts":    {sshKeyHead{"\x1b[2J", "bcrypt", rounds, 1, ed, nil}, fault.Key, "key.cipher"},
		"two keys":            {sshKeyHead{"none", "none", "", 2, ed, nil}, fault.Key, "key.unreadable"},
		"security key":        {sshKeyHead{"none", "none", "", 1, hardware, nil}, fault.Key, "key.hardware"},
		"DSA":                 {sshKeyHead{"none", "none", "", 1, named("ssh-dss"), nil}, fault.Weak, "weak.dsa"},
		"short RSA":           {sshKeyHead{"aes256-ctr", "bcrypt", rounds, 1, shortRSA(), nil}, fault.Weak, "weak.rsa"},
		"unknown kind":        {sshKeyHead{"none", "none", "", 1, named("ssh-mldsa-44"), nil}, fault.Key, "key.kind"},
		"no key":              {sshKeyHead{"none", "none", "", 1, nil, nil}, fault.Key, "key.kind"},
	} {
		t.Run(name, func(t *testing.T) {
			ring := alone(t)
			got := find(t, ring, c.head.write(t))
			wants(t, got.Problem, c.class, c.id)
			for _, v := range got.Problem.Args {
				if strings.Contains(v, "\x1b") {
					t.Errorf("shows %q", v)
				}
			}
			_, err := ring.Unlock(t.Context(), got, []byte("x"))
			wants(t, err, c.class, c.id)
		})
	}
	t.Run("zero rounds", func(t *testing.T) {
		ring := alone(t)
		c := find(t, ring, sshKeyHead{"aes256-ctr", "bcrypt", bcrypt(0), 1, ed, make([]byte, 64)}.write(t))
		_, err := ring.Unlock(t.Context(), c, []byte("x"))
		wants(t, err, fault.Key, "key.unreadable")
	})
	t.Run("says another key than it holds", func(t *testing.T) {
		ring, lies := alone(t), honest
		lies.Public = wire(t, trusttest.Key(2))
		_, err := ring.Unlock(t.Context(), find(t, ring, lies.write(t)), nil)
		wants(t, err, fault.Key, "key.changed")
	})
	t.Run("changed meanwhile", func(t *testing.T) {
		ring, path := alone(t), trusttest.KeyFile(t, 1)
		c := find(t, ring, path)
		write(t, path, read(t, trusttest.KeyFile(t, 2)))
		_, err := ring.Unlock(t.Context(), c, nil)
		wants(t, err, fault.Key, "key.changed")
	})
	t.Run("damaged", func(t *testing.T) {
		ring, cut := alone(t), honest
		cut.Private = cut.Private[:40]
		_, err := ring.Unlock(t.Context(), find(t, ring, cut.write(t)), nil)
		wants(t, err, fault.Key, "key.unreadable")
	})
}

func TestFilesThatAreNoKeys(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		data  []byte
		class fault.Class
		id    string
	}{
		"text":       {[]byte("my key is safe\n"), fault.Key, "key.line"},
		"empty":      {nil, fault.Key, "key.line"},
		"large":      {bytes.Repeat([]byte("x"), 64<<10+1), fault.Size, "key.size"},
		"very large": {bytes.Repeat([]byte("x"), 2<<20), fault.Size, "io.too_large"},
	} {
		_, err := alone(t).Find(t.Context(), write(t, filepath.Join(dir, name), c.data))
		wants(t, err, c.class, c.id)
	}
	_, err := alone(t).Find(t.Context(), filepath.Join(dir, "missing"))
	wants(t, err, fault.IO, "io.not_found")
	_, err = alone(t).Find(t.Context(), dir)
	wants(t, err, fault.IO, "io.not_regular")

	c := find(t, alone(t), write(t, filepath.Join(dir, "certificate request"), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE REQUEST", Bytes: []byte{1}})))
	wants(t, c.Problem, fault.Key, "key.unreadable")
}

func TestModesOfKeyFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	path := trusttest.KeyFile(t, 1)
	for mode, want := range map[os.FileMode]string{0o600: "", 0o400: "", 0o644: "0644", 0o640: "0640", 0o601: "0601"} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		c := find(t, alone(t), path)
		if c.OpenToOthers != want {
			t.Errorf("%v: %q", mode, c.OpenToOthers)
		}
		signs(t, alone(t), c, "") // to go on or not is for people to say
	}
}

func TestCreate(t *testing.T) {
	home := t.TempDir()
	ring := trust.NewKeyring(func(string) string { return "" }, home)
	for path, passphrase := range map[string]string{"~/.ssh/id_ed25519": "", filepath.Join(home, "prize"): "hemmelig"} {
		c, err := ring.Create(path, []byte(passphrase), "Kari Nordmann")
		if err != nil {
			t.Fatal(err)
		}
		if found := find(t, ring, path); found != c || c.NeedsPassphrase != (passphrase != "") || c.Public.Comment() != "Kari Nordmann" {
			t.Errorf("made %+v, found %+v", c, found)
		}
		signs(t, ring, c, passphrase)
		if info, err := os.Stat(c.Path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
		if _, err := ring.Create(path, nil, ""); fault.ClassOf(err) != fault.IO {
			t.Errorf("made over another: %v", err)
		}
		tooltest.Need(t, "ssh-keygen")
		if out := must(t, nil, "ssh-keygen", "-y", "-P", passphrase, "-f", c.Path); !strings.HasPrefix(string(out), c.Public.Line()) {
			t.Errorf("ssh-keygen reads %s", out)
		}
	}
}

func TestCreateLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "id.pub"), []byte("somebody's\n"))
	_, err := alone(t).Create(filepath.Join(dir, "id"), nil, "")
	wants(t, err, fault.IO, "io.exists")
	if _, err := os.Stat(filepath.Join(dir, "id")); err == nil || string(read(t, filepath.Join(dir, "id.pub"))) != "somebody's\n" {
		t.Error("half a key is left, or another was lost")
	}
	_, err = alone(t).Create(filepath.Join(dir, "no", "such", "folder"), nil, "")
	wants(t, err, fault.IO, "io.not_found")
	_, err = alone(t).Create(filepath.Join(dir, "new"), nil, "two\nlines")
	wants(t, err, fault.Text, "text.line")
}

func TestListOfFiles(t *testing.T) {
	home := t.TempDir()
	dir := filepath.Join(home, ".ssh")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"id_ed25519":  read(t, trusttest.KeyFile(t, 1)),
		"id_work":     read(t, trusttest.KeyFile(t, 2)),
		"id_slow":     read(t, sshKeyHead{"aes256-ctr", "bcrypt", bcrypt(1 << 31), 1, wire(t, trusttest.Key(3)), nil}.write(t)),
		"id_text":     []byte("not a key\n"),
		"id_work.pub": []byte(trusttest.Signer(t, 2).Public().Line() + " work\x1b\n"),
		"other":       read(t, trusttest.KeyFile(t, 4)),
	} {
		write(t, filepath.Join(dir, name), data)
	}
	all, err := trust.NewKeyring(func(string) string { return "" }, home).List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]trust.Candidate{}
	for _, c := range all {
		got[filepath.Base(c.Path)] = c
	}
	if names := slices.Sorted(maps.Keys(got)); !slices.Equal(names, []string{"id_ed25519", "id_slow", "id_work"}) {
		t.Fatal(names)
	}
	if got["id_work"].Public.Comment() != `work\u001b` || got["id_slow"].Problem == nil || got["id_ed25519"].Problem != nil {
		t.Errorf("%+v", got)
	}
}
