package ui

import (
	"strings"
	"testing"

	"votering/internal/room"
	"votering/ui/page"
)

// From the start page one goes back to where one was.
func TestBackFromTheStartPage(t *testing.T) {
	for _, key := range []string{"esc", "tab"} {
		j := joined(t, "per")
		j.keys("tab", "tab")
		before := j.m.front
		if j.keys("O"); before == page.Nominees || j.m.front != page.Start {
			t.Fatalf("O leads from %s to %s", before, j.m.front)
		}
		if j.keys(key); j.m.front != before {
			t.Errorf("%s leads back to %s, and not to %s", key, j.m.front, before)
		}
	}
}

// Who leaves a file of their own is told what is left to do with the ballot.
func TestWhatIsLeftToDo(t *testing.T) {
	j := joined(t, "per")
	if left := leftToDo(j.m.l, &j.m.sess.sight); left != "" {
		t.Errorf("with nothing begun: %q", left)
	}
	j.keys("s", "3", "i", "down")
	if left := leftToDo(j.m.l, &j.m.sess.sight); !strings.Contains(left, "not sealed") {
		t.Errorf("with a mark: %q", left)
	}
	s := j.m.sess.sight
	own := *s.Own
	s.Own = &own
	for want, is := range map[string]func(){
		"until Anne Chair has version 3": func() { own.Sealed = &room.SealedSight{Revision: 2, Changed: true} },
		"Version 2 is sealed":            func() { own.Sealed = &room.SealedSight{Revision: 2} },
		"": func() {
			own.Sealed, own.Receipts = &room.SealedSight{Revision: 2}, []room.ReceiptSight{{Number: 1, Revision: 2, Latest: true}}
		},
	} {
		own.Receipts = nil
		is()
		if left := leftToDo(j.m.l, &s); !strings.Contains(left, want) || want == "" && left != "" {
			t.Errorf("%q, wants %q", left, want)
		}
	}
	s.Own = nil
	if left := leftToDo(j.m.l, &s); left != "" {
		t.Errorf("in the chair's file: %q", left)
	}
}
