package room_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// Taken back to a draft an edition is set up anew, from what stood with its
// amendments; what was done stays in the file and counts for nothing.
func TestBackToADraft(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Decided(t)
	before := sight(t, r, "")
	if err := r.Reopen("", deliberation.Draft, ""); fault.Of(err) == nil {
		t.Error("without a reason")
	}
	must(t, r.Reopen("", deliberation.Draft, "wrong weights"))
	r = again(t, d, r)
	s := sight(t, r, "")
	if s.Phase != deliberation.Draft || s.Draft == nil || len(s.DraftFaults) > 0 || s.Fingerprint != "" || s.Tally != nil || s.Decision != nil {
		t.Fatalf("%s, faults %v, %s, tally %v, decision %v", s.Phase, s.DraftFaults, s.Fingerprint, s.Tally, s.Decision)
	}
	if s.Replaces != before.Decision.SHA256 || len(s.Reopened) != 1 {
		t.Errorf("replaces %s, reopened %v", s.Replaces, s.Reopened)
	}
	kept, err := store.Load()
	must(t, err)
	for _, name := range []string{"before-1/edition.json", "before-1/jury.json", "before-1/ranking.json", "decision-1.json"} {
		if kept.Docs[name] == nil {
			t.Errorf("%s is not kept", name)
		}
	}
	if kept.Docs[room.DocEdition] != nil {
		t.Error("the edition is still frozen")
	}
	e := s.Draft.Clone()
	e.Criteria[0].Weight = exact.Int(7)
	_, err = r.SetEdition("", e, nil)
	must(t, err, r.Open(""), r.Check())
	s = sight(t, again(t, d, r), "")
	if s.Fingerprint == before.Fingerprint || len(s.Ballots) > 0 || s.Jurors[0].State != deliberation.NotStarted {
		t.Errorf("opened anew: %s, %v, %s", s.Fingerprint, s.Ballots, s.Jurors[0].State)
	}
}

// The second life is lived to its end, and the third begins; the first is
// checked with the file still.
func TestAnEditionWithSeveralLives(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Written(t)
	key := roomtest.Key(t)
	must(t, r.Sign(context.Background(), "", key))
	for life := 2; life < 4; life++ {
		must(t, r.Reopen("", deliberation.Draft, "again"), r.Open(""))
		e := r.Edition()
		for i, n := range e.Nominees {
			for _, c := range e.Marked() {
				for _, j := range e.Voters() {
					must(t, r.Mark(j.ID, n.ID, c.ID, markAt(c, i)))
				}
			}
		}
		_, err := r.HandInAll("")
		must(t, err)
		_, err = r.CloseBallots("")
		must(t, err)
		if e.Rule.Public != nil {
			_, err = r.ReadTotals("", []byte("nominee,votes\n"+e.Nominees[0].ID+",7\n"), "tally.csv", "read again")
			must(t, err)
		}
		must(t, r.RevealMarks(""), r.Lock(""))
		if e.Rule.Public != nil {
			must(t, r.RevealTally(""))
		}
		_, err = r.Propose("", roomtest.Grounds(r))
		must(t, err)
		must(t, r.Sign(context.Background(), "", key))
		r = again(t, d, r)
		must(t, r.Check())
		if got := sight(t, r, ""); got.Phase != deliberation.Decided || got.Decision == nil || got.Replaces == "" {
			t.Errorf("life %d ends as %s", life, got.Phase)
		}
	}
	kept, err := store.Load()
	must(t, err)
	if kept.Docs["before-2/edition.json"] == nil || kept.Docs["decision-3.json"] == nil {
		t.Error("a life is not kept")
	}
	for name := range kept.Docs {
		if !strings.HasPrefix(name, "before-1/") {
			continue
		}
		at := "forged-" + strings.NewReplacer("/", "-").Replace(name)
		copyStore(t, d, store.Path(), at, func(docs map[string][]byte) { docs[name] = append(bytes.Clone(docs[name]), ' ') })
		if _, err := d.Desk().Enter(at, false); err == nil {
			t.Errorf("%s of the first life can be changed", name)
		}
	}
}

// markAt is a mark that the criterion takes.
func markAt(c *award.Criterion, i int) string {
	if i%2 == 0 {
		return c.Scale.Max.Text()
	}
	return c.Scale.Min.Text()
}

// The chair's key stays the one that signed: another cannot open the edition
// that was set up anew.
func TestTheChairsKeyOutlivesADraft(t *testing.T) {
	d := roomtest.NewDisk()
	r, _ := d.Written(t)
	key := roomtest.Key(t)
	must(t, r.Sign(context.Background(), "", key), r.Reopen("", deliberation.Draft, "again"))
	e := sight(t, r, "").Draft.Clone()
	for i := range e.Jurors {
		e.Jurors[i].Key = ""
	}
	_, err := r.SetEdition("", e, nil)
	must(t, err)
	wantFault(t, r.OpenWithKey("", roomtest.Key(t).Public()), fault.Key)
	must(t, r.Open(""))
	if got := sight(t, r, "").ChairKeyFP; got != key.Public().Fingerprint() {
		t.Errorf("the chair's key is %s", got)
	}
}
