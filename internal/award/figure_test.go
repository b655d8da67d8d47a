package award_test

import (
	"slices"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/exact"
)

// figures is an edition with a metric, a population, their ratio, and a ratio
// of that.
func figures(values ...award.Value) *award.Edition {
	return &award.Edition{
		Metrics: []award.Metric{
			{ID: "settled", Unit: award.Persons},
			{ID: "people", Unit: award.Persons},
			{ID: "share", Unit: award.Number, Ratio: &award.Ratio{Of: "settled", Per: "people", Times: exact.Int(1000)}},
			{ID: "twice", Unit: award.Number, Ratio: &award.Ratio{Of: "share", Per: "settled", Times: exact.Int(2)}},
			{ID: "word", Unit: award.Words},
		},
		Nominees:   []award.Nominee{{ID: "n", Name: "N", Values: values}},
		References: []award.Reference{{ID: "r", Name: award.Plain("R"), Values: []award.Value{given("settled", "2020", 1)}}},
	}
}

func given(metric, period string, n int64) award.Value {
	return award.Value{Metric: metric, Period: period, Number: exact.Int(n)}
}

func lacking(metric string, why award.Missing) award.Value {
	return award.Value{Metric: metric, Period: "2022", Missing: why}
}

func TestFigure(t *testing.T) {
	settled, people := given("settled", "2022", 177), given("people", "2022", 17207)
	cases := []struct {
		name    string
		metric  string
		values  []award.Value
		number  string
		missing award.Missing
		from    string
	}{
		{"given", "settled", []award.Value{settled}, "177", "", ""},
		{"zero is a figure", "settled", []award.Value{given("settled", "2022", 0)}, "0", "", ""},
		{"nothing stated", "settled", nil, "", award.NotKnown, ""},
		{"another period", "settled", []award.Value{given("settled", "2021", 3)}, "", award.NotKnown, ""},
		{"a reason", "settled", []award.Value{lacking("settled", award.Suppressed)}, "", award.Suppressed, ""},
		{"computed", "share", []award.Value{settled, people}, "177000/17207", "", ""},
		{"computed twice", "twice", []award.Value{settled, people}, "2000/17207", "", ""},
		{"a part lacks", "share", []award.Value{settled, lacking("people", award.NotPublished)}, "", award.NotPublished, "people"},
		{"a part of a part lacks", "twice", []award.Value{lacking("settled", award.Suppressed), people}, "", award.Suppressed, "settled"},
		{"divided by nothing", "share", []award.Value{settled, given("people", "2022", 0)}, "", award.NotApplicable, "people"},
		{"no such metric", "gone", []award.Value{settled}, "", award.NotKnown, ""},
	}
	for _, c := range cases {
		f := figures().Figure(c.values, c.metric, "2022")
		if f.Known() != (c.missing == "") || f.Missing != c.missing || f.From != c.from || f.Known() && f.Number.String() != c.number {
			t.Errorf("%s: %s %q from %q; want %s %q from %q", c.name, f.Number, f.Missing, f.From, c.number, c.missing, c.from)
		}
		if f.Metric != c.metric || f.Period != "2022" || f.Computed && f.Given != nil {
			t.Errorf("%s: it is another figure: %+v", c.name, f)
		}
	}
}

// What could be known only after the award is marked, also in what is computed
// from it.
func TestLate(t *testing.T) {
	at := time.Date(2022, 11, 17, 11, 0, 0, 0, time.UTC)
	early, late := given("settled", "2022", 1), given("people", "2022", 2)
	early.KnownFrom, late.KnownFrom = "2022-11-17", "2022-11-18"
	values := []award.Value{early, late, {Metric: "word", Period: "2022", Missing: award.NotKnown, KnownFrom: "2030-01-01"}}
	for _, c := range []struct {
		name     string
		announce *time.Time
		window   *award.Window
		metric   string
		want     bool
	}{
		{"known on the day", &at, nil, "settled", false},
		{"known the day after", &at, nil, "people", true},
		{"computed from both", &at, nil, "share", true},
		{"no figure at all", &at, nil, "word", false},
		{"the close of the vote stands in", nil, &award.Window{Opens: at, Closes: at.AddDate(0, 0, 1)}, "people", false},
		{"the embargo comes first", &at, &award.Window{Opens: at, Closes: at.AddDate(1, 0, 1)}, "people", true},
		{"no day of the award", nil, nil, "people", false},
	} {
		e := figures(values...)
		e.AnnounceAt, e.PublicVote = c.announce, c.window
		if got := e.Figure(values, c.metric, "2022").Late; got != c.want {
			t.Errorf("%s: late is %v", c.name, got)
		}
	}
}

func TestPeriodsAndRows(t *testing.T) {
	e := figures(given("settled", "2022", 1), given("settled", "2021", 1), given("people", "2021", 1), given("people", "2019", 1))
	for metric, want := range map[string][]string{
		"settled": {"2020", "2021", "2022"}, "people": {"2019", "2021"}, "share": {"2021"}, "word": nil,
	} {
		if got := e.Periods(metric); !slices.Equal(got, want) {
			t.Errorf("periods of %s: %v, want %v", metric, got, want)
		}
	}
	rows := e.Rows()
	if len(rows) != 2 || rows[0].ID != "n" || rows[0].Reference || rows[1].ID != "r" || !rows[1].Reference {
		t.Errorf("rows: %+v", rows)
	}
}

func TestGates(t *testing.T) {
	half, quarter := exact.New(101, 2), exact.New(1, 4)
	at := func(v *exact.Rat) award.Gate { return award.Gate{Metric: "settled", Period: "2022", AtLeast: v} }
	most := award.Gate{Metric: "settled", Period: "2022", AtMost: &half}
	fails := at(&half)
	fails.MissingFails = true
	cases := []struct {
		name   string
		gate   award.Gate
		values []award.Value
		state  award.GateState
		by     string
		passes bool
		needs  string
	}{
		{"above", at(&half), []award.Value{given("settled", "2022", 51)}, award.GateMet, "1/2", true, "at_least 101/2"},
		{"below", at(&half), []award.Value{given("settled", "2022", 50)}, award.GateNotMet, "-1/2", false, "at_least 101/2"},
		{"below most", most, []award.Value{given("settled", "2022", 50)}, award.GateMet, "1/2", true, "at_most 101/2"},
		{"above most", most, []award.Value{given("settled", "2022", 60)}, award.GateNotMet, "-19/2", false, "at_most 101/2"},
		{"zero is not missing", fails, []award.Value{given("settled", "2022", 0)}, award.GateNotMet, "-101/2", false, "at_least 101/2"},
		{"missing, open", at(&half), nil, award.GateNotKnown, "0", true, "at_least 101/2"},
		{"missing, fails", fails, []award.Value{lacking("settled", award.Suppressed)}, award.GateNotKnown, "0", false, "at_least 101/2"},
		{"computed", award.Gate{Metric: "share", Period: "2022", AtLeast: &quarter},
			[]award.Value{given("settled", "2022", 1), given("people", "2022", 4000)}, award.GateMet, "0", true, "at_least 1/4"},
	}
	for _, c := range cases {
		e := figures(c.values...)
		e.Gates = []award.Gate{c.gate}
		r := award.GatesOf(e, &e.Nominees[0])[0]
		if r.State != c.state || r.By.String() != c.by || r.Passes() != c.passes || r.Gate.Needs() != c.needs {
			t.Errorf("%s: %s by %s, passes %v, needs %q", c.name, r.State, r.By, r.Passes(), r.Gate.Needs())
		}
		if r.Overridden = true; !r.Passes() {
			t.Errorf("%s: overridden and still outside", c.name)
		}
	}
}
