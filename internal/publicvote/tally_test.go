package publicvote_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/exact"
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

// Nor does the order of unknown choices tell which of them is common, where a
// survey has named the nominees in its own way.
func TestVeiledOutcome(t *testing.T) {
	told := func(common, rare string) *publicvote.Outcome {
		var rows strings.Builder
		rows.WriteString("choice\n")
		for range publicvote.MaxUnknown + 10 {
			fmt.Fprintf(&rows, "%s\n", common)
		}
		rows.WriteString(rare + "\n" + rare + "\nonce\n")
		for i := range publicvote.MaxUnknown + 5 { // more than are told when all is open
			fmt.Fprintf(&rows, "A %03d\nA %03d\nA %03d\n", i, i, i)
		}
		out, err := count(rule(), publicvote.Options{}, 1<<16, votes("v.csv", rows.String()))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	north, south := told("B: North", "A: South"), told("A: South", "B: North")
	if north.Unknown[0].Text != "B: North" || len(north.Unknown) != publicvote.MaxUnknown {
		t.Errorf("open, the commonest is told first: %v", north.Unknown)
	}
	a, b := north.Veiled(), south.Veiled()
	if !slices.Equal(a.Unknown, b.Unknown) || len(a.Unknown) != publicvote.MaxUnknown+7 {
		t.Errorf("veiled, %v is not %v", a.Unknown, b.Unknown)
	}
	if a.Tally.Valid != nil || north.Tally.Valid == nil || north.Unknown[0].Rows == 0 {
		t.Error("veiling is not for whoever holds the outcome")
	}
}
