package room_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/room"
	"votering/internal/room/roomtest"
)

func sight(t *testing.T, r *room.Room, who string) room.Sight {
	t.Helper()
	s, err := r.Sight(who)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func notices(ns []room.Notice) (ids []string) {
	for _, n := range ns {
		ids = append(ids, n.ID)
	}
	return ids
}

// Who leads is warned before closing of what HandInAll and CloseBallots will
// then do; a juror is told nothing of others.
func TestTheChairIsWarnedBeforeClosing(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022") // nobody has marked, quorum 1
	if err := r.Recuse("ola", "kinn", "a cousin"); err != nil {
		t.Fatal(err)
	}
	s := sight(t, r, "")
	want := []string{"nobody_counts", "draft_lost", "quorum", "quorum", "quorum", "quorum", "quorum"}
	if d := cmp.Diff(want, notices(s.Closing)); d != "" {
		t.Error(d)
	}
	for _, j := range s.Jurors {
		if j.Ready != (j.Juror.ID == "ola") || len(j.Needed) > 0 {
			t.Errorf("%s: ready %v, needed for %v", j.Juror.ID, j.Ready, j.Needed)
		}
	}
	for _, j := range []string{"kari", "anne", "bjorn", "eli"} {
		if _, err := r.Absent("", j, "ill"); err != nil {
			t.Fatal(err)
		}
	}
	all := []string{"bodo", "haugesund", "kinn", "ralingen", "vennesla"}
	needed := map[string][]string{"farid": all} // Ola left the whole ranking with the recusal
	for _, j := range sight(t, r, "").Jurors {
		if d := cmp.Diff(needed[j.Juror.ID], j.Needed); d != "" {
			t.Errorf("%s: %s", j.Juror.ID, d)
		}
	}
	if s := sight(t, r, "anne"); len(s.Closing) > 0 {
		t.Errorf("a juror sees %v", s.Closing)
	}
	if _, err := r.HandInAll(""); err != nil {
		t.Fatal(err)
	}
	s = sight(t, r, "")
	if s.Jurors[5].Ready {
		t.Error("a ballot that is handed in is no draft")
	}
	if s.Closing[0].ID != "nobody_counts" || s.Closing[1].ID != "left_out" || s.Closing[1].Args["nominees"] != "Kinn" {
		t.Errorf("a ballot that counts for nothing is not spoken of: %v", s.Closing)
	}
	if _, err := r.CloseBallots(""); err != nil {
		t.Fatal(err)
	}
	if s := sight(t, r, ""); len(s.Closing) > 0 {
		t.Errorf("after closing: %v", s.Closing)
	}
}
