package ranking

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
)

// The page and the full sum say whose marks count, and why those of others do
// not.
func TestWhoseMarksCount(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022") // a recusal leaves the whole ranking
	for _, juror := range []string{"kari", "anne", "eli"} {
		for _, n := range r.Edition().Nominees {
			must(t, r.Mark(juror, n.ID, "results", "4"))
		}
	}
	must(t, r.Recuse("eli", "kinn", "en fetter"))
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.Absent("", "ola", "syk")
	must(t, err)
	s := pagetest.Sit(t, deliberating(t, r), "", New())
	s.Size(200, 60)
	wants := []string{
		"Poengene til 2 av 6 teller: Kari Moe og Anne.", "Eli Strand (inhabil overfor Kinn)", "Ola (fraværende: syk)", "Farid (fraværende: leverte ikke)",
	}
	for range 2 {
		for _, want := range wants {
			if f := strings.Join(strings.Fields(about(s.Frame())), " "); !strings.Contains(f, want) {
				t.Errorf("%q is not in\n%s", want, s.Frame())
			}
		}
		s.Press("enter")
		s.Size(120, 200)
	}
}

// about is the right half of a frame, or the whole of one that is not divided.
func about(frame string) string {
	var b strings.Builder
	for _, l := range strings.Split(frame, "\n") {
		if _, right, found := strings.Cut(l, "│"); found {
			l = right
		}
		b.WriteString(l + "\n")
	}
	return b.String()
}

// Who is recused from one nominee alone counts for the others.
func TestARecusalFromOneNominee(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, func(e *award.Edition) { e.Rule.Recusal = award.ScopeNominee })), "", New())
	s.Size(200, 60)
	if want := "Poengene til 5 av 6 teller"; !strings.Contains(s.Frame(), want) {
		t.Errorf("%q is not in\n%s", want, s.Frame())
	}
}
