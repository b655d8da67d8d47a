package accord

import (
	"strings"
	"testing"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/locale"
)

// jury makes an edition with one criterion, 1 to 6, and the marks of jurors:
// "Bjørn Lie 2 4" gives the first nominee a 2 and the second a 4.
func jury(rows ...string) (*award.Edition, []*ballot.Ballot) {
	e := &award.Edition{
		Criteria: []award.Criterion{{
			ID: "light", Title: award.Text{NB: "Lys", EN: "Light"}, Weight: exact.Int(1), Better: award.Higher,
			Scale: award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.Int(1)},
		}},
		Nominees: []award.Nominee{{ID: "a", Name: "Alvekroken"}, {ID: "t", Name: "Trollbotn"}},
	}
	var bs []*ballot.Ballot
	for _, row := range rows {
		w := strings.Fields(row)
		name := strings.Join(w[:len(w)-2], " ")
		e.Jurors = append(e.Jurors, award.Juror{ID: strings.ToLower(w[0]) + w[1], Name: name, Votes: true})
		b := ballot.New(strings.ToLower(w[0]) + w[1])
		for i, mark := range w[len(w)-2:] {
			if m, _, err := exact.Mark(mark); err == nil {
				b.Put(ballot.Cell{Nominee: e.Nominees[i].ID, Criterion: "light"}, ballot.Entry{Set: true, Mark: m})
			}
		}
		bs = append(bs, b)
	}
	return e, bs
}

// What the marks say of an item, with names and without.
func TestItem(t *testing.T) {
	apart := agenda.Item{Kind: agenda.Apart, Nominees: []string{"a"}, Criterion: "light"}
	differ := agenda.Item{Kind: agenda.Differ, Nominees: []string{"a"}, Criterion: "light"}
	both := []string{"a", "t"}
	same := []string{"Kari Moe 5 4", "Anne Dal 6 4", "Bjørn Lie 2 4", "Bjørn Ås 5 4"}
	for _, c := range []struct {
		name           string
		rows           []string
		item           agenda.Item
		nb, en, public string
	}{
		{"apart", []string{"Kari Moe 5 4", "Anne Dal 6 4", "Bjørn Lie 2 4"}, apart,
			"Alvekroken · Lys: Bjørn 2, de andre 5 til 6", "Alvekroken · Light: Bjørn 2, the others 5 to 6",
			"Alvekroken · Light: one juror 2, the others 5 to 6"},
		{"a name that two have", same, apart,
			"Alvekroken · Lys: Bjørn Lie 2, de andre 5 til 6", "Alvekroken · Light: Bjørn Lie 2, the others 5 to 6",
			"Alvekroken · Light: one juror 2, the others 5 to 6"},
		{"two are apart", []string{"A A 1 4", "B B 2 4", "C C 6 4", "D D 6 4", "E E 6 4", "F F 6 4", "G G 6 4", "H H 6 4"}, apart,
			"Alvekroken · Lys: A 1 og B 2, de andre 6", "Alvekroken · Light: A 1 and B 2, the others 6",
			"Alvekroken · Light: 2 jurors 1 to 2, the others 6"},
		{"nobody is any more", []string{"Kari Moe 5 4", "Anne Dal 6 4", "Bjørn Lie 5 4"}, apart,
			"Alvekroken · Lys: 5 til 6", "Alvekroken · Light: 5 to 6", "Alvekroken · Light: 5 to 6"},
		{"differ", same, differ, "Alvekroken · Lys: 2 til 6", "Alvekroken · Light: 2 to 6", "Alvekroken · Light: 2 to 6"},
		{"they do not any more", []string{"A A 5 4", "B B 5 4"}, differ,
			"Alvekroken · Lys: alle 5", "Alvekroken · Light: all 5", "Alvekroken · Light: all 5"},
		{"nobody marked", []string{"A A - 4", "B B - 4"}, differ, "Alvekroken · Lys", "Alvekroken · Light", "Alvekroken · Light"},
		{"close", []string{"A A 5 4", "B B 4 5", "C C 4 4"}, agenda.Item{Kind: agenda.Close, Nominees: both},
			"Alvekroken eller Trollbotn: 4,33 mot 4,33", "Alvekroken or Trollbotn: 4.33 against 4.33", "Alvekroken or Trollbotn: 4.33 against 4.33"},
		{"agreed", []string{"A A 1 2", "B B 1 2"}, agenda.Item{Kind: agenda.Agreed, Nominees: both},
			"Enige om Alvekroken og Trollbotn: lavest (1,00 til 2,00)", "Agreed on Alvekroken and Trollbotn: lowest (1.00 to 2.00)",
			"Agreed on Alvekroken and Trollbotn: lowest (1.00 to 2.00)"},
		{"own", same, agenda.Item{Kind: agenda.Own, Title: "Kaffe"}, "Kaffe", "Kaffe", "Kaffe"},
	} {
		e, bs := jury(c.rows...)
		show := func(s string) string { return s }
		nb, en := locale.For(locale.NB), locale.For(locale.EN)
		for _, x := range []struct{ got, want string }{
			{Item(nb, e, show, bs, nil, c.item, true), c.nb}, {Item(en, e, show, bs, nil, c.item, true), c.en},
			{Item(en, e, show, bs, nil, c.item, false), c.public},
		} {
			if x.got != x.want {
				t.Errorf("%s: %q, want %q", c.name, x.got, x.want)
			}
		}
	}
}

func TestLeaving(t *testing.T) {
	e, _ := jury("Kari Moe 5 4", "Anne Dal 6 4", "Bjørn Lie 2 4")
	show := func(s string) string { return s }
	l := locale.For(locale.NB)
	for _, c := range []struct {
		jurors []string
		names  bool
		want   string
	}{
		{nil, true, ""},
		{[]string{"kariMoe"}, true, "Kari går ut"},
		{[]string{"kariMoe", "anneDal"}, true, "Kari og Anne går ut"},
		{[]string{"kariMoe"}, false, "ett jurymedlem går ut"},
		{[]string{"kariMoe", "anneDal"}, false, "2 jurymedlemmer går ut"},
	} {
		if got := Leaving(l, e, show, c.jurors, c.names); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Where scales are unlike a mean is a part of a scale, in per cent.
func TestMean(t *testing.T) {
	l := locale.For(locale.EN)
	if got := Mean(l, nil, exact.New(1, 3)); got != "33.3%" {
		t.Error(got)
	}
	if got := Mean(l, &award.Scale{}, exact.New(49, 10)); got != "4.90" {
		t.Error(got)
	}
}
