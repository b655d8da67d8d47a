package ballot_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
)

func tableEdition() *award.Edition {
	scale := award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.New(1, 2)}
	return &award.Edition{
		Criteria: []award.Criterion{{ID: "a", Scale: scale}, {ID: "b", Scale: scale}},
		Nominees: []award.Nominee{{ID: "n"}, {ID: "m"}},
		Jurors:   []award.Juror{{ID: "eli", Votes: true}, {ID: "gro"}},
	}
}

const header = "juror,nominee,criterion,mark\n"

func TestReadMarks(t *testing.T) {
	for _, c := range []struct {
		table string
		rows  int
	}{
		{header + "eli,n,a,4\neli,n,b,\neli,m,a,4.50\n", 3},
		{"mark;criterion;nominee;juror;comment\n4,5;a;n;eli;\"thin,\ngrounds\"\n", 1},
		{header + "eli,n,*,recused\neli,m,a,3\n", 2},
		{header + "eli,n,a,recused\neli,n,b,recused\n", 1},
		{header + "eli,n,a,recused\neli,n,b,\n", 2},
		{header, 0},
	} {
		rows, err := ballot.ReadMarks([]byte(c.table), "m.csv", tableEdition())
		if err != nil || len(rows) != c.rows {
			t.Errorf("%q: %d rows, %v; wants %d", c.table, len(rows), err, c.rows)
		}
	}
}

// Whatever says two things of one cell, or is no mark, is refused at its line.
func TestReadMarksRefuses(t *testing.T) {
	for _, c := range []struct {
		table string
		class fault.Class
		id    string
		where string
	}{
		{header + "eli,n,a,4\neli,n,a,4\n", fault.CSV, "marks.twice", "m.csv:3"},
		{header + "eli,n,*,recused\neli,n,a,3\n", fault.CSV, "marks.recused", "m.csv:3"},
		{header + "eli,n,a,3\neli,n,*,recused\n", fault.CSV, "marks.recused", "m.csv:3"},
		{header + "eli,n,*,recused\neli,n,*,recused\n", fault.CSV, "marks.recused", "m.csv:3"},
		{header + "eli,n,*,recused\neli,n,a,recused\n", fault.CSV, "marks.recused", "m.csv:3"},
		{header + "eli,n,a,recused\neli,n,*,recused\n", fault.CSV, "marks.recused", "m.csv:3"},
		{header + "eli,n,a,recused\neli,n,b,3\n", fault.CSV, "marks.recused", "m.csv:3"},
		{header + "eli,n,a,7\n", fault.Score, "mark.scale", "m.csv:2"},
		{header + "eli,n,a,1/3\n", fault.Score, "mark.form", "m.csv:2"},
		{header + "eli,n,a,-0\n", fault.Score, "mark.form", "m.csv:2"},
		{header + "eli,n,a,1e1\n", fault.Score, "mark.form", "m.csv:2"},
		{header + "eli,n,*,4\n", fault.Score, "mark.criterion", "m.csv:2"},
		{header + "eli,n,a,4\neli,n,lit,4\n", fault.Score, "mark.measured", "m.csv:3"},
		{header + "eli,n,lit,\n", fault.Score, "mark.measured", "m.csv:2"},
		{header + "eli,n,lit,recused\n", fault.Score, "mark.measured", "m.csv:2"},
		{header + "eli,x,a,4\n", fault.Score, "mark.nominee", "m.csv:2"},
		{header + "gro,n,a,4\n", fault.Juror, "juror.no_vote", "m.csv:2"},
		{header + "nobody,n,a,4\n", fault.Juror, "juror.unknown", "m.csv:2"},
		{"juror,nominee,mark\neli,n,4\n", fault.CSV, "table.column_missing", "m.csv:1"},
		{"juror,nominee,criterion,mark,colour\neli,n,a,4,red\n", fault.CSV, "marks.column", "m.csv:1"},
	} {
		e := tableEdition()
		e.Criteria = append(e.Criteria, award.Criterion{ID: "lit", ValueFrom: &award.Point{}})
		_, err := ballot.ReadMarks([]byte(c.table), "m.csv", e)
		f := fault.Of(err)
		if !errors.Is(err, fault.New(c.class, c.id)) || f.Where != c.where {
			t.Errorf("%q: %v, wants %s at %s", c.table, err, c.id, c.where)
		}
	}
}

// An edition that has no jurors yet takes a table of as many as it may have.
func TestReadMarksOfALargeJury(t *testing.T) {
	table := func(jurors int) []byte {
		var b strings.Builder
		b.WriteString(header)
		for i := range jurors {
			fmt.Fprintf(&b, "j%d,n,a,4\n", i)
		}
		return []byte(b.String())
	}
	small, large := tableEdition(), tableEdition()
	small.Jurors, large.Jurors = nil, nil
	for len(large.Nominees) < 300 {
		large.Nominees = append(large.Nominees, award.Nominee{ID: fmt.Sprint("more", len(large.Nominees))})
	}
	for _, c := range []struct {
		e    *award.Edition
		most int
	}{{small, award.MaxJurors}, {large, award.MaxMarks / (300 * len(large.Criteria))}} {
		if rows, err := ballot.ReadMarks(table(c.most), "m.csv", c.e); err != nil || len(rows) != c.most {
			t.Errorf("%d jurors: %d rows, %v", c.most, len(rows), err)
		}
		_, err := ballot.ReadMarks(table(c.most+1), "m.csv", c.e)
		if f := fault.Of(err); !errors.Is(err, fault.New(fault.Size, "marks.jurors")) || f.Where != fmt.Sprint("m.csv:", c.most+2) {
			t.Errorf("%d jurors: %v", c.most+1, err)
		}
	}
}

// A table becomes the ballots it stands for.
func TestFromRows(t *testing.T) {
	e := tableEdition()
	rows, err := ballot.ReadMarks([]byte(header+"eli,n,a,4.50\neli,n,b,\neli,m,*,recused\n"), "m.csv", e)
	if err != nil {
		t.Fatal(err)
	}
	bs, err := ballot.FromRows(rows, e)
	if err != nil || len(bs) != 1 {
		t.Fatalf("%d ballots, %v", len(bs), err)
	}
	for cell, want := range map[ballot.Cell]ballot.Status{
		{Nominee: "n", Criterion: "a"}: ballot.Marked, {Nominee: "n", Criterion: "b"}: ballot.Abstains,
		{Nominee: "m", Criterion: "a"}: ballot.IsRecused, {Nominee: "m", Criterion: "b"}: ballot.IsRecused,
	} {
		if got := bs[0].Status(cell); got != want {
			t.Errorf("%v: %v, wants %v", cell, got, want)
		}
	}
	if v, _ := bs[0].Mark(ballot.Cell{Nominee: "n", Criterion: "a"}); !v.Equal(exact.New(9, 2)) {
		t.Errorf("the mark is %s", v)
	}
}
