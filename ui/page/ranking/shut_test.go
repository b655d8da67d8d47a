package ranking

import (
	"regexp"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/ui/page/pagetest"
)

// given is what one juror gave, as the page writes it: "Kari Moe 4", or a line of
// the table of marks.
var given = regexp.MustCompile(`(Kari Moe|Anne|Bjørn|Farid)( [1-6]|  +[1-6])`)

// A juror who sits at the chair's file and is recused from a nominee sees no
// mark of anybody on it, and no comment; the ranking stands.
func TestWhoIsRecusedSeesNoMarks(t *testing.T) {
	const said = "Det er noe med Bodø."
	r := roomOf(t, func(*award.Edition) {})
	rows, err := ballot.ReadMarks(caseFile(t, "marks.csv"), "marks.csv", r.Edition())
	must(t, err)
	_, err = r.MarkTable("", rows)
	must(t, err, r.Comment("kari", "bodo", "development", said))
	_, err = r.HandInAll("")
	must(t, err)
	deliberating(t, r)
	see := func(who, nominee string) string {
		s := pagetest.Sit(t, r, who, New())
		s.Page.(*Page).Select(nominee)
		all := ""
		for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {200, 200}} {
			s.Size(size[0], size[1])
			all += s.Frame()
			s.Press("enter")
			all += s.Frame()
			s.Press("esc")
		}
		return all
	}
	if f := see("eli", "bodo"); given.MatchString(f) || strings.Contains(f, said) {
		t.Errorf("Eli sees %q:\n%s", given.FindString(f), f)
	} else if !strings.Contains(f, "Du er inhabil overfor Bodø") || !strings.Contains(f, "4,50") {
		t.Errorf("what is hidden is not told, or the mean is not there:\n%s", f)
	}
	for _, look := range [][2]string{{"eli", "kinn"}, {"anne", "bodo"}, {"", "bodo"}} {
		if f := see(look[0], look[1]); !given.MatchString(f) {
			t.Errorf("%v is shown no marks:\n%s", look, f)
		}
	}
	if f := see("anne", "bodo"); !strings.Contains(f, said) {
		t.Errorf("Anne is not shown what was said:\n%s", f)
	}
}
