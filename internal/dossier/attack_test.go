package dossier_test

import (
	"bytes"
	"strings"
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/trust"
)

// TestAttacks does to a good folder what attackers do, and wants the answer of
// each: its class, and the check that fails. None gets past, and none that
// breaks a signature is told as anything else.
func TestAttacks(t *testing.T) {
	d := worked(t)
	for _, a := range dossiertest.Attacks {
		t.Run(a.Name, func(t *testing.T) {
			files := a.Folder(t, d)
			for _, chair := range []string{"", d.Key.Fingerprint()} {
				r := dossier.Verify(dossiertest.Folder(files), dossier.Options{Software: dossiertest.Software, Chair: chair})
				if r.Good || r.Authenticated || r.Fault == nil || r.Fault.Class != a.Class {
					findings(t, r)
					t.Fatalf("good %v, %v; want %s", r.Good, r.Fault, a.Class)
				}
				if !failed(r, a.Check, a.Class) {
					findings(t, r)
					t.Errorf("the check %q does not say %s", a.Check, a.Class)
				}
			}
		})
	}
}

// failed reports whether a check of r fails with that class. Without a name
// any check may.
func failed(r *dossier.Report, check string, class fault.Class) bool {
	for _, f := range r.Findings {
		if (check == "" || f.Check == check) && f.OK != nil && !*f.OK && f.Fault.Class == class {
			return true
		}
	}
	return false
}

func TestLineEndsAreHinted(t *testing.T) {
	files := worked(t).Files(t, "public")
	files["decision.json"] = bytes.ReplaceAll(files["decision.json"], []byte("\n"), []byte("\r\n"))
	r := dossier.Verify(dossiertest.Folder(files), dossier.Options{})
	if r.Fault == nil || r.Fault.ID != "sig.lines" {
		t.Errorf("got %v", r.Fault)
	}
}

// Both keys are named.
func TestAnotherKeyIsNamed(t *testing.T) {
	d := worked(t)
	files := d.Files(t, "public")
	files["decision.json.sig"] = dossiertest.Sign(t, 2, trust.NamespaceDecision, files["decision.json"])
	r := dossier.Verify(dossiertest.Folder(files), dossier.Options{})
	other, _ := trust.Verify(files["decision.json.sig"], files["decision.json"], trust.NamespaceDecision)
	if r.Fault.Args["found"] != other.Fingerprint() || r.Fault.Args["expected"] != d.Key.Fingerprint() {
		t.Errorf("got %v", r.Fault)
	}
}

// A folder that vouches for itself is consistent and no more.
func TestAFolderCannotVouchForItself(t *testing.T) {
	chair := worked(t).Key.Fingerprint()
	c := dossiertest.Worked(t, cases+"worked")
	c.Key = 2
	forged := dossiertest.Make(t, c)
	f := dossiertest.Folder(forged.Files(t, "public"))
	if !strings.Contains(string(f.Files["allowed_signers"]), forged.Key.Line()) {
		t.Fatal("the folder does not bring its own key")
	}
	r := dossier.Verify(f, dossier.Options{})
	if !r.Good || r.Authenticated {
		t.Errorf("without a key from outside: good %v, authenticated %v", r.Good, r.Authenticated)
	}
	r = dossier.Verify(f, dossier.Options{Chair: chair})
	if r.Good || r.Fault.Class != fault.Trust || r.Fault.Args["found"] != forged.Key.Fingerprint() {
		t.Errorf("with the chair's key: good %v, %v", r.Good, r.Fault)
	}
}

// A stolen key is revoked by its fingerprint or its line, as ssh-keygen prints
// or takes them too. What cannot be understood is not passed over.
func TestRevokedKeys(t *testing.T) {
	d := worked(t)
	f := dossiertest.Folder(d.Files(t, "complete"))
	fp, line := d.Key.Fingerprint(), d.Key.Line()
	for name, c := range map[string]struct {
		list    string
		revoked bool
		class   fault.Class // of reading the list; empty: it is understood
	}{
		"fingerprint":         {"# stolen\n" + fp + "\r\n", true, ""},
		"line":                {"\uFEFF\n" + line + " kari@laptop\n", true, ""},
		"as ssh-keygen -l":    {"256 " + fp + " kari of the jury (ED25519)\n", true, ""},
		"a specification":     {"hash: " + fp + "\n", true, ""},
		"a key of one":        {"key: " + line + "\n", true, ""},
		"another key":         {dossiertest.Make(t, with(t, 2)).Key.Line(), false, ""},
		"no key":              {"", false, ""},
		"what is no key":      {"kari\n", false, fault.Usage},
		"a key, then no key":  {fp + "\nkari\n", false, fault.Usage},
		"a binary list":       {"SSHKRL\n\x00\x00", false, fault.Usage},
		"fingerprint cut":     {fp[:20], false, fault.Usage},
		"no prefix":           {strings.TrimPrefix(fp, "SHA256:"), false, fault.Usage},
		"small letters":       {strings.ToLower(fp), false, fault.Usage},
		"a word behind":       {fp + " # stolen", false, fault.Usage},
		"in another alphabet": {string(utf16le(fp)), false, fault.Usage},
		"allowed_signers":     {"kari@example.org " + line, false, fault.Usage},
		"a serial number":     {"serial: 1", false, fault.Usage},
		"two on an old Mac":   {fp + "\r" + fp, false, fault.Usage},
	} {
		t.Run(name, func(t *testing.T) {
			keys, err := dossier.ReadRevoked([]byte(c.list))
			if err != nil && fault.ClassOf(err) != c.class || err == nil && c.class != "" {
				t.Fatalf("reading it: %v", err)
			}
			r := dossier.Verify(f, dossier.Options{Chair: fp, Revoked: keys})
			if r.Good == c.revoked || c.revoked && (r.Fault.ID != "dossier.revoked" || r.Fault.Class != fault.Key) {
				t.Errorf("good %v, %v", r.Good, r.Fault)
			}
		})
	}
}

// utf16le is s as a Windows editor may save it.
func utf16le(s string) []byte {
	b := []byte{0xff, 0xfe}
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// with is the worked case, signed with the key of a number.
func with(t testing.TB, key byte) dossiertest.Case {
	t.Helper()
	c := dossiertest.Worked(t, cases+"worked")
	c.Key = key
	return c
}
