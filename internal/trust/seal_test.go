package trust_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"filippo.io/age"
	"pgregory.net/rapid"

	"votering/internal/fault"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

const maxSealed = 1 << 20

// What is sealed to a key comes out of it and of no other, whatever it is, and
// no two sealings are the same.
func TestSealAndOpen(t *testing.T) {
	id, other := trusttest.Sealing(t), trusttest.Sealing(t)
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOfN(rapid.Byte(), 0, 70_000).Draw(t, "plain")
		sealed, err := trust.SealTo(id.Recipient(), plain)
		if err != nil {
			t.Fatal(err)
		}
		got, err := id.Open(sealed, maxSealed)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%d bytes came out as %d, %v", len(plain), len(got), err)
		}
		if _, err := other.Open(sealed, maxSealed); fault.ClassOf(err) != fault.Sealed {
			t.Fatalf("another key: %v", err)
		}
		if again, err := trust.SealTo(id.Recipient(), plain); err != nil || bytes.Equal(again, sealed) {
			t.Fatalf("sealed twice alike: %v", err)
		}
		crlf := bytes.ReplaceAll(sealed, []byte("\n"), []byte("\r\n"))
		for _, mailed := range [][]byte{crlf, bytes.TrimSuffix(sealed, []byte("\n"))} {
			canonical, err := trust.CanonicalSealed(mailed)
			if err != nil || !bytes.Equal(canonical, sealed) {
				t.Fatalf("%v", err)
			}
			if got, err := id.Open(mailed, maxSealed); err != nil || !bytes.Equal(got, plain) {
				t.Fatalf("with other line ends: %v", err)
			}
		}
	})
}

func TestSealedFilesThatAreRefused(t *testing.T) {
	id, other := trusttest.Sealing(t), trusttest.Sealing(t)
	plain := []byte("a ballot")
	to := trusttest.Recipient(t, id.Recipient())
	good := trusttest.Age(t, plain, to)
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	binary := func(old, new string) []byte { return bytes.Replace(good, []byte(old), []byte(new), 1) }
	for what, c := range map[string]struct {
		data  []byte
		class fault.Class
		id    string
	}{
		"nothing":                            {nil, fault.Sealed, "sealed.none"},
		"text":                               {[]byte("hello"), fault.Sealed, "sealed.none"},
		"too large":                          {bytes.Repeat([]byte("A"), maxSealed+1), fault.Size, "sealed.size"},
		"two recipients":                     {trusttest.Age(t, plain, to, trusttest.Recipient(t, other.Recipient())), fault.Sealed, "sealed.recipients"},
		"one recipient twice":                {trusttest.Age(t, plain, to, to), fault.Sealed, "sealed.recipients"},
		"a second one with another key":      {trusttest.TwoKeys(t, plain, id.Recipient(), other.Recipient()), fault.Sealed, "sealed.recipients"},
		"a passphrase, with a life's work":   {trusttest.Laborious(t, plain, "30"), fault.Sealed, "sealed.kind"},
		"a passphrase, with impossible work": {trusttest.Laborious(t, plain, "99999999999999999999"), fault.Sealed, "sealed.kind"},
		"another kind of key":                {trusttest.Age(t, plain, hybrid.Recipient()), fault.Sealed, "sealed.kind"},
		"another key":                        {trusttest.Age(t, plain, trusttest.Recipient(t, other.Recipient())), fault.Sealed, "sealed.key"},
		"a line before":                      {append([]byte("\n"), good...), fault.Sealed, "sealed.none"},
		"a line after":                       {append(bytes.Clone(good), '\n'), fault.Sealed, "sealed.armor"},
		"a mark before":                      {append([]byte("\ufeff"), good...), fault.Sealed, "sealed.none"},
		"one CRLF":                           {binary("\n", "\r\n"), fault.Sealed, "sealed.armor"},
		"lines of another length":            {rewrapped(good, 60), fault.Sealed, "sealed.armor"},
		"two files":                          {append(bytes.Clone(good), good...), fault.Sealed, "sealed.armor"},
	} {
		_, err := id.Open(c.data, maxSealed)
		if f := fault.Of(err); f == nil || f.Class != c.class || f.ID != c.id {
			t.Errorf("%s: %v, want %s (%s)", what, err, c.id, c.class)
		}
	}
	if _, err := (trust.Identity{}).Open(good, maxSealed); fault.ClassOf(err) != fault.Sealed {
		t.Errorf("no key at all: %v", err)
	}
}

// rewrapped is an armored file with lines of other lengths.
func rewrapped(armored []byte, columns int) []byte {
	lines := strings.Split(strings.TrimSpace(string(armored)), "\n")
	code := strings.Join(lines[1:len(lines)-1], "")
	out := lines[0] + "\n"
	for len(code) > columns {
		out, code = out+code[:columns]+"\n", code[columns:]
	}
	return []byte(out + code + "\n" + lines[len(lines)-1] + "\n")
}

// The work that a file asks for is not done, and a large file is not held in
// memory many times.
func TestHostileSealedFilesAreCheap(t *testing.T) {
	id := trusttest.Sealing(t)
	for what, data := range map[string][]byte{
		"a life's work":    trusttest.Laborious(t, nil, "30"),
		"a large file":     trusttest.Laborious(t, make([]byte, 700<<10), "30"),
		"a megabyte":       bytes.Repeat([]byte("-----BEGIN AGE ENCRYPTED FILE-----\n"), 29_000),
		"many recipients":  manyRecipients(t, id),
		"a locked key too": trusttest.Laborious(t, []byte(id.Secret()), "20"),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := id.Open(data, maxSealed)
		_, unlocked := trust.Unlock(data, []byte(trusttest.Passphrase))
		runtime.ReadMemStats(&after)
		if fault.ClassOf(err) != fault.Sealed || fault.ClassOf(unlocked) != fault.Format {
			t.Errorf("%s: %v, %v", what, err, unlocked)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 20<<20 {
			t.Errorf("%s: %d bytes were set aside", what, used)
		}
	}
}

func manyRecipients(t *testing.T, id trust.Identity) []byte {
	var to []age.Recipient
	for range 1000 {
		to = append(to, trusttest.Recipient(t, id.Recipient()))
	}
	return trusttest.Age(t, nil, to...)
}

// smallOrder is a recipient as age writes it, whose secrets everybody knows.
const smallOrder = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"

func TestRecipients(t *testing.T) {
	id := trusttest.Sealing(t)
	if r := trusttest.Recipient(t, smallOrder); fmt.Sprint(r) != smallOrder {
		t.Errorf("%s is no recipient", smallOrder)
	}
	if err := trust.ParseRecipient(id.Recipient()); err != nil {
		t.Error(err)
	}
	for what, s := range map[string]string{
		"nothing":               "",
		"capital letters":       strings.ToUpper(id.Recipient()),
		"a space":               id.Recipient() + " ",
		"a character changed":   strings.Replace(id.Recipient(), id.Recipient()[20:21], "b", 1),
		"a secret":              id.Secret(),
		"a key of small order":  smallOrder,
		"an SSH key":            trusttest.Signer(t, 1).Public().Line(),
		"what takes the screen": "age1\x1b]0;x\a",
	} {
		if err := trust.ParseRecipient(s); fault.ClassOf(err) != fault.Format {
			t.Errorf("%s: %v", what, err)
		}
		if _, err := trust.SealTo(s, nil); fault.ClassOf(err) != fault.Format {
			t.Errorf("sealed to %s: %v", what, err)
		}
	}
}

// A key is never printed by mistake.
func TestIdentityPrintsItsRecipient(t *testing.T) {
	id := trusttest.Sealing(t)
	for _, s := range []string{fmt.Sprint(id), fmt.Sprintf("%v %+v %#v %s %q", id, id, id, id, id), fmt.Sprintf("%+v", struct{ K trust.Identity }{id})} {
		if strings.Contains(strings.ToUpper(s), "SECRET") {
			t.Errorf("printed: %s", s)
		}
	}
	if s := fmt.Sprint(trust.Identity{}); s != "" || (trust.Identity{}).Secret() != "" || !(trust.Identity{}).IsZero() {
		t.Errorf("no key: %q", s)
	}
}
