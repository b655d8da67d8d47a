package dossier_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
)

// says finds what a report says loudly; nil: it does not.
func says(r *dossier.Report, say string) *decision.Finding {
	fs := r.Loud()
	if i := slices.IndexFunc(fs, func(f decision.Finding) bool { return f.Say == say }); i >= 0 {
		return &fs[i]
	}
	return nil
}

// An honest folder has nothing to be loud about.
func TestAnHonestFolderIsQuiet(t *testing.T) {
	d := worked(t)
	for _, profile := range []string{"public", "complete"} {
		if r := wants(t, d.Files(t, profile), "", ""); len(r.Loud()) > 0 {
			t.Errorf("%s: %v", profile, r.Loud())
		}
	}
}

// No file that could be read as part of the decision passes in silence.
func TestNothingPassesInSilence(t *testing.T) {
	d := worked(t)
	for name, c := range map[string]struct {
		profile, file, data string
		say                 string
	}{
		"a ballot":              {"complete", "ballots/anne.json", "{}", dossier.Unchecked},
		"a form":                {"complete", "forms/anne.txt", "x", dossier.Unchecked},
		"a receipt":             {"complete", "receipts/READ.txt", "x", dossier.Unchecked},
		"a text for signatures": {"complete", "signatures/READ.txt", "x", dossier.Unchecked},
		"marks without names":   {"public", "marks.csv", "juror,nominee,criterion,mark\n", dossier.Unchecked},
		"a juror's signature":   {"public", "signatures/anne.sig", "x", dossier.Unchecked},
		"the roll":              {"public", "roll.json", string(d.Roll), dossier.NamesHere},
		"the record":            {"public", "record.jsonl", string(bytes.Join(d.Record, nil)), dossier.NamesHere},
	} {
		t.Run(name, func(t *testing.T) {
			files := d.Files(t, c.profile)
			files[c.file] = []byte(c.data)
			r := wants(t, files, "", "")
			if f := says(r, c.say); f == nil || !strings.Contains(f.Args["names"], c.file) {
				t.Errorf("%v", r.Loud())
			}
		})
	}
	f := dossiertest.Folder(d.Files(t, "public"))
	f.Others = []string{"old/"}
	if says(dossier.Verify(f, dossier.Options{}), dossier.Others) == nil {
		t.Error("what lies beside it is not said")
	}
}

// A page of somebody else is a fault in a folder of this version. Of another
// version's it is said that the words differ; without the minutes beside it,
// that nobody looked into it.
func TestAPageOfSomebodyElse(t *testing.T) {
	files := worked(t).Files(t, "public")
	if !bytes.Contains(files[dossier.PageName], []byte("<h1")) {
		t.Fatal("there is no page")
	}
	files[dossier.PageName] = []byte("<h1>Winner: Bodø</h1>")
	wants(t, files, fault.Pin, "files")
	other := dossier.Options{Software: "votering 99"}
	r := dossier.Verify(dossiertest.Folder(files), other)
	if f := says(r, dossier.ProseDiffers); !r.Good || f == nil || f.Args["name"] != dossier.PageName {
		t.Errorf("%v", r.Fault)
	}
	delete(files, dossier.ProtocolName)
	delete(files, dossier.SumsName)
	files[dossier.SumsName] = dossier.Sums(files)
	r = dossier.Verify(dossiertest.Folder(files), other)
	if f := says(r, dossier.Unchecked); !r.Good || f == nil || f.Args["names"] != dossier.PageName {
		t.Errorf("%v", r.Fault)
	}
}

func TestWhatAnEditorDidIsSaid(t *testing.T) {
	d := worked(t)
	files := d.Files(t, "public")
	files["decision.json.sig"] = bytes.ReplaceAll(files["decision.json.sig"], []byte("\n"), []byte("\r\n"))
	files["allowed_signers"] = append(files["allowed_signers"], "# the chair's key is another since May\n"...)
	r := wants(t, files, "", "")
	if says(r, dossier.WindowsLines) == nil || says(r, dossier.SignerComments) == nil {
		t.Errorf("%v", r.Loud())
	}
}

// What a folder has and this one has not is told.
func TestWhatIsMissingIsSaid(t *testing.T) {
	d := worked(t)
	for _, profile := range []string{"public", "complete"} {
		for _, name := range []string{"protocol.md", "allowed_signers", "VERIFY.txt", "ranking.csv", "edition.json", "public-vote.json", "roll.json", "record.jsonl", "marks.csv"} {
			files := d.Files(t, profile)
			_, there := files[name]
			delete(files, name)
			r := wants(t, files, "", "")
			told := slices.ContainsFunc(r.Findings, func(f decision.Finding) bool { return f.Say == "missing" && f.Args["names"] == name })
			if told != there {
				t.Errorf("%s, %s: told %v", profile, name, told)
			}
		}
	}
}
