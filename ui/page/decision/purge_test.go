package decision

import (
	"slices"
	"testing"

	"votering/internal/room"
)

// Where the personal data were taken out there is no way back to be offered.
func TestNoWayBackFromAPurge(t *testing.T) {
	r := keyed(t)
	reopens := func(s room.Sight) bool { return slices.Contains(decidedRows(s), row{kind: ofReopening}) }
	s, _ := sit(t, r)
	if !reopens(s.C.Sight) {
		t.Error("a decision cannot be reopened")
	}
	_, err := r.Purge("", "tiden er ute", true)
	must(t, err)
	s, _ = sit(t, r)
	if reopens(s.C.Sight) {
		t.Error("a file that was purged offers to reopen")
	}
}
