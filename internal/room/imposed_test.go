package room_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// imposing is a room in which the others decided on ola before ola's ballot
// came, which says nothing of it, and in which the marks are open.
func imposing(t *testing.T, upheld bool) (*roomtest.Disk, *room.Room, *mailingtest.Kit) {
	t.Helper()
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	must(t, r.Recuse("ola", "bodo", "a cousin"), r.DecideRecusal("", "ola", "bodo", upheld, []string{"kari"}, "said so"))
	kari, _ := p.ballot("kari", 1, "", nil)
	ola, _ := p.ballot("ola", 1, "", nil)
	p.collect(p.options(), p.put("kari.ballot", kari), p.put("ola.ballot", ola))
	_, err := r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Check())
	return d, r, k
}

// The body decides: who leaves the recusal out of the sealed ballot does not
// undo what the others decided, and whoever opened it is told.
func TestAVerdictStandsAgainstASealedBallot(t *testing.T) {
	_, r, _ := imposing(t, true)
	got := jurorOf(t, sight(t, r, ""), "ola").Recused
	if len(got) != 1 || got[0].Nominee != "bodo" || got[0].Verdict != room.VerdictUpheld || got[0].Ground != "a cousin" {
		t.Errorf("recused: %+v", got)
	}
	ns := r.Imposed()
	if len(ns) != 1 || ns[0].ID != "imposed" || ns[0].Args["name"] != "Ola Nordmann" || ns[0].Args["nominee"] != "Bodø" || ns[0].Args["n"] == "0" {
		t.Errorf("the chair is told %v", ns)
	}
	if len(r.Undecided()) > 0 {
		t.Errorf("to be decided still: %v", r.Undecided())
	}
	if _, r, _ := imposing(t, false); len(r.Imposed()) > 0 || len(jurorOf(t, sight(t, r, ""), "ola").Recused) > 0 {
		t.Error("what was rejected is imposed")
	}
}

// Once the marks are open nobody takes any that the juror's ballot does not give
// up: what was decided before can be taken back, for good.
func TestNobodyImposesOnceTheMarksAreOpen(t *testing.T) {
	_, r, _ := imposing(t, true)
	id := func(err error) string {
		if f := fault.Of(err); f != nil {
			return string(f.Class) + " " + f.ID
		}
		return ""
	}
	uphold := func(nominee string) string {
		return id(r.DecideRecusal("", "ola", nominee, true, []string{"kari"}, ""))
	}
	if got := uphold("kinn"); got != "E_STATE recusal.none" {
		t.Errorf("on another nominee: %s", got)
	}
	if got := uphold("bodo"); got != "E_STATE recusal.imposed" {
		t.Errorf("once more: %s", got)
	}
	must(t, r.DecideRecusal("", "ola", "bodo", false, []string{"kari"}, ""), r.Check())
	if len(r.Imposed()) > 0 || len(jurorOf(t, sight(t, r, ""), "ola").Recused) > 0 {
		t.Error("what was taken back stands")
	}
	if got := uphold("bodo"); got != "E_STATE recusal.imposed" {
		t.Errorf("after it was taken back: %s", got)
	}
}

// A later ballot that has the recusal makes it the juror's own.
func TestALaterBallotMayAgree(t *testing.T) {
	_, r, k := imposing(t, true)
	p := newPost(t, r, k)
	_, first := p.ballot("ola", 1, "", nil)
	must(t, r.Reopen("", deliberation.Open, "Ola wants to say more"))
	later, _ := p.ballot("ola", 2, first, func(b *mailing.Ballot) {
		b.Marks = slices.DeleteFunc(b.Marks, func(m mailing.Mark) bool { return m.Nominee == "bodo" })
		b.Abstained = slices.DeleteFunc(b.Abstained, func(c mailing.Cell) bool { return c.Nominee == "bodo" })
		b.Recused = []mailing.Statement{{Nominee: "bodo", Ground: "a cousin"}}
		for i := range b.Declared {
			if b.Declared[i].Nominee == "bodo" {
				b.Declared[i].Ground = "a cousin"
			}
		}
	})
	p.is(p.collect(p.options(), p.put("ola.ballot", later)), room.Accepted, "")
	_, err := r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Check())
	if ns := r.Imposed(); len(ns) > 0 {
		t.Errorf("it is imposed still: %v", ns)
	}
	if got := jurorOf(t, sight(t, r, ""), "ola").Recused; len(got) != 1 || got[0].Verdict != room.VerdictUpheld {
		t.Errorf("recused: %+v", got)
	}
}

// The decision of it verifies and says it, whether it stands or was taken back.
func TestAnImposedRecusalIsDecidedAndExported(t *testing.T) {
	for _, stands := range []bool{true, false} {
		_, r, _ := imposing(t, true)
		if !stands {
			must(t, r.DecideRecusal("", "ola", "bodo", false, []string{"kari"}, ""))
		}
		decidesAndSays(t, r)
	}
}

// decidesAndSays lets the jury decide, and reads the minutes of both folders.
func decidesAndSays(t *testing.T, r *room.Room) {
	t.Helper()
	must(t, r.Lock(""))
	_, err := r.Propose("", roomtest.Grounds(r))
	must(t, err, r.DecideWith(context.Background(), "", deliberation.ProposalChange{}, roomtest.SignAsChair(t, r).Key, nil))
	for _, profile := range []string{"public", "complete"} {
		dir := filepath.Join(t.TempDir(), profile)
		if _, err := r.Export("", dir, profile, false); err != nil {
			t.Fatalf("%s: %v", profile, err)
		}
		minutes := text(t, filepath.Join(dir, "protocol.md"))
		if !strings.Contains(minutes, "sier ikke noe om inhabilitet overfor Bodø") && !strings.Contains(minutes, "says nothing of a conflict with Bodø") {
			t.Errorf("%s: the minutes do not say it:\n%s", profile, minutes)
		}
	}
}

func text(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return string(data)
}

// Marks that are entered do not take the place of ballots with a signature,
// which wait for a choice.
func TestNothingIsEnteredOverASignedBallot(t *testing.T) {
	r, _, k := roomtest.NewDisk().Chaired(t)
	p := newPost(t, r, k)
	must(t, r.Mark("ola", "kinn", "results", "4"), r.Mark("kari", "kinn", "results", "4"))
	one, _ := p.ballot("ola", 1, "", nil)
	other, _ := p.ballot("ola", 1, "", func(b *mailing.Ballot) { b.Salt = mailingtest.Salt("other") })
	p.collect(p.options(), p.put("ola.ballot", one), p.put("ola-2.ballot", other))
	if _, err := r.HandIn("ola"); !errors.Is(err, fault.New(fault.State, "hand_in.signed")) {
		t.Errorf("ola hands in: %v", err)
	}
	_, err := r.HandInAll("")
	must(t, err)
	s := sight(t, r, "")
	if jurorOf(t, s, "ola").State == deliberation.HandedIn || jurorOf(t, s, "kari").State != deliberation.HandedIn {
		t.Error("not those handed in who may")
	}
}
