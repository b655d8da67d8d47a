package ranking

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/room"
	"votering/ui/page/pagetest"
)

func additive(e *award.Edition) { e.Rule.Jury.Method = award.Additive }

// Where the rule adjusts means for who marked, what is added or taken off is
// written out and said, the matrix calls its last line what it is, and the rule
// says it too.
func TestAdjustedMeansAreWrittenOut(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, additive)), "", New())
	s.Page.(*Page).Select("bodo")
	s.Size(200, 60)
	if f := s.Frame(); !strings.Contains(f, "Justert") || strings.Contains(f, " Snitt ") {
		t.Errorf("the matrix does not say that its means are adjusted:\n%s", f)
	}
	s.Press("enter")
	s.Size(120, 200)
	wants(t, s.Frame(),
		"17 ÷ 4 − 3/40 = 167/40 = 4,175 (÷ 4: én er inhabil).",
		"De som ga poeng, gir 0,075 (3/40) mer enn hele juryen; det er trukket fra.",
		"23 ÷ 4 + 1/8 = 47/8 = 5,875 (÷ 4: én er inhabil).",
		"De som ga poeng, gir 0,125 (1/8) mindre enn hele juryen; det er lagt til.",
		"snittet hver nominert ville fått om alle jurymedlemmene hadde gitt den poeng")
}

// sparse is an edition of so many jurors and nominees under additive where about
// every fourth juror abstains.
func sparse(t *testing.T) *room.Room {
	r := roomOf(t, func(e *award.Edition) {
		additive(e)
		for i := range 30 {
			e.Jurors = append(e.Jurors, award.Juror{ID: fmt.Sprintf("j%d", i), Name: fmt.Sprintf("Juror %d", i),
				Email: fmt.Sprintf("j%d@example.org", i), Role: award.JurorRole, Votes: true})
			e.Nominees = append(e.Nominees, award.Nominee{ID: fmt.Sprintf("n%d", i), Name: fmt.Sprintf("Nominert %d", i)})
		}
	})
	for j, juror := range r.Edition().Jurors {
		for i, n := range r.Edition().Nominees {
			mark := fmt.Sprint(1 + (i*i+3*j)%6)
			if (i*7+j*j*5+i*j)%4 == 0 {
				mark = "-"
			}
			for _, c := range r.Edition().Criteria[:1] {
				must(t, r.Mark(juror.ID, n.ID, c.ID, mark))
			}
		}
	}
	_, err := r.HandInAll("")
	must(t, err)
	return r
}

// Numbers that nobody would read in full are rounded wherever they would stand,
// and say so.
func TestLongNumbersAreRounded(t *testing.T) {
	s := pagetest.Sit(t, deliberating(t, sparse(t)), "", New())
	digits := regexp.MustCompile(`\d{40}`)
	for _, keys := range []string{"", "d", "enter"} {
		if keys != "" {
			s.Press(keys)
		}
		s.Size(120, 200)
		if f := s.Frame(); digits.MatchString(f) || !strings.Contains(f, "≈\u00a0") {
			t.Errorf("after %q:\n%s", keys, f)
		}
	}
}
