package ranking

import (
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/ui/page/pagetest"
)

// The weight that works is worked out in words, and what stretching does is
// said where it makes much of little.
func TestTheWeightIsWorkedOut(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, func(e *award.Edition) { e.Rule.Public.Method = award.Share })), "", New())
	s.Size(120, 60)
	wants(t, s.Frame(), "Høyeste minus laveste del av summen: juryen 0,0366, publikum 0,0777; 0,0777 av 0,1143 er 68 %.")
	s = pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.Size(120, 60)
	want := "Juryens 4,90 og 4,05 av 6 blir 1 og 0: små forskjeller avgjør like mye som store."
	wants(t, s.Frame(), want)
	s = pagetest.Sit(t, stood(t, madeUp(t, func(e *award.Edition) { e.Rule.Public.Weight = exact.New(1, 4) })), "", New())
	s.Size(120, 60)
	if f := flat(about(s.Frame())); strings.Contains(f, "små forskjeller") {
		t.Errorf("what differs much is called small:\n%s", f)
	}
}

// A criterion that nobody marked is named.
func TestWhatNobodyMarkedIsNamed(t *testing.T) {
	s := pagetest.Sit(t, stood(t, madeUp(t, nil)), "", New())
	s.Size(120, 80)
	wants(t, s.Frame(), "Ingen ga Kvitebjørndal poeng for «Plage for naboene».")
}

// A figure that is missing is told as one, not as marks.
func TestAMissingFigureIsNamed(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	e := *s.C.Sight.Edition
	e.Criteria = append(slices.Clone(e.Criteria), award.Criterion{ID: "roads", Title: award.Text{All: "Veier"}, ValueFrom: &award.Point{Metric: "roads", Period: "2022"}})
	s.C.Sight.Edition = &e
	s.Size(120, 80)
	wants(t, s.Frame(), "Tallet for «Veier» mangler for alle.")
}
