package dossier_test

import (
	"strings"
	"testing"

	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
)

// An earlier version may have said less in public-vote.json. What a file says
// must be what the decision says, whoever wrote it.
func TestPublicVoteOfAnotherVersion(t *testing.T) {
	written := string(worked(t).Files(t, "public")[dossier.VotesName])
	for _, c := range []struct {
		name, old, new string
		software       string
		good           bool
	}{
		{"as it is", "", "", "votering 99", true},
		{"less, by another version", `  "flags":`, `  "flags_":`, "votering 99", false},
		{"a key fewer, by another version", "  \"zone\": null,\n", "", "votering 99", true},
		{"a key fewer, by this version", "  \"zone\": null,\n", "", dossiertest.Software, false},
		{"other votes", `"rows": 5`, `"rows": 6`, "votering 99", false},
		{"nothing", written, "{}\n", "votering 99", false},
		{"no JSON", written, "votes\n", "votering 99", false},
	} {
		files := worked(t).Files(t, "public")
		delete(files, dossier.SumsName) // the list would find any change
		files[dossier.VotesName] = []byte(strings.Replace(written, c.old, c.new, 1))
		if c.old != "" && string(files[dossier.VotesName]) == written {
			t.Fatalf("%s: nothing is changed in\n%s", c.name, written)
		}
		r := dossier.Verify(dossiertest.Folder(files), dossier.Options{Software: c.software})
		if r.Good != c.good {
			t.Errorf("%s: good is %v: %v", c.name, r.Good, r.Fault)
		}
	}
}
