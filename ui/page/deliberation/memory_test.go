package deliberation

import (
	"strings"
	"testing"

	"votering/ui/page/pagetest"
)

// What was drawn is drawn anew once a mark is another.
func TestWhatIsRememberedIsNotOld(t *testing.T) {
	r := worked(t, nil)
	_, err := r.OpenRound("")
	must(t, err)
	s := pagetest.Sit(t, r, "", New())
	on(s).Select("kinn/commitment")
	if f := s.Frame(); strings.Contains(f, "2→4") || !strings.Contains(f, "Boligene") && !strings.Contains(f, "boligene") {
		t.Fatalf("what was said is not there:\n%s", f)
	}
	must(t, r.Revise("bjorn", "", "kinn", "commitment", "4", "Boligplanen fra 2021 holder."))
	s.Look()
	if f := s.Frame(); !strings.Contains(f, "2→4") {
		t.Errorf("the change is not told:\n%s", f)
	}
}

// Many subjects one after the other leave no more than a few remembered.
func TestFewAreRemembered(t *testing.T) {
	s := crowd(t, 10, 100, plain)
	for range 100 {
		s.Press("down")
		s.Frame()
		if m := on(s).d.memory; len(m.remarks) > mostKept || len(m.blocks) > 2*mostKept {
			t.Fatalf("%d subjects and %d drawings are remembered", len(m.remarks), len(m.blocks))
		}
	}
}
