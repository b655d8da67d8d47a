package dossier_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// attack is what somebody does to a folder, and the answer to it.
type attack struct {
	name    string
	do      func(t *testing.T, files map[string][]byte)
	class   fault.Class
	check   string // that says so
	profile string // public, where empty
}

// edit changes the first of something in a file.
func edit(name, from, to string) func(*testing.T, map[string][]byte) {
	return func(t *testing.T, files map[string][]byte) {
		t.Helper()
		if !bytes.Contains(files[name], []byte(from)) {
			t.Fatalf("%s does not hold %q", name, from)
		}
		files[name] = bytes.Replace(files[name], []byte(from), []byte(to), 1)
	}
}

// rewrite changes a file as a whole.
func rewrite(name string, change func([]byte) []byte) func(*testing.T, map[string][]byte) {
	return func(t *testing.T, files map[string][]byte) { files[name] = change(bytes.Clone(files[name])) }
}

// signed is an attack by the chair, who signs what is then there.
func signed(name string, do func(*testing.T, map[string][]byte)) func(*testing.T, map[string][]byte) {
	return func(t *testing.T, files map[string][]byte) {
		t.Helper()
		do(t, files)
		files[name+dossier.SigSuffix] = dossiertest.Sign(t, dossiertest.ChairKey, trust.NamespaceDecision, files[name])
	}
}

// then is one attack after the other.
func then(all ...func(*testing.T, map[string][]byte)) func(*testing.T, map[string][]byte) {
	return func(t *testing.T, files map[string][]byte) {
		t.Helper()
		for _, do := range all {
			do(t, files)
		}
	}
}

// signedBy puts another signature in the place of the chair's.
func signedBy(key byte, namespace string) func(*testing.T, map[string][]byte) {
	return func(t *testing.T, files map[string][]byte) {
		t.Helper()
		files["decision.json.sig"] = dossiertest.Sign(t, key, namespace, files["decision.json"])
	}
}

// resummed writes SHA256SUMS anew, as who forges a folder does.
func resummed(t *testing.T, files map[string][]byte) {
	t.Helper()
	files[dossier.SumsName] = dossier.Sums(files)
}

func without(name string) func(*testing.T, map[string][]byte) {
	return func(_ *testing.T, files map[string][]byte) { delete(files, name) }
}

var attacks = []attack{
	{"A1 a digit", edit("decision.json", `"mark": "4"`, `"mark": "5"`), fault.Sig, "signature", ""},
	{"A2 no last newline", rewrite("decision.json", bytes.TrimSpace), fault.Sig, "signature", ""},
	{"A2 line ends of Windows", rewrite("decision.json", func(b []byte) []byte {
		return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
	}), fault.Sig, "signature", ""},
	{"A2 indented anew", rewrite("decision.json", func(b []byte) []byte {
		return bytes.ReplaceAll(b, []byte("  "), []byte("\t"))
	}), fault.Sig, "signature", ""},
	{"A3 a juror's signature", signedBy(2, trust.NamespaceDecision), fault.Key, "chair", ""},
	{"A4 signed as a ballot", signedBy(dossiertest.ChairKey, trust.NamespaceBallot), fault.NS, "signature", ""},
	{"A5 signed as a file", signedBy(dossiertest.ChairKey, "file"), fault.NS, "signature", ""},
	{"A5 signed as a commit", signedBy(dossiertest.ChairKey, "git"), fault.NS, "signature", ""},
	{"A6 a mail before the signature", rewrite("decision.json.sig", func(b []byte) []byte {
		return append([]byte("Hello,\nhere is the signature.\n"), b...)
	}), fault.Format, "signature", ""},
	{"A7 two signatures in a file", rewrite("decision.json.sig", func(b []byte) []byte {
		return append(b, b...)
	}), fault.Format, "signature", ""},
	{"A17 a huge signature", rewrite("decision.json.sig", func(b []byte) []byte {
		return append(b, bytes.Repeat([]byte("\n"), trust.MaxSignature)...)
	}), fault.Size, "signature", ""},
	{"no signature", without("decision.json.sig"), fault.Sig, "signature", ""},
	{"no signature of the complete one", without("decision-complete.json.sig"), fault.Sig, "signature", "complete"},
	{"a signature without its document", then(without("decision-complete.json"), resummed), fault.Sig, "signature", "complete"},
	{"a mark in the complete one", edit("decision-complete.json", `"mark": "4"`, `"mark": "5"`), fault.Sig, "signature", "complete"},

	{"A10 to A16: see trust; here one of them", rewrite("decision.json.sig", func(b []byte) []byte {
		return bytes.Replace(b, []byte("U1NIU0lHAAAAAQ"), []byte("U1NIU0lHAAAAAg"), 1) // version 2
	}), fault.Format, "signature", ""},

	{"D61 a name twice, signed", signed("decision.json", edit("decision.json", `"made_up": true,`, `"made_up": true, "made_up": false,`)), fault.JSON, "files", ""},
	{"D69 a newer schema, signed", signed("decision.json", edit("decision.json", "votering-decision/1", "votering-decision/2")), fault.Version, "files", ""},
	{"D59 a mark changed, signed", signed("decision.json", edit("decision.json", `"mark": "4"`, `"mark": "5"`)), fault.Result, "ranking", ""},
	{"D66 a mark off the scale, signed", signed("decision.json", edit("decision.json", `"mark": "4"`, `"mark": "7"`)), fault.Score, "files", ""},
	{"another winner, signed", signed("decision.json", edit("decision.json", "\"winners\": [\n    \"kinn\"", "\"winners\": [\n    \"bodo\"")), fault.Result, "", ""},

	{"a damaged file", edit("ranking.csv", "kinn", "kimn"), fault.Pin, "files", ""},
	{"a lost file", without("ranking.csv"), fault.Pin, "files", ""},
	{"another edition", then(edit("edition.json", "Kinn", "Kimn"), resummed), fault.Pin, "edition", ""},
	{"another public vote", then(edit("public-vote.json", "4812", "4813"), resummed), fault.Pin, "tally", ""},
	{"another ranking", then(edit("ranking.csv", "14005/15712", "14005/15713"), resummed), fault.Pin, "ranking", ""},
	{"another winner in the words", then(edit("protocol.md", "Kinn", "Bodø"), resummed), fault.Pin, "files", ""},
	{"another key in the instructions", then(edit("VERIFY.txt", "ssh-ed25519", "ssh-rsa"), resummed), fault.Pin, "files", ""},
	{"another key for ssh-keygen", then(func(t *testing.T, files map[string][]byte) {
		files["allowed_signers"] = append(files["allowed_signers"], "* ssh-ed25519 AAAA\n"...)
	}, resummed), fault.Key, "chair", ""},
	{"a line in SHA256SUMS that is none", edit("SHA256SUMS", "  ", " and "), fault.Format, "files", ""},
	{"another mark in the table", then(edit("marks.csv", ",4", ",5"), resummed), fault.Pin, "ballots", "complete"},
	{"another juror on the roll", then(edit("roll.json", "Anne", "Anna"), resummed), fault.Roll, "roll", "complete"},
	{"E54 another record", then(edit("record.jsonl", `"who":"anne"`, `"who":"anna"`), resummed), fault.Log, "record", "complete"},
	{"E54 a record that begins anew", then(rewrite("record.jsonl", func([]byte) []byte {
		return record.Line(record.Entry{Seq: 1, Prev: record.Genesis, At: dossiertest.Start})
	}), resummed), fault.Log, "record", "complete"},
	{"a record that was cut", then(rewrite("record.jsonl", func(b []byte) []byte {
		lines := bytes.SplitAfter(b, []byte("\n"))
		return bytes.Join(lines[:len(lines)/2], nil)
	}), resummed), fault.Log, "record", "complete"},
}

// TestAttacks does to a good folder what attackers do, and wants the answer of
// each: its class, and the check that fails. None gets past, and none that
// breaks a signature is told as anything else.
func TestAttacks(t *testing.T) {
	d := worked(t)
	for _, a := range attacks {
		t.Run(a.name, func(t *testing.T) {
			profile := a.profile
			if profile == "" {
				profile = "public"
			}
			files := d.Files(t, profile)
			before := maps.Clone(files)
			a.do(t, files)
			changed := false
			for name := range before {
				changed = changed || !bytes.Equal(before[name], files[name])
			}
			if !changed {
				t.Fatal("nothing was changed")
			}
			for _, chair := range []string{"", d.Key.Fingerprint()} {
				r := dossier.Verify(dossiertest.Folder(files), dossier.Options{Software: dossiertest.Software, Chair: chair})
				if r.Good || r.Authenticated || r.Fault == nil || r.Fault.Class != a.class {
					findings(t, r)
					t.Fatalf("good %v, %v; want %s", r.Good, r.Fault, a.class)
				}
				if !failed(r, a.check, a.class) {
					findings(t, r)
					t.Errorf("the check %q does not say %s", a.check, a.class)
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

// A3: both keys are named.
func TestAnotherKeyIsNamed(t *testing.T) {
	d := worked(t)
	files := d.Files(t, "public")
	signedBy(2, trust.NamespaceDecision)(t, files)
	r := dossier.Verify(dossiertest.Folder(files), dossier.Options{})
	other, _ := trust.Verify(files["decision.json.sig"], files["decision.json"], trust.NamespaceDecision)
	if r.Fault.Args["found"] != other.Fingerprint() || r.Fault.Args["expected"] != d.Key.Fingerprint() {
		t.Errorf("got %v", r.Fault)
	}
}

// A21: a folder that vouches for itself is consistent and no more.
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

// A23: a stolen key is revoked by its fingerprint or its line.
func TestRevokedKeys(t *testing.T) {
	d := worked(t)
	f := dossiertest.Folder(d.Files(t, "complete"))
	for name, c := range map[string]struct {
		list string
		id   string // of the fault; empty: good
	}{
		"fingerprint":     {"# stolen\n" + d.Key.Fingerprint() + "\r\n", "dossier.revoked"},
		"line":            {"\uFEFF\n" + d.Key.Line() + " kari@laptop\n", "dossier.revoked"},
		"another key":     {dossiertest.Make(t, with(t, 2)).Key.Line(), ""},
		"what is no key":  {"kari\n", "dossier.revoked_line"},
		"a binary list":   {"SSHKRL\n\x00\x00", "dossier.revoked_line"},
		"no key":          {"", ""},
		"fingerprint cut": {d.Key.Fingerprint()[:20], "dossier.revoked_line"},
	} {
		t.Run(name, func(t *testing.T) {
			r := dossier.Verify(f, dossier.Options{Chair: d.Key.Fingerprint(), Revoked: []byte(c.list)})
			got := ""
			if r.Fault != nil {
				got = r.Fault.ID
			}
			if got != c.id || r.Good != (c.id == "") || r.Fault != nil && r.Fault.Class != fault.Key {
				t.Errorf("got %v", r.Fault)
			}
		})
	}
}

// with is the worked case, signed with the key of a number.
func with(t testing.TB, key byte) dossiertest.Case {
	t.Helper()
	c := dossiertest.Worked(t, cases+"worked")
	c.Key = key
	return c
}
