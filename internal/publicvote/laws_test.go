package publicvote_test

import (
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// windowed is the edition that counted is of.
func windowed() *award.Edition {
	e := edition()
	e.PublicVote = &award.Window{Opens: day, Closes: day.Add(time.Hour)}
	return e
}

// row is a row as the laws see it.
type row struct {
	outside, listed, marked bool
	nominee, voter, minute  int // nominee 3: nobody
}

// poll is a rule for rows, and the rows.
type poll struct {
	rows    []row
	filters []publicvote.Filter
	voters  bool // there is a column of them
}

// count judges the rows one by one, with all causes but one held against them.
func (p *poll) count(without string) (valid map[string]int64, dropped publicvote.Dropped, filtered []int64) {
	valid, filtered = map[string]int64{"north": 0, "south": 0, "west": 0}, make([]int64, len(p.filters))
	minutes, voted := map[[3]int]int64{}, map[int]bool{}
rows:
	for _, r := range p.rows {
		switch {
		case r.outside && without != publicvote.CauseOutside:
			dropped.OutsideWindow++
			continue
		case r.nominee == 3:
			dropped.UnknownNominee++
			continue
		}
		for i, f := range p.filters {
			out := f.Kind == publicvote.FilterVoters && r.listed || f.Kind == publicvote.FilterColumn && r.marked
			if without == publicvote.CauseExcluded || without == publicvote.CauseExcluded+":"+f.ID {
				continue
			}
			if f.Kind == publicvote.FilterPerMinute {
				at := [3]int{i, r.nominee, r.minute}
				minutes[at]++
				out = minutes[at] > f.AtMost
			}
			if out {
				filtered[i]++
				dropped.Excluded++
				continue rows
			}
		}
		if p.voters && voted[r.voter] && without != publicvote.CauseDuplicate {
			dropped.Duplicate++
			continue
		}
		voted[r.voter] = true
		valid[[]string{"north", "south", "west"}[r.nominee]]++
	}
	return valid, dropped, filtered
}

// tally is the poll, counted.
func (p *poll) tally() *publicvote.Tally {
	valid, dropped, filtered := p.count("")
	read := &publicvote.Reading{Encoding: "utf-8", Delimiter: ",", Choice: "choice", Time: "time", Voter: "voter"}
	t := &publicvote.Tally{
		Rows: int64(len(p.rows)), Valid: map[string]exact.Rat{}, Dropped: dropped, Flags: []string{},
		Files:    []publicvote.File{{SHA256: strings.Repeat("a", 64), Rows: int64(len(p.rows)), Read: read}},
		Counting: &publicvote.Counting{Window: &publicvote.Window{Opens: day, Closes: day.Add(time.Hour)}, Without: map[string]map[string]int64{}},
	}
	for id, n := range valid {
		t.Valid[id] = exact.Int(n)
	}
	causes := []string{publicvote.CauseOutside}
	for i, f := range p.filters {
		t.Counting.Filters = append(t.Counting.Filters, publicvote.Filtered{Filter: f, Rows: filtered[i]})
		if len(p.filters) > 1 {
			causes = append(causes, publicvote.CauseExcluded+":"+f.ID)
		}
	}
	if len(p.filters) > 0 {
		causes = append(causes, publicvote.CauseExcluded)
	}
	if p.voters {
		causes = append(causes, publicvote.CauseDuplicate)
	} else {
		read.Voter, t.Flags = "", []string{publicvote.FlagNoVoter}
	}
	for _, cause := range causes {
		t.Counting.Without[cause], _, _ = p.count(cause)
	}
	return t
}

// drawPoll draws few rows that have much in common.
func drawPoll(t *rapid.T) *poll {
	p := &poll{voters: rapid.Bool().Draw(t, "voters")}
	kinds := []string{publicvote.FilterVoters, publicvote.FilterPerMinute, publicvote.FilterColumn}
	for i := range rapid.IntRange(0, 4).Draw(t, "filters") {
		f := publicvote.Filter{ID: string(rune('a' + i)), Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Reason: "x"}
		switch f.Kind {
		case publicvote.FilterVoters:
			f.ListSHA256 = strings.Repeat("c", 64)
			if !p.voters {
				continue
			}
		case publicvote.FilterPerMinute:
			f.AtMost = rapid.Int64Range(1, 3).Draw(t, "at most")
		case publicvote.FilterColumn:
			f.Column = "source"
		}
		p.filters = append(p.filters, f)
	}
	for range rapid.IntRange(0, 14).Draw(t, "rows") {
		p.rows = append(p.rows, row{
			outside: rapid.Bool().Draw(t, "outside"), listed: rapid.Bool().Draw(t, "listed"), marked: rapid.Bool().Draw(t, "marked"),
			nominee: rapid.SampledFrom([]int{0, 0, 1, 2, 3}).Draw(t, "nominee"), voter: rapid.IntRange(0, 4).Draw(t, "voter"),
			minute: rapid.IntRange(0, 1).Draw(t, "minute"),
		})
	}
	return p
}

// Whatever is counted adds up: nothing is taken for a law that is none.
func TestWhatIsCountedAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPoll(t)
		tally := p.tally()
		if f := tally.AddsUp(windowed()); f != nil {
			t.Fatalf("%v %v", f, f.Args)
		}
	})
}

func TestTallyAddsUp(t *testing.T) {
	points := windowed()
	points.Rule.Public = &award.PublicRule{Method: award.Added}
	totals := publicvote.Totals(map[string]exact.Rat{"north": exact.New(-3, 2)}, edition())
	elsewhere := counted()
	elsewhere.Files, elsewhere.Flags, elsewhere.Counting.Engine = nil, []string{publicvote.FlagElsewhere}, "duckdb"
	for name, tally := range map[string]*publicvote.Tally{"raw": counted(), "totals": totals, "an engine's": elsewhere} {
		if f := tally.AddsUp(points); f != nil {
			t.Errorf("%s: %v", name, f)
		}
	}
}

// What is not in its form is refused, at its place.
func TestTallyThatIsNotFormed(t *testing.T) {
	for name, c := range map[string]struct {
		class  fault.Class
		at     string
		change func(*publicvote.Tally)
	}{
		"no hash":            {fault.Format, "files[1]", func(t *publicvote.Tally) { t.Files[1].SHA256 = "x" }},
		"a file below none":  {fault.Format, "files[1]", func(t *publicvote.Tally) { t.Files[0].Rows, t.Files[1].Rows = 22, -1 }},
		"too many files":     {fault.Format, "files", func(t *publicvote.Tally) { t.Files = make([]publicvote.File, publicvote.MaxFiles+1) }},
		"two delimiters":     {fault.Format, "files[1].read.delimiter", func(t *publicvote.Tally) { t.Files[1].Read.Delimiter = ";;" }},
		"an odd delimiter":   {fault.Format, "files[1].read.delimiter", func(t *publicvote.Tally) { t.Files[1].Read.Delimiter = "\xe6" }},
		"no choice":          {fault.Format, "files[0].read.choice", func(t *publicvote.Tally) { t.Files[0].Read.Choice = "" }},
		"a bell in a column": {fault.Text, "files[0].read.choice", func(t *publicvote.Tally) { t.Files[0].Read.Choice = "\a" }},
		"a space after it":   {fault.Text, "files[0].read.voter", func(t *publicvote.Tally) { t.Files[0].Read.Voter = "voter " }},
		"another tool":       {fault.Version, "files[0].read.format", func(t *publicvote.Tally) { t.Files[0].Read.Format = "doodle" }},
		"another encoding":   {fault.Version, "files[0].read.encoding", func(t *publicvote.Tally) { t.Files[0].Read.Encoding = "" }},
		"another packing":    {fault.Version, "files[0].read.compression", func(t *publicvote.Tally) { t.Files[0].Read.Compression = "zip" }},
		"labels of no hash":  {fault.Format, "files[0].read.labels_sha256", func(t *publicvote.Tally) { t.Files[0].Read.LabelsSHA256 = "x" }},
		"a flag with a bell": {fault.Text, "flags[0]", func(t *publicvote.Tally) { t.Flags[0] = "\a" }},

		"a window backwards":   {fault.Format, "counting.window", func(t *publicvote.Tally) { t.Counting.Window.Closes = day }},
		"a zone of one's own":  {fault.Format, "counting.zone", func(t *publicvote.Tally) { t.Counting.Zone = "Local" }},
		"a zone with spaces":   {fault.Format, "counting.zone", func(t *publicvote.Tally) { t.Counting.Zone = "my zone" }},
		"another order":        {fault.Version, "counting.dates", func(t *publicvote.Tally) { t.Counting.Dates = "ymd" }},
		"another engine":       {fault.Version, "counting.engine", func(t *publicvote.Tally) { t.Counting.Engine = "abacus" }},
		"mapped to a stranger": {fault.Format, "counting.map", func(t *publicvote.Tally) { t.Counting.Map["Nord"] = "east" }},
		"nothing mapped":       {fault.Format, "counting.map", func(t *publicvote.Tally) { t.Counting.Map[""] = "north" }},
		"too many filters": {fault.Format, "counting.filters", func(t *publicvote.Tally) {
			t.Counting.Filters = append(t.Counting.Filters, t.Counting.Filters...)
		}},
		"no name":        {fault.ID, "counting.filters[0].id", func(t *publicvote.Tally) { t.Counting.Filters[0].ID = "=A1" }},
		"one name twice": {fault.Format, "counting.filters[1].id", func(t *publicvote.Tally) { t.Counting.Filters[1].ID = "bots" }},
		"no reason":      {fault.Format, "counting.filters[1].reason", func(t *publicvote.Tally) { t.Counting.Filters[1].Reason = "" }},
		"a reason too long": {fault.Size, "counting.filters[0].reason", func(t *publicvote.Tally) {
			t.Counting.Filters[0].Reason = strings.Repeat("x", publicvote.MaxText+1)
		}},
		"another kind":          {fault.Version, "counting.filters[2].kind", func(t *publicvote.Tally) { t.Counting.Filters[2].Kind = "mood" }},
		"no list":               {fault.Format, "counting.filters[0]", func(t *publicvote.Tally) { t.Counting.Filters[0].ListSHA256 = "" }},
		"none a minute":         {fault.Format, "counting.filters[1]", func(t *publicvote.Tally) { t.Counting.Filters[1].AtMost = 0 }},
		"a list of a column":    {fault.Format, "counting.filters[2]", func(t *publicvote.Tally) { t.Counting.Filters[2].Listed = 1 }},
		"no column":             {fault.Format, "counting.filters[2]", func(t *publicvote.Tally) { t.Counting.Filters[2].Column = "" }},
		"hours without end":     {fault.Format, "pace", func(t *publicvote.Tally) { t.Pace.Hours = make([]publicvote.Hour, publicvote.MaxHours+1) }},
		"hours backwards":       {fault.Format, "pace.hours[1]", func(t *publicvote.Tally) { t.Pace.Hours[1].At = day }},
		"a burst of a stranger": {fault.Format, "pace.bursts[0]", func(t *publicvote.Tally) { t.Pace.Bursts[0].Nominee = "east" }},
	} {
		tally := counted()
		c.change(tally)
		if f := tally.AddsUp(windowed()); f == nil || f.Class != c.class || f.Where != c.at {
			t.Errorf("%s: %v at %q, wants %s at %q", name, f, f.Where, c.class, c.at)
		}
	}
}

// What cannot be is found.
func TestWhatCannotAddUp(t *testing.T) {
	for name, c := range map[string]struct {
		id     string
		change func(*publicvote.Tally)
	}{
		"nobody for west":               {"votes", func(t *publicvote.Tally) { delete(t.Valid, "west") }},
		"half a vote":                   {"votes", func(t *publicvote.Tally) { t.Valid["north"] = exact.New(13, 2) }},
		"a stranger":                    {"others", func(t *publicvote.Tally) { t.Valid["east"] = exact.Rat{} }},
		"rows of no file":               {"files", func(t *publicvote.Tally) { t.Files[1].Rows = 0 }},
		"a cause below none":            {"negative", func(t *publicvote.Tally) { t.Dropped.Malformed, t.Dropped.UnknownNominee = -1, 3 }},
		"a vote more":                   {"rows", func(t *publicvote.Tally) { t.Valid["north"] = exact.Int(7) }},
		"totals that dropped":           {"dropped", func(t *publicvote.Tally) { t.Flags = []string{publicvote.FlagTotals} }},
		"rows of which nothing is told": {"untold", func(t *publicvote.Tally) { t.Counting = nil }},
		"totals with a rule": {"told", func(t *publicvote.Tally) {
			t.Flags, t.Dropped = []string{publicvote.FlagTotals}, publicvote.Dropped{}
		}},
		"no reading":             {"unread", func(t *publicvote.Tally) { t.Files[0].Read = nil }},
		"no files":               {"unread", func(t *publicvote.Tally) { t.Files = nil }},
		"a flag that is missing": {"flags", func(t *publicvote.Tally) { t.Flags = t.Flags[1:] }},
		"a flag too many":        {"flags", func(t *publicvote.Tally) { t.Flags = append([]string{publicvote.FlagElsewhere}, t.Flags...) }},
		"flags in disorder":      {"flags", func(t *publicvote.Tally) { t.Flags[0], t.Flags[1] = t.Flags[1], t.Flags[0] }},
		"an engine unflagged":    {"flags", func(t *publicvote.Tally) { t.Counting.Engine = "duckdb" }},
		"no window":              {"window", func(t *publicvote.Tally) { t.Counting.Window = nil }},
		"another window":         {"window", func(t *publicvote.Tally) { t.Counting.Window.Closes = day.Add(time.Minute) }},
		"dropped by no filter":   {"filters", func(t *publicvote.Tally) { t.Counting.Filters[0].Rows = 0 }},
		"a filter below none":    {"negative", func(t *publicvote.Tally) { t.Counting.Filters[0].Rows, t.Counting.Filters[1].Rows = -1, 4 }},
		"no times for a minute": {"window", func(t *publicvote.Tally) {
			t.Files[0].Read.Time = ""
		}},
		"a list for no voters": {"column", func(t *publicvote.Tally) { t.Files[0].Read.Voter = "" }},
		"a cause untold":       {"causes", func(t *publicvote.Tally) { delete(t.Counting.Without, "excluded:bots") }},
		"a cause that is none": {"causes", func(t *publicvote.Tally) { t.Counting.Without["malformed"] = t.Counting.Without["excluded"] }},
		"a cause without west": {"without", func(t *publicvote.Tally) { delete(t.Counting.Without["excluded"], "west") }},
		"a cause with east":    {"without", func(t *publicvote.Tally) { t.Counting.Without["excluded"]["east"] = 0 }},
		"a cause below 0":      {"without", func(t *publicvote.Tally) { t.Counting.Without["excluded"]["west"] = -1 }},
		"hours of more votes":  {"pace", func(t *publicvote.Tally) { t.Pace.Hours[1].Votes = 2 }},
		"one duplicate more":   {"total", func(t *publicvote.Tally) { t.Counting.Without["duplicate"]["west"]++ }},
		"one duplicate less":   {"total", func(t *publicvote.Tally) { t.Counting.Without["duplicate"]["north"]-- }},
		"a duplicate taken elsewhere": {"total", func(t *publicvote.Tally) {
			t.Counting.Without["duplicate"] = map[string]int64{"north": 10, "south": 3, "west": 0}
		}},
		"more than were excluded":   {"total", func(t *publicvote.Tally) { t.Counting.Without["excluded"]["west"]++ }},
		"fewer than count":          {"total", func(t *publicvote.Tally) { t.Counting.Without["excluded"]["south"] -= 5 }},
		"more without one than all": {"total", func(t *publicvote.Tally) { t.Counting.Without["excluded"]["south"] -= 4 }},
	} {
		tally := counted()
		c.change(tally)
		if f := tally.AddsUp(windowed()); f == nil || f.ID != "votes.law."+c.id {
			t.Errorf("%s: %v, wants %s", name, f, c.id)
		}
	}
	tally := counted()
	tally.Files[1].SHA256 = tally.Files[0].SHA256
	if f := tally.AddsUp(windowed()); !errors.Is(f, fault.New(fault.Pin, "votes.law.twice")) {
		t.Errorf("a file twice: %v", f)
	}
}

// One vote more or less in a total is found wherever only one number can be.
func TestOneVoteMoreOrLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPoll(t)
		tally := p.tally()
		firm := map[string]bool{publicvote.CauseDuplicate: true, publicvote.CauseExcluded: !p.voters}
		for cause, of := range tally.Counting.Without {
			for nominee := range maps.Clone(of) {
				for _, d := range []int64{1, -1} {
					of[nominee] += d
					if f := tally.AddsUp(windowed()); firm[cause] && f == nil {
						t.Fatalf("%s: %s %+d is not found", cause, nominee, d)
					}
					of[nominee] -= d
				}
			}
		}
		for i := range tally.Counting.Filters {
			tally.Counting.Filters[i].Rows++
			if tally.AddsUp(windowed()) == nil {
				t.Fatal("a row more that a filter dropped is not found")
			}
			tally.Counting.Filters[i].Rows--
		}
	})
}
