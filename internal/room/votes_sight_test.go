package room_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/votefile"
)

// countedVotes is a count in which every part is used.
func countedVotes(t *testing.T, r *room.Room) *publicvote.Tally {
	t.Helper()
	_, b := madeUp(t)
	out, err := count(t, r.Edition(), votefile.Ask{}, []room.FilterAsk{
		{ID: "robots", Kind: publicvote.FilterVoters, Reason: "et skript", Path: votesAt(t, "robots.txt", []byte("432d05\n"))},
		{ID: "burst", Kind: publicvote.FilterPerMinute, Reason: "for fort", AtMost: 1},
	}, votesAt(t, "votes.csv", b.Votes))
	must(t, err)
	if out.Tally.Pace == nil || len(out.Tally.Counting.Without) == 0 {
		t.Fatalf("not every part is used: %+v", out.Tally)
	}
	return out.Tally
}

// turned is the same tally with everybody's votes given to the next nominee.
func turned(tally *publicvote.Tally) *publicvote.Tally {
	ids := slices.Sorted(maps.Keys(tally.Valid))
	after := map[string]string{}
	for i, id := range ids {
		after[id] = ids[(i+1)%len(ids)]
	}
	x, c, p := *tally, *tally.Counting, *tally.Pace
	x.Valid, x.Counting, x.Pace = map[string]exact.Rat{}, &c, &p
	c.Without, p.Bursts = map[string]map[string]int64{}, nil
	for id, votes := range tally.Valid {
		x.Valid[after[id]] = votes
	}
	for cause, of := range tally.Counting.Without {
		c.Without[cause] = map[string]int64{}
		for id, votes := range of {
			c.Without[cause][after[id]] = votes
		}
	}
	for _, b := range tally.Pace.Bursts {
		b.Nominee = after[b.Nominee]
		p.Bursts = append(p.Bursts, b)
	}
	return &x
}

// shown is all that people see in each role, and what the record tells. Hashes are of
// events with a salt that nobody is shown, and give nothing away.
func shown(t *testing.T, r *room.Room) []room.Sight {
	t.Helper()
	var all []room.Sight
	for _, who := range []string{"", "dag", "gro"} { // the chair, a juror, the secretary
		s := sight(t, r, who)
		s.Head, s.Record = "", slices.Clone(s.Record)
		for i := range s.Record {
			s.Record[i].Ref, s.Record[i].Prev = "", ""
		}
		all = append(all, s)
	}
	return all
}

// whole compares what is shown with all that is in it, but for the edition: that
// was frozen before there were votes.
var whole = cmp.Options{
	cmp.Exporter(func(reflect.Type) bool { return true }),
	cmp.Comparer(func(a, b *award.Edition) bool { return (a == nil) == (b == nil) }),
}

// Until the public vote is opened nobody sees anything that depends on who got
// the votes: two counts that differ in nothing else look the same, in every
// phase, to everybody, and in the record.
func TestNothingTellsWhoLeads(t *testing.T) {
	first, second := roomtest.Demo(t, roomtest.MadeUp), roomtest.Demo(t, roomtest.MadeUp)
	one := countedVotes(t, first)
	two := turned(one)
	must(t, first.SetTally("", one, ""), second.SetTally("", two, ""))
	same := func() {
		t.Helper()
		if diff := cmp.Diff(shown(t, first), shown(t, second), whole); diff != "" {
			t.Fatalf("%s differs:\n%s", sight(t, first, "").Phase, diff)
		}
	}
	same()
	for _, step := range []func(*room.Room) error{
		func(r *room.Room) error { _, err := r.HandInAll(""); return err },
		func(r *room.Room) error { _, err := r.CloseBallots(""); return err },
		func(r *room.Room) error { return r.RevealMarks("") },
		func(r *room.Room) error {
			return r.SetTally("", map[*room.Room]*publicvote.Tally{first: one, second: two}[r], "")
		},
		func(r *room.Room) error { return r.Lock("") },
	} {
		must(t, step(first), step(second))
		same()
	}
	s := sight(t, first, "")
	if s.Tally.Valid != nil || s.Tally.Pace != nil || s.Tally.Counting.Without != nil {
		t.Fatalf("shown before it is opened: %+v", s.Tally)
	}
	if len(s.Tally.Causes) != 5 || len(s.Tally.Files) != 1 || len(s.Tally.Counting.Filters) != 2 || s.Tally.Files[0].Read.Choice != "choice" {
		t.Errorf("not shown: %+v", s.Tally)
	}
	must(t, first.RevealTally(""), second.RevealTally(""))
	if cmp.Equal(shown(t, first), shown(t, second), whole) {
		t.Error("the two counts cannot be told apart once they are opened")
	}
	s = sight(t, first, "")
	if s.Tally.Valid == nil || s.Tally.Pace == nil || len(s.Tally.Counting.Without) != len(one.Counting.Without) {
		t.Errorf("not shown once it is opened: %+v", s.Tally)
	}
	if s.Phase != deliberation.Revealed {
		t.Errorf("in %s", s.Phase)
	}
}

// What a count of raw rows left in the record is what was read and dropped.
func TestRecordOfRawVotes(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	tally := countedVotes(t, r)
	must(t, r.SetTally("", tally, ""))
	s := sight(t, r, "")
	if last := s.Record[len(s.Record)-1]; last.Note != deliberation.TallyNote(tally) {
		t.Errorf("the record says %q", last.Note)
	}
}
