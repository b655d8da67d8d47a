package record

import (
	"encoding/json"
	"strings"
	"testing"

	"votering/internal/record"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
)

// A decision pins the record as it was when it was prepared; what was prepared
// and not signed pins nothing.
func TestPins(t *testing.T) {
	entries, head := all()
	s := at(t, entries, head)
	for _, l := range s.Page.(*Page).all {
		if want := map[uint64]uint64{17: 19, 24: 26}[l.entry.Seq]; l.signed != want {
			t.Errorf("line %d is pinned by %d, wants %d", l.entry.Seq, l.signed, want)
		}
		if want := l.entry.Seq == 15 || l.entry.Seq == 24; l.back != want {
			t.Errorf("line %d: clock set back %v", l.entry.Seq, l.back)
		}
	}
	s.Size(80, 40)
	s.Press("home", "down", "down")
	if f := s.Frame(); !strings.Contains(f, "►■▲") || !strings.Contains(f, "signert i linje 26") || !strings.Contains(f, "klokke var stilt tilbake") {
		t.Errorf("line 24 is\n%s", f)
	}
}

// The line that is marked is the one whose fingerprint stands in the signed
// decision.
func TestThePinIsTheDecisions(t *testing.T) {
	r, store := roomtest.NewDisk().Decided(t)
	kept, err := store.Load()
	must(t, err)
	var decision struct {
		Record struct {
			Size uint64 `json:"size"`
			Head string `json:"head"`
		} `json:"record"`
	}
	must(t, json.Unmarshal(kept.Docs["decision-1.json"], &decision))
	s := pagetest.Sit(t, r, "", New())
	for _, l := range s.Page.(*Page).all {
		switch marked := l.signed != 0; {
		case marked != (l.entry.Seq == decision.Record.Size):
			t.Errorf("line %d: marked is %v, and the decision pins line %d", l.entry.Seq, marked, decision.Record.Size)
		case marked && record.Hash(record.Line(l.entry)) != decision.Record.Head:
			t.Errorf("line %d is not the one that the decision pins", l.entry.Seq)
		}
	}
	if s.Press("v"); s.Asked == nil || !strings.Contains(s.Asked.Text, kept.Head) {
		t.Errorf("asked %+v, %+v", s.Asked, s.Last)
	}
}
