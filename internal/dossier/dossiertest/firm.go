package dossiertest

import (
	"path/filepath"
	"testing"

	"votering/internal/decision"
	"votering/internal/deliberation"
)

// FirmSoftware is what decisions of Firm and Points say they were made with:
// software that says in a decision how firmly the ranking stands.
const FirmSoftware = "votering 0.5.0"

// Firm is a case of cases, the tests' cases, in which nothing but the chair's
// casting decision tells the first two nominees apart, and the next two; of the
// first two there was another that fell. Its rule
// draws marks in, rounds them, and takes a criterion from a figure; two of the
// ballots were signed.
func Firm(t testing.TB, cases string) Case {
	t.Helper()
	c := Worked(t, filepath.Join(cases, "firm"))
	c.Software, c.Travel, c.Seed = FirmSoftware, &Travel{Sealed: []string{"anne", "bjorn"}}, 5
	c.Casts = []decision.Cast{
		{Nominees: []string{"askoy", "kinn"}, Reason: "Askøy søkte først.", Void: true},
		{Nominees: []string{"kinn", "askoy"}, Reason: "Kinn har holdt på lengst."},
		{Nominees: []string{"bodo", "luster"}, Reason: "Bodø tok imot flest på kort varsel."},
	}
	c.Proposal = &deliberation.ProposalChange{Grounds: map[string]string{
		"nb": "Kinn har bosatt og fulgt opp flyktninger år etter år.", "en": "Kinn has settled refugees year after year.",
	}}
	return c
}

// Points is a case of cases in which each juror's order gives points, and the
// public's points, which have decimals, are added.
func Points(t testing.TB, cases string) Case {
	t.Helper()
	c := Worked(t, filepath.Join(cases, "points"))
	c.Software, c.Seed = FirmSoftware, 6
	c.Proposal = &deliberation.ProposalChange{
		Grounds: map[string]string{"nb": "Brim fikk flest poeng av alle."},
		Votes:   map[string]string{"kari": "brim", "anne": "brim", "bjorn": "brim", "eli": "-"},
	}
	return c
}
