package dossier_test

import (
	"strconv"
	"testing"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
)

// Where the rule leaves out the whole ballot of who is disqualified, all its
// marks are told.
func TestAllMarksThatTheOthersTook(t *testing.T) {
	of := dossiertest.Travelled(t, cases+"worked")
	ed := *of.Edition
	ed.Rule.Recusal = award.ScopeEdition
	of.Edition, of.Travel.Imposed = &ed, "anne"
	of.Proposal = &deliberation.ProposalChange{
		Grounds: map[string]string{ed.Language: "Kinn."}, Votes: map[string]string{"kari": "kinn", "bjorn": "kinn", "farid": "kinn"},
	}
	d := dossiertest.Make(t, of)
	r := dossier.Verify(dossiertest.Folder(d.Files(t, "complete")), dossier.Options{Software: dossiertest.Software})
	f := says(r, dossier.Imposed)
	if !r.Good || f == nil {
		findings(t, r)
		t.Fatal(r.Fault)
	}
	if all := strconv.Itoa(len(ed.Nominees) * len(ed.Marked())); f.Args["n"] != all {
		t.Errorf("%s marks, want %s", f.Args["n"], all)
	}
}
