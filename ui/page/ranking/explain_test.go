package ranking

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/locale"
	rank "votering/internal/ranking"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// explained is how every nominee's total comes about, as it is read in 100 cells, and
// the table above it.
func explained(s *pagetest.Seat) string {
	s.Size(120, 40)
	p := s.Page.(*Page)
	p.load(s.C)
	var b strings.Builder
	for _, l := range p.table(s.C, 3+len(p.d.entries)) {
		b.WriteString(strings.TrimRight(l.Plain(), " ") + "\n")
	}
	for i := range p.d.entries {
		e := &p.d.entries[i]
		b.WriteString("\n== " + e.name + "\n")
		for _, l := range p.whole(s.C, e, 100) {
			b.WriteString(strings.TrimRight(l.Plain(), " ") + "\n")
		}
		if e.row == nil {
			continue
		}
		for _, f := range append(p.first(s.C, e.row), p.d.sides(e.row, nil)...) {
			if f.text != "" {
				b.WriteString(" - " + f.text + "\n")
			}
		}
		if i == 0 {
			for _, l := range p.d.matrix(s.C, e.row, 100) {
				b.WriteString(strings.TrimRight(l.Plain(), " ") + "\n")
			}
		}
	}
	return b.String()
}

// published is a case of testdata/cases as it is ranked.
func published(t *testing.T, name string) *pagetest.Seat {
	t.Helper()
	read := func(file string) []byte {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "cases", name, file))
		must(t, err)
		return data
	}
	e, err := editionfile.Read(read("edition.yaml"), "edition.yaml")
	must(t, err)
	rows, err := ballot.ReadMarks(read("marks.csv"), "marks.csv", e)
	must(t, err)
	ballots, err := ballot.FromRows(rows, e)
	must(t, err)
	rk, err := rank.Compute(rank.Input{Edition: e, Ballots: ballots})
	must(t, err)
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.C.Sight.Edition, s.C.Sight.Ranking, s.C.Sight.Ballots = e, rk, ballots
	s.Page = New()
	s.Page.Seen(s.C)
	return s
}

// Competitions that were held are told by their own rule books: marks that are
// drawn in and rounded, the highest and lowest that are left out, measured
// criteria, and rounding of weighted numbers.
func TestPublishedCasesAreTold(t *testing.T) {
	for _, name := range []string{"chopin-2025", "ski-jumping-2012", "free-dance-2026"} {
		s := published(t, name)
		golden.Same(t, "told-"+name, explained(s))
		s.AllSizes(func(string) { s.Press("enter", "end", "n", "esc") })
	}
}

// ways are rules of the worked case, each with its own explanation.
func ways() map[string]func(e *award.Edition) {
	jury := func(change func(j *award.JuryRule)) func(e *award.Edition) {
		return func(e *award.Edition) { change(&e.Rule.Jury) }
	}
	public := func(p award.PublicRule) func(e *award.Edition) {
		return func(e *award.Edition) { e.Rule.Public = &p }
	}
	points := []exact.Rat{exact.Int(12), exact.Int(10), exact.Int(8), exact.Int(7), exact.Int(6)}
	n := 2
	return map[string]func(e *award.Edition){
		"sum":         jury(func(j *award.JuryRule) { j.Method, j.Combine = award.Sum, award.WeightedSum }),
		"median":      jury(func(j *award.JuryRule) { j.Method = award.Median }),
		"trimmed":     jury(func(j *award.JuryRule) { j.Method, j.Trim = award.Trimmed, 1 }),
		"clamp":       func(e *award.Edition) { m := exact.Int(1); e.Rule.Jury.Method, e.Rule.Jury.Margin = award.Clamp, &m },
		"additive":    jury(func(j *award.JuryRule) { j.Method = award.Additive }),
		"borda":       jury(func(j *award.JuryRule) { j.Method = award.Borda }),
		"points":      jury(func(j *award.JuryRule) { j.Method, j.Points = award.Points, points }),
		"exponential": jury(func(j *award.JuryRule) { j.Method = award.Exponential }),
		"majority":    jury(func(j *award.JuryRule) { j.Method = award.Majority }),
		"rounding": jury(func(j *award.JuryRule) {
			j.Rounding = &award.Rounding{Criterion: new(1), Weighted: new(2), Total: &n, Mode: award.HalfEven}
		}),
		"rank_points": public(award.PublicRule{Method: award.RankPoints, Weight: exact.New(1, 4), Points: points}),
		"added":       public(award.PublicRule{Method: award.Added}),
		"shortlist":   public(award.PublicRule{Method: award.Shortlist, Top: 3}),
	}
}

func TestEveryMethodIsTold(t *testing.T) {
	for name, change := range ways() {
		s := pagetest.Sit(t, stood(t, worked(t, change)), "", New())
		golden.Same(t, "told-"+name, explained(s))
		for _, lang := range locale.Languages() {
			s.C.L = locale.For(lang)
			if all := explained(s); strings.ContainsAny(all, "⟦{") {
				t.Errorf("%s in %s:\n%s", name, lang, all)
			}
		}
	}
}

// A juror who looks and is recused from a nominee is told the numbers of it, and
// by no method whose marks they are made of.
func TestNoMethodTellsTheRecusedOnesMarks(t *testing.T) {
	for name, change := range ways() {
		s := pagetest.Sit(t, stood(t, worked(t, change)), "eli", New())
		p := s.Page.(*Page)
		p.Select("bodo")
		p.load(s.C)
		if !p.d.shut["bodo"] {
			t.Fatal("Eli may see it")
		}
		e := p.d.entries[p.cursor.At]
		var b strings.Builder
		for _, l := range p.whole(s.C, &e, 100) {
			b.WriteString(l.Plain() + "\n")
		}
		for _, juror := range []string{"Kari", "Anne", "Bjørn", "Farid"} {
			if strings.Contains(b.String(), juror) {
				t.Errorf("%s names %s:\n%s", name, juror, b.String())
			}
		}
		if jury := b.String(); strings.Contains(jury, "4 + 4") || strings.Contains(jury, "[4") {
			t.Errorf("%s shows the marks:\n%s", name, jury)
		}
	}
}

// Where no ballots are opened, no method tells what they hold.
func TestNoMethodTellsMarksThatAreNotOpened(t *testing.T) {
	for name, change := range ways() {
		s := pagetest.Sit(t, stood(t, worked(t, change)), "", New())
		s.C.Sight.Ballots = nil
		s.Page = New()
		s.Page.Seen(s.C)
		all := explained(s)
		for _, secret := range []string{"Kari", "Bjørn", "[5]", "5 + 5", "2 teller", "uten det"} {
			if strings.Contains(all, secret) {
				t.Errorf("%s tells %q:\n%s", name, secret, all)
			}
		}
	}
}

// The figures and the chair that tell equal ones apart are named.
func TestAFigureAndTheChairDecide(t *testing.T) {
	alike := [4]string{"4", "4", "4", "4"}
	figures := func(e *award.Edition) {
		e.Metrics = append(e.Metrics, award.Metric{ID: "share", Title: award.Plain("Andel"), Unit: award.Percent, Better: award.Lower, Decimals: 1})
		for i, v := range []string{"12.5", "7"} {
			n, err := exact.Decimal(v)
			must(t, err)
			e.Nominees[i].Values = append(e.Nominees[i].Values, award.Value{Metric: "share", Period: "2022", Number: n})
		}
		e.Rule.Ties = []string{"metric:share@2022"}
	}
	s := level(t, figures, alike, alike)
	wants(t, s.Frame(), "Steg 1, tallet «Andel» 2022: Haugesund 7,0 % foran Bodø 12,5 %: lavest tall går foran.")

	s = level(t, func(e *award.Edition) { e.Rule.Ties = []string{award.TieChair} }, alike, alike)
	wants(t, s.Frame(), "Steg 1, juryleders avgjørelse: ikke tatt ennå.")
	must(t, s.Room.Lock(""))
	must(t, s.Room.Cast("kari", []string{"haugesund", "bodo"}, "Haugesund har ventet lengst."))
	s.Look()
	s.Page.(*Page).Select("bodo")
	s.Press("enter")
	s.Size(120, 200)
	wants(t, s.Frame(), "Steg 1, juryleders avgjørelse: Haugesund foran Bodø. Juryleders grunn: Haugesund har ventet lengst.")
}

// A criterion that is measured says which figure it is, and what is left out
// where that is missing.
func TestMeasuredCriteriaAreTold(t *testing.T) {
	s := level(t, func(e *award.Edition) {
		e.Metrics = append(e.Metrics, award.Metric{ID: "share", Title: award.Plain("Andel"), Unit: award.Percent, Better: award.Higher, Decimals: 1})
		k := &e.Criteria[3]
		k.ValueFrom, k.Scale, k.Levels = &award.Point{Metric: "share", Period: "2022"}, award.Scale{Min: exact.Int(0), Max: exact.Int(100), Step: exact.Int(1)}, nil
		n := exact.New(125, 10)
		e.Nominees[0].Values = append(e.Nominees[0].Values, award.Value{Metric: "share", Period: "2022", Number: n})
	}, [4]string{"4", "4", "4", "4"}, [4]string{"4", "4", "4", "4"})
	s.Page.(*Page).Select("bodo")
	s.Press("enter")
	wants(t, s.Frame(), "målt, ingen gir poeng: «Andel» 2022 er 12,5 %. På skalaen fra 0 til 100: 25/2 ÷ 100 = 1/8 = 0,125.")
	s.Page.(*Page).Select("haugesund")
	s.Press("enter")
	wants(t, s.Frame(), "tallet mangler. Vekten")
}
