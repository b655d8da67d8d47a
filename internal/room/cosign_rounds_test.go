package room_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust/trusttest"
)

// sealsOwn seals the ballot of kari's own file with the key that the roll has.
func sealsOwn(t *testing.T, own *room.Room) string {
	t.Helper()
	key, err := own.FindKey(t.Context(), trusttest.KeyFile(t, 2))
	must(t, err)
	s, err := own.SealWith(t.Context(), "", key, nil, "")
	must(t, err)
	return s.Path
}

// Who co-signs from a file of their own is told of every mark of theirs that
// was changed in a round, how that was confirmed, and of nobody else's.
func TestWhoCosignsIsToldOfRounds(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	own, p := d.Joined(t, k, "kari"), newPost(t, r, k)
	for _, nominee := range []string{"kinn", "bodo", "hamar"} {
		must(t, own.Mark("", nominee, "results", "2"))
	}
	ola, _ := p.ballot("ola", 1, "", nil)
	p.collect(p.options(), sealsOwn(t, own), p.put("ola.ballot", ola))
	_, err := r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)))
	_, err = r.OpenRound("")
	must(t, err, r.Revise("", "kari", "bodo", "results", "6", "spoken for"), r.Revise("", "kari", "hamar", "results", "-", "too little known"),
		r.Revise("ola", "", "kinn", "results", "5", "another's"))
	must(t, own.Mark("", "kinn", "results", "4"), own.Comment("", "kinn", "results", "A point."),
		own.Mark("", "bodo", "results", "6"))
	d.Clock.Move(time.Minute)
	o := p.options()
	o.Out = filepath.Join(p.dir, "receipts")
	done := p.collect(o, sealsOwn(t, own))
	p.is(done, room.Accepted, "")
	if len(done.Files[0].Changes) != 1 { // the other was signed as it stood
		t.Errorf("%+v", done.Files[0].Changes)
	}
	_, err = own.Keep("", done.Written...)
	must(t, err, r.CloseRound(""), r.Lock(""))
	folder := decided(t, r, p.dir)

	c, err := own.CheckCosign("", folder)
	must(t, err)
	if want := []string{"cosign_revised_both", "cosign_revised_room", "cosign_revised_signed"}; !slices.Equal(ids(c.Mind), want) || c.Own != 2 {
		t.Fatalf("told of version %d: %v", c.Own, c.Mind)
	}
	if a := c.Mind[1].Args; a["nominee"] != "Hamar" || a["from"] != "2" || a["to"] != room.Abstain || a["reason"] != "too little known" {
		t.Errorf("told %v", a)
	}
	if want := []string{"cosign_round", "cosign_rounds_yours"}; !slices.Equal(ids(c.Rounds), want) || c.Unsigned != 1 {
		t.Errorf("told of rounds %v, and %d unsigned", c.Rounds, c.Unsigned)
	}
	if a := c.Rounds[0].Args; a["changes"] != "4" || a["own"] != "3" {
		t.Errorf("told %v", a)
	}
	for _, lang := range locale.Languages() {
		spoken(t, lang, append(c.Mind, c.Rounds...))
	}
	key, err := own.FindKey(t.Context(), trusttest.KeyFile(t, 2))
	must(t, err)
	_, err = own.CosignWith(t.Context(), "", folder, key, nil, "")
	must(t, err)
	taken, err := r.TakeCosignatures("", folder)
	must(t, err, r.Check())
	if !slices.Equal(taken, []string{"kari"}) {
		t.Errorf("taken: %v", taken)
	}

	must(t, own.Mark("", "kinn", "results", "1"))
	sealsOwn(t, own)
	_, err = own.CheckCosign("", folder)
	wantFault(t, err, fault.Dropped) // a version that never came into the round
}

// Who co-signs is told so where the decision has no round, or none in which a
// mark of theirs was changed: who left a change out cannot keep that from them.
func TestWhoCosignsIsToldThatNothingWasChanged(t *testing.T) {
	for _, rounds := range []bool{false, true} {
		d := roomtest.NewDisk()
		r, _, k := d.Chaired(t)
		own, p := d.Joined(t, k, "kari"), newPost(t, r, k)
		must(t, own.Mark("", "kinn", "results", "2"))
		ola, _ := p.ballot("ola", 1, "", nil)
		p.collect(p.options(), sealsOwn(t, own), p.put("ola.ballot", ola))
		_, err := r.CloseBallots("")
		must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)))
		want := []string{"cosign_rounds_none"}
		if rounds {
			want = []string{"cosign_round", "cosign_rounds_not_yours"}
			_, err = r.OpenRound("")
			must(t, err, r.Revise("ola", "", "kinn", "results", "5", "another's"), r.CloseRound(""))
		}
		must(t, r.Lock(""))
		folder := decided(t, r, p.dir)
		c, err := own.CheckCosign("", folder)
		must(t, err)
		if !slices.Equal(ids(c.Rounds), want) || len(c.Mind) != 0 || c.Unsigned != 0 {
			t.Errorf("rounds %v: %v, %v", rounds, c.Rounds, c.Mind)
		}
		for _, lang := range locale.Languages() {
			spoken(t, lang, c.Rounds)
		}
	}
}

// What a reopening made void is told as well: it may not have been so.
func TestVoidChangesAreTold(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	own, p := d.Joined(t, k, "kari"), newPost(t, r, k)
	must(t, own.Mark("", "kinn", "results", "2"))
	p.collect(p.options(), sealsOwn(t, own))
	reveals := func() {
		_, err := r.CloseBallots("")
		must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)))
	}
	reveals()
	_, err := r.OpenRound("")
	must(t, err, r.Revise("", "kari", "kinn", "results", "6", "spoken for"), r.Reopen("", deliberation.Open, "a mistake"))
	reveals()
	must(t, r.Lock(""))
	folder := decided(t, r, p.dir)
	c, err := own.CheckCosign("", folder)
	must(t, err)
	if !slices.Equal(ids(c.Mind), []string{"cosign_revised_void"}) || c.Mind[0].Args["round"] != "2" {
		t.Errorf("told %v", c.Mind)
	}
	for _, lang := range locale.Languages() {
		spoken(t, lang, c.Mind)
	}
}

// decided is the folder of the decision on a room whose ranking stands.
func decided(t *testing.T, r *room.Room, dir string) string {
	t.Helper()
	_, err := r.Propose("", roomtest.Grounds(r))
	must(t, err, r.DecideWith(t.Context(), "", deliberation.ProposalChange{}, roomtest.SignAsChair(t, r).Key, nil))
	folder := filepath.Join(dir, "complete")
	_, err = r.Export("", folder, "complete", false)
	must(t, err)
	return folder
}
