package dossiertest

import (
	"bytes"
	"maps"
	"testing"

	"golang.org/x/crypto/ssh"

	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// Attack is what somebody does to a folder, and the answer to it.
type Attack struct {
	Name    string
	Do      func(t testing.TB, files map[string][]byte)
	Class   fault.Class
	Check   string // the one that says so; empty: any
	Profile string // of the folder; empty: public
}

// Folder is a good folder after the attack.
func (a Attack) Folder(t testing.TB, d *Decision) map[string][]byte {
	t.Helper()
	profile := a.Profile
	if profile == "" {
		profile = "public"
	}
	files := d.Files(t, profile)
	before := maps.Clone(files)
	a.Do(t, files)
	if maps.EqualFunc(before, files, bytes.Equal) {
		t.Fatalf("%s changes nothing", a.Name)
	}
	return files
}

// edit changes the first of something in a file.
func edit(name, from, to string) func(testing.TB, map[string][]byte) {
	return func(t testing.TB, files map[string][]byte) {
		t.Helper()
		if !bytes.Contains(files[name], []byte(from)) {
			t.Fatalf("%s does not hold %q", name, from)
		}
		files[name] = bytes.Replace(files[name], []byte(from), []byte(to), 1)
	}
}

// rewrite changes a file as a whole.
func rewrite(name string, change func([]byte) []byte) func(testing.TB, map[string][]byte) {
	return func(t testing.TB, files map[string][]byte) { files[name] = change(bytes.Clone(files[name])) }
}

// signed is an attack by the chair, who signs what is then there.
func signed(name string, do func(testing.TB, map[string][]byte)) func(testing.TB, map[string][]byte) {
	return func(t testing.TB, files map[string][]byte) {
		t.Helper()
		do(t, files)
		files[name+dossier.SigSuffix] = Sign(t, ChairKey, trust.NamespaceDecision, files[name])
	}
}

// then is one attack after the other.
func then(all ...func(testing.TB, map[string][]byte)) func(testing.TB, map[string][]byte) {
	return func(t testing.TB, files map[string][]byte) {
		t.Helper()
		for _, do := range all {
			do(t, files)
		}
	}
}

// signedBy puts another signature in the place of the chair's.
func signedBy(key byte, namespace string) func(testing.TB, map[string][]byte) {
	return func(t testing.TB, files map[string][]byte) {
		t.Helper()
		files["decision.json.sig"] = Sign(t, key, namespace, files["decision.json"])
	}
}

// resummed writes SHA256SUMS anew, as who forges a folder does.
func resummed(t testing.TB, files map[string][]byte) {
	t.Helper()
	files[dossier.SumsName] = dossier.Sums(files)
}

func without(name string) func(testing.TB, map[string][]byte) {
	return func(_ testing.TB, files map[string][]byte) { delete(files, name) }
}

// Attacks are those that a folder alone can show.
var Attacks = []Attack{
	{"a digit", edit("decision.json", `"mark": "4"`, `"mark": "5"`), fault.Sig, "signature", ""},
	{"no last newline", rewrite("decision.json", bytes.TrimSpace), fault.Sig, "signature", ""},
	{"line ends of Windows", rewrite("decision.json", func(b []byte) []byte {
		return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))
	}), fault.Sig, "signature", ""},
	{"indented anew", rewrite("decision.json", func(b []byte) []byte {
		return bytes.ReplaceAll(b, []byte("  "), []byte("\t"))
	}), fault.Sig, "signature", ""},
	{"a juror's signature", signedBy(2, trust.NamespaceDecision), fault.Key, "chair", ""},
	{"signed as a ballot", signedBy(ChairKey, trust.NamespaceBallot), fault.NS, "signature", ""},
	{"signed as a file", signedBy(ChairKey, "file"), fault.NS, "signature", ""},
	{"signed as a commit", signedBy(ChairKey, "git"), fault.NS, "signature", ""},
	{"a mail before the signature", rewrite("decision.json.sig", func(b []byte) []byte {
		return append([]byte("Hello,\nhere is the signature.\n"), b...)
	}), fault.Format, "signature", ""},
	{"two signatures in a file", rewrite("decision.json.sig", func(b []byte) []byte {
		return append(b, b...)
	}), fault.Format, "signature", ""},
	{"a huge signature", rewrite("decision.json.sig", func(b []byte) []byte {
		return append(b, bytes.Repeat([]byte("\n"), trust.MaxSignature)...)
	}), fault.Size, "signature", ""},
	{"no signature", without("decision.json.sig"), fault.Sig, "signature", ""},
	{"no signature of the complete one", without("decision-complete.json.sig"), fault.Sig, "signature", "complete"},
	{"a signature without its document", then(without("decision-complete.json"), resummed), fault.Sig, "signature", "complete"},
	{"a mark in the complete one", edit("decision-complete.json", `"mark": "4"`, `"mark": "5"`), fault.Sig, "signature", "complete"},

	{"something in the reserved field", spoilt(func(c *craft) { c.Reserved = "x" }, nil), fault.Format, "signature", ""},
	{"the same, not signed", spoilt(nil, func(c *craft, _ *ssh.Signature) { c.Reserved = "x" }), fault.Format, "signature", ""},
	{"another number for the signature", spoilt(nil, malleated), fault.Sig, "signature", ""},
	{"version 0", spoilt(func(c *craft) { c.Version = 0 }, nil), fault.Format, "signature", ""},
	{"version 2", spoilt(func(c *craft) { c.Version = 2 }, nil), fault.Format, "signature", ""},
	{"bytes behind", spoilt(func(c *craft) { c.Tail = []byte("x") }, nil), fault.Format, "signature", ""},
	{"no namespace", spoilt(func(c *craft) { c.Namespace = "" }, nil), fault.NS, "signature", ""},
	{"RSA with SHA-1", sha1, fault.Weak, "signature", ""},
	{"RSA of 1024 bits", spoilt(short, nil), fault.Weak, "signature", ""},
	{"a certificate", certified, fault.Weak, "signature", ""},
	{"a security key that nobody touched", untouched, fault.Sig, "signature", ""},

	{"a name twice, signed", signed("decision.json", edit("decision.json", `"made_up": true,`, `"made_up": true, "made_up": false,`)), fault.JSON, "files", ""},
	{"a newer schema, signed", signed("decision.json", edit("decision.json", "votering-decision/1", "votering-decision/2")), fault.Version, "files", ""},
	{"a mark changed, signed", signed("decision.json", edit("decision.json", `"mark": "4"`, `"mark": "5"`)), fault.Result, "ranking", ""},
	{"a mark off the scale, signed", signed("decision.json", edit("decision.json", `"mark": "4"`, `"mark": "7"`)), fault.Score, "files", ""},
	{"another winner, signed", signed("decision.json", edit("decision.json", "\"winners\": [\n    \"kinn\"", "\"winners\": [\n    \"bodo\"")), fault.Result, "", ""},

	{"a damaged file", edit("ranking.csv", "kinn", "kimn"), fault.Pin, "files", ""},
	{"a lost file", without("ranking.csv"), fault.Pin, "files", ""},
	{"another edition", then(edit("edition.json", "Kinn", "Kimn"), resummed), fault.Pin, "edition", ""},
	{"another public vote", then(edit("public-vote.json", "4812", "4813"), resummed), fault.Pin, "tally", ""},
	{"another ranking", then(edit("ranking.csv", "14005/15712", "14005/15713"), resummed), fault.Pin, "ranking", ""},
	{"another winner in the words", then(edit("protocol.md", "Kinn", "Bodø"), resummed), fault.Pin, "files", ""},
	{"another key in the instructions", then(edit("VERIFY.txt", "ssh-ed25519", "ssh-rsa"), resummed), fault.Pin, "files", ""},
	{"another key for ssh-keygen", then(func(t testing.TB, files map[string][]byte) {
		files["allowed_signers"] = append(files["allowed_signers"], "* ssh-ed25519 AAAA\n"...)
	}, resummed), fault.Key, "chair", ""},
	{"a line in SHA256SUMS that is none", edit("SHA256SUMS", "  ", " and "), fault.Format, "files", ""},
	{"another mark in the table", then(edit("marks.csv", ",4", ",5"), resummed), fault.Pin, "ballots", "complete"},
	{"another juror on the roll", then(edit("roll.json", "Anne", "Anna"), resummed), fault.Roll, "roll", "complete"},
	{"another record", then(edit("record.jsonl", `"who":"anne"`, `"who":"anna"`), resummed), fault.Log, "record", "complete"},
	{"a record that begins anew", then(rewrite("record.jsonl", func([]byte) []byte {
		return record.Line(record.Entry{Seq: 1, Prev: record.Genesis, At: Start})
	}), resummed), fault.Log, "record", "complete"},
	{"a record that was cut", then(rewrite("record.jsonl", func(b []byte) []byte {
		lines := bytes.SplitAfter(b, []byte("\n"))
		return bytes.Join(lines[:len(lines)/2], nil)
	}), resummed), fault.Log, "record", "complete"},
}
