package agenda_test

import (
	"fmt"
	"strings"
	"testing"

	"votering/internal/agenda"
	"votering/internal/award"
)

func TestStandsApart(t *testing.T) {
	for _, c := range []struct {
		name      string
		low, high int64
		marks     string
		want      string // jurors, their marks, the others, the mean with and without; empty: nobody
	}{
		{"the lowest", 1, 6, "5 6 2 5 5", "j3 2, 4 others 5 to 6, 4.60 and 5.25"},
		{"the highest", 1, 6, "1 6 2 1 2", "j2 6, 4 others 1 to 2, 2.40 and 1.50"},
		{"of three", 1, 6, "5 2 6", "j2 2, 2 others 5 to 6, 4.33 and 5.50"},
		{"of two nobody does", 1, 6, "1 6", ""},
		{"nor two of three", 1, 6, "1 1 6", "j3 6, 2 others 1 to 1, 2.67 and 1.00"},
		{"one step is not far", 1, 6, "3 4 4 4 4", ""},
		{"others who are as far apart are no others", 1, 6, "2 4 4 6 4", ""},
		{"two of five are too many", 1, 6, "1 1 5 5 5", ""},
		{"two of eight are not", 1, 6, "1 5 5 5 2 5 5 5", "j1,j5 1 2, 6 others 5 to 5, 4.13 and 5.00"},
		{"three of eight are", 1, 6, "1 5 5 5 2 5 5 1", ""},
		{"a group that is apart in itself", 0, 100, "0 50 100 100 100 100 100 100", "j1,j2 0 50, 6 others 100 to 100, 81.25 and 100.00"},
		{"the widest gap", 0, 100, "0 50 99 99 99 99 99 99", "j1 0, 7 others 50 to 99, 80.50 and 92.00"},
		{"percent", 0, 100, "10 50 55 60", "j1 10, 3 others 50 to 60, 43.75 and 55.00"},
		{"who abstains is nobody", 1, 6, "5 - 2 5 R", "j3 2, 2 others 5 to 5, 4.00 and 5.00"},
		{"who is recused stands nowhere", 1, 6, "5 6 R 5 5", ""},
		{"alike", 1, 6, "4 4 4 4", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := judged(t, c.low, c.high, strings.Join(strings.Fields(c.marks), "\n"))
			got := ""
			if s, ok := agenda.StandsApart(in.Edition, in.Ballots, "a", "x"); ok {
				var marks []string
				for _, m := range s.Marks {
					marks = append(marks, m.Text())
				}
				got = fmt.Sprintf("%s %s, %d others %s to %s, %s and %s", strings.Join(s.Jurors, ","), strings.Join(marks, " "),
					s.Others, s.Low.Text(), s.High.Text(), s.Mean.Round(2), s.Without.Round(2))
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestStandsApartOfNothing(t *testing.T) {
	in := judged(t, 1, 6, "5\n6\n2\n5")
	for _, of := range [][2]string{{"a", "y"}, {"b", "x"}} {
		if _, ok := agenda.StandsApart(in.Edition, in.Ballots, of[0], of[1]); ok {
			t.Errorf("somebody stands apart on %v", of)
		}
	}
	in.Edition.Rule.Recusal = award.ScopeEdition
	in.Ballots[2].Recused["a"] = in.Ballots[2].Recused["none"]
	if _, ok := agenda.StandsApart(in.Edition, in.Ballots, "a", "x"); ok {
		t.Error("who left the ranking stands apart")
	}
}
