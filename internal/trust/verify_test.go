package trust_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"math/big"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"votering/internal/fault"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// caseOf is one signature file, and what is to be said of it.
type caseOf struct {
	sig     []byte
	message []byte // nil stands for message
	class   fault.Class
	id      string // empty: good
	hiddeco bool   // whether the other library takes it
}

func cases(t testing.TB) map[string]caseOf {
	good := crafted(t, nil, nil)
	other := crafted(t, nil, func(c *craft) *ssh.Signature { return signWith(t, c, trusttest.Key(2)) })
	spoilt := func(spoil func(*craft)) []byte { return crafted(t, spoil, nil) }
	value := func(change func(*ssh.Signature)) []byte {
		return crafted(t, nil, func(c *craft) *ssh.Signature {
			v := signWith(t, c, trusttest.Key(1))
			change(v)
			return v
		})
	}
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	ecKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	touch := func(flags byte) []byte {
		return crafted(t, nil, func(c *craft) *ssh.Signature { return securityKey(c, trusttest.Key(1), flags) })
	}
	crlf := bytes.ReplaceAll(message, []byte("\n"), []byte("\r\n"))
	blob := func(width int) []byte {
		s := craft{version: 1, namespace: ns, hash: "sha512"}
		s.signature = ssh.Marshal(signWith(t, &s, trusttest.Key(1)))
		return wrapped(s.blob(), width)
	}
	return map[string]caseOf{
		"good":                     {sig: good, hiddeco: true},
		"CRLF throughout":          {sig: bytes.ReplaceAll(good, []byte("\n"), []byte("\r\n")), hiddeco: true},
		"CRLF on one line":         {sig: bytes.Replace(good, []byte("\n"), []byte("\r\n"), 1), class: fault.Format, id: "sig.armor", hiddeco: true},
		"junk before":              {sig: append([]byte("Hi, here it is:\n"), good...), class: fault.Format, id: "sig.armor", hiddeco: true},
		"a mark before":            {sig: append([]byte("\ufeff"), good...), class: fault.Format, id: "sig.armor"},
		"junk after":               {sig: append(bytes.Clone(good), "\n"...), class: fault.Format, id: "sig.armor", hiddeco: true},
		"two signatures":           {sig: append(bytes.Clone(good), other...), class: fault.Format, id: "sig.several", hiddeco: true},
		"no final newline":         {sig: bytes.TrimSuffix(good, []byte("\n")), class: fault.Format, id: "sig.armor", hiddeco: true},
		"64 columns":               {sig: blob(64), class: fault.Format, id: "sig.armor", hiddeco: true},
		"76 columns":               {sig: blob(76), class: fault.Format, id: "sig.armor", hiddeco: true},
		"one line":                 {sig: blob(1 << 20), class: fault.Format, id: "sig.armor", hiddeco: true},
		"a space in it":            {sig: bytes.Replace(good, []byte("\n"), []byte("\n "), 1), class: fault.Format, id: "sig.armor", hiddeco: true},
		"a PEM header":             {sig: bytes.Replace(good, []byte("\n"), []byte("\nA: b\n\n"), 1), class: fault.Format, id: "sig.armor", hiddeco: true},
		"empty":                    {sig: nil, class: fault.Format, id: "sig.none"},
		"text":                     {sig: []byte("gpg is better\n"), class: fault.Format, id: "sig.none"},
		"no blob":                  {sig: wrapped(nil, 70), class: fault.Format, id: "sig.broken"},
		"oversize":                 {sig: append(bytes.Clone(good), make([]byte, trust.MaxSignature)...), class: fault.Size, id: "sig.size", hiddeco: true},
		"version 0":                {sig: spoilt(func(c *craft) { c.version = 0 }), class: fault.Format, id: "sig.version"},
		"version 2":                {sig: spoilt(func(c *craft) { c.version = 2 }), class: fault.Format, id: "sig.version"},
		"bytes behind":             {sig: spoilt(func(c *craft) { c.tail = []byte("x") }), class: fault.Format, id: "sig.broken"},
		"reserved":                 {sig: spoilt(func(c *craft) { c.reserved = "x" }), class: fault.Format, id: "sig.reserved"},
		"reserved, not signed":     {sig: reservedUnsigned(t), class: fault.Format, id: "sig.reserved", hiddeco: true},
		"no namespace":             {sig: spoilt(func(c *craft) { c.namespace = "" }), class: fault.NS, id: "sig.no_namespace"},
		"namespace file":           {sig: spoilt(func(c *craft) { c.namespace = "file" }), class: fault.NS, id: "sig.namespace"},
		"namespace git":            {sig: spoilt(func(c *craft) { c.namespace = "git" }), class: fault.NS, id: "sig.namespace"},
		"a ballot's":               {sig: spoilt(func(c *craft) { c.namespace = trust.NamespaceBallot }), class: fault.NS, id: "sig.namespace"},
		"namespace with NUL":       {sig: spoilt(func(c *craft) { c.namespace += "\x00" }), class: fault.NS, id: "sig.namespace"},
		"namespace that acts":      {sig: spoilt(func(c *craft) { c.namespace = "\x1b]52;c;\a" }), class: fault.NS, id: "sig.namespace"},
		"hash md5":                 {sig: spoilt(func(c *craft) { c.hash = "md5" }), class: fault.Format, id: "sig.hash"},
		"other bytes":              {sig: good, message: []byte("{}\n"), class: fault.Sig, id: "sig.bytes"},
		"CRLF in the message":      {sig: good, message: crlf, class: fault.Sig, id: "sig.lines"},
		"message without newline":  {sig: good, message: bytes.TrimSuffix(message, []byte("\n")), class: fault.Sig, id: "sig.lines"},
		"CRLF and no last line":    {sig: good, message: bytes.TrimSuffix(crlf, []byte("\r\n")), class: fault.Sig, id: "sig.lines"},
		"message with other ident": {sig: good, message: bytes.ReplaceAll(message, []byte("  "), []byte("    ")), class: fault.Sig, id: "sig.bytes"},
		"another's key put in":     {sig: spoilt(func(c *craft) { c.key = wire(t, trusttest.Key(2)) }), class: fault.Sig, id: "sig.bytes"},
		"S+L":                      {sig: value(func(v *ssh.Signature) { v.Blob = malleated(v.Blob) }), class: fault.Sig, id: "sig.bytes"},
		"short ed25519":            {sig: value(func(v *ssh.Signature) { v.Blob = v.Blob[:63] }), class: fault.Format, id: "sig.kind"},
		"rest behind ed25519":      {sig: value(func(v *ssh.Signature) { v.Rest = []byte{1} }), class: fault.Format, id: "sig.kind", hiddeco: true},
		"ed25519 says RSA":         {sig: value(func(v *ssh.Signature) { v.Format = ssh.KeyAlgoRSASHA512 }), class: fault.Format, id: "sig.kind"},
		"RSA 2048":                 {sig: crafted(t, nil, func(c *craft) *ssh.Signature { return signWith(t, c, rsaKey) }), hiddeco: true},
		"RSA SHA-1":                {sig: rsaSHA1(t, rsaKey), class: fault.Weak, id: "weak.sha1"},
		"RSA with a zero more": {sig: crafted(t, nil, func(c *craft) *ssh.Signature {
			v := signWith(t, c, rsaKey)
			v.Blob = append([]byte{0}, v.Blob...)
			return v
		}), class: fault.Format, id: "sig.kind"},
		"RSA of 1024 bits":   {sig: spoilt(func(c *craft) { c.key = shortRSA() }), class: fault.Weak, id: "weak.rsa"},
		"RSA, loose modulus": {sig: spoilt(func(c *craft) { c.key = looseRSA(rsaKey) }), class: fault.Format, id: "sig.key"},
		"ECDSA":              {sig: crafted(t, nil, func(c *craft) *ssh.Signature { return signWith(t, c, ecKey) }), hiddeco: true},
		"ECDSA, loose number": {sig: crafted(t, nil, func(c *craft) *ssh.Signature {
			v := signWith(t, c, ecKey)
			v.Blob = loosePair(t, v.Blob)
			return v
		}), class: fault.Format, id: "sig.kind", hiddeco: true},
		"certificate":       {sig: certificate(t), class: fault.Weak, id: "weak.certificate", hiddeco: true},
		"DSA":               {sig: spoilt(func(c *craft) { c.key = named("ssh-dss") }), class: fault.Weak, id: "weak.dsa"},
		"unknown key":       {sig: spoilt(func(c *craft) { c.key = named("ssh-mldsa-44") }), class: fault.Format, id: "sig.key"},
		"key with a tail":   {sig: spoilt(func(c *craft) { c.key = append(wire(t, trusttest.Key(1)), 0) }), class: fault.Format, id: "sig.key"},
		"anybody's key":     {sig: anybodys(t), class: fault.Weak, id: "weak.order", hiddeco: true},
		"FIDO":              {sig: touch(1), hiddeco: true},
		"FIDO, and a PIN":   {sig: touch(5), hiddeco: true},
		"FIDO, no touch":    {sig: touch(0), class: fault.Sig, id: "sig.touch"},
		"FIDO without rest": {sig: fidoWithoutRest(t), class: fault.Format, id: "sig.kind"},
	}
}

func TestVerify(t *testing.T) {
	_, err := exec.LookPath("ssh-keygen")
	tool := err == nil
	for name, c := range cases(t) {
		t.Run(name, func(t *testing.T) {
			m := c.message
			if m == nil {
				m = message
			}
			key, err := trust.Verify(c.sig, m, ns)
			if c.id != "" {
				wants(t, err, c.class, c.id)
				if !key.IsZero() {
					t.Errorf("gives the key %s", key.Line())
				}
			} else if err != nil {
				t.Fatal(err)
			}
			if got := hiddeco(c.sig, m, ns) == nil; got != c.hiddeco {
				t.Errorf("hiddeco/sshsig: %v", hiddeco(c.sig, m, ns))
			}
			canonical, err := trust.Canonical(c.sig)
			if c.id != "" {
				return
			}
			if again, err2 := trust.Canonical(canonical); err != nil || err2 != nil || !bytes.Equal(again, canonical) {
				t.Errorf("Canonical: %v, %v", err, err2)
			}
			if tool {
				if err := stockKey(t, canonical, m, ns, key); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// What is wrong whatever the message, Canonical refuses too.
func TestCanonicalRefuses(t *testing.T) {
	for name, c := range cases(t) {
		_, err := trust.Canonical(c.sig)
		refuses := c.class == fault.Format || c.class == fault.Weak || c.class == fault.Size
		if refuses != (err != nil) || refuses && fault.Of(err).ID != c.id {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What a foreign namespace holds does not reach the terminal.
func TestVerifyShowsWhatIsForeign(t *testing.T) {
	_, err := trust.Verify(cases(t)["namespace that acts"].sig, message, ns)
	if have := fault.Of(err).Args["have"]; strings.ContainsAny(have, "\x1b\a") || have != `\u001b]52;c;\u0007` {
		t.Errorf("%q", have)
	}
}

func wire(t testing.TB, key ed25519.PrivateKey) []byte {
	t.Helper()
	k, err := ssh.NewPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	return k.Marshal()
}

// named is a key of which only the name is right.
func named(name string) []byte {
	return ssh.Marshal(struct{ Name, Rest string }{name, "x"})
}

// reservedUnsigned fills the field that nobody signs in the other programs:
// they check what would have been signed with an empty one.
func reservedUnsigned(t testing.TB) []byte {
	return crafted(t, nil, func(c *craft) *ssh.Signature {
		v := signWith(t, c, trusttest.Key(1))
		c.reserved = "smuggled"
		return v
	})
}

func rsaSHA1(t testing.TB, key *rsa.PrivateKey) []byte {
	return crafted(t, nil, func(c *craft) *ssh.Signature {
		s, err := ssh.NewSignerFromKey(key)
		if err != nil {
			t.Fatal(err)
		}
		c.key = s.PublicKey().Marshal()
		v, err := s.(ssh.AlgorithmSigner).SignWithAlgorithm(rand.Reader, c.tbs(message), ssh.KeyAlgoRSA)
		if err != nil {
			t.Fatal(err)
		}
		return v
	})
}

type rsaWire struct {
	Name string
	E, N []byte
}

func shortRSA() []byte {
	n := new(big.Int).Lsh(big.NewInt(1), 1023)
	return ssh.Marshal(rsaWire{ssh.KeyAlgoRSA, []byte{1, 0, 1}, append([]byte{0}, n.SetBit(n, 0, 1).Bytes()...)})
}

// looseRSA writes the modulus with a zero more than it needs.
func looseRSA(key *rsa.PrivateKey) []byte {
	return ssh.Marshal(rsaWire{ssh.KeyAlgoRSA, []byte{1, 0, 1}, append([]byte{0, 0}, key.N.Bytes()...)})
}

// loosePair writes the first number with a zero more than it needs.
func loosePair(t testing.TB, blob []byte) []byte {
	var pair struct{ R, S []byte }
	if err := ssh.Unmarshal(blob, &pair); err != nil {
		t.Fatal(err)
	}
	pair.R = append([]byte{0}, pair.R...)
	return ssh.Marshal(pair)
}

// certificate is one that mallory issues to herself in the chair's name.
func certificate(t testing.TB) []byte {
	return crafted(t, nil, func(c *craft) *ssh.Signature {
		mallory, err := ssh.NewSignerFromKey(trusttest.Key(6))
		if err != nil {
			t.Fatal(err)
		}
		cert := &ssh.Certificate{Key: mallory.PublicKey(), CertType: ssh.UserCert,
			ValidPrincipals: []string{"chair@example.org"}, ValidBefore: ssh.CertTimeInfinity}
		if err := cert.SignCert(rand.Reader, mallory); err != nil {
			t.Fatal(err)
		}
		c.key = cert.Marshal()
		return signWith(t, c, trusttest.Key(6))
	})
}

// anybodys is made without a secret: under the neutral point as key, the
// neutral point and zero are a signature of everything.
func anybodys(t testing.TB) []byte {
	point := append([]byte{1}, make([]byte, 31)...)
	return crafted(t, func(c *craft) {
		c.key = ssh.Marshal(struct {
			Name string
			Key  []byte
		}{ssh.KeyAlgoED25519, point})
	}, func(*craft) *ssh.Signature {
		return &ssh.Signature{Format: ssh.KeyAlgoED25519, Blob: append(bytes.Clone(point), make([]byte, 32)...)}
	})
}

func fidoWithoutRest(t testing.TB) []byte {
	return crafted(t, nil, func(c *craft) *ssh.Signature {
		v := securityKey(c, trusttest.Key(1), 1)
		v.Rest = nil
		return v
	})
}
