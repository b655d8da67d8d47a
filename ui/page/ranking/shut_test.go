package ranking

import (
	"regexp"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
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

// ordered is the place that one juror gives, as the page writes it, or the column
// of those.
var ordered = regexp.MustCompile(`, plass [0-9,]+ av [0-9]|[a-zøé]  +Plass`)

// Under a rule that goes by orders whoever is recused from one nominee sees no
// juror's place or points on any: the place that nobody has would be that one's.
func TestWhoIsRecusedSeesNoOrders(t *testing.T) {
	for _, method := range []string{award.Borda, award.Points, award.Exponential, award.Majority} {
		r := deliberating(t, worked(t, func(e *award.Edition) {
			e.Rule.Jury.Method, e.Rule.Public, e.Rule.Ties = method, nil, []string{}
			switch method {
			case award.Points:
				e.Rule.Jury.Points = []exact.Rat{exact.Int(5), exact.Int(3), exact.Int(1)}
			case award.Exponential:
				ratio := exact.New(1, 2)
				e.Rule.Jury.Ratio = &ratio
			}
		}))
		for who, told := range map[string]bool{"eli": false, "anne": true, "": true} {
			s := pagetest.Sit(t, r, who, New())
			all := ""
			for _, nominee := range []string{"kinn", "vennesla", "haugesund"} {
				s.Page.(*Page).Select(nominee)
				for _, size := range [][2]int{{120, 40}, {200, 60}, {200, 200}} {
					s.Size(size[0], size[1])
					all += s.Frame()
					s.Press("enter")
					all += s.Frame()
					s.Press("esc")
				}
			}
			if ordered.MatchString(all) != told {
				t.Errorf("%s: %q is told of orders: %v\n%s", method, who, !told, all)
			}
			if !told && !strings.Contains(all, "Du er inhabil overfor Bodø: hvor hvert jurymedlem") {
				t.Errorf("%s: why is not told", method)
			}
		}
	}
}
