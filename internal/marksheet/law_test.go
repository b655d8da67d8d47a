package marksheet_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/marksheet"
	"votering/internal/xlsx"
)

// at is whose mark of what, by position in the edition.
type at struct{ juror, nominee, criterion int }

// jury is an edition of some size, with names that have nothing in common.
func jury(jurors, nominees, criteria int) *award.Edition {
	e := &award.Edition{}
	scale := award.Scale{Min: exact.Int(0), Max: exact.Int(10), Step: exact.New(1, 4)}
	for i := range jurors {
		e.Jurors = append(e.Jurors, award.Juror{ID: fmt.Sprintf("j%02d", i), Name: fmt.Sprintf("Dommer %c", 'A'+i), Votes: true})
	}
	for i := range nominees {
		e.Nominees = append(e.Nominees, award.Nominee{ID: fmt.Sprintf("n%02d", i), Name: fmt.Sprintf("Sted %c", 'A'+i), Code: fmt.Sprint(4600 + i)})
	}
	for i := range criteria {
		e.Criteria = append(e.Criteria, award.Criterion{ID: fmt.Sprintf("c%02d", i), Title: award.Plain(fmt.Sprintf("Side %c", 'A'+i)), Scale: scale})
	}
	return e
}

// shape lays marks out as sheets of rows of cells.
type shape func(e *award.Edition, marks map[at]string) map[string][][]string

var shapes = map[string]shape{
	"a list": func(e *award.Edition, marks map[at]string) map[string][][]string {
		rows := [][]string{{"Nominert", "Dommer", "Kriterium", "Poeng"}}
		each(e, func(p at) {
			if marks[p] != "" {
				rows = append(rows, []string{e.Nominees[p.nominee].Name, e.Jurors[p.juror].Name, e.Criteria[p.criterion].ID, marks[p]})
			}
		})
		return map[string][][]string{"Ark1": rows}
	},
	"a sheet for each juror": func(e *award.Edition, marks map[at]string) map[string][][]string {
		sheets := map[string][][]string{}
		for j := range e.Jurors {
			rows := [][]string{{"Poeng"}, append([]string{""}, titles(e)...)}
			for n := range e.Nominees {
				row := []string{e.Nominees[n].Name}
				for c := range e.Criteria {
					row = append(row, marks[at{j, n, c}])
				}
				rows = append(rows, row)
			}
			sheets[e.Jurors[j].Name] = rows
		}
		return sheets
	},
	"a sheet for each criterion, jurors down": func(e *award.Edition, marks map[at]string) map[string][][]string {
		sheets := map[string][][]string{}
		for c := range e.Criteria {
			head := []string{"Jurymedlem"}
			for n := range e.Nominees {
				head = append(head, "K-"+e.Nominees[n].Code+" "+e.Nominees[n].Name)
			}
			rows := [][]string{{"Kriterium:", e.Criteria[c].Title.All}, head}
			for j := range e.Jurors {
				row := []string{e.Jurors[j].Name}
				for n := range e.Nominees {
					row = append(row, marks[at{j, n, c}])
				}
				rows = append(rows, row)
			}
			sheets[fmt.Sprintf("Ark%d", c+1)] = rows
		}
		return sheets
	},
	"jurors over criteria": func(e *award.Edition, marks map[at]string) map[string][][]string {
		over, head := []string{""}, []string{"Kommune"}
		for j := range e.Jurors {
			over = append(append(over, e.Jurors[j].Name), make([]string, len(e.Criteria)-1)...)
			head = append(head, titles(e)...)
		}
		rows := [][]string{over, head}
		for n := range e.Nominees {
			row := []string{e.Nominees[n].Code}
			for j := range e.Jurors {
				for c := range e.Criteria {
					row = append(row, marks[at{j, n, c}])
				}
			}
			rows = append(rows, row)
		}
		return map[string][][]string{"Ark1": rows}
	},
}

func titles(e *award.Edition) (all []string) {
	for c := range e.Criteria {
		all = append(all, e.Criteria[c].Title.All)
	}
	return all
}

func each(e *award.Edition, do func(at)) {
	for j := range e.Jurors {
		for n := range e.Nominees {
			for c := range e.Criteria {
				do(at{j, n, c})
			}
		}
	}
}

// book is a workbook in which numbers are typed cells.
func book(t interface{ Fatal(...any) }, sheets map[string][][]string) []byte {
	var all []xlsx.Sheet
	for name, rows := range sheets {
		s := xlsx.Sheet{Name: name}
		for _, row := range rows {
			var cells []xlsx.Cell
			for _, text := range row {
				if _, err := strconv.ParseFloat(text, 64); err == nil {
					cells = append(cells, xlsx.Cell{Number: text})
				} else {
					cells = append(cells, xlsx.Cell{Text: text})
				}
			}
			s.Rows = append(s.Rows, xlsx.Row{Cells: cells})
		}
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b xlsx.Sheet) int { return strings.Compare(a.Name, b.Name) })
	data, err := xlsx.Write(all)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// However a jury lays its marks out, the same marks are read, and nothing is
// asked.
func TestAllShapesSayTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := jury(rapid.IntRange(2, 4).Draw(t, "jurors"), rapid.IntRange(2, 5).Draw(t, "nominees"), rapid.IntRange(2, 3).Draw(t, "criteria"))
		marks, want := map[at]string{}, map[at]string{}
		each(e, func(p at) {
			mark := rapid.SampledFrom([]string{"", "4", "0", "7.25", "10", "avstår", "–"}).Draw(t, "mark")
			if marks[p] = mark; mark != "" {
				if want[p] = mark; strings.ContainsAny(mark, "a–") {
					want[p] = "-"
				}
			}
		})
		if len(want) == 0 {
			return
		}
		for name, lay := range shapes {
			m, err := marksheet.Read(book(t, lay(e, marks)), "poeng.xlsx", e, marksheet.Options{})
			if err != nil || len(m.Complaints()) > 0 {
				t.Fatalf("%s: %v %v", name, err, m.Complaints())
			}
			got := map[at]string{}
			for _, r := range m.Rows {
				got[positions(e, r.Row)] = r.Mark
			}
			if d := cmp.Diff(want, got, cmp.AllowUnexported()); d != "" {
				t.Fatalf("%s (-want +got):\n%s", name, d)
			}
		}
	})
}

func positions(e *award.Edition, r ballot.Row) at {
	return at{
		slices.IndexFunc(e.Jurors, func(j award.Juror) bool { return j.ID == r.Juror }),
		slices.IndexFunc(e.Nominees, func(n award.Nominee) bool { return n.ID == r.Nominee }),
		slices.IndexFunc(e.Criteria, func(c award.Criterion) bool { return c.ID == r.Criterion }),
	}
}

// Whatever stands in a file, what is taken of it is on the scale, of the
// edition, and of each cell once; and what is not taken has a place.
func TestAnyTable(t *testing.T) {
	e := edition()
	pieces := []string{"", "4", "9", "4,5", "-", "Kinn", "kinn", "4602", "Herøy", "Kari Berg", "kari", "ola", "Resultater", "Nyskaping", "Andel i jobb",
		"Nominert", "Juror", "Kriterium", "Poeng", "Kommentar", "Sum", "Snitt", "inhabil", "inhabil (x)", "avstår", "*", "Juror: Ola Nordmann", "=1+1", "\ufffd"}
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 6), 1, 8).Draw(t, "rows")
		var b strings.Builder
		for _, row := range rows {
			b.WriteString(strings.Join(row, ";") + "\n")
		}
		m, err := marksheet.Read([]byte(b.String()), "m.csv", e, marksheet.Options{Map: map[string]string{"m": "kari"}})
		if err != nil {
			if fault.Of(err) == nil {
				t.Fatal(err)
			}
			return
		}
		taken := map[[3]string]bool{}
		for _, r := range m.Rows {
			j, known := e.Juror(r.Juror)
			n, nominated := e.Nominee(r.Nominee)
			if !known || !j.Votes || !nominated || n == nil || r.Cell == "" {
				t.Fatalf("%+v", r)
			}
			id := [3]string{r.Juror, r.Nominee, r.Criterion}
			if taken[id] {
				t.Fatalf("twice: %+v", r)
			}
			taken[id] = true
			if r.Recused {
				continue
			}
			c, ok := e.Criterion(r.Criterion)
			if !ok || c.ValueFrom != nil {
				t.Fatalf("%+v", r)
			}
			if v, err := exact.CanonicalMark(r.Mark); r.Mark != "-" && (err != nil || !c.Scale.Holds(v)) {
				t.Fatalf("%+v", r)
			}
		}
		for _, f := range m.Complaints() {
			if f.Where == "" {
				t.Fatalf("%v has no place", f)
			}
		}
		for _, l := range m.Left {
			if l.Cell == "" || l.N == 0 {
				t.Fatalf("%+v", l)
			}
		}
	})
}
