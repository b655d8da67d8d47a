package trust_test

import (
	"bytes"
	"context"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/fault"
	"votering/internal/tooltest"
	"votering/internal/trust"
)

// fileSigner is the signer of a key file without passphrase.
func fileSigner(t testing.TB, path string) trust.Signer {
	t.Helper()
	ring := trust.NewKeyring(func(string) string { return "" }, t.TempDir())
	c, err := ring.Find(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ring.Unlock(context.Background(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// stockSigned is a signature file made by ssh-keygen.
func stockSigned(t testing.TB, key string, more ...string) []byte {
	t.Helper()
	file := write(t, filepath.Join(t.TempDir(), "decision.json"), message)
	must(t, nil, "ssh-keygen", append(append([]string{"-Y", "sign", "-q", "-f", key, "-n", ns}, more...), file)...)
	return read(t, file+".sig")
}

// What ssh-keygen signs is good here, and what is signed here is good there,
// for every kind of key it makes, and for the other library.
func TestStockAgrees(t *testing.T) {
	for _, kind := range slices.Sorted(maps.Keys(stockKinds)) {
		if kind == "rsa1024" {
			continue
		}
		t.Run(kind, func(t *testing.T) {
			path := stockKeyFile(t, kind)
			public, err := trust.ParsePublicKey(string(read(t, path+".pub")))
			if err != nil {
				t.Fatal(err)
			}
			ours, err := fileSigner(t, path).Sign(t.Context(), ns, message)
			if err != nil {
				t.Fatal(err)
			}
			for by, sig := range map[string][]byte{
				"ssh-keygen":              stockSigned(t, path),
				"ssh-keygen with SHA-256": stockSigned(t, path, "-O", "hashalg=sha256"),
				"us":                      ours,
			} {
				key, err := trust.Verify(sig, message, ns)
				if err != nil || !key.Equal(public) {
					t.Errorf("by %s: %v, %s", by, err, key.Line())
				}
				if canonical, err := trust.Canonical(sig); err != nil || !bytes.Equal(canonical, sig) {
					t.Errorf("by %s: not canonical: %v\n%s", by, err, sig)
				}
				if err := stockKey(t, sig, message, ns, public); err != nil {
					t.Errorf("by %s: %v", by, err)
				}
				if err := hiddeco(sig, message, ns); err != nil {
					t.Errorf("by %s: hiddeco/sshsig: %v", by, err)
				}
			}
		})
	}
}

// ssh-keygen signs with RSA of 1024 bits, and takes it.
func TestShortRSAIsRefused(t *testing.T) {
	path := stockKeyFile(t, "rsa1024")
	_, err := trust.Verify(stockSigned(t, path), message, ns)
	wants(t, err, fault.Weak, "weak.rsa")
	_, err = trust.ParsePublicKey(string(read(t, path+".pub")))
	wants(t, err, fault.Weak, "weak.rsa")
	c, err := trust.NewKeyring(func(string) string { return "" }, "").Find(t.Context(), path)
	if err != nil || c.Problem == nil {
		t.Fatalf("%+v, %v", c, err)
	}
	wants(t, c.Problem, fault.Weak, "weak.rsa")
}

// Fingerprints and kinds are those that ssh-keygen -l prints.
func TestFingerprintIsThatOfStock(t *testing.T) {
	for kind, want := range map[string]string{"ed25519": "ED25519", "rsa3072": "RSA 3072", "ecdsa384": "ECDSA 384"} {
		path := stockKeyFile(t, kind)
		key, err := trust.ParsePublicKey(string(read(t, path+".pub")))
		if err != nil {
			t.Fatal(err)
		}
		out := must(t, nil, "ssh-keygen", "-l", "-f", path+".pub")
		if !bytes.Contains(out, []byte(" "+key.Fingerprint()+" ")) || key.Kind() != want || key.Comment() != "key of "+kind {
			t.Errorf("%s %s %q; ssh-keygen: %s", key.Kind(), key.Fingerprint(), key.Comment(), out)
		}
	}
}

// The chair's allowed_signers lets the chair in for what is named, and nobody
// else, for nothing else.
func TestAllowedSignersInStock(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	chair, mallory := fileSigner(t, stockKeyFile(t, "ed25519")), fileSigner(t, stockKeyFile(t, "ecdsa256"))
	allowed, err := trust.AllowedSigners("chair@example.org", chair.Public(), trust.NamespaceDecision, trust.NamespaceRoll)
	if err != nil {
		t.Fatal(err)
	}
	sign := func(s trust.Signer, namespace string) []byte {
		sig, err := s.Sign(t.Context(), namespace, message)
		if err != nil {
			t.Fatal(err)
		}
		return sig
	}
	crlf := bytes.ReplaceAll(allowed, []byte("\n"), []byte("\r\n"))
	for name, c := range map[string]struct {
		sig            []byte
		namespace, who string
		allowed        []byte
		good           bool
	}{
		"chair":                {sign(chair, ns), ns, "chair@example.org", allowed, true},
		"chair, roll":          {sign(chair, trust.NamespaceRoll), trust.NamespaceRoll, "chair@example.org", allowed, true},
		"CRLF":                 {sign(chair, ns), ns, "chair@example.org", crlf, true},
		"a mark at the top":    {sign(chair, ns), ns, "chair@example.org", append([]byte("\ufeff"), allowed...), true},
		"mallory as the chair": {sign(mallory, ns), ns, "chair@example.org", allowed, false},
		"another name":         {sign(chair, ns), ns, "mallory@example.org", allowed, false},
		"another purpose":      {sign(chair, trust.NamespaceBallot), trust.NamespaceBallot, "chair@example.org", allowed, false},
	} {
		if err := stock(t, c.sig, message, c.namespace, c.who, c.allowed); (err == nil) != c.good {
			t.Errorf("%s: %v", name, err)
		}
	}
}
