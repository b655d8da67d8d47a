package room_test

import (
	"context"
	"errors"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// A juror's file refuses what is the chair's, and everybody but its juror.
func TestAJurorsFileIsTheJurors(t *testing.T) {
	r := roomtest.NewDisk().Joined(t, mailingtest.New(t), "kari")
	before, _ := r.Record()
	own := fault.New(fault.State, "state.juror_file")
	for name, do := range map[string]func() error{
		"close":       func() error { _, err := r.CloseBallots(""); return err },
		"close, anne": func() error { _, err := r.CloseBallots("anne"); return err },
		"absent":      func() error { _, err := r.Absent("", "kari", "ill"); return err },
		"override":    func() error { return r.Override("", "x", "kinn", "good") },
		"hand in all": func() error { _, err := r.HandInAll(""); return err },
		"marks":       func() error { return r.RevealMarks("") },
		"lock":        func() error { return r.Lock("") },
		"tally":       func() error { _, err := r.ReadTotals("", []byte("nominee,votes\nkinn,1\n"), "t.csv", ""); return err },
		"reopen":      func() error { return r.Reopen("", deliberation.Open, "why") },
		"recusal":     func() error { return r.DecideRecusal("", "kari", "kinn", true, []string{"anne"}, "") },
		"decide":      func() error { return r.Sign(context.Background(), "", roomtest.Key(t)) },
		"invite":      func() error { _, _, err := r.Invite(context.Background(), "", room.InviteOptions{}); return err },
		"mark":        func() error { return r.Mark("anne", "kinn", "results", "4") },
		"declare":     func() error { return r.Declare("anne", "kinn", "") },
		"undo":        func() error { return r.Undo("anne") },
		"seal":        func() error { _, err := r.MaySeal("anne", ""); return err },
	} {
		if err := do(); !errors.Is(err, own) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := r.HandIn(""); fault.ClassOf(err) != fault.State {
		t.Errorf("hand in: %v", err)
	}
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("something was stored")
	}
}

// The chair's file seals nothing and keeps no receipts.
func TestTheChairsFileIsTheChairs(t *testing.T) {
	r, none := roomtest.Demo(t, "prisen-2022"), fault.New(fault.State, "state.chair_file")
	_, err := r.MaySeal("eli", "")
	_, kept := r.Keep("eli")
	_, signed := r.CheckCosign("eli", t.TempDir())
	for name, err := range map[string]error{"seal": err, "keep": kept} {
		if !errors.Is(err, none) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if signed == nil {
		t.Error("an empty folder was checked")
	}
	if s := sight(t, r, "eli"); s.Own != nil || s.Owner != "" || r.Owner() != "" {
		t.Errorf("the chair's file is %q's", s.Owner)
	}
}

// The key that lies beside the file is the juror's, unless another is known.
func TestOwnKey(t *testing.T) {
	k, ctx := mailingtest.New(t), context.Background()
	per := roomtest.NewDisk().Joined(t, k, "per")
	if found, err := per.OwnKey(ctx); err != nil || !found.IsZero() {
		t.Fatalf("before there is one: %+v, %v", found, err)
	}
	made, err := per.NewOwnKey(per.DefaultKey(), []byte("hemmelig"))
	must(t, err)
	if made.Comment != "per@example.org" || !made.NeedsPassphrase {
		t.Errorf("made: %+v", made)
	}
	if found, err := per.OwnKey(ctx); err != nil || found.Fingerprint != made.Fingerprint {
		t.Errorf("found: %+v, %v", found, err)
	}
	kari := roomtest.NewDisk().Joined(t, k, "kari")
	_, err = kari.NewOwnKey(kari.DefaultKey(), nil)
	must(t, err)
	if found, err := kari.OwnKey(ctx); err != nil || !found.IsZero() {
		t.Errorf("kari's key on the roll is another: %+v, %v", found, err)
	}
	if s := sight(t, kari, ""); s.Own.KeyFP != k.Signers["kari"].Public().Fingerprint() {
		t.Errorf("kari is known by %q", s.Own.KeyFP)
	}
}
