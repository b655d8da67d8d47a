package publicvote_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

var day = time.Date(2022, 9, 7, 22, 0, 0, 0, time.UTC)

// counted is a count of raw rows in which every part is used.
func counted() *publicvote.Tally {
	voters := publicvote.Filter{ID: "bots", Kind: publicvote.FilterVoters, Reason: "a script", ListSHA256: strings.Repeat("b", 64), Listed: 2}
	minute := publicvote.Filter{ID: "burst", Kind: publicvote.FilterPerMinute, Reason: "too fast", AtMost: 3}
	column := publicvote.Filter{ID: "test", Kind: publicvote.FilterColumn, Reason: "ours", Column: "source", Text: "try"}
	votes := func(north, south, west int64) map[string]int64 {
		return map[string]int64{"north": north, "south": south, "west": west}
	}
	return &publicvote.Tally{
		Rows:    21,
		Valid:   map[string]exact.Rat{"north": exact.Int(6), "south": exact.Int(4), "west": {}},
		Dropped: publicvote.Dropped{Malformed: 1, OutsideWindow: 2, UnknownNominee: 1, Excluded: 4, Duplicate: 3},
		Files: []publicvote.File{
			{SHA256: strings.Repeat("1", 64), Rows: 20, Read: &publicvote.Reading{Encoding: "utf-8", Delimiter: ",", Choice: "choice", Time: "time", Voter: "voter"}},
			{SHA256: strings.Repeat("2", 64), Rows: 1, Read: &publicvote.Reading{Encoding: "utf-8", Delimiter: ";", Choice: "choice"}},
		},
		Flags: []string{publicvote.FlagNoTime, publicvote.FlagNoVoter},
		Counting: &publicvote.Counting{
			Window: &publicvote.Window{Opens: day, Closes: day.Add(time.Hour)}, Zone: "Europe/Oslo", Map: map[string]string{"Nord": "north"},
			Filters: []publicvote.Filtered{{Filter: voters, Rows: 1}, {Filter: minute, Rows: 2}, {Filter: column, Rows: 1}},
			Without: map[string]map[string]int64{
				"outside_window": votes(8, 4, 0), "excluded": votes(7, 6, 1), "excluded:bots": votes(7, 4, 0), "excluded:burst": votes(6, 6, 0),
				"excluded:test": votes(6, 4, 1), "duplicate": votes(9, 4, 0),
			},
		},
		Pace: &publicvote.Pace{
			Hours:  []publicvote.Hour{{At: day, Votes: 9, Outside: 1}, {At: day.Add(time.Hour), Outside: 1}},
			Bursts: []publicvote.Burst{{At: day, Nominee: "north", Votes: 5, Usual: 1}},
		},
	}
}

func TestTallyHolds(t *testing.T) {
	totals := publicvote.Totals(map[string]exact.Rat{"north": exact.Int(2)}, edition())
	elsewhere := counted()
	elsewhere.Files, elsewhere.Flags, elsewhere.Counting.Engine = nil, []string{publicvote.FlagElsewhere}, "duckdb"
	for name, tally := range map[string]*publicvote.Tally{"raw": counted(), "totals": totals, "an engine's": elsewhere} {
		if err := tally.Holds(windowed()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever has not its form is refused, at its place; what does not add up, by its
// law.
func TestTallyThatDoesNotHold(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*publicvote.Tally)
		want   *fault.Error
		part   string
	}{
		"no hash":        {func(t *publicvote.Tally) { t.Files[1].SHA256 = "x" }, parts, "files[1]"},
		"two delimiters": {func(t *publicvote.Tally) { t.Files[1].Read.Delimiter = ";;" }, parts, "files[1].read"},
		"too many files": {func(t *publicvote.Tally) {
			for i := range publicvote.MaxFiles {
				t.Files = append(t.Files, publicvote.File{SHA256: fmt.Sprintf("%064x", i), Read: t.Files[1].Read})
			}
		}, parts, "files"},
		"no reason":            {func(t *publicvote.Tally) { t.Counting.Filters[1].Reason = "" }, parts, "counting.filters[1]"},
		"one id twice":         {func(t *publicvote.Tally) { t.Counting.Filters[1].ID = "bots" }, parts, "counting.filters[1]"},
		"no list":              {func(t *publicvote.Tally) { t.Counting.Filters[0].ListSHA256 = "" }, parts, "counting.filters[0]"},
		"none a minute":        {func(t *publicvote.Tally) { t.Counting.Filters[1].AtMost = 0 }, parts, "counting.filters[1]"},
		"no column":            {func(t *publicvote.Tally) { t.Counting.Filters[2].Column = "" }, parts, "counting.filters[2]"},
		"another kind":         {func(t *publicvote.Tally) { t.Counting.Filters[2].Kind = "mood" }, parts, "counting.filters[2]"},
		"mapped to a stranger": {func(t *publicvote.Tally) { t.Counting.Map["Nord"] = "east" }, parts, "counting.map.Nord"},
		"a vote more":          {func(t *publicvote.Tally) { t.Valid["north"] = exact.Int(7) }, fault.New(fault.Result, "votes.law_rows"), ""},
		"hours without end":    {func(t *publicvote.Tally) { t.Pace.Hours = make([]publicvote.Hour, publicvote.MaxHours+1) }, parts, "pace"},
		"hours backwards":      {func(t *publicvote.Tally) { t.Pace.Hours[1].At = day }, parts, "pace.hours[1]"},
		"hours of more votes":  {func(t *publicvote.Tally) { t.Pace.Hours[1].Votes = 2 }, parts, "pace.hours"},
		"a burst for east":     {func(t *publicvote.Tally) { t.Pace.Bursts[0].Nominee = "east" }, parts, "pace.bursts[0]"},
		"a bell in a column":   {func(t *publicvote.Tally) { t.Files[0].Read.Choice = "\a" }, fault.New(fault.Text, ""), ""},
		"a reason of an age":   {func(t *publicvote.Tally) { t.Counting.Filters[0].Reason = strings.Repeat("x", 1001) }, fault.New(fault.Size, ""), ""},
	} {
		tally := counted()
		c.change(tally)
		err := tally.Holds(windowed())
		if !errors.Is(err, c.want) || fault.Of(err).Args["part"] != c.part {
			t.Errorf("%s: %v, wants %v at %q", name, err, c.want, c.part)
		}
	}
}

var parts = fault.New(fault.Result, "votes.parts")

// Before the public vote is opened nothing is shown by which one nominee could be
// told from another.
func TestVeiledTally(t *testing.T) {
	tally := counted()
	v := tally.Veiled()
	if v.Valid != nil || v.Pace != nil || v.Counting.Without != nil {
		t.Errorf("shown: %+v", v)
	}
	if v.Rows != 21 || v.Dropped != tally.Dropped || len(v.Counting.Filters) != 3 || len(v.Files) != 2 {
		t.Errorf("hidden: %+v", v)
	}
	if tally.Counting.Without == nil || tally.Pace == nil || (*publicvote.Tally)(nil).Veiled() != nil {
		t.Error("veiling is not for whoever holds the tally")
	}
}
