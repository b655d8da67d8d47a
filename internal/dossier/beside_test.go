package dossier_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// Tables that a spreadsheet saved anew say the same.
func TestTablesInOtherForms(t *testing.T) {
	d := worked(t)
	lines := func(b []byte) [][]byte { return bytes.SplitAfter(b, []byte("\n")) }
	for name, change := range map[string]func([]byte) []byte{
		"semicolons":   func(b []byte) []byte { return bytes.ReplaceAll(b, []byte(","), []byte(";")) },
		"Windows":      func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) },
		"a mark first": func(b []byte) []byte { return append([]byte("\uFEFF"), b...) },
		"another order": func(b []byte) []byte {
			l := lines(b)
			return bytes.Join([][]byte{l[0], l[2], l[1], bytes.Join(l[3:], nil)}, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			files := d.Files(t, "complete")
			for _, table := range []string{"ranking.csv", "marks.csv"} {
				files[table] = change(files[table])
			}
			files["SHA256SUMS"] = dossier.Sums(files)
			if r := dossier.Verify(dossiertest.Folder(files), dossier.Options{}); !r.Good {
				t.Error(r.Fault)
			}
		})
	}
}

// A row that is left out, or there twice, is another table.
func TestTablesWithOtherRows(t *testing.T) {
	d := worked(t)
	for _, table := range []string{"ranking.csv", "marks.csv"} {
		good := d.Files(t, "complete")[table]
		l := bytes.SplitAfter(good, []byte("\n"))
		for name, changed := range map[string][]byte{
			"a row less": bytes.Join(append(l[:2:2], l[3:]...), nil),
			"a row more": append(bytes.Clone(good), l[1]...),
			"no rows":    l[0],
			"nothing":    nil,
			"no column":  []byte("juror\nkari\n"),
			"one more":   bytes.ReplaceAll(good, []byte("\n"), []byte(",x\n")),
			"one before": append([]byte("corrected_place,"), bytes.ReplaceAll(good[:len(good)-1], []byte("\n"), []byte("\n2,"))...),
			"endless":    append(bytes.Clone(good), bytes.Repeat([]byte("\n"), 64<<20)...),
		} {
			files := d.Files(t, "complete")
			files[table] = changed
			files["SHA256SUMS"] = dossier.Sums(files)
			if r := dossier.Verify(dossiertest.Folder(files), dossier.Options{}); r.Good || r.Fault.Class != fault.Pin && r.Fault.Class != fault.CSV {
				t.Errorf("%s, %s: %v", table, name, r.Fault)
			}
		}
	}
}

// Files full of line ends take no time and no memory.
func TestEndlessLines(t *testing.T) {
	d := worked(t)
	for name, class := range map[string]fault.Class{
		"SHA256SUMS": fault.Format, "allowed_signers": fault.Key, "record.jsonl": fault.Log, "roll.json": fault.Roll,
		"public-vote.json": fault.Pin, "edition.json": fault.Pin,
	} {
		files := d.Files(t, "complete")
		files[name] = bytes.Repeat([]byte("\n"), 64<<20)
		if name != "SHA256SUMS" {
			files["SHA256SUMS"] = dossier.Sums(files)
		}
		if r := dossier.Verify(dossiertest.Folder(files), dossier.Options{}); r.Good || r.Fault.Class != class {
			t.Errorf("%s: %v, want %s", name, r.Fault, class)
		}
	}
}

// allowed_signers may have been through an editor.
func TestSignersInOtherForms(t *testing.T) {
	d := worked(t)
	for name, change := range map[string]func(string) string{
		"a mark first": func(s string) string { return "\uFEFF" + s },
		"Windows":      func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"comments":     func(s string) string { return "# one\n\n" + s + "  # two\n" },
		"no comments":  func(s string) string { return s[strings.Index(s, "\n")+1:] },
	} {
		files := d.Files(t, "public")
		files["allowed_signers"] = []byte(change(string(files["allowed_signers"])))
		files["SHA256SUMS"] = dossier.Sums(files)
		if r := dossier.Verify(dossiertest.Folder(files), dossier.Options{}); !r.Good {
			t.Errorf("%s: %v", name, r.Fault)
		}
	}
}

// What ssh-keygen would not read as the chair's key, or would read as more, is
// not the chair's.
func TestSignersThatAreNotOnes(t *testing.T) {
	d := worked(t)
	for name, change := range map[string]func(comment, key string) string{
		"a mark before the key": func(_, key string) string { return "\uFEFF" + key + "\n" },
		"a wide space":          func(_, key string) string { return "\u00a0" + key + "\n" },
		"the key twice":         func(_, key string) string { return key + "\n" + key + "\n" },
		"two keys in a line":    func(_, key string) string { return key + "\r" + key + "\n" },
		"no key":                func(comment, _ string) string { return comment + "\n" },
		"an option": func(_, key string) string {
			return strings.Replace(key, "namespaces", `valid-before="20300101",namespaces`, 1)
		},
		"another namespace": func(_, key string) string { return strings.Replace(key, "decision@", "*", 1) },
		"everybody":         func(_, key string) string { return "*," + key },
	} {
		files := d.Files(t, "public")
		comment, key, _ := strings.Cut(strings.TrimSpace(string(files["allowed_signers"])), "\n")
		files["allowed_signers"] = []byte(change(comment, key))
		t.Run(name, func(t *testing.T) { wants(t, files, fault.Key, "chair") })
	}
}

func TestSumsInOtherForms(t *testing.T) {
	d := worked(t)
	for name, change := range map[string]func(string) string{
		"binary":  func(s string) string { return strings.ReplaceAll(s, "  ", " *") },
		"Windows": func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"./":      func(s string) string { return strings.ReplaceAll(s, "  ", "  ./") },
		"a part":  func(s string) string { return s[:strings.Index(s, "\n")+1] },
		"nothing": func(string) string { return "" },
	} {
		files := d.Files(t, "public")
		files["SHA256SUMS"] = []byte(change(string(files["SHA256SUMS"])))
		if r := dossier.Verify(dossiertest.Folder(files), dossier.Options{}); !r.Good {
			t.Errorf("%s: %v", name, r.Fault)
		}
	}
}

// What happened after the decision is told by its kind.
func TestTheRecordGoesOn(t *testing.T) {
	r := dossier.Verify(dossiertest.Folder(worked(t).Files(t, "complete")), dossier.Options{})
	for _, f := range r.Findings {
		if f.Say == "record_later" {
			if f.Args["kinds"] != "decision.prepared,decision.signed" {
				t.Errorf("got %v", f.Args)
			}
			return
		}
	}
	t.Error("nothing is told")
}

// Jurors' signatures count by person: each by the key that the roll has of
// the juror whose name it bears.
func TestCosignatures(t *testing.T) {
	c := dossiertest.Worked(t, cases+"worked")
	for i := range c.Edition.Jurors {
		if j := &c.Edition.Jurors[i]; j.ID == "anne" || j.ID == "bjorn" {
			j.Key = trusttest.Signer(t, byte(20+i)).Public().Line()
		}
	}
	d := dossiertest.Make(t, c)
	good := d.Files(t, "complete")
	sign := func(key byte) []byte {
		return dossiertest.Sign(t, key, trust.NamespaceDecision, good["decision-complete.json"])
	}
	for name, c := range map[string]struct {
		more  map[string][]byte
		class fault.Class // empty: good
		n     string
	}{
		"two jurors":          {map[string][]byte{"anne": sign(21), "bjorn": sign(22)}, "", "2"},
		"one copied":          {map[string][]byte{"anne": sign(21), "bjorn": sign(21)}, fault.Key, ""},
		"by the chair":        {map[string][]byte{"anne": sign(dossiertest.ChairKey)}, fault.Key, ""},
		"no key on the roll":  {map[string][]byte{"farid": sign(21)}, fault.Key, ""},
		"nobody":              {map[string][]byte{"mallory": sign(21)}, fault.Key, ""},
		"of another document": {map[string][]byte{"anne": dossiertest.Sign(t, 21, trust.NamespaceDecision, good["decision.json"])}, fault.Sig, ""},
		"for another purpose": {map[string][]byte{"anne": dossiertest.Sign(t, 21, trust.NamespaceBallot, good["decision-complete.json"])}, fault.NS, ""},
	} {
		t.Run(name, func(t *testing.T) {
			files := maps.Clone(good)
			for id, sig := range c.more {
				files["signatures/"+id+".sig"] = sig
			}
			r := dossier.Verify(dossiertest.Folder(files), dossier.Options{})
			if c.class == "" && !r.Good || c.class != "" && (r.Good || r.Fault.Class != c.class) {
				t.Fatalf("got %v", r.Fault)
			}
			for _, f := range r.Findings {
				if f.Say == "cosign" && f.OK != nil && *f.OK && f.Args["n"] != c.n && c.class == "" {
					t.Errorf("%s jurors are counted", f.Args["n"])
				}
			}
		})
	}
}
