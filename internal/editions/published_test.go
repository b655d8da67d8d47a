package editions

import (
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// published is what a rule book's own result list says.
type published struct {
	Order  []string                     `json:"order"` // best first
	Means  map[string]map[string]string `json:"means"` // A by nominee and criterion
	Style  map[string]map[string]string `json:"style"` // A by nominee and criterion
	Points map[string]map[string]string `json:"points"`
	Total  map[string]string            `json:"total"`
}

// publishedCase is a competition of testdata/cases, ranked by its own rule,
// which change may alter first, and what was published of it.
func publishedCase(t *testing.T, name string, change func(*award.Rule)) (*ranking.Ranking, published) {
	t.Helper()
	file := func(of string) string { return testFile(t, filepath.Join(cases, name, of)) }
	b := Bundled{ID: name, Edition: []byte(file("edition.yaml")), Marks: []byte(file("marks.csv")), Tally: []byte("nominee,votes\n")}
	e := read(t, b)
	if change != nil {
		change(&e.Rule)
	}
	r, err := ranking.Compute(input(t, e, b))
	if err != nil {
		t.Fatal(err)
	}
	var p published
	decode(t, []byte(file("published.json")), &p)
	return r, p
}

func order(r *ranking.Ranking) []string {
	ids := make([]string, len(r.Rows))
	for i := range r.Rows {
		ids[i] = r.Rows[i].Nominee
	}
	return ids
}

func holdOrder(t *testing.T, r *ranking.Ranking, want []string) {
	t.Helper()
	if got := order(r); !slices.Equal(got, want) {
		t.Errorf("order:\n%v, published\n%v", got, want)
	}
	for i := range r.Rows {
		if r.Rows[i].Place != i+1 {
			t.Errorf("%s has place %d", r.Rows[i].Nominee, r.Rows[i].Place)
		}
	}
}

// holdValues holds one number of every nominee and criterion to the published one.
func holdValues(t *testing.T, what string, want map[string]map[string]string, got func(nominee, criterion string) exact.Rat) {
	t.Helper()
	if len(want) == 0 {
		t.Fatalf("no %s was published", what)
	}
	for nominee, criteria := range want {
		for criterion, value := range criteria {
			if v := got(nominee, criterion); !v.Equal(decimal(t, value)) {
				t.Errorf("%s of %s on %s: %s, published %s", what, nominee, criterion, v, value)
			}
		}
	}
}

func decimal(t *testing.T, s string) exact.Rat {
	t.Helper()
	v, err := exact.Decimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Every corrected mean of the Chopin Competition's finalists as published, and
// the order that they give.
func TestChopinCompetition(t *testing.T) {
	r, p := publishedCase(t, "chopin-2025", nil)
	holdOrder(t, r, p.Order)
	holdValues(t, "mean", p.Means, func(n, k string) exact.Rat { return r.Criteria[n][k] })
}

// Fourth and fifth place of the Chopin Competition follow from its rounding:
// 21.300 against 21.299. Without it they change places.
func TestChopinCompetitionUnrounded(t *testing.T) {
	r, p := publishedCase(t, "chopin-2025", func(rule *award.Rule) { rule.Jury.Rounding = nil })
	want := slices.Clone(p.Order)
	want[3], want[4] = want[4], want[3]
	holdOrder(t, r, want)
}

// Style points, totals and places of a ski-jumping competition as published.
func TestSkiJumping(t *testing.T) {
	r, p := publishedCase(t, "ski-jumping-2012", nil)
	holdOrder(t, r, p.Order)
	holdValues(t, "style", p.Style, func(n, k string) exact.Rat { return r.Criteria[n][k] })
	for i := range r.Rows {
		if row := &r.Rows[i]; !row.Jury.Equal(decimal(t, p.Total[row.Nominee])) {
			t.Errorf("%s: %s, published %s", row.Nominee, row.Jury, p.Total[row.Nominee])
		}
	}
}

// Each element's points and the segment scores of a skating sheet as published.
func TestFreeDance(t *testing.T) {
	r, p := publishedCase(t, "free-dance-2026", nil)
	holdOrder(t, r, p.Order)
	points := map[string]ranking.Sum{}
	for i := range r.Rows {
		row := &r.Rows[i]
		points[row.Nominee] = row.JurySum
		if !row.Jury.Equal(decimal(t, p.Total[row.Nominee])) {
			t.Errorf("%s: %s, published %s", row.Nominee, row.Jury, p.Total[row.Nominee])
		}
	}
	holdValues(t, "points", p.Points, func(n, k string) exact.Rat {
		term, _ := points[n].Term(k)
		return *term.Rounded
	})
}
