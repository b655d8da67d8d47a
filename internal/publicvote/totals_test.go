package publicvote_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

func edition() *award.Edition {
	return &award.Edition{Nominees: []award.Nominee{
		{ID: "north", Name: "Nordby", Code: "4602", Aliases: []string{"Nordby kommune"}}, {ID: "south", Name: "=Sør", Aliases: []string{"Sør"}}, {ID: "west"},
	}}
}

func TestTotals(t *testing.T) {
	for _, c := range []struct{ table, north, south, west string }{
		{"nominee,votes\nnorth,10\nsouth,2\n", "10", "2", "0"},
		{"votes;nominee\r\n7;south\r\n\r\n", "0", "7", "0"},
		{"\uFEFFnominee,votes\n", "0", "0", "0"},
		{"nominee,votes\nwest,999999999999999\n", "0", "0", "999999999999999"},
		{"nominee,votes\nNordby,1\n'=Sør,2\n", "1", "2", "0"},
		{"Kommune;Antall stemmer\n4602;1\n=Sør;2\n", "1", "2", "0"},
		{"NOMINERT\tRØYSTER\nNordby kommune\t1\n", "1", "0", "0"},
		{"Nominert-id;Nominert;Publikumsrøyster;Del (%);Oppdikta\r\nnorth;Nordby;1;33,3;ja\r\nwest;;2;66,7;ja\r\n", "1", "0", "2"},
		{"\xff\xfen\x00o\x00m\x00i\x00n\x00e\x00e\x00,\x00v\x00o\x00t\x00e\x00s\x00\n\x00w\x00e\x00s\x00t\x00,\x007\x00\n\x00", "0", "0", "7"},
		{"navn;stemmer\nS\xf8r;2\n", "0", "2", "0"},
	} {
		tally, err := publicvote.ReadTotals([]byte(c.table), "t.csv", edition())
		if err != nil {
			t.Errorf("%q: %v", c.table, err)
			continue
		}
		for id, want := range map[string]string{"north": c.north, "south": c.south, "west": c.west} {
			if got := tally.Valid[id].String(); got != want {
				t.Errorf("%q: %s has %s, wants %s", c.table, id, got, want)
			}
		}
		if len(tally.Files) != 1 || len(tally.Files[0].SHA256) != 64 || tally.Files[0].Rows != tally.Rows {
			t.Errorf("%q: files %+v for %d rows", c.table, tally.Files, tally.Rows)
		}
	}
}

// Whatever is not plainly a number of votes is refused at its line, and
// nothing is taken.
func TestTotalsRefused(t *testing.T) {
	for _, c := range []struct{ table, id, where string }{
		{"nominee,votes\nnorth,10\nnorth,2\n", "totals.twice", "t.csv:3"},
		{"nominee,votes\neast,1\n", "totals.nominee", "t.csv:2"},
		{"nominee,votes\nnorth,-1\n", "totals.number", "t.csv:2"},
		{"nominee,votes\nnorth,1e9\n", "totals.number", "t.csv:2"},
		{"nominee,votes\nnorth,1 000\n", "totals.number", "t.csv:2"},
		{"nominee,votes\nnorth,\"1,000\"\n", "totals.number", "t.csv:2"},
		{"nominee,votes\nnorth,1.5\n", "totals.number", "t.csv:2"},
		{"nominee,votes\nnorth,\n", "totals.number", "t.csv:2"},
		{"nominee,votes\nnorth,1000000000000000\n", "totals.number", "t.csv:2"},
		{"nominee,count\nnorth,1\n", "totals.column", "t.csv:1"},
		{"nominee,nominee\nnorth,1\n", "csv.column_twice", "t.csv:1"},
		{"votes,\n1,\n", "table.column_missing", "t.csv:1"},
		{"nominee,votes\nnorth,1\nNordby,2\n", "totals.twice", "t.csv:3"},
		{"nominee id,nominee,votes\nnorth,Sør,2\n", "totals.apart", "t.csv:2"},
		{"nominee,votes,stemmer\nnorth,1,2\n", "totals.column", "t.csv:1"},
		{"nominee,votes\nnordby,1\n", "totals.nominee", "t.csv:2"},
		{"nominee,votes\nSum,12\n", "totals.nominee", "t.csv:2"},
		{"nominee,votes\nnorth,1\x00\n", "csv.cell", "t.csv:2"},
		{"nominee,votes\nnorth\x00,1\n", "csv.cell", "t.csv:2"},
		{"nominee,votes\nnorth,1,000\n", "csv.ragged", "t.csv:2"},
		{"nominee,votes" + strings.Repeat(",x", 198) + "\n", "csv.columns", "t.csv:1"},
		{"choice,time,voter\nnorth,,a\n", "totals.column", "t.csv:1"},
	} {
		_, err := publicvote.ReadTotals([]byte(c.table), "t.csv", edition())
		f := fault.Of(err)
		if !errors.Is(err, fault.New(fault.CSV, c.id)) || f.Where != c.where {
			t.Errorf("%q: %v, wants %s at %s", c.table, err, c.id, c.where)
		}
	}
}

// Points as they are given may be below 0 and have decimals after a point; nothing
// else about a table changes.
func TestPointsGiven(t *testing.T) {
	tally, err := publicvote.ReadTotals([]byte("nominee,votes\nnorth,-1.25\nsouth,40\n"), "t.csv", added())
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"north": "-5/4", "south": "40", "west": "0"} {
		if got := tally.Valid[id].String(); got != want {
			t.Errorf("%s has %s, wants %s", id, got, want)
		}
	}
	if got := tally.Total().String(); got != "155/4" {
		t.Errorf("the total is %s", got)
	}
	for _, c := range []struct{ table, id string }{
		{"nominee,votes\nnorth,\"1,5\"\n", "totals.points"},
		{"nominee;votes\nnorth;1,5\n", "totals.points"},
		{"nominee,votes\nnorth,1/2\n", "totals.points"},
		{"nominee,votes\nnorth,1.0000000001\n", "totals.points"},
		{"nominee,votes\nnorth,-1000000000000000\n", "totals.points"},
		{"nominee,votes\nnorth,- 1\n", "totals.points"},
		{"nominee,votes\nnorth,1\nnorth,2\n", "totals.twice"},
	} {
		if _, err := publicvote.ReadTotals([]byte(c.table), "t.csv", added()); !errors.Is(err, fault.New(fault.CSV, c.id)) {
			t.Errorf("%q: %v, wants %s", c.table, err, c.id)
		}
	}
}

// Every nominee is in a tally, and the total is what was given.
func TestTotalsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var table strings.Builder
		table.WriteString("nominee,votes\n")
		var sum int64
		for _, n := range edition().Nominees {
			if !rapid.Bool().Draw(t, "named") {
				continue
			}
			v := rapid.Int64Range(0, 1e12).Draw(t, "votes")
			sum += v
			table.WriteString(n.ID + "," + exact.Int(v).String() + "\n")
		}
		tally, err := publicvote.ReadTotals([]byte(table.String()), "t.csv", edition())
		if err != nil {
			t.Fatal(err)
		}
		if len(tally.Valid) != 3 || !tally.Total().Equal(exact.Int(sum)) {
			t.Fatalf("%v adds up to %s, wants %d", tally.Valid, tally.Total(), sum)
		}
	})
}
