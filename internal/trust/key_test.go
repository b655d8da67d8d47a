package trust_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"votering/internal/fault"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// lineOf is the public key line of a key as it travels.
func lineOf(kind string, wire []byte) string {
	return kind + " " + base64.StdEncoding.EncodeToString(wire)
}

func TestParsePublicKey(t *testing.T) {
	good := lineOf(ssh.KeyAlgoED25519, wire(t, trusttest.Key(1)))
	for name, c := range map[string]struct {
		line, comment string
	}{
		"plain":              {good, ""},
		"comment":            {good + " kari@example.org\n", "kari@example.org"},
		"comment with space": {good + "  Kari Nordmann, laptop \r\n", "Kari Nordmann, laptop"},
		"comment that acts":  {good + " \x1b[2Jchair\u202e", `\u001b[2Jchair\u202e`},
		"long comment":       {good + " " + strings.Repeat("x", 5000), strings.Repeat("x", 119) + "…"},
		"no UTF-8":           {good + " \xff", `\xff`},
	} {
		k, err := trust.ParsePublicKey(c.line)
		if err != nil || k.Line() != good || k.Comment() != c.comment || k.Kind() != "ED25519" {
			t.Errorf("%s: %v, %q, %q, %q", name, err, k.Line(), k.Comment(), k.Kind())
		}
	}
}

func TestParsePublicKeyRefuses(t *testing.T) {
	ed := wire(t, trusttest.Key(1))
	good := lineOf(ssh.KeyAlgoED25519, ed)
	for name, c := range map[string]struct {
		line  string
		class fault.Class
		id    string
	}{
		"empty":            {"", fault.Key, "key.line"},
		"text":             {"my key", fault.Key, "key.line"},
		"kind alone":       {"ssh-ed25519", fault.Key, "key.line"},
		"options before":   {`restrict ` + good, fault.Key, "key.line"},
		"two lines":        {good + "\n" + good, fault.Key, "key.line"},
		"another kind":     {lineOf(ssh.KeyAlgoRSA, ed), fault.Key, "key.line"},
		"cut":              {good[:60], fault.Key, "key.broken"},
		"loose base64":     {good[:len(good)-1], fault.Key, "key.line"},
		"too long":         {good + strings.Repeat(" x", 10000), fault.Key, "key.line"},
		"a private key":    {"-----BEGIN OPENSSH PRIVATE KEY-----", fault.Key, "key.line"},
		"short":            {lineOf(ssh.KeyAlgoED25519, ed[:len(ed)-1]), fault.Key, "key.broken"},
		"a byte more":      {lineOf(ssh.KeyAlgoED25519, append(ed[:len(ed):len(ed)], 0)), fault.Key, "key.broken"},
		"unknown":          {lineOf("ssh-mldsa-44", named("ssh-mldsa-44")), fault.Key, "key.kind"},
		"kind that acts":   {lineOf("ssh-\x1b", named("ssh-\x1b")), fault.Key, "key.kind"},
		"certificate":      {lineOf(ssh.CertAlgoED25519v01, named(ssh.CertAlgoED25519v01)), fault.Weak, "weak.certificate"},
		"DSA":              {lineOf("ssh-dss", named("ssh-dss")), fault.Weak, "weak.dsa"},
		"RSA of 1024 bits": {lineOf(ssh.KeyAlgoRSA, shortRSA()), fault.Weak, "weak.rsa"},
	} {
		t.Run(name, func(t *testing.T) {
			k, err := trust.ParsePublicKey(c.line)
			wants(t, err, c.class, c.id)
			if !k.IsZero() || k.Line() != "" || k.Fingerprint() != "" || k.Kind() != "" {
				t.Errorf("gives a key: %+v", k)
			}
			if f := fault.Of(err); strings.Contains(f.Args["kind"], "\x1b") {
				t.Errorf("shows %q", f.Args["kind"])
			}
		})
	}
}

// Under these keys anybody signs anything: for a text in eight, one of the
// eight points and zero are its signature.
func TestKeysOfSmallOrderAreRefused(t *testing.T) {
	var points []ed25519.PublicKey
	for _, s := range []string{
		strings.Repeat("00", 32), "01" + strings.Repeat("00", 31), "ec" + strings.Repeat("ff", 30) + "7f",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
		"ed" + strings.Repeat("ff", 30) + "7f", "ee" + strings.Repeat("ff", 30) + "7f",
	} {
		p, err := hex.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		signed := append([]byte(nil), p...)
		signed[31] |= 0x80
		points = append(points, p, signed)
	}
	for _, key := range points {
		if !forges(key, points) {
			continue // no point at all, written so
		}
		for _, line := range []string{
			lineOf(ssh.KeyAlgoED25519, ssh.Marshal(struct {
				Name string
				Key  []byte
			}{ssh.KeyAlgoED25519, key})),
			lineOf(ssh.KeyAlgoSKED25519, ssh.Marshal(struct {
				Name string
				Key  []byte
				App  string
			}{ssh.KeyAlgoSKED25519, key, "ssh:"})),
		} {
			_, err := trust.ParsePublicKey(line)
			wants(t, err, fault.Weak, "weak.order")
		}
	}
	if !forges(points[0], points) || !forges(points[6], points) {
		t.Error("the forgery that this test is about does not work")
	}
}

// forges reports that one of the points and zero sign one of many texts.
func forges(key ed25519.PublicKey, points []ed25519.PublicKey) bool {
	for range 64 {
		text := rand.Text()
		for _, r := range points {
			if ed25519.Verify(key, []byte(text), append(append([]byte(nil), r...), make([]byte, 32)...)) {
				return true
			}
		}
	}
	return false
}

func TestEqual(t *testing.T) {
	a, err := trust.ParsePublicKey(lineOf(ssh.KeyAlgoED25519, wire(t, trusttest.Key(1))) + " one")
	if err != nil {
		t.Fatal(err)
	}
	if b := trusttest.Signer(t, 1).Public(); !a.Equal(b) || !b.Equal(a) {
		t.Error("the comment makes another key")
	}
	if b := trusttest.Signer(t, 2).Public(); a.Equal(b) || a.Equal(trust.PublicKey{}) {
		t.Error("two keys are one")
	}
}

func TestParseFingerprint(t *testing.T) {
	const good = "SHA256:Fp1WFG1JJMqXjyJGrPfvSEhrNmNSvNFoMJzGMFMuxsA"
	if got, err := trust.ParseFingerprint(" " + good + "\n"); err != nil || got != good {
		t.Errorf("%q, %v", got, err)
	}
	for _, s := range []string{
		"", "SHA256:", good[:49], good + "=", good + "A", good[:len(good)-1] + "B", strings.ToLower(good), "MD5:00:11",
		"SHA256:Fp1WFG1JJMqXjyJGrPf\nvSEhrNmNSvNFoMJzGMFMuxsA", good + " kari", "\x1b[2J",
	} {
		got, err := trust.ParseFingerprint(s)
		wants(t, err, fault.Key, "key.fingerprint")
		if got != "" || strings.Contains(fault.Of(err).Args["text"], "\x1b") {
			t.Errorf("%q: %q", s, got)
		}
	}
}
