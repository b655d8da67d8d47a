package room_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/room/roomtest"
)

// Of the raw votes the file keeps counts and fingerprints, and of no voter
// anything. What a purge leaves of them is in the public decision: by which rule
// they were counted, with the reason of each filter, and not when they came. A
// draft that is made of the edition has no public vote.
func TestWhatIsKeptOfRawVotes(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Ranked(t)
	tally := countedVotes(t, r)
	must(t, r.SetTally("", tally, "telt fra radene"))
	r = again(t, d, r)
	if s := sight(t, r, ""); s.Tally.Pace == nil || len(s.Tally.Counting.Without) == 0 || len(s.Replaced) != 1 {
		t.Errorf("opened again: %+v, replaced %v", s.Tally, s.Replaced)
	}
	_, err := r.Propose("", roomtest.Grounds(r))
	must(t, err, r.Sign(context.Background(), "", roomtest.Key(t)), r.Check())
	_, b := madeUp(t)
	rows := csv.NewReader(bytes.NewReader(b.Votes))
	rows.FieldsPerRecord = -1
	all, err := rows.ReadAll()
	must(t, err)
	for _, row := range all[1:] {
		if voter := row[len(row)-1]; len(voter) == 6 && strings.Trim(voter, "0123456789abcdef") == "" && holds(t, store, `"`+voter+`"`) {
			t.Errorf("the voter %s is kept", voter)
		}
	}
	if !holds(t, store, `"pace"`) || !holds(t, store, "et skript") {
		t.Error("the count is not kept")
	}

	must(t, purge(r, "the period is over", true))
	if holds(t, store, `"pace"`) {
		t.Error("when votes came is there after a purge")
	}
	kept, err := store.Load()
	must(t, err)
	public := kept.Docs["decision-1.json"]
	for _, s := range []string{"et skript", tally.Counting.Filters[0].ListSHA256, tally.Files[0].SHA256, `"at_most": 1`, `"outside_window"`} {
		if !bytes.Contains(public, []byte(s)) {
			t.Errorf("the public decision does not say %s any more", s)
		}
	}
	must(t, r.Check())

	r, _ = roomtest.NewDisk().Ranked(t)
	must(t, r.SetTally("", tally, "telt fra radene"), r.Reopen("", deliberation.Draft, "why"))
	if s := sight(t, r, ""); s.Tally != nil || !s.TallySeen {
		t.Errorf("a draft with %+v, seen %v", s.Tally, s.TallySeen)
	}
}
