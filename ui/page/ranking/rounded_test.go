package ranking

import (
	"strings"
	"testing"

	"votering/ui/page/pagetest"
)

// Numbers that are rounded say so at every size, and say it no more once they
// are exact; votes per 1000, which count for nothing, stay readable.
func TestWhatIsRoundedSaysSo(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.AllSizes(func(size string) {
		if f := s.Frame(); !strings.Contains(f, "Avrundet") && !strings.Contains(f, "≈0,") {
			t.Errorf("%s says nowhere that it rounds:\n%s", size, f)
		}
	})
	s.Press("d")
	s.AllSizes(func(size string) {
		if f := s.Frame(); strings.Contains(f, "Avrundet") || strings.Contains(f, "≈0,") {
			t.Errorf("%s is exact, and says that it rounds:\n%s", size, f)
		}
	})
	s = pagetest.Sit(t, stood(t, madeUp(t, nil)), "", New())
	s.Press("d")
	if got := s.Page.(*Page).d.entries[0].cells[colPer]; got == none || strings.Contains(got, "/") {
		t.Errorf("votes per 1000 are written %q", got)
	}
}
