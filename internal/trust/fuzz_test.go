package trust_test

import (
	"bytes"
	"encoding/base64"
	"testing"

	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// Whatever is put before it: what Verify calls good, the other library calls
// good, and Canonical gives back the same signature in its one form. A seed is
// tried as a file, and as what stands inside the armor of one.
func FuzzVerify(f *testing.F) {
	for _, c := range cases(f) {
		f.Add(c.sig, message)
		f.Add(inside(c.sig), message)
	}
	f.Fuzz(func(t *testing.T, sig, m []byte) {
		lawsOfVerify(t, sig, m)
		lawsOfVerify(t, wrapped(sig, 70), m)
	})
}

func lawsOfVerify(t *testing.T, sig, m []byte) {
	key, err := trust.Verify(sig, m, ns)
	canonical, cerr := trust.Canonical(sig)
	if err != nil {
		return
	}
	if herr := hiddeco(sig, m, ns); herr != nil {
		t.Errorf("good here, and with hiddeco/sshsig: %v\n%q", herr, sig)
	}
	if cerr != nil || !bytes.Equal(canonical, bytes.ReplaceAll(sig, []byte("\r\n"), []byte("\n"))) {
		t.Errorf("Canonical: %v\n%q\n%q", cerr, sig, canonical)
	}
	if again, err := trust.ParsePublicKey(key.Line()); err != nil || !again.Equal(key) {
		t.Errorf("the key cannot be written down: %v", err)
	}
}

// inside is what the armor holds, where it holds anything.
func inside(sig []byte) []byte {
	parts := bytes.Split(sig, []byte("-----"))
	if len(parts) < 3 {
		return nil
	}
	blob, _ := base64.StdEncoding.DecodeString(string(parts[2]))
	return blob
}

// Whatever stands on a line, reading it ends, and what is read is written as
// it was read.
func FuzzParsePublicKey(f *testing.F) {
	f.Add("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c chair\x1b]0;")
	f.Fuzz(func(t *testing.T, line string) {
		key, err := trust.ParsePublicKey(line)
		if err != nil {
			return
		}
		again, err := trust.ParsePublicKey(key.Line())
		if err != nil || !again.Equal(key) || key.Kind() == "" {
			t.Errorf("%q: %v", line, err)
		}
		if fp, err := trust.ParseFingerprint(key.Fingerprint()); err != nil || fp != key.Fingerprint() {
			t.Errorf("%q: %v", fp, err)
		}
	})
}

// fixedKey is a sealing key that everybody knows.
const fixedKey = "SX0A5FRN2U86DMYYHXWS4QQ2947L7G5GG3UA5HPLCKKS6NTKTGFQNFJH47"

// Whatever a sealed file is: opening it ends, and what is opened or unlocked
// was in the one form in which such files are written.
func FuzzOpen(f *testing.F) {
	id, err := trust.ParseIdentity("AGE-SECRET-KEY-1" + fixedKey) // the same in every process
	if err != nil {
		f.Fatal(err)
	}
	sealed, err := trust.SealTo(id.Recipient(), message)
	if err != nil {
		f.Fatal(err)
	}
	locked, err := trust.Lock(id, []byte(trusttest.Passphrase), trusttest.Work)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add(locked)
	f.Add(trusttest.TwoKeys(f, message, id.Recipient(), trusttest.Sealing(f).Recipient()))
	f.Add(trusttest.Laborious(f, message, "30"))
	f.Fuzz(func(t *testing.T, data []byte) {
		plain, err := id.Open(data, len(sealed)*2)
		_, cerr := trust.CanonicalSealed(data)
		if err == nil && (cerr != nil || !bytes.Equal(plain, message)) {
			t.Errorf("opened: %q", data)
		}
		if key, err := trust.Unlock(data, []byte(trusttest.Passphrase)); err == nil && key.Recipient() != id.Recipient() {
			t.Errorf("unlocked: %q", data)
		}
	})
}
