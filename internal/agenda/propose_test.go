package agenda_test

import (
	"strings"
	"testing"

	"votering/internal/agenda"
)

// The worked case gives the agenda of a good chair, to the minute.
func TestWorkedCase(t *testing.T) {
	want := strings.Split(strings.TrimSpace(`
intro 8
apart kinn commitment (bjorn) 15
close kinn vennesla 12
differ bodo development without eli 8
differ haugesund individual 8
agreed ralingen 5
round 10
choice 14
grounds 10`), "\n")
	items := agenda.Propose(worked(t))
	if len(items) != len(want) || agenda.Total(items) != agenda.DefaultMinutes {
		t.Errorf("%d items, %d minutes", len(items), agenda.Total(items))
	}
	for i, it := range items {
		if got := line(it); i < len(want) && got != want[i] {
			t.Errorf("item %d: %s, want %s", i+1, got, want[i])
		}
	}
}

func TestPropose(t *testing.T) {
	for _, c := range []struct {
		name      string
		low, high int64
		table     string
		want      string
	}{
		{"one nominee: nothing is close or lowest", 1, 6, "4\n4\n5", ""},
		{"one juror: only what is close", 1, 6, "4 | 4 | 1", "close a b"},
		{"nobody marked", 1, 6, "- | -\n- | -", ""},
		{"two jurors: neither stands apart, they differ", 1, 6, "1 | 5\n5 | 5", "differ a x"},
		{"two steps of six are far, one is not", 1, 6, "3 4 | 1 1\n5 5 | 1 1", "differ a x; agreed b"},
		{"forty points of a hundred are", 0, 100, "30 | 99\n70 | 99\n69 | 98\n31 | 99", "differ a x"},
		{"thirty-nine are not", 0, 100, "30 | 99\n69 | 99\n68 | 98\n31 | 99", ""},
		{"five points of a hundred are close, six are not", 0, 100, "90 | 85 | 84\n90 | 85 | 84", "close a b; agreed c"},
		{"nobody is close to the first, and one to the second", 0, 100, "90 | 75 | 71\n90 | 75 | 71", "close b c"},
		{"the widest first", 1, 6, "6 | 3 | 1\n4 | 6 | 1", "differ b x; differ a x; agreed c"},
		{"across the middle before the better half", 1, 6, "6 | 5 | 1\n4 | 3 | 1", "differ b x; differ a x; agreed c"},
		{"on one nominee too", 1, 6, "6 5 | 1 1\n4 3 | 1 1", "differ a y; agreed b"},
		{"who stands apart comes first, and then that nominee is done with", 1, 6,
			"5 1 | 4 4\n5 4 | 4 4\n1 5 | 4 4", "apart a x (j3); apart a y (j1)"},
		{"recused items together: who leaves does so once", 1, 6,
			"R | 1 | R\n6 | 6 | 2\n1 | 1 | 4\n6 | 6 | 6",
			"apart a x (j3) without j1; differ c x without j1; differ b x"},
		{"and who stays hears the rest first, where nothing else speaks against it", 1, 6,
			"6 | 6 | R\n1 | 6 | 2\n6 | 1 | 4\n6 | 1 | 6",
			"apart a x (j2); differ b x; differ c x without j1"},
		{"nobody is told of the marks of who is recused", 1, 6, "R | 5 | 1\n5 | 5 | 1\n5 | 4 | 1\n5 | 4 | 1",
			"agreed c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := talk(agenda.Propose(judged(t, c.low, c.high, c.table))); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// A short meeting talks about what matters most, a long one has more time for
// the same.
func TestMinutes(t *testing.T) {
	in := worked(t)
	for minutes, want := range map[int]string{
		agenda.MinMinutes: "",
		30:                "apart kinn commitment (bjorn)",
		40:                "apart kinn commitment (bjorn); close kinn vennesla; differ bodo development without eli",
		180:               talk(agenda.Propose(in)),
	} {
		in.Minutes = minutes
		items := agenda.Propose(in)
		if got := talk(items); got != want || agenda.Total(items) != minutes {
			t.Errorf("%d minutes: %s, %d in all; want %s", minutes, got, agenda.Total(items), want)
		}
	}
}

// What was opened stays, and is not proposed again.
func TestAgain(t *testing.T) {
	in := worked(t)
	opened := agenda.Propose(in)[:2]
	opened = append(opened, agenda.Item{ID: "i12", Kind: agenda.Own, Title: "Coffee", Minutes: 7})
	in.Minutes = 60
	items := agenda.Again(in, opened, nil)
	var lines []string
	for _, it := range items {
		lines = append(lines, it.ID+" "+line(it))
	}
	want := "i1 intro 8; i2 apart kinn commitment (bjorn) 15; i12 own 7; i13 close kinn vennesla 6; " +
		"i14 differ bodo development without eli 3; i15 differ haugesund individual 3; i16 agreed ralingen 2; " +
		"i17 round 5; i18 choice 6; i19 grounds 5"
	if got := strings.Join(lines, "; "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if f := agenda.Check(in.Edition, items); f != nil || agenda.Total(items) != 60 {
		t.Errorf("%v, %d minutes", f, agenda.Total(items))
	}
}

// A note is no beginning: an item that has one keeps its number and stands where
// it is proposed, or before what every meeting ends with.
func TestAgainWithNotes(t *testing.T) {
	in := worked(t)
	proposed := agenda.Propose(in)
	noted := []agenda.Item{proposed[3], {ID: "i12", Kind: agenda.Own, Title: "Coffee", Minutes: 7}}
	items := agenda.Again(in, proposed[:1], noted)
	var lines []string
	for _, it := range items {
		lines = append(lines, it.ID+" "+line(it))
	}
	want := "i1 intro 8; i13 apart kinn commitment (bjorn) 14; i14 close kinn vennesla 11; " +
		"i4 differ bodo development without eli 7; i15 differ haugesund individual 7; i16 agreed ralingen 5; " +
		"i12 own 7; i17 round 9; i18 choice 13; i19 grounds 9"
	if got := strings.Join(lines, "; "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if f := agenda.Check(in.Edition, items); f != nil || agenda.Total(items) != agenda.DefaultMinutes {
		t.Errorf("%v, %d minutes", f, agenda.Total(items))
	}
}
