package rehearse

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	rank "votering/internal/ranking"
	"votering/internal/room/roomtest"
	"votering/internal/rules"
	"votering/ui/keys"
	"votering/ui/part/draw"
)

// Nothing that is said of the rule is taken for the option that stands beside
// it: the bars are that option's, and so is a warning that does not name the rule.
func TestWhoseItIs(t *testing.T) {
	e := roomtest.Edition(t, prize)
	e.Rule.Public.Method = award.Share
	s, st := opened(t, e)
	turnTo(t, s, st, "weight")
	o := st.chosen()
	for s.Press("home"); o.Now || !o.Ranking.WeightMisleads(); o = st.chosen() {
		s.Press("down")
	}
	g := wordsOf(s.C, st.found).grid(st.found, o)
	for i, row := range st.found.Ranking.Rows {
		at := slices.IndexFunc(o.Ranking.Rows, func(r rank.Row) bool { return r.Nominee == row.Nominee })
		if got, want := g.bars[i][1], *o.Ranking.Rows[at].PublicPart; !got.Equal(want) {
			t.Errorf("%s: the bar is %s of the public, not %s", row.Nominee, got, want)
		}
	}
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		s.Size(size[0], size[1])
		has(t, s.Frame(), "▲ Etter regelen: Publikums 25 % virker som 72 %", "▲ Publikums "+strings.ReplaceAll(rules.Weight(s.C.L, o.Edition.Rule.Public.Weight), "\u00a0", " ")+" virker som")
	}
}

// How a total comes about is told to the end: decimals stand beside fractions,
// as the language writes them, and how each side's number becomes what is
// weighted.
func TestHowTotalsComeAbout(t *testing.T) {
	for method, wants := range map[string][]string{
		award.Share:     {"Jury, på en skala fra 0 til 1: (18/25 + 16/25 + 17/20 + 4/5) ÷ 4 = 301/400 ≈ 0,753; som andel av det alle har til sammen, omtrent 3,473: 301/400 ÷ 1389/400 = 301/1389 ≈ 0,217", "Publikum: 1 426 stemmer; som andel av det alle har til sammen, 3 719: 1426 ÷ 3719 = 1426/3719 ≈ 0,383"},
		award.MinMax:    {"Sum: 3/4 × 57/64 + 1/4 × 1 = 235/256 ≈ 0,918", "mellom laveste, 0,61, og høyeste, 0,77:", "1 426 stemmer; høyest av alle, altså 1", "lavest av alle, altså 0"},
		award.Added:     {"6 poeng fra publikum"},
		award.Shortlist: {"Publikum: 1 426 stemmer"},
	} {
		e := roomtest.Edition(t, prize)
		e.Rule.Public.Method = method
		if !award.Weighted(method) {
			e.Rule.Public = &award.PublicRule{Method: method, Top: 3}
		}
		s, st := opened(t, e)
		if method == award.Added {
			wants = []string{s.C.L.T("ranking.sum.given", "points", wordsOf(s.C, st.found).votes(*st.found.Ranking.Rows[0].Votes))}
		}
		s.Size(400, 200)
		s.Press("enter")
		has(t, s.Frame(), wants...)
	}
	e, two := roomtest.Edition(t, prize), 2
	e.Rule.Jury.Rounding = &award.Rounding{Total: &two, Mode: award.HalfUp}
	s, _ := opened(t, e)
	s.Press("enter")
	for range 40 {
		if f := s.Frame(); pointed.MatchString(f) {
			t.Fatalf("a decimal point in bokmål:\n%s", f)
		}
		s.Press("pgdown")
	}
}

// pointed is a number with a decimal point.
var pointed = regexp.MustCompile(`\d\.\d`)

// What matters is to be read at every size, and where there is no room for it
// beside the choices that is said; a draw that was looked for says why it has its
// number, and what told the equal ones apart is not cut.
func TestNothingIsHidden(t *testing.T) {
	e := roomtest.Edition(t, prize)
	s, st := opened(t, e)
	s.Size(80, 24)
	has(t, s.Frame(), "Enter: hva betyr noe her")
	s.Press("l")
	after := "Trekning " + s.C.L.IntRat(number(st.found.Seed)) + " er den første etter trekning 1 med lik sum."
	has(t, s.Frame(), after, "skilles av resultatet hos publikum.")
	if b := s.Page.Bindings(s.C); !slices.ContainsFunc(b, func(b keys.Binding) bool { return b.ID == "rehearse.tied" && b.Footer }) {
		t.Error("the key that looks for one is not in the key line")
	}
	s.Press("n")
	if f := s.Frame(); strings.Contains(f, "er den første etter") {
		t.Errorf("the next draw was not looked for:\n%s", f)
	}
	s.Size(120, 40)
	has(t, s.Frame(), "Hva betyr noe her?")
	s.Size(40, 12)
	s.Press("enter")
	has(t, strings.Join(plain(wordsOf(s.C, st.found).everything(st.found, 36)), " "), "Hva betyr noe her?", "Publikums vekt:")
}

// plain are the lines of a block without their looks.
func plain(b draw.Block) []string {
	lines := make([]string, len(b))
	for i, l := range b {
		lines[i] = l.Plain()
	}
	return lines
}
