package dossier_test

import (
	"bytes"
	"testing"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// rewritten is the worked case after the chair has changed what is signed and
// signed it again: both documents still pin each other.
func rewritten(t testing.TB, change func(d *decision.Document)) *dossiertest.Decision {
	t.Helper()
	made := worked(t)
	d, err := decision.Read(made.Complete, dossier.CompleteName)
	if err != nil {
		t.Fatal(err)
	}
	change(d)
	public, err := d.Redact(d.Nonce)
	if err != nil {
		t.Fatal(err)
	}
	made.Public = decision.Encode(public)
	d.PublicSHA256 = record.Hash(made.Public)
	made.Complete = decision.Encode(d)
	made.PublicSig = dossiertest.Sign(t, dossiertest.ChairKey, trust.NamespaceDecision, made.Public)
	made.Record = followed(entriesOf(t, made), made.Public)
	made.CompleteSig = dossiertest.Sign(t, dossiertest.ChairKey, trust.NamespaceDecision, made.Complete)
	return made
}

// followed is a record whose last two lines tell of that decision.
func followed(es []record.Entry, public []byte) [][]byte {
	for i := len(es) - 2; i < len(es); i++ {
		es[i].Note = deliberation.HashNote(record.Hash(public))
	}
	lines, _ := chainOf(es)
	return lines
}

// wants checks a folder for one fault, at one check, or for none.
func wants(t testing.TB, files map[string][]byte, class fault.Class, check string) *dossier.Report {
	t.Helper()
	files[dossier.SumsName] = dossier.Sums(files)
	r := dossier.Verify(dossiertest.Folder(files), dossier.Options{Software: dossiertest.Software})
	if class == "" && !r.Good || class != "" && (r.Good || r.Fault.Class != class) {
		findings(t, r)
		t.Fatalf("%v, want %q", r.Fault, class)
	}
	for _, f := range r.Findings {
		if f.Fault != nil && f.Check != check {
			t.Errorf("%s finds %v", f.Check, f.Fault)
		}
	}
	return r
}

// Who signs is the chair on the roll, by name and by address.
func TestAnotherChairThanOnTheRoll(t *testing.T) {
	d := rewritten(t, func(d *decision.Document) { d.Chair.Principal = "anne@example.org" })
	wants(t, d.Files(t, "complete"), fault.Roll, "roll")
	public := d.Files(t, "public")
	wants(t, public, "", "")
	public[dossier.RollName] = bytes.Clone(d.Roll)
	wants(t, public, fault.Roll, "roll")
}
