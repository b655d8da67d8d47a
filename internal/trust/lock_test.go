package trust_test

import (
	"bytes"
	"strings"
	"testing"

	"filippo.io/age"

	"votering/internal/fault"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

func TestLockAndUnlock(t *testing.T) {
	id := trusttest.Sealing(t)
	pass := []byte(trusttest.Passphrase)
	locked, err := trust.Lock(id, pass, trusttest.Work)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(locked, []byte(id.Secret())) {
		t.Error("the key stands in the clear")
	}
	got, err := trust.Unlock(locked, pass)
	if err != nil || got.Secret() != id.Secret() || got.Recipient() != id.Recipient() {
		t.Errorf("%v, %v", got, err)
	}
	sealed, err := trust.SealTo(id.Recipient(), locked)
	if err != nil {
		t.Fatal(err)
	}
	noKey := trusttest.Age(t, []byte("hello\n"), scryptRecipient(t, trusttest.Passphrase))
	for what, c := range map[string]struct {
		locked, pass []byte
		class        fault.Class
	}{
		"no passphrase":              {locked, nil, fault.Passphrase},
		"another passphrase":         {locked, []byte("another"), fault.Passphrase},
		"the same and a line end":    {locked, append(bytes.Clone(pass), '\n'), fault.Passphrase},
		"nothing":                    {nil, pass, fault.Format},
		"a sealed ballot":            {sealed, pass, fault.Format},
		"no key in it":               {noKey, pass, fault.Format},
		"a byte changed at the end":  {changedAt(locked, len(locked)-60), pass, fault.Format},
		"cut short":                  {locked[:len(locked)/2], pass, fault.Format},
		"more work than we ever ask": {trusttest.Laborious(t, nil, "19"), pass, fault.Format},
		"too large":                  {bytes.Repeat(locked, 40), pass, fault.Format},
	} {
		if _, err := trust.Unlock(c.locked, c.pass); err == nil || fault.ClassOf(err) != c.class {
			t.Errorf("%s: %v, want %s", what, err, c.class)
		}
	}
	if _, err := trust.Lock(id, nil, trusttest.Work); fault.ClassOf(err) != fault.Passphrase {
		t.Errorf("locked with nothing: %v", err)
	}
}

// scryptRecipient is a passphrase as the library has it.
func scryptRecipient(t *testing.T, passphrase string) age.Recipient {
	t.Helper()
	r, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	r.SetWorkFactor(trusttest.Work)
	return r
}

// changedAt is an armored file with a character of its text changed.
func changedAt(armored []byte, at int) []byte {
	changed := bytes.Clone(armored)
	for changed[at] == '\n' || changed[at] == '=' || changed[at] == '-' {
		at--
	}
	if changed[at] == 'A' {
		changed[at] = 'B'
	} else {
		changed[at] = 'A'
	}
	return changed
}

// A key is read from a sheet as people print, copy and type it.
func TestRecoverySheet(t *testing.T) {
	id := trusttest.Sealing(t)
	secret := id.Secret()
	groups := func(sep string) string {
		var g []string
		for s := secret; s != ""; s = s[min(6, len(s)):] {
			g = append(g, s[:min(6, len(s))])
		}
		return strings.Join(g, sep)
	}
	data := secret[len("AGE-SECRET-KEY-1"):]
	misread := strings.NewReplacer("0", "O", "8", "B").Replace(data)
	for what, sheet := range map[string]string{
		"as it is":                  secret,
		"in small letters":          strings.ToLower(secret),
		"in groups":                 groups(" "),
		"in lines":                  groups("\n  "),
		"in groups with hyphens":    "AGE-SECRET-KEY-1" + data[:20] + "-" + data[20:40] + "-" + data[40:],
		"in a sheet":                "Prisen 2022\r\n\r\nThe key begins with AGE-SECRET-KEY-1:\r\n\r\n    " + groups("\r\n    ") + "\r\n\r\nKeep this sheet locked away.\r\n",
		"as stock age writes it":    "# created: 2022-10-03\n# public key: " + id.Recipient() + "\n" + secret + "\n",
		"with O for 0, and B for 8": "AGE-SECRET-KEY-1" + misread,
	} {
		got, err := trust.ParseIdentity(sheet)
		if err != nil || got.Secret() != secret {
			t.Errorf("%s: %v, %v", what, got, err)
		}
	}
	for what, sheet := range map[string]string{
		"nothing":            "",
		"the recipient":      id.Recipient(),
		"one character less": secret[:len(secret)-1],
		"a megabyte":         strings.Repeat("AGE-SECRET-KEY-1", 70_000),
	} {
		if _, err := trust.ParseIdentity(sheet); fault.ClassOf(err) != fault.Format {
			t.Errorf("%s: %v", what, err)
		}
	}
	// Every slip of one character is noticed, but for those that are understood.
	const used = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
	for i := range data {
		for _, c := range used {
			if byte(c) == data[i] {
				continue
			}
			if _, err := trust.ParseIdentity("AGE-SECRET-KEY-1" + data[:i] + string(c) + data[i+1:]); fault.ClassOf(err) != fault.Format {
				t.Fatalf("%c for %c at %d: %v", c, data[i], i, err)
			}
		}
	}
}
