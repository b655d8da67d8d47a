package ranking

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/page/pagetest"
)

// flat is a frame as running text, so that a sentence is found across lines.
func flat(frame string) string { return strings.Join(strings.Fields(frame), " ") }

// left is the left half of a frame.
func left(frame string) string {
	var b strings.Builder
	for l := range strings.Lines(frame) {
		half, _, _ := strings.Cut(l, "│")
		b.WriteString(half + "\n")
	}
	return b.String()
}

// wants reports what a frame, or one half of it, does not say.
func wants(t *testing.T, frame string, sentences ...string) {
	t.Helper()
	all := flat(frame) + "\n" + flat(left(frame)) + "\n" + flat(about(frame))
	for _, s := range sentences {
		if !strings.Contains(all, s) {
			t.Errorf("%q is not in\n%s", s, frame)
		}
	}
}

// uneven is an edition where one abstains, one is recused, one has written a
// comment, and nobody has marked the last criterion.
func uneven(t *testing.T) *room.Room {
	r := roomOf(t, func(e *award.Edition) {
		e.Rule.Recusal = award.ScopeNominee
		e.Criteria[3].Weight = exact.Int(2)
	})
	for juror, mark := range map[string]string{"kari": "4", "anne": "5"} {
		for _, n := range r.Edition().Nominees {
			for _, c := range r.Edition().Criteria[:3] {
				must(t, r.Mark(juror, n.ID, c.ID, mark))
			}
		}
	}
	must(t, r.Mark("bjorn", "kinn", "commitment", "6"), r.Mark("bjorn", "kinn", "results", "-"), r.Recuse("eli", "kinn", "en fetter"),
		r.Mark("eli", "bodo", "results", "2"), r.Comment("anne", "kinn", "results", "Tynt grunnlag."))
	_, err := r.HandInAll("")
	must(t, err)
	return r
}

// Everybody sees everybody's marks once these are opened, and why a mean is
// divided by fewer than there are jurors.
func TestEverybodysMarks(t *testing.T) {
	s := pagetest.Sit(t, deliberating(t, uneven(t)), "farid", New())
	s.Page.(*Page).Select("kinn")
	s.Press("enter")
	s.Size(120, 200)
	wants(t, s.Frame(),
		"Resultater i introduksjonsprogrammet, vekt 1: Kari Moe 4, Anne 5, Bjørn avstår, Eli Strand inhabil.",
		"9 ÷ 2 = 9/2 = 4,5 (÷ 2: én avstår, én er inhabil).",
		"Anne: Tynt grunnlag.",
		"Individuell tilpasning, formell kompetanse: ingen ga poeng. Vekten 2 er utelatt, så det deles på 3 i stedet for 5.",
	)
	s.C.L = locale.For(locale.EN)
	wants(t, s.Frame(), "Bjørn abstains, Eli Strand recused.", "(÷ 2: one abstains, one is recused)", "nobody marked it. Its weight 2 is left out, so ÷ 3 instead of 5.")
}

// In a wide window the marks of the chosen one stand in a small table.
func TestTheMatrix(t *testing.T) {
	s := pagetest.Sit(t, deliberating(t, uneven(t)), "", New())
	s.Page.(*Page).Select("kinn")
	s.Size(200, 80)
	wants(t, s.Frame(), "Kari Moe 4 4 4 avstår", "Bjørn avstår 6 avstår avstår", "Eli Strand inhabil inhabil inhabil inhabil", "Snitt 4,50 5,00 4,50 –")
}

// What is not opened is in no drawing.
func TestNoMarksWithoutBallots(t *testing.T) {
	s := pagetest.Sit(t, deliberating(t, uneven(t)), "", New())
	s.C.Sight.Ballots = nil
	s.Page = New()
	s.Page.Seen(s.C)
	s.Press("enter")
	s.AllSizes(func(string) {
		if f := s.Frame(); strings.Contains(f, "Tynt") || strings.Contains(f, "avstår") {
			t.Errorf("marks are shown:\n%s", f)
		}
	})
}

// A juror whom a recusal leaves out of the ranking is read like everybody else,
// and said not to count.
func TestMarksThatDoNotCount(t *testing.T) {
	r := roomOf(t, func(e *award.Edition) { e.Rule.Recusal = award.ScopeEdition })
	for _, juror := range []string{"kari", "eli"} {
		for _, n := range r.Edition().Nominees {
			must(t, r.Mark(juror, n.ID, "results", "5"))
		}
	}
	must(t, r.Recuse("eli", "kinn", "en fetter"))
	_, err := r.HandInAll("")
	must(t, err)
	s := pagetest.Sit(t, deliberating(t, r), "", New())
	s.Page.(*Page).Select("bodo")
	s.Size(120, 60)
	wants(t, s.Frame(), "Eli Strand (5) avstår")
	s.Press("enter")
	s.Size(120, 200)
	wants(t, s.Frame(), "Kari Moe 5, Eli Strand 5 (teller ikke). 5 ÷ 1 = 5.")
}
