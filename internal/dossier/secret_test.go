package dossier_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/record"
	"votering/internal/trust/trusttest"
)

// marked is a case in which everything that nobody but the jury may know is
// easy to find again: it says "zq" and whose it is.
func marked(t testing.TB) (c dossiertest.Case, secrets []string) {
	t.Helper()
	c = dossiertest.Worked(t, cases+"worked")
	rows := strings.Split(strings.TrimSpace(string(c.Marks)), "\n")
	rows[0] += ",comment"
	for i := range rows[1:] {
		comment := fmt.Sprintf("zqcomment%d", i)
		rows[i+1] += "," + comment
		secrets = append(secrets, comment)
	}
	table := strings.Join(rows, "\n") + "\n"
	for i := range c.Edition.Jurors {
		j := &c.Edition.Jurors[i]
		old := j.ID
		key := trusttest.Signer(t, byte(100+i)).Public().Line()
		j.ID, j.Name, j.Email = "zqid"+old, "Zqname"+old+" Zqsurname"+old, "zqmail"+old+"@example.org"
		table = strings.ReplaceAll(table, "\n"+old+",", "\n"+j.ID+",")
		secrets = append(secrets, j.ID)
		if j.Role == award.ChairRole {
			continue // who signs is named
		}
		j.Key = key
		secrets = append(secrets, "Zqname"+old, "Zqsurname"+old, j.Email, "zqmail"+old, strings.Fields(key)[1])
	}
	c.Marks = []byte(table)
	return c, secrets
}

// TestThePublicFolderNamesNoJuror searches all that a stranger gets, the zip
// too, for everything that would tell who in the jury thought what.
func TestThePublicFolderNamesNoJuror(t *testing.T) {
	c, secrets := marked(t)
	hides(t, dossiertest.Make(t, c), secrets)
}

// Nor does it hold anything that travelled: no ballot, key, hash or receipt, no
// form or signature, and nothing of the jury that was amended.
func TestThePublicFolderHoldsNothingThatTravelled(t *testing.T) {
	c, secrets := marked(t)
	c.Travel = &dossiertest.Travel{
		Sealed: []string{"zqidanne", "zqidbjorn", "zqideli"}, Forms: []string{"zqidfarid"},
		Twice: "zqidanne", Forked: "zqidbjorn", Late: "zqideli",
		Amend: []dossiertest.Amended{
			{Reason: "A text for everybody.", Changes: []award.Change{{Path: "nominees/kinn/summary", To: json.RawMessage(`"Kinn."`)}}},
			{Reason: "Zqreason of the substitute.", Changes: []award.Change{
				{Path: "jurors/zqidnils", To: json.RawMessage(`{"name":"Zqnamenils","email":"zqmailnils@example.org"}`)},
				{Path: "jurors/zqidanne/email", To: json.RawMessage(`"zqmailother@example.org"`)},
				{Path: "nominees/bodo/summary", To: json.RawMessage(`"Bodø."`)},
			}},
		},
	}
	d := dossiertest.Make(t, c)
	d.Cosign("zqidanne", "zqidbjorn")
	secrets = append(secrets, "Zqreason", "zqidnils", "Zqnamenils", "zqmailnils", "zqmailother@example.org",
		"Said so on the phone", "The mail lay in the wrong box", "by phone, the secretary", "A form that")
	read, err := decision.Read(d.Complete, "decision-complete.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range read.Ballots {
		if b.Travelled() {
			secrets = append(secrets, string(b.BallotSHA256), string(b.SealedSHA256))
		}
	}
	secrets = append(secrets, string(read.Amendments[1].SHA256))
	for _, b := range d.Ballots {
		secrets = append(secrets, field(t, b[0], `"salt": "`))
		if b[1] != nil {
			secrets = append(secrets, strings.Split(string(b[1]), "\n")[2])
		}
	}
	for _, r := range d.Receipts {
		secrets = append(secrets, field(t, r[0], `"head": "`), field(t, r[0], `"at": "`), strings.Split(string(r[1]), "\n")[2])
	}
	for _, sig := range d.Cosignatures {
		secrets = append(secrets, strings.Split(string(sig), "\n")[2])
	}
	hides(t, d, secrets)
	public, err := decision.Read(d.Public, "decision.json")
	if err != nil {
		t.Fatal(err)
	}
	a := public.Amendments[1]
	if a.Reason != "" || a.SHA256 != "" || a.Changes[0].Path != decision.JurorsPath || a.Changes[1].Path != decision.JurorsPath || a.Changes[2].To == nil {
		t.Errorf("%+v", a)
	}
}

// Of a meeting it holds no note, no reason, no title of the chair's own and no
// ballot, and no name.
func TestThePublicFolderTellsNoNotes(t *testing.T) {
	d := met(t)
	secrets := []string{
		"Utdelingen i november", "spurte etter tallene", "ikke sett tallene", "Enig med", "Lest på nytt", "leste rapporten", "Fjoråret teller",
		"Bjørn", "Farid", "Eli Strand", "anne@example.org",
	}
	for _, b := range d.Ballots {
		secrets = append(secrets, field(t, b[0], `"salt": "`), record.Hash(b[0]))
	}
	for _, b := range d.Aside {
		secrets = append(secrets, field(t, b[0], `"salt": "`), record.Hash(b[0]))
	}
	hides(t, d, secrets)
}

// hides searches the public folder for secrets, and the complete one so that the
// search is known to find them.
func hides(t *testing.T, d *dossiertest.Decision, secrets []string) {
	t.Helper()
	for _, line := range d.Record {
		secrets = append(secrets, strings.TrimSpace(string(line)))
		secrets = append(secrets, field(t, line, `"ref":"`), field(t, line, `"prev":"`))
	}
	secrets = append(secrets, field(t, d.Roll, `"salt": "`), field(t, d.Complete, `"salt": "`), field(t, d.Complete, `"nonce": "`))
	files := d.Files(t, "public")
	path := filepath.Join(t.TempDir(), "public.zip")
	if err := dossier.WriteZip(path, files); err != nil {
		t.Fatal(err)
	}
	packed, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files["the zip"] = packed
	pinned := field(t, d.Public, `"head": "`) // of the record, the one hash that is told
	for name, data := range files {
		folded := bytes.ToLower(data)
		for _, s := range secrets {
			if s != pinned && s != strings.Repeat("0", 64) && bytes.Contains(folded, []byte(strings.ToLower(s))) {
				t.Errorf("%s holds %q", name, s)
			}
		}
	}
	complete := bytes.Join(values(d.Files(t, "complete")), nil)
	for _, s := range secrets {
		if !bytes.Contains(complete, []byte(s)) {
			t.Errorf("%q is not even in the complete folder: the search finds nothing", s)
		}
	}
	t.Logf("%d secrets looked for in %d files", len(secrets), len(files))
}

// field is the text that follows a beginning, to the next quote.
func field(t testing.TB, data []byte, begin string) string {
	t.Helper()
	_, rest, ok := bytes.Cut(data, []byte(begin))
	value, _, end := bytes.Cut(rest, []byte(`"`))
	if !ok || !end {
		t.Fatalf("there is no %s", begin)
	}
	return string(value)
}

func values(files map[string][]byte) [][]byte {
	var all [][]byte
	for _, data := range files {
		all = append(all, data)
	}
	return all
}

// What a juror says in dissent is public, and who says it is not.
func TestDissentIsUnderALabel(t *testing.T) {
	c, _ := marked(t)
	votes := map[string]string{}
	for _, j := range c.Edition.Voters() {
		if j.ID != "zqidola" {
			votes[j.ID] = "kinn"
		}
	}
	c.Proposal = &deliberation.ProposalChange{
		Grounds: map[string]string{"nb": "Kinn."}, Dissent: map[string]string{"zqidfarid": "Bodø var bedre."}, Votes: votes,
	}
	files := dossiertest.Make(t, c).Files(t, "public")
	if !bytes.Contains(files["decision.json"], []byte("Bodø var bedre.")) {
		t.Error("the dissent is not there")
	}
	for name, data := range files {
		if bytes.Contains(data, []byte("farid")) {
			t.Errorf("%s says who dissents", name)
		}
	}
}
