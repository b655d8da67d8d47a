package sheets

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision/decisiontest"
	"votering/internal/locale"
	"votering/internal/marksheet"
)

// said is what rows of marks say: each mark and recusal with its comment. Of
// nominees who withdrew nothing is read.
func said(rows []ballot.Row, e *award.Edition) map[[3]string][2]string {
	all := map[[3]string][2]string{}
	for _, r := range rows {
		switch n, _ := e.Nominee(r.Nominee); {
		case n.Withdrawn:
		case r.Recused:
			all[[3]string{r.Juror, r.Nominee, everyCriterion}] = [2]string{"recused", r.Comment}
		case r.Mark != "-" || r.Comment != "":
			all[[3]string{r.Juror, r.Nominee, r.Criterion}] = [2]string{r.Mark, r.Comment}
		}
	}
	return all
}

// The marks that we write for people in any language and form are what we read
// as the marks of a jury, without a question: the same as in our own CSV.
func TestMarksTravel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, d := documents(t, decisiontest.Random(t))
		e, err := d.AwardEdition()
		if err != nil {
			t.Fatal(err)
		}
		l := locale.For(rapid.SampledFrom(locale.Languages()).Draw(t, "language"))
		table, err := Marks(d, l)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := ballot.ReadMarks(table.CSV(Plain), "marks.csv", e)
		if err != nil {
			t.Fatal(err)
		}
		want := said(rows, e)
		book, err := table.XLSX()
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range map[string][]byte{"marks.xlsx": book, "nb.csv": table.CSV(Norwegian), "en.csv": table.CSV(English)} {
			if diff := cmp.Diff(want, said(taken(t, data, name, e, len(want)), e)); diff != "" {
				t.Fatalf("%s (-plain +read):\n%s", name, diff)
			}
		}
	})
}

// taken are the marks that are found in a table.
func taken(t *rapid.T, data []byte, name string, e *award.Edition, want int) []ballot.Row {
	m, err := marksheet.Read(data, name, e, marksheet.Options{})
	if err != nil && want == 0 {
		return nil // nothing but a header
	}
	if err != nil || len(m.Complaints()) > 0 {
		t.Fatalf("%s: %v, %+v", name, err, m)
	}
	rows := make([]ballot.Row, len(m.Rows))
	for i, r := range m.Rows {
		rows[i] = r.Row
	}
	return rows
}
