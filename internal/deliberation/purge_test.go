package deliberation

import (
	"errors"
	"testing"

	"votering/internal/fault"
)

// purging is a purge of what stands.
func purging(s State) Event {
	p := &Purge{Size: s.LastSeq, Head: hexOf("head"), Edition: hexOf("edition"), Ranking: hexOf("ranking"), Decisions: s.Decisions, Key: "ssh-ed25519 AAAA"}
	if s.Signed != nil {
		p.Public, p.Complete, p.DecidedAt = s.Signed.Public, s.Signed.Complete, s.Signed.At
	}
	return Event{Kind: EditionPurged, Who: "kari", At: noon, Reason: "over", SHA256: hexOf("lines"), Purge: p}
}

// After a purge the State is what the event knows, whether it was applied or is
// all that there is to be replayed.
func TestAPurgeIsAllThatIsLeft(t *testing.T) {
	ed := bound()
	s := play(t, ed, from("propose grounds nb Fordi", "prepare 1", "sign 1")...)
	e := purging(s)
	after, err := Apply(s, e, ed)
	if err != nil {
		t.Fatal(err)
	}
	alone, err := Replay([]Event{e}, ed)
	if err != nil {
		t.Fatal(err)
	}
	if diff := differ(after, alone); diff != "" {
		t.Errorf("applied and replayed differ:\n%s", diff)
	}
	if after.Phase != Decided || after.Signed.Public != s.Signed.Public || len(after.Ballots)+len(after.HandIns) > 0 || MarksOpen(after) || TallyOpen(after) {
		t.Errorf("left: %+v", after)
	}
	for _, act := range Acts() {
		if f := Allowed(after, ed, act); (f == nil) != (act == ActExport || act == ActAnnounce) {
			t.Errorf("%s: %v", act, f)
		}
	}
	more, err := Apply(after, line("announce"), ed)
	if err != nil {
		t.Fatalf("announcing: %v", err)
	}
	again := purging(more)
	if after, err = Apply(more, again, ed); err != nil || after.LastSeq != more.LastSeq+1 || Allowed(after, ed, ActPurge) == nil {
		t.Errorf("purged again: %v, %+v", err, after)
	}
}

func TestPurgeRefusals(t *testing.T) {
	ed := bound()
	s := play(t, ed, from("propose grounds nb Fordi", "prepare 1", "sign 1")...)
	for name, c := range map[string]struct {
		change func(e *Event)
		want   *fault.Error
	}{
		"no reason":         {func(e *Event) { e.Reason = "" }, fault.New(fault.Usage, "reason.missing")},
		"nothing known":     {func(e *Event) { e.Purge = nil }, fault.New(fault.Log, "event.form")},
		"another size":      {func(e *Event) { e.Purge.Size++ }, fault.New(fault.Log, "event.form")},
		"another decision":  {func(e *Event) { e.Purge.Public = hexOf("other") }, fault.New(fault.Log, "event.form")},
		"no hash of a list": {func(e *Event) { e.SHA256 = "" }, fault.New(fault.Log, "event.form")},
	} {
		e := purging(s)
		c.change(&e)
		if _, err := Apply(s, e, ed); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	early := play(t, ed, "created", "open")
	if _, err := Apply(early, purging(early), ed); !errors.Is(err, fault.New(fault.State, "state.purge.early")) {
		t.Errorf("while jurors score: %v", err)
	}
}
