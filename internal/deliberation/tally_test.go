package deliberation

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// counted is a count of raw rows, for the edition with a window.
func counted() (*award.Edition, *publicvote.Tally) {
	ed := testEdition()
	ed.PublicVote = &award.Window{Opens: noon, Closes: noon.Add(time.Hour)}
	read := &publicvote.Reading{Encoding: "utf-8", Delimiter: "\t", Choice: "choice", Time: "time", Voter: "voter"}
	votes := func(bodo int64) map[string]int64 { return map[string]int64{"bodo": bodo, "kinn": 1, "lom": 0} }
	return ed, &publicvote.Tally{
		Rows: 12, Valid: map[string]exact.Rat{"bodo": exact.Int(3), "kinn": exact.Int(1), "lom": {}},
		Dropped: publicvote.Dropped{Malformed: 1, OutsideWindow: 2, Excluded: 4, Duplicate: 1},
		Files:   []publicvote.File{{SHA256: hexOf("first"), Rows: 11, Read: read}, {SHA256: hexOf("second"), Rows: 1, Read: read}},
		Flags:   []string{},
		Counting: &publicvote.Counting{
			Window: &publicvote.Window{Opens: noon, Closes: noon.Add(time.Hour)}, Zone: "Europe/Oslo",
			Filters: []publicvote.Filtered{{Filter: publicvote.Filter{ID: "burst", Kind: publicvote.FilterPerMinute, Reason: "a script", AtMost: 2}, Rows: 4}},
			Without: map[string]map[string]int64{"outside_window": votes(5), "excluded": votes(7), "duplicate": votes(4)},
		},
		Pace: &publicvote.Pace{
			Hours:  []publicvote.Hour{{At: noon, Votes: 4, Outside: 2}},
			Bursts: []publicvote.Burst{{At: noon, Nominee: "bodo", Votes: 3, Usual: 1}},
		},
	}
}

// A count of raw rows is kept with its rule and all that follows from it, and is
// read back as it was written.
func TestCountedTallyIsKept(t *testing.T) {
	ed, tally := counted()
	s := play(t, ed, "created", "open")
	e := Event{Kind: TallyRead, Who: "per", At: noon, Tally: tally}
	back, err := Decode(Encode(e))
	if err != nil {
		t.Fatal(err)
	}
	s, err = Apply(s, back, ed)
	if err != nil {
		t.Fatal(err)
	}
	if string(Encode(Event{Tally: s.Tally})) != string(Encode(Event{Tally: tally})) {
		t.Errorf("kept %+v", s.Tally)
	}
}

// The record tells what was read and dropped, and never who leads.
func TestTallyNote(t *testing.T) {
	_, tally := counted()
	tally.Counting.Map = map[string]string{"Bodo": "bodo", "Kin": "kinn"}
	e := Event{Kind: TallyRead, Tally: tally, Reason: "no"}
	want := HashNote(hexOf("first")) + " files 2 rows 12 malformed 1 outside_window 2 excluded 4 duplicate 1 filters burst mapped 2"
	if got := e.Note(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	tally.Valid, tally.Counting.Without, tally.Pace = nil, nil, nil
	if got := e.Note(); got != want {
		t.Errorf("without who got votes it is %q, want %q", got, want)
	}
	for name, change := range map[string]func(*Reading){
		"rows":     func(r *Reading) { r.Rows++ },
		"excluded": func(r *Reading) { r.Excluded = 0 },
		"filters":  func(r *Reading) { r.Filters = []string{"other"} },
		"mapped":   func(r *Reading) { r.Mapped = 0 },
		"":         func(*Reading) {},
	} {
		r := ReadingOf(tally, noon)
		if change(&r); r.Tells(want) != (name == "") {
			t.Errorf("a reading with other %s: %+v", name, r)
		}
	}
	totals := &publicvote.Tally{Rows: 3, Files: []publicvote.File{{SHA256: hexOf("totals"), Rows: 3}}, Flags: []string{publicvote.FlagTotals}}
	if got := (&Event{Kind: TallyRead, Tally: totals}).Note(); got != HashNote(hexOf("totals")) {
		t.Errorf("of totals: %q", got)
	}
	if got := (&Event{Kind: TallyRead}).Note(); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}

// A tally whose parts do not fit is nobody's count.
func TestTallyThatDoesNotAddUp(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*publicvote.Tally)
		want   fault.Class
	}{
		"a vote more":          {func(t *publicvote.Tally) { t.Valid["bodo"] = exact.Int(4) }, fault.Result},
		"a row more":           {func(t *publicvote.Tally) { t.Files[0].Rows++ }, fault.Result},
		"a file twice":         {func(t *publicvote.Tally) { t.Files[1].SHA256 = t.Files[0].SHA256 }, fault.Pin},
		"dropped by no filter": {func(t *publicvote.Tally) { t.Counting.Filters[0].Rows = 3 }, fault.Result},
		"another window":       {func(t *publicvote.Tally) { t.Counting.Window.Opens = noon.Add(-time.Hour) }, fault.Result},
		"a nominee of nobody":  {func(t *publicvote.Tally) { t.Valid["oslo"] = exact.Rat{} }, fault.Usage},
	} {
		ed, tally := counted()
		s := play(t, ed, "created", "open")
		c.change(tally)
		if _, err := Apply(s, Event{Kind: TallyRead, Who: "per", Tally: tally}, ed); fault.ClassOf(err) != c.want || err == nil {
			t.Errorf("%s: %v, wants %s", name, err, c.want)
		}
	}
	ed, tally := counted()
	tally.Pace.Hours = make([]publicvote.Hour, publicvote.MaxHours+1)
	if _, err := Apply(play(t, ed, "created", "open"), Event{Kind: TallyRead, Who: "per", Tally: tally}, ed); err == nil {
		t.Error("hours without end are kept")
	}
}

// A file of an earlier version has tallies without what counts of raw rows have.
func TestTallyOfAnEarlierVersion(t *testing.T) {
	raw := `{"at":"2022-11-17T12:00:00Z","kind":"tally.read","who":"per",` +
		`"tally":{"rows":3,"valid":{"bodo":"3","kinn":"0","lom":"0"},` +
		`"dropped":{"malformed":0,"outside_window":0,"unknown_nominee":0,"excluded":0,"duplicate":0},` +
		`"files":[{"sha256":"` + hexOf("totals") + `","rows":3}],"flags":["totals"]},"salt":"ab"}`
	e, err := Decode([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	s := play(t, testEdition(), "created", "open")
	if s, err = Apply(s, e, testEdition()); err != nil || s.Tally.Counting != nil || s.Tally.Pace != nil {
		t.Errorf("%+v, %v", s.Tally, err)
	}
}

// The largest count that there can be is an event of bounded size.
func TestLargestTally(t *testing.T) {
	ed, tally := counted()
	ed.Nominees, tally.Valid, tally.Rows, tally.Dropped = nil, map[string]exact.Rat{}, 0, publicvote.Dropped{}
	tally.Files, tally.Counting.Filters, tally.Pace.Bursts = nil, nil, nil
	without := map[string]int64{}
	for i := range award.MaxNominees {
		id := fmt.Sprintf("%063d", i)
		ed.Nominees = append(ed.Nominees, award.Nominee{ID: id, Name: id})
		tally.Valid[id], without[id] = exact.Rat{}, 0
	}
	tally.Counting.Without = map[string]map[string]int64{"outside_window": without, "excluded": without, "duplicate": without}
	long := strings.Repeat("ø", publicvote.MaxText)
	for i := range publicvote.MaxFilters {
		f := publicvote.Filter{ID: fmt.Sprintf("%063d", i), Kind: publicvote.FilterColumn, Reason: long, Column: long, Text: long}
		tally.Counting.Filters = append(tally.Counting.Filters, publicvote.Filtered{Filter: f})
		tally.Counting.Without["excluded:"+f.ID] = without
	}
	for i := range publicvote.MaxFiles {
		read := &publicvote.Reading{Encoding: "utf-8", Delimiter: ",", Sheet: long, Choice: long, Time: long, Voter: long}
		tally.Files = append(tally.Files, publicvote.File{SHA256: hexOf(fmt.Sprint(i)), Read: read})
	}
	tally.Counting.Map = map[string]string{}
	for i := range publicvote.MaxMapped {
		tally.Counting.Map[fmt.Sprintf("%06d", i)+long[:2*publicvote.MaxText-12]] = ed.Nominees[0].ID
	}
	tally.Pace.Hours = nil
	for i := range publicvote.MaxHours {
		tally.Pace.Hours = append(tally.Pace.Hours, publicvote.Hour{At: noon.Add(time.Duration(i) * time.Hour)})
	}
	e := Event{Kind: TallyRead, Who: "per", Tally: tally}
	if _, err := Apply(play(t, ed, "created", "open"), e, ed); err != nil {
		t.Fatal(err)
	}
	if n := len(Encode(e)); n > 16<<20 {
		t.Errorf("it is an event of %d bytes", n)
	}
}
