package decision_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/fault"
)

// kept is a document of the worked case, as it is kept.
func kept(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "worked", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const (
	publicName   = "decision.json"
	completeName = "decision-complete.json"
)

// changed is a document with one place written otherwise.
func changed(t testing.TB, data []byte, old, new string) []byte {
	t.Helper()
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%q is not in the document", old)
	}
	return bytes.Replace(data, []byte(old), []byte(new), 1)
}

// cell is a mark as the complete document writes it.
func cell(nominee, criterion, mark string) string {
	return fmt.Sprintf("      \"juror\": \"anne\",\n      \"nominee\": %q,\n      \"criterion\": %q,\n      \"mark\": %s", nominee, criterion, mark)
}

// A mark that is none, or that cannot stand where it stands, is refused with
// nominee and criterion, and so is a cell without one.
func TestMarksRefused(t *testing.T) {
	results, commitment := cell("bodo", "results", `"4"`), cell("bodo", "commitment", `"5"`)
	between := "\n    },\n    {\n"
	type change struct{ id, old, new string }
	changes := []change{
		{"mark_nominee", results, cell("oslo", "results", `"4"`)},
		{"mark_criterion", results, cell("bodo", "charm", `"4"`)},
		{"mark_twice", commitment, results},
		{"mark_twice", results, results + between + results},
		{"mark_missing", results + between, ""},
		{"mark_ballot", results, strings.Replace(results, "anne", "ola", 1)},
		{"mark_ballot", results, strings.Replace(results, "anne", "nobody", 1)},
		{"mark_recused", results, strings.Replace(results, "anne", "eli", 1)},
		{"order", results + between + commitment, commitment + between + results},
	}
	for _, text := range []string{
		`""`, `"4.0"`, `"8.50"`, `"1e1"`, `"1/3"`, `"0x4"`, `"+4"`, `"4."`, `".5"`, `"1_0"`, `"-0"`, `"-0.0"`, `"04"`, `"4,5"`, `"four"`,
	} {
		changes = append(changes, change{"mark_form", results, cell("bodo", "results", text)})
	}
	for _, number := range []string{"4", "8.5", "-0", "1e1"} {
		changes = append(changes, change{"mark_number", results, cell("bodo", "results", number)})
	}
	for _, off := range []string{`"0"`, `"7"`, `"4.5"`, `"10.5"`, `"-1"`, `"999999999"`} {
		changes = append(changes, change{"mark_scale", results, cell("bodo", "results", off)})
	}
	for _, c := range changes {
		_, err := decision.Read(changed(t, kept(t, completeName), c.old, c.new), completeName)
		class := fault.Score
		if c.id == "order" {
			class = fault.Format
		}
		f := fault.Of(err)
		if f == nil || f.Class != class || f.ID != "decision."+c.id {
			t.Errorf("%q: %v, want %s", c.new, err, c.id)
			continue
		}
		spoken(t, refusal(f))
		if class == fault.Score && (f.Args["nominee"] == "" || f.Args["criterion"] == "" || !strings.HasPrefix(f.Where, completeName+":")) {
			t.Errorf("%q: does not say where: %v", c.new, f)
		}
	}
}

// Whatever is not in the form of the profile is refused before anything is
// computed.
func TestFormRefused(t *testing.T) {
	hash := strings.Repeat("0", 63)
	for _, c := range []struct {
		file, old, new string
		class          fault.Class
		id, where      string
	}{
		{completeName, "votering-decision/1", "votering-decision/2", fault.Version, "decision.schema", ""},
		{completeName, "votering-decision/1", "jury-ballot/2", fault.Version, "decision.schema", ""},
		{completeName, "{\n  \"schema\": \"votering-decision/1\"", "{\n  \"schema\": \"votering-decision/2\",\n  \"new\": 1.5", fault.Version, "decision.schema", ""},
		{completeName, `"rounds": []`, `"rounds": null`, fault.JSON, "json.kind", ""},
		{completeName, `"rounds": []`, `"rounds": [{}]`, fault.JSON, "json.missing", ""},
		{completeName, `"rounds": []`, "\"rounds\": [\n    {\n      \"m\": 1\n    }\n  ]", fault.Version, "json.unknown", ""},
		{completeName, `"robustness": null`, "\"robustness\": {\n    \"new\": 1\n  }", fault.Version, "decision.newer", "decision-complete.json: robustness"},
		{completeName, `"robustness": null`, `"robustness": []`, fault.Format, "decision.card", "decision-complete.json: robustness"},
		{completeName, `"robustness": null`, `"robustness": 1`, fault.Format, "decision.card", ""},
		{completeName, `"made_up": true`, "\"made_up\": true,\n  \"extra\": true", fault.Version, "json.unknown", "decision-complete.json:16:3"},
		{completeName, `"made_up"`, `"MADE_UP"`, fault.JSON, "json.name", ""},
		{completeName, `"profile": "complete"`, `"profile": "secret"`, fault.Format, "decision.word", "decision-complete.json: profile"},
		{completeName, `"profile": "complete"`, `"profile": "public"`, fault.Format, "decision.profile_key", "decision-complete.json: public_sha256"},
		{publicName, `"profile": "public"`, `"profile": "complete"`, fault.Format, "decision.profile_key", ""},
		{completeName, `"nonce": "d`, `"nonce": "D`, fault.Format, "decision.hash", "decision-complete.json: nonce"},
		{completeName, `"nonce": "d`, `"nonce": "`, fault.Format, "decision.hash", ""},
		{completeName, `"supersedes_sha256": null`, `"supersedes_sha256": ""`, fault.JSON, "json.value", ""},
		{completeName, `"supersedes_sha256": null`, `"supersedes_sha256": "` + hash + `"`, fault.Format, "decision.hash", ""},
		{completeName, `"decided_at": "2022-11-16T09:20:00Z"`, `"decided_at": "2022-11-16T10:20:00+01:00"`, fault.Format, "decision.utc", ""},
		{completeName, `"decided_at": "2022-11-16T09:20:00Z"`, `"decided_at": "2022-11-16T09:20:00.000Z"`, fault.JSON, "json.layout", ""},
		{completeName, `"principal": "kari@example.org"`, `"principal": "*@example.org"`, fault.Format, "decision.principal", ""},
		{completeName, `"principal": "kari@example.org"`, `"principal": "a@b,kari@example.org"`, fault.Format, "decision.principal", ""},
		{completeName, "\"chair\": {\n    \"name\": \"Kari Moe\"", "\"chair\": {\n    \"name\": \"Anne\"", fault.Format, "decision.chair", ""},
		{completeName, `"id": "bjorn"`, `"id": "anne"`, fault.Format, "decision.twice", ""},
		{publicName, "\"chair\": {\n    \"name\": \"Kari Moe\"", "\"chair\": {\n    \"name\": \"Kari Moe\\nSigned: GOOD\"", fault.Text, "text.line", "decision.json: chair.name"},
		{completeName, `"name": "Bjørn"`, `"name": "Bjørn\nGOOD"`, fault.Text, "text.line", "decision-complete.json: jurors[2].name"},
		{completeName, `"reason": "no ballot`, `"reason": "no\nballot`, fault.Text, "text.line", "decision-complete.json: absent[0].reason"},
		{completeName, `"software": "`, `"software": "x\n`, fault.Text, "text.line", "decision-complete.json: software"},
		{publicName, "\"winners\": [\n    \"kinn\"\n  ],\n  \"departure\"", "\"winners\": [\n    \"oslo\"\n  ],\n  \"departure\"", fault.Format, "decision.nominee", "decision.json: winners"},
		{completeName, "\"kari\",\n        \"anne\"", "\"kari\",\n        \"kari\"", fault.Format, "decision.twice", ""},
		{completeName, `"role": "chair"`, `"role": "king"`, fault.Format, "decision.word", ""},
		{publicName, `"id": "Juror 2"`, `"id": "Anne"`, fault.Format, "decision.label", "decision.json: jurors[1]"},
		{publicName, `"id": "Juror 2"`, "\"id\": \"Juror 2\",\n      \"name\": \"Anne\"", fault.Format, "decision.label", ""},
		{publicName, `"state": "upheld"`, "\"state\": \"upheld\",\n      \"ground\": \"A cousin.\"", fault.Format, "decision.profile_key", "decision.json: recusals[0].ground"},
		{publicName, `"state": "upheld"`, "\"state\": \"upheld\",\n      \"by\": [\n        \"Juror 1\"\n      ]", fault.Format, "decision.profile_key", ""},
		{publicName, `"mark": "4"`, "\"mark\": \"4\",\n      \"comment\": \"x\"", fault.Format, "decision.profile_key", "decision.json: marks[0]"},
		{publicName, `"ballot_sha256": null`, `"ballot_sha256": "` + hash + `0"`, fault.Format, "decision.entered", ""},
		{publicName, `"revision": null`, `"revision": 1`, fault.Format, "decision.profile_key", ""},
		{completeName, `"revision": 1`, `"revision": 0`, fault.Format, "decision.empty", ""},
		{completeName, `"revision": 1`, `"revision": null`, fault.Format, "decision.profile_key", ""},
		{completeName, `"origin": "entered"`, `"origin": "pigeon"`, fault.Version, "decision.newer", ""},
		{completeName, `"origin": "entered"`, `"origin": "sealed"`, fault.Format, "decision.hash", ""},
		{completeName, `"counted": true`, `"counted": false`, fault.Format, "decision.counted", "decision-complete.json: ballots[0].reason"},
		{completeName, `"state": "upheld"`, `"state": "undecided"`, fault.Format, "decision.deciders", ""},
		{completeName, `"state": "upheld"`, `"state": "maybe"`, fault.Format, "decision.word", ""},
		{completeName, "\"kari\",\n        \"anne\"", "\"kari\",\n        \"eli\"", fault.Format, "decision.juror", ""},
		{completeName, `"secret": false`, `"secret": true`, fault.Format, "decision.secret", ""},
		{completeName, `"juror": "bjorn",` + "\n      \"text\"", `"juror": "nobody",` + "\n      \"text\"", fault.Format, "decision.juror", "decision-complete.json: dissent[0]"},
		{completeName, `"schema": "votering-tally/1"`, `"schema": "votering-tally/2"`, fault.Version, "decision.newer", ""},
		{completeName, `"bodo": 4812`, `"bo": 4812`, fault.Format, "decision.nominee", ""},
		{completeName, `"schema": "votering-edition/1"`, `"schema": "votering-edition/2"`, fault.Version, "", ""},
		{completeName, `"language": "nb"`, `"language": "xx"`, fault.Edition, "edition.word", ""},
	} {
		_, err := decision.Read(changed(t, kept(t, c.file), c.old, c.new), c.file)
		f := fault.Of(err)
		if f == nil || f.Class != c.class || c.id != "" && f.ID != c.id || c.where != "" && f.Where != c.where {
			t.Errorf("%q: %v, want %s (%s) at %s", c.new, err, c.id, c.class, c.where)
			continue
		}
		spoken(t, refusal(f))
	}
}

// A million marks and other floods are refused without being kept.
func TestHostileDocuments(t *testing.T) {
	start := string(kept(t, completeName))
	at := strings.Index(start, `"marks": [`) + len(`"marks": [`)
	mark := "\n    {\n" + cell("bodo", "results", `"4"`) + "\n    },"
	for what, data := range map[string]string{
		"1 million marks":     start[:at] + strings.Repeat(mark, 500_000),
		"more than the limit": start + strings.Repeat(" ", decision.MaxBytes),
		"5,000 nested lists":  `{"schema":` + strings.Repeat("[", 5000),
		"10 MB of spaces":     strings.Repeat(" ", 10<<20),
		"spaces in it":        start[:at] + strings.Repeat(" ", 10<<20),
	} {
		var before, after runtime.MemStats
		bytes := []byte(data)
		runtime.ReadMemStats(&before)
		_, err := decision.Read(bytes, "x.json")
		runtime.ReadMemStats(&after)
		if class := fault.ClassOf(err); class != fault.Size && class != fault.JSON {
			t.Errorf("%s: %v", what, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 20<<20 {
			t.Errorf("%s: %d bytes were set aside", what, used)
		}
	}
}
