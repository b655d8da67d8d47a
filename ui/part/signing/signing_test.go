package signing

import (
	"context"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/part/stack"
)

// shows fails where the frame lacks what is wanted.
func shows(t *testing.T, s *pagetest.Seat, wants ...string) {
	t.Helper()
	for _, w := range wants {
		if !strings.Contains(s.Frame(), w) {
			t.Errorf("the screen does not show %q:\n%s", w, s.Frame())
		}
	}
}

// locked goes to the key that needs a passphrase, and chooses it.
func locked(s *pagetest.Seat) { s.Press("home", "down", "enter") }

// A passphrase is drawn nowhere, and nothing of it is left once it was used or
// given up.
func TestAPassphraseIsForNobodysEyes(t *testing.T) {
	for name, after := range map[string]func(s *pagetest.Seat){
		"used":    func(s *pagetest.Seat) { s.Press("enter") },
		"left":    func(s *pagetest.Seat) { s.Leave() },
		"esc":     func(s *pagetest.Seat) { s.Press("esc") },
		"deleted": func(s *pagetest.Seat) { s.Press("ctrl+u") },
	} {
		h := newHost()
		s := sit(t, h)
		locked(s)
		u := h.steps.Front().(*Unlocking)
		s.Type("hysj")
		s.AllSizes(func(size string) {
			if f := s.Frame(); strings.Contains(f, "hysj") || strings.Contains(f, "h") && strings.Contains(f, "ysj") {
				t.Errorf("%s shows it:\n%s", size, f)
			}
		})
		if after(s); u.secret.Len() != 0 {
			t.Errorf("%s: %d characters are left", name, u.secret.Len())
		}
	}
}

// While a key is unlocked the page waits, and Esc gives it up: nothing is
// signed.
func TestUnlockingIsGivenUp(t *testing.T) {
	h := newHost()
	s := sit(t, h)
	locked(s)
	s.Slow = true
	s.Type(pagetest.Passphrase)
	s.Press("enter")
	shows(t, s, "Låser opp nøkkelen …")
	s.Press("x", "enter")
	s.Press("esc")
	shows(t, s, "Avbryter …")
	h.ring.Unlocks = func(ctx context.Context) {
		if ctx.Err() == nil {
			t.Error("the unlocking goes on")
		}
	}
	s.Settle()
	if f := fault.Of(s.Last.Fault); len(h.signed) > 0 || f == nil || f.ID != "sign.stopped" {
		t.Errorf("%v, %v", h.signed, s.Last.Fault)
	}
	if _, ok := h.steps.Front().(*Ring); !ok {
		t.Errorf("in front is %T", h.steps.Front())
	}
}

// Keys that are found late do not move the row that somebody has chosen.
func TestTheChosenRowStaysWhenKeysAreFound(t *testing.T) {
	h := newHost()
	s := sit(t, h)
	ring := h.steps.Front().(*Ring)
	for _, moved := range []bool{false, true} {
		ring.keys, ring.looking, ring.moved, ring.cursor.At = nil, true, false, 0
		if moved {
			s.Press("down")
		}
		keys, err := s.Room.Keys(t.Context())
		h.Looked(s.C, LookKeys, keys, err)
		if w := ring.ways(s.C)[ring.cursor.At]; moved && w.id != "new" || !moved && w.key == nil {
			t.Errorf("moved %v: the chosen row is %+v", moved, w)
		}
	}
}

// What only reads signs nothing, and keeps no passphrase.
func TestARefusedSigningKeepsNoPassphrase(t *testing.T) {
	h := newHost()
	s := sit(t, h)
	locked(s)
	s.Slow = true
	s.Type(pagetest.Passphrase)
	s.Press("enter")
	w := h.steps.Front().(*Waiting)
	h.Done(s.C, page.Result{Name: actSign, Err: fault.New(fault.State, "ui.read_only")})
	if len(w.secret) != len(pagetest.Passphrase) || strings.Trim(string(w.secret), "\x00") != "" {
		t.Errorf("%q is left", w.secret)
	}
}

// A key without a passphrase takes a word: letters that are meant for a
// passphrase confirm nothing.
func TestAKeyWithoutAPassphraseTakesAWord(t *testing.T) {
	h := newHost()
	s := sit(t, h)
	s.Press("end", "enter")
	s.Answer("~/.ssh/id_votering")
	s.Press("enter", "enter")
	if s.Asked == nil || s.Asked.Word != "uten" || len(h.ring.Made) > 0 {
		t.Fatalf("asked %+v, made %v", s.Asked, h.ring.Made)
	}
	s.Answer("")
	if len(h.ring.Made) != 1 {
		t.Errorf("made %v", h.ring.Made)
	}
	if s.Press("enter"); len(h.signed) != 1 || h.steps.Front() != nil {
		t.Errorf("%v signed, in front is %T", h.signed, h.steps.Front())
	}
}

// Two passphrases that differ are written anew, and nothing is made.
func TestTwoPassphrasesThatDiffer(t *testing.T) {
	h := newHost()
	s := sit(t, h)
	s.Press("end", "enter")
	s.Answer("~/.ssh/id_votering")
	s.Type("ett")
	s.Press("enter")
	s.Type("to")
	s.Press("enter")
	shows(t, s, "ikke like")
	if n := h.steps.Front().(*NewKey); n.twice.Len() != 0 || len(h.ring.Made) > 0 {
		t.Errorf("%d characters are left, made %v", n.twice.Len(), h.ring.Made)
	}
}

// Fewer rows than before are no reason to fall.
func TestKeysThatAreFoundFarDown(t *testing.T) {
	h := newHost()
	s := sit(t, h)
	s.Press("end")
	h.steps.Front().(*Ring).keys = nil
	h.Looked(s.C, LookKeys, []room.KeyChoice(nil), nil)
	s.Frame()
}

// A wrong passphrase is asked for again; a fault that is none of the key's
// closes the steps where the page says so.
func TestFaults(t *testing.T) {
	h := newHost()
	s := sit(t, h)
	locked(s)
	s.Type("feil")
	s.Press("enter")
	if _, ok := h.steps.Front().(*Unlocking); !ok || fault.ClassOf(s.Last.Fault) != fault.Passphrase {
		t.Fatalf("in front is %T, %v", h.steps.Front(), s.Last.Fault)
	}
	h.fault = fault.New(fault.State, "ui.read_only")
	for _, theirs := range []bool{false, true} {
		h.steps = stack.Stack{}
		h.job.Theirs = func(error) bool { return theirs }
		s.Press("enter")
		locked(s)
		s.Type(pagetest.Passphrase)
		s.Press("enter")
		if _, ring := h.steps.Front().(*Ring); ring == theirs {
			t.Errorf("theirs %v: in front is %T", theirs, h.steps.Front())
		}
	}
}

// Where one key alone is the right one it may be taken without asking; where
// none is the list stays.
func TestTheRightKeyIsTakenAtOnce(t *testing.T) {
	for _, right := range []int{-1, 1} {
		h := newHost()
		h.job.Direct = true
		s := sit(t, h)
		found, err := s.Room.Keys(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if right >= 0 {
			found[right].Registered = true
		}
		h.Looked(s.C, LookKeys, found, nil)
		if _, unlocking := h.steps.Front().(*Unlocking); unlocking != (right >= 0) {
			t.Errorf("%d is right: in front is %T", right, h.steps.Front())
		}
	}
}

// Every step: one key means one thing.
func TestOneKeyMeansOneThing(t *testing.T) {
	h := newHost()
	s := sit(t, h)
	for _, step := range []stack.Step{h.steps.Front(), &Unlocking{}, &Waiting{}, &NewKey{}} {
		seen := map[string]string{}
		for _, b := range step.Bindings(s.C) {
			for _, k := range b.Keys {
				if seen[k] != "" {
					t.Errorf("%T: %s is %s and %s", step, k, seen[k], b.ID)
				}
				seen[k] = b.ID
			}
		}
		if !keys.Has(step.Bindings(s.C), "signing.back") && !keys.Has(step.Bindings(s.C), "signing.stop") {
			t.Errorf("%T: there is no way back", step)
		}
	}
}
