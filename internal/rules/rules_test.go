package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/exact"
	"votering/internal/locale"
)

func edition(t *testing.T, id string) *award.Edition {
	t.Helper()
	b, ok := editions.ByID(id)
	if !ok {
		t.Fatalf("no edition %s", id)
	}
	e, err := editionfile.Read(b.Edition, id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestFacts(t *testing.T) {
	want := []string{
		"Kriterier (vekt, skala): Lys i mørketida (3, 1–6); Alle er med (2, 1–6); Ny tanke (2, 0–10 i trinn på 0,5); " +
			"Plage for naboene (1, 0–4, lavest er best).",
		"Inngangskriterium: «Veier med lys» 2030 må være minst 60\u00a0%; nominerte uten tall er likevel med.",
		"Vekting: juryen 60\u00a0%, publikum 40\u00a0%.",
		"Juryens tall: snittet av dem som ga poeng.",
		"Publikum: stemmene regnes som andel av den som fikk flest.",
		"Lik sum skilles av: 1) kriteriet «Lys i mørketida», 2) parvis sammenligning. Ellers delt plass.",
		"En nominert må ha poeng fra minst 3 jurymedlemmer.",
		"Et inhabilt jurymedlem gir ikke poeng til den nominerte det gjelder.",
		"Rangeringen avgjør.",
	}
	e := edition(t, "fjordlyktprisen-2031")
	e.Rule.Public = &award.PublicRule{Method: award.ShareOfTop, Weight: exact.New(2, 5)}
	e.Rule.Ties = []string{"criterion:light", "head_to_head"}
	e.Rule.Quorum, e.Rule.Outcome = 3, award.Binding
	if d := cmp.Diff(want, Sentences(Plain(locale.For(locale.NB), e).Facts())); d != "" {
		t.Error(d)
	}
}

// Gates are told as what they ask for; an edition without any says nothing.
func TestTheFactsOfGates(t *testing.T) {
	l := locale.For(locale.EN)
	e := edition(t, "fjordlyktprisen-2031")
	most := exact.Int(40)
	e.Gates = append(e.Gates, award.Gate{Metric: "lit-roads", Period: "2029", AtMost: &most, MissingFails: true})
	want := []string{
		"Entry criterion: “Roads with light” 2030 must be at least 60%; nominees without a figure are let in.",
		"Entry criterion: “Roads with light” 2029 may be at most 40%; nominees without a figure are kept out.",
	}
	if d := cmp.Diff(want, Sentences(Plain(l, e).Facts()[1:3])); d != "" {
		t.Error(d)
	}
	e.Gates = nil
	if s := strings.Join(Sentences(Plain(l, e).Facts()), "\n"); strings.Contains(s, "Entry") {
		t.Error(s)
	}
}

func TestSplit(t *testing.T) {
	l := locale.For(locale.EN)
	e := edition(t, "prisen-2022")
	for _, c := range []struct {
		rule *award.PublicRule
		want string
	}{
		{nil, "the jury alone"},
		{&award.PublicRule{Method: award.MinMax, Weight: exact.New(1, 4)}, "the jury 75%, the public 25%"},
		{&award.PublicRule{Method: award.MinMax, Weight: exact.New(1, 8)}, "the jury 87.5%, the public 12.5%"},
		{&award.PublicRule{Method: award.MinMax, Weight: exact.New(1, 3)}, "the jury 66.7% (2/3), the public 33.3% (1/3)"},
		{&award.PublicRule{Method: award.Shortlist, Top: 3}, "the public picks its top 3, the jury ranks them"},
	} {
		e.Rule.Public = c.rule
		if got := Plain(l, e).Split(); got != c.want {
			t.Errorf("%q, wants %q", got, c.want)
		}
	}
}

func TestGate(t *testing.T) {
	l := locale.For(locale.NB)
	e := edition(t, "fjordlyktprisen-2031")
	n, _ := e.Nominee("nissegard")
	most := exact.Int(40)
	for _, c := range []struct {
		gate award.Gate
		want string
	}{
		{e.Gates[0], "«Veier med lys» 2030 er 47\u00a0%, minst 60\u00a0% kreves"},
		{award.Gate{Metric: "lit-roads", Period: "2030", AtMost: &most}, "«Veier med lys» 2030 er 47\u00a0%, høyst 40\u00a0% er tillatt"},
		{award.Gate{Metric: "lit-roads", Period: "1814", AtMost: &most}, "«Veier med lys» 1814 er ikke kjent, høyst 40\u00a0% er tillatt"},
		{award.Gate{Metric: "gone"}, "gone"},
	} {
		if got := Plain(l, e).Gate(award.GateOf(e, c.gate, n)); got != c.want {
			t.Errorf("%q, wants %q", got, c.want)
		}
	}
}
