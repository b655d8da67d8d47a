package dossier_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// fixtures are decisions of every version of the format, with the test key that
// signed them. Every later version of the program must verify each of them, for
// ever: a decision that was good stays good. They are never written anew; a
// change that breaks one is the change that is wrong.
const fixtures = "../../testdata/decisions"

var newFixture = flag.String("new-fixture", "", "write this folder of testdata/decisions, which must not be there yet")

func TestEveryEarlierDecisionIsGood(t *testing.T) {
	if *newFixture != "" {
		found(t, *newFixture)
	}
	keys, err := filepath.Glob(filepath.Join(fixtures, "*", "test-key.pub"))
	if err != nil || len(keys) < 2 {
		t.Fatalf("%d decisions to verify: %v", len(keys), err)
	}
	for _, path := range keys {
		version := filepath.Dir(path)
		line, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		key, err := trust.ParsePublicKey(string(line))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"public", "complete", "public.zip", "complete/decision.json", "complete/decision-complete.json"} {
			f := opens(t, filepath.Join(version, filepath.FromSlash(name)), "")
			votes := votesOf(t, version)
			r := dossier.Verify(f, dossier.Options{Chair: key.Fingerprint(), Receipts: receiptsOf(t, version), Votes: votes})
			if !r.Good || !r.Authenticated {
				findings(t, r)
				t.Errorf("%s, %s: %v", version, name, r.Fault)
			}
			if said, _ := of(r, "tally"); slices.Contains(said, dossier.VotesAgain) != (len(votes) > 0) {
				t.Errorf("%s, %s: of the votes it says %v", version, name, said)
			}
		}
	}
}

// receiptsOf are the receipts of a fixture, as jurors kept them.
func receiptsOf(t *testing.T, version string) (list []dossier.NamedFile) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(version, "complete", "receipts", "receipt-*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		list = append(list, dossier.NamedFile{Name: path, Data: read(t, path), Sig: read(t, path+".sig")})
	}
	return list
}

// votesOf are the files that a fixture's votes were counted from, and the lists
// of its filters; none where it does not have them.
func votesOf(t *testing.T, version string) (list []dossier.VotesFile) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(version, "votes", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		list = append(list, brought(filepath.Base(path), read(t, path)))
	}
	return list
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// What was signed before ballots travelled is written anew to the same bytes:
// keys that came with them are there only where they say something.
func TestEarlierDocumentsKeepTheirBytes(t *testing.T) {
	for _, c := range []struct{ version, name, keys string }{
		{"v1-worked", "decision.json", ""}, {"v1-worked", "decision-complete.json", ""},
		{"v1-departure", "decision.json", ""}, {"v1-departure", "decision-complete.json", ""},
		{"v1-travelled", "decision.json", "received"}, {"v1-travelled", "decision-complete.json", "late unchosen confirmed"},
		{"v1-met", "decision.json", "received confirmed meeting citations"},
		{"v1-met", "decision-complete.json", "confirmed meeting citations"},
		{"v1-firm", "decision.json", "received robustness cast"}, {"v1-firm", "decision-complete.json", "robustness cast"},
		{"v1-points", "decision.json", "robustness"}, {"v1-points", "decision-complete.json", "robustness"},
		{"v1-counted", "decision.json", "counting"}, {"v1-counted", "decision-complete.json", "counting"},
	} {
		data := read(t, filepath.Join(fixtures, c.version, "complete", c.name))
		d, err := decision.Read(data, c.name)
		if err != nil || !bytes.Equal(decision.Encode(d), data) {
			t.Errorf("%s, %s: %v", c.version, c.name, err)
		}
		for _, key := range []string{"received\": {", "late\": \"", "unchosen", "confirmed", "in_room\": ", "meeting\": {", "citations\": [", "robustness\": {", "cast\": [", "counting\": {"} {
			said := slices.ContainsFunc(strings.Fields(c.keys), func(k string) bool { return strings.HasPrefix(key, k) })
			if there := bytes.Contains(data, []byte("\""+key)); there != said {
				t.Errorf("%s, %s: %s is there: %v", c.version, c.name, key, there)
			}
		}
	}
}

// The second fixture replaces the first.
func TestTheFixturesAreAChain(t *testing.T) {
	var reports []*dossier.Report
	for _, version := range []string{"v1-worked", "v1-departure"} {
		reports = append(reports, verified(t, opens(t, filepath.Join(fixtures, version, "public"), "")))
	}
	if f := dossier.Between(reports); f != nil || dossier.InForce(reports[0], reports) || !dossier.InForce(reports[1], reports) {
		t.Errorf("%v", f)
	}
}

// departure is the case of v1-departure.
func departure(t *testing.T) dossiertest.Case {
	t.Helper()
	c := dossiertest.Worked(t, cases+"worked")
	reasons := "Bodø bosatte flest på kort varsel,\nog det veier mer enn snittet."
	c.Marks = append([]byte("juror,nominee,criterion,mark,comment\n"), bytes.ReplaceAll(c.Marks[bytes.IndexByte(c.Marks, '\n')+1:], []byte("\n"), []byte(",\n"))...)
	c.Marks = bytes.Replace(c.Marks, []byte("anne,kinn,results,4,"), []byte(`anne,kinn,results,4,"=Gode tall, men få"`), 1)
	c.Seed, c.Together = 1, true
	c.Replaces = verified(t, opens(t, filepath.Join(fixtures, "v1-worked", "public"), "")).SHA256
	c.Proposal = &deliberation.ProposalChange{
		Grounds:   map[string]string{"nb": "Bodø.\n\nJuryen la vekt på *engasjement*.", "nn": "Bodø.", "en": "Bodø <b>met</b> the need."},
		Dissent:   map[string]string{"farid": "Jeg ville gitt prisen til Kinn."},
		Votes:     map[string]string{"kari": "bodo", "anne": "bodo", "bjorn": "bodo", "eli": "-", "farid": "kinn"},
		Outcome:   &deliberation.Outcome{Winner: "bodo"},
		Departure: &reasons,
	}
	return c
}

// found writes a fixture of this version.
func found(t *testing.T, name string) {
	t.Helper()
	c, dir := dossiertest.Worked(t, cases+"worked"), filepath.Join(fixtures, name)
	switch name {
	case "v1-departure":
		c = departure(t)
	case "v1-travelled":
		c = dossiertest.Travelled(t, cases+"worked")
	case "v1-met":
		c = dossiertest.Met(t, cases+"worked", "anne", "bjorn", "farid")
	case "v1-firm":
		c = dossiertest.Firm(t, cases)
	case "v1-points":
		c = dossiertest.Points(t, cases)
	case "v1-counted":
		var votes []dossier.VotesFile
		c, votes = raw(t)
		for _, f := range votes {
			keep(t, filepath.Join(dir, "votes"), f)
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	d := dossiertest.Make(t, c)
	if c.Travel != nil {
		d.Cosign("anne", "bjorn")
	}
	for _, profile := range []string{"public", "complete"} {
		if err := dossier.WriteFolder(filepath.Join(dir, profile), d.Files(t, profile)); err != nil {
			t.Fatal(err)
		}
	}
	if err := dossier.WriteZip(filepath.Join(dir, "public.zip"), d.Files(t, "public")); err != nil {
		t.Fatal(err)
	}
	private, err := os.ReadFile(trusttest.KeyFile(t, dossiertest.ChairKey))
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "test-key"), private)
	put(t, filepath.Join(dir, "test-key.pub"), []byte(d.Key.Line()+"\n"))
}

// keep writes a file of votes into a folder.
func keep(t *testing.T, dir string, f dossier.VotesFile) {
	t.Helper()
	in, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(in)
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, f.Name), data)
}
