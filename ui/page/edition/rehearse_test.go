package edition

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/room/roomtest"
	"votering/ui/keys"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// The rule is tried out while the edition is a draft, and never after: there the
// key says why.
func TestTryingTheRule(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Draft(t, roomtest.Edition(t, prize)), "", New())
	s.Press("t")
	if f := s.Frame(); !strings.Contains(f, "OPPDIKTET") {
		t.Fatalf("it is not tried out:\n%s", f)
	}
	golden.Same(t, "tried", s.Frame())
	s.Press("esc")
	if f := s.Frame(); strings.Contains(f, "OPPDIKTET") {
		t.Errorf("it is still there:\n%s", f)
	}
	demo := pagetest.Sit(t, roomtest.Demo(t, prize), "", New())
	for _, demo.C.Sight.Phase = range []deliberation.Phase{
		deliberation.Open, deliberation.Closed, deliberation.Deliberating, deliberation.Locked, deliberation.Revealed, deliberation.Decided,
	} {
		demo.Press("t")
		b, ok := keys.Find(demo.Page.Bindings(demo.C), pagetest.Key("t"))
		if !ok || demo.Off == nil || demo.Off.ID != "rehearse.opened" || b.ID != "edition.try" {
			t.Errorf("%s: %v", demo.C.Sight.Phase, demo.Off)
		}
	}
}

// A criterion that is measured says which figure it is, and asks for no marks.
func TestAMeasuredCriterion(t *testing.T) {
	e := roomtest.Edition(t, roomtest.MadeUp)
	e.Criteria[0].ValueFrom = &award.Point{Metric: "lit-roads", Period: "2030"}
	e.Criteria[0].Levels, e.Criteria[0].Scale = nil, award.Scale{Min: exact.Int(0), Max: exact.Int(100), Step: exact.Int(1)}
	got := whole(pagetest.Sit(t, roomtest.Draft(t, e), "", New()))
	has(t, got, "Ingen gir poeng for «Lys i mørketida»: tallet er «Veier med lys» 2030, på en skala fra 0 til 100.")
	if strings.Count(got, "Poeng fra ") != len(e.Criteria)-1 {
		t.Errorf("it asks for marks:\n%s", got)
	}
}
