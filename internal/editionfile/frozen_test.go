package editionfile

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"votering/internal/award"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The frozen form of the full edition, byte for byte: ballots of years ago name
// it by its fingerprint.
func TestFrozenForm(t *testing.T) {
	e, err := Read([]byte(full(t)), "full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	got := award.Freeze(e)
	if *update {
		if err := os.WriteFile("testdata/full.json", got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/full.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the frozen form changed:\n%s", got)
	}
	const fingerprint = "e811e2081cf2950ef7611fc915177eb66b5faa2357692a6490d86ad3af3a23df"
	if award.Fingerprint(e) != fingerprint {
		t.Errorf("the fingerprint is %s", award.Fingerprint(e))
	}
}

// Only what Freeze writes is read back, even where something else would mean
// the same.
func TestFrozenIsStrict(t *testing.T) {
	e, err := Read([]byte(full(t)), "full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	good := string(award.Freeze(e))
	if _, err := Frozen([]byte(good)); err != nil {
		t.Fatal(err)
	}
	cases := []struct{ old, new, want string }{
		{"}\n", "}", "edition.json: edition.not_frozen"},
		{"\n", "\r\n", "edition.json: edition.not_frozen"},
		{`  "id"`, `   "id"`, "edition.json: edition.not_frozen"},
		{`"made_up": true`, `"made_up": "true"`, "edition.json: edition.not_frozen"},
		{`"quorum": 1`, `"quorum": "1"`, "edition.json: edition.not_frozen"},
		{`"language": "nb",`, `"language": "nb", "language": "nb",`, "edition.json:10: language: edition.key_twice"},
		{`"weight": "3"`, `"weight": "6/2"`, "edition.json:24: criteria[0].weight: edition.number"},
		{`"weight": "3"`, `"weight": "3.0"`, "edition.json:24: criteria[0].weight: edition.number"},
		{`"weight": "3"`, `"weight": 3`, "edition.json: edition.not_frozen"},
		{`"better": "higher"`, "# a comment\n" + `"better": "higher"`, "edition.json: edition.not_frozen"},
		{`"rule": {`, `"jurors": [], "rule": {`, "edition.json:182: jurors: edition.unknown_key"},
		{"Landet", "Lande\u0301t", "edition.json: edition.not_frozen"},
		{"Lørenskog", "L\\u00f8renskog", "edition.json: edition.not_frozen"},
		{"Lørenskog", "Lørenskog ", "edition.json: edition.not_frozen"},
		{award.Schema, "votering-edition/2", "edition.json:2: schema: edition.newer"},
		{good, "{}\n", "edition.json:1: schema: edition.no_schema"},
		{good, "", "edition.json:1: edition.file_empty"},
	}
	for _, c := range cases {
		_, err := Frozen([]byte(strings.Replace(good, c.old, c.new, 1)))
		if got := said(err); got != c.want {
			t.Errorf("%q: got %s, want %s", c.new, got, c.want)
		}
	}
}

func TestRollIsStrict(t *testing.T) {
	e, err := Read([]byte(full(t)), "full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	good := string(Roll(e.Jurors))
	if js, err := ReadRoll([]byte(good)); err != nil || len(js) != 2 || js[0] != e.Jurors[0] || js[1] != e.Jurors[1] {
		t.Fatal(js, err)
	}
	if js, err := ReadRoll(Roll(nil)); err != nil || len(js) != 0 {
		t.Error(js, err)
	}
	cases := []struct{ old, new, want string }{
		{`"id": "sol"`, `"id": "kari"`, "jury.json:11: jurors[1].id: edition.id_twice"},
		{`"id": "sol"`, `"id" : "sol"`, "jury.json: edition.not_frozen"},
		{`"role": "chair"`, `"role": "juror"`, "jury.json:1: jurors: edition.no_chair"},
		{`kari@example.org`, `*@example.org`, "jury.json:5: jurors[0].email: edition.email"},
		{`"votes": true`, `"votes": true, "vote": 2`, "jury.json:7: jurors[0].vote: edition.unknown_key_near"},
		{good, `{"jurors": []}`, "jury.json:1: jurors: edition.want_list"},
	}
	for _, c := range cases {
		_, err := ReadRoll([]byte(strings.Replace(good, c.old, c.new, 1)))
		if got := said(err); got != c.want {
			t.Errorf("%q: got %s, want %s", c.new, got, c.want)
		}
	}
}
