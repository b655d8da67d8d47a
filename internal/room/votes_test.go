package room_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/votefile"
)

// madeUp is the edition whose raw votes come with it.
func madeUp(t *testing.T) (*award.Edition, editions.Bundled) {
	t.Helper()
	b, ok := editions.ByID("fjordlyktprisen-2031")
	if !ok {
		t.Fatal("there is no edition with raw votes")
	}
	e, err := editionfile.Read(b.Edition, "edition.yaml")
	must(t, err)
	return e, b
}

// votesAt writes a file of the test's.
func votesAt(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, data, 0o600))
	return path
}

// count looks at files of votes and counts them.
func count(t *testing.T, e *award.Edition, ask votefile.Ask, filters []room.FilterAsk, paths ...string) (*publicvote.Outcome, error) {
	t.Helper()
	set, err := room.LookAtVotes(e, paths, ask)
	if err != nil {
		return nil, err
	}
	return room.CountVotes(context.Background(), e, set, filters, nil)
}

// The rows that come with the made-up edition count to its tally, and how they
// were counted is told.
func TestVotesAreCounted(t *testing.T) {
	e, b := madeUp(t)
	out, err := count(t, e, votefile.Ask{}, nil, votesAt(t, "votes.csv", b.Votes))
	must(t, err)
	want, err := publicvote.ReadTotals(b.Tally, "tally.csv", e)
	must(t, err)
	got := out.Tally
	for id, votes := range want.Valid {
		if !got.Valid[id].Equal(votes) {
			t.Errorf("%s has %s votes, wants %s", id, got.Valid[id], votes)
		}
	}
	if d := (publicvote.Dropped{Malformed: 7, OutsideWindow: 9, UnknownNominee: 12, Duplicate: 15}); got.Dropped != d || got.Rows != 312 {
		t.Errorf("%d rows, dropped %+v", got.Rows, got.Dropped)
	}
	c := got.Counting
	if !c.Window.Opens.Equal(e.PublicVote.Opens) || c.Window.Opens.Location() != time.UTC || c.Zone != "" || len(c.Without) != 2 {
		t.Errorf("counted by %+v", c)
	}
}

// What somebody says of a choice that the edition does not know is kept with the
// count, in the form in which it was held against votes.
func TestMapIsKept(t *testing.T) {
	e, _ := madeUp(t)
	path := votesAt(t, "votes.csv", []byte("choice\nTrollbotn\nDet der trollet\n"))
	out, err := count(t, e, votefile.Ask{Map: map[string]string{" Det der trollet ": "Trollbotn"}}, nil, path)
	must(t, err)
	if out.Tally.Counting.Map["Det der trollet"] != "trollbotn" || !out.Tally.Valid["trollbotn"].Equal(exact.Int(2)) {
		t.Errorf("%+v, %v", out.Tally.Counting, out.Tally.Valid)
	}
}

// Rows that a named filter drops are told by filter, with its reason; of a list
// only its fingerprint and its length stay.
func TestFilters(t *testing.T) {
	e, b := madeUp(t)
	votes := votesAt(t, "votes.csv", b.Votes)
	row := strings.Split(string(b.Votes), "\n")[20]
	voter := row[strings.LastIndexByte(row, ',')+1:]
	list := votesAt(t, "robots.txt", []byte("\xef\xbb\xbf"+voter+"\r\n\r\n \nnobody-here\n"))
	out, err := count(t, e, votefile.Ask{}, []room.FilterAsk{
		{ID: "robots", Kind: publicvote.FilterVoters, Reason: " et skript ", Path: list},
		{ID: "burst", Kind: publicvote.FilterPerMinute, Reason: "for fort", AtMost: 1},
		{ID: "late", Kind: publicvote.FilterColumn, Reason: "prøve", Column: "time", Text: "not-there"},
	}, votes)
	must(t, err)
	fs := out.Tally.Counting.Filters
	if len(fs) != 3 || fs[0].Rows < 1 || fs[0].Listed != 2 || len(fs[0].ListSHA256) != 64 || fs[0].Reason != "et skript" || fs[2].Rows != 0 {
		t.Errorf("%+v", fs)
	}
	for _, cause := range []string{"outside_window", "excluded", "excluded:robots", "excluded:burst", "excluded:late", "duplicate"} {
		if len(out.Tally.Counting.Without[cause]) != len(e.Nominees) {
			t.Errorf("without %s: %v", cause, out.Tally.Counting.Without[cause])
		}
	}
}

func TestFiltersThatAreNone(t *testing.T) {
	e, b := madeUp(t)
	all := votesAt(t, "votes.csv", b.Votes)
	bare := votesAt(t, "bare.csv", []byte("choice\nTrollbotn\n"))
	twice := votesAt(t, "twice.csv", []byte("choice,a,a\nTrollbotn,1,2\n"))
	list := votesAt(t, "list.txt", []byte("af44cc\n"))
	empty := votesAt(t, "empty.txt", []byte("\n \n"))
	label := votesAt(t, "label.csv", []byte("choice,label,group\nTrollbotn,Trollbotn by,1\n"))
	voters, minute, column := publicvote.FilterVoters, publicvote.FilterPerMinute, publicvote.FilterColumn
	for name, c := range map[string]struct {
		votes string
		ask   []room.FilterAsk
		want  *fault.Error
	}{
		"no reason":            {all, []room.FilterAsk{{ID: "a", Kind: voters, Reason: " ", Path: list}}, fault.New(fault.Usage, "votes.filter_reason")},
		"no id":                {all, []room.FilterAsk{{Kind: voters, Reason: "x", Path: list}}, fault.New(fault.ID, "id.form")},
		"one id twice":         {all, []room.FilterAsk{{ID: "a", Kind: minute, Reason: "x", AtMost: 1}, {ID: "a", Kind: minute, Reason: "x", AtMost: 1}}, fault.New(fault.Usage, "votes.filter_twice")},
		"another kind":         {all, []room.FilterAsk{{ID: "a", Kind: "mood", Reason: "x"}}, fault.New(fault.Usage, "votes.filter_kind")},
		"none a minute":        {all, []room.FilterAsk{{ID: "a", Kind: minute, Reason: "x"}}, fault.New(fault.Usage, "votes.filter_minute")},
		"a minute of no time":  {bare, []room.FilterAsk{{ID: "a", Kind: minute, Reason: "x", AtMost: 1}}, fault.New(fault.Usage, "votes.filter_no_time")},
		"voters of no column":  {bare, []room.FilterAsk{{ID: "a", Kind: voters, Reason: "x", Path: list}}, fault.New(fault.Usage, "votes.filter_no_voter")},
		"an empty list":        {all, []room.FilterAsk{{ID: "a", Kind: voters, Reason: "x", Path: empty}}, fault.New(fault.CSV, "votes.list_empty")},
		"no list":              {all, []room.FilterAsk{{ID: "a", Kind: voters, Reason: "x", Path: list + "x"}}, fault.New(fault.IO, "io.not_found")},
		"a folder for a list":  {all, []room.FilterAsk{{ID: "a", Kind: voters, Reason: "x", Path: t.TempDir()}}, fault.New(fault.IO, "io.not_regular")},
		"no such column":       {all, []room.FilterAsk{{ID: "a", Kind: column, Reason: "x", Column: "mood"}}, fault.New(fault.Usage, "votes.filter_column")},
		"a column twice":       {twice, []room.FilterAsk{{ID: "a", Kind: column, Reason: "x", Column: "a"}}, fault.New(fault.Usage, "votes.filter_column_twice")},
		"by whom they are for": {all, []room.FilterAsk{{ID: "a", Kind: column, Reason: "x", Column: "choice", Text: "Trollbotn"}}, fault.New(fault.Usage, "votes.filter_choice")},
		"by what says so too":  {label, []room.FilterAsk{{ID: "a", Kind: column, Reason: "x", Column: "label", Text: "y"}}, fault.New(fault.Usage, "votes.filter_choice")},
		"by a nominee's name":  {label, []room.FilterAsk{{ID: "a", Kind: column, Reason: "x", Column: "group", Text: "TROLLBOTN"}}, fault.New(fault.Usage, "votes.filter_choice")},
		"by who voted":         {all, []room.FilterAsk{{ID: "a", Kind: column, Reason: "x", Column: "voter", Text: "af44cc"}}, fault.New(fault.Usage, "votes.filter_voter")},
		"more than there may":  {all, make([]room.FilterAsk, publicvote.MaxFilters+1), fault.New(fault.Usage, "votes.many_filters")},
		"a bell for a reason":  {all, []room.FilterAsk{{ID: "a", Kind: minute, Reason: "\a", AtMost: 1}}, fault.New(fault.Text, "")},
	} {
		if _, err := count(t, e, votefile.Ask{}, c.ask, c.votes); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, wants %v", name, err, c.want)
		}
	}
}

// What is no file is refused without waiting for it, and what pretends to be
// large without reading it.
func TestVotesFromWhatIsNoFile(t *testing.T) {
	e, b := madeUp(t)
	votes := votesAt(t, "votes.csv", b.Votes)
	pipe := filepath.Join(t.TempDir(), "pipe")
	fifo(t, pipe)
	notRegular := fault.New(fault.IO, "io.not_regular")
	for _, path := range []string{pipe, t.TempDir(), os.DevNull} {
		if _, err := count(t, e, votefile.Ask{}, nil, votes, path); !errors.Is(err, notRegular) {
			t.Errorf("votes from %s: %v", path, err)
		}
		ask := []room.FilterAsk{{ID: "a", Kind: publicvote.FilterVoters, Reason: "x", Path: path}}
		if _, err := count(t, e, votefile.Ask{}, ask, votes); !errors.Is(err, notRegular) {
			t.Errorf("a list from %s: %v", path, err)
		}
	}
	hole := votesAt(t, "hole.txt", nil)
	if err := os.Truncate(hole, 4<<30); err != nil {
		t.Skip("this disk has no room for a hole: ", err)
	}
	ask := []room.FilterAsk{{ID: "a", Kind: publicvote.FilterVoters, Reason: "x", Path: hole}}
	if _, err := count(t, e, votefile.Ask{}, ask, votes); fault.ClassOf(err) != fault.Size {
		t.Errorf("a list of 4 GiB: %v", err)
	}
	r := roomtest.Demo(t, roomtest.MadeUp)
	if _, err := r.ReadTotalsFile("", hole, ""); fault.ClassOf(err) != fault.Size {
		t.Errorf("totals of 4 GiB: %v", err)
	}
	if _, err := room.LookAtVotes(e, nil, votefile.Ask{}); !errors.Is(err, fault.New(fault.Usage, "votes.none")) {
		t.Errorf("no file: %v", err)
	}
	if _, err := room.LookAtVotes(e, make([]string, publicvote.MaxFiles+1), votefile.Ask{}); !errors.Is(err, fault.New(fault.Usage, "votes.many_files")) {
		t.Errorf("too many files: %v", err)
	}
}

// One file under two names is one file.
func TestVotesGivenTwice(t *testing.T) {
	e, b := madeUp(t)
	_, err := count(t, e, votefile.Ask{}, nil, votesAt(t, "votes.csv", b.Votes), votesAt(t, "copy.csv", b.Votes))
	if !errors.Is(err, fault.New(fault.Pin, "votes.twice")) {
		t.Errorf("%v", err)
	}
}

// What was looked at is what is counted: a file that changed since, or changes
// while it is counted, gives no count.
func TestVotesThatChange(t *testing.T) {
	e, b := madeUp(t)
	path := votesAt(t, "votes.csv", b.Votes)
	set, err := room.LookAtVotes(e, []string{path}, votefile.Ask{})
	must(t, err)
	must(t, os.WriteFile(path, append(bytes.Clone(b.Votes), b.Votes[20:]...), 0o600))
	changed := fault.New(fault.IO, "io.changed")
	if _, err := room.CountVotes(context.Background(), e, set, nil, nil); !errors.Is(err, changed) {
		t.Errorf("changed after it was looked at: %v", err)
	}

	set, err = room.LookAtVotes(e, []string{path}, votefile.Ask{})
	must(t, err)
	votes := &set.Files[0].Source
	open := votes.Open
	votes.Open = func() (publicvote.Stream, error) {
		s, err := open()
		must(t, os.Truncate(path, votes.Size-2))
		return s, err
	}
	if _, err := room.CountVotes(context.Background(), e, set, nil, nil); !errors.Is(err, changed) {
		t.Errorf("changed while it was counted: %v", err)
	}
}

// A count that nobody waits for ends, and nothing is stored.
func TestCountIsCancelled(t *testing.T) {
	e, b := madeUp(t)
	set, err := room.LookAtVotes(e, []string{votesAt(t, "votes.csv", b.Votes)}, votefile.Ask{})
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if out, err := room.CountVotes(ctx, e, set, nil, nil); !errors.Is(err, context.Canceled) || out != nil {
		t.Errorf("%v, %v", out, err)
	}
}

// A table of totals that is refused leaves everything as it was.
func TestRefusedTotalsMergeNothing(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	before := sight(t, r, "")
	for _, table := range []string{
		"nominee,votes\ntrollbotn,1\ntrollbotn,2\n", "nominee,votes\ntrollbotn,-1\n", "nominee,votes\ntrollbotn,1e9\n", "nominee,votes\ntrollbotn,1\x00\n",
		"nominee,votes\nnobody,1\n", "nominee,votes" + strings.Repeat(",x", 198) + "\n",
	} {
		if _, err := r.ReadTotalsFile("", votesAt(t, "tally.csv", []byte(table)), ""); fault.ClassOf(err) != fault.CSV {
			t.Errorf("%q: %v", table, err)
		}
	}
	if after := sight(t, r, ""); after.Head != before.Head || after.Entries != before.Entries || !cmp.Equal(after.Tally, before.Tally, whole) {
		t.Errorf("%d entries, were %d", after.Entries, before.Entries)
	}
}
