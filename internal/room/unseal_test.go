package room_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/ranking"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

// told is what a ballot says that nobody may read before its time.
const (
	comment = "Sammen er vi lys."
	ground  = "Søsteren min leder prosjektet."
)

// mailed is a room where kari's and ola's ballots came in and scoring is closed.
func mailed(t *testing.T) (*roomtest.Disk, *room.Room, *roomtest.Store) {
	t.Helper()
	d := roomtest.NewDisk()
	r, store, k := d.Chaired(t)
	p := newPost(t, r, k)
	kari, _ := p.ballot("kari", 1, "", func(b *mailing.Ballot) {
		b.Marks[0].Comment = comment
		b.Marks = slices.DeleteFunc(b.Marks, func(m mailing.Mark) bool { return m.Nominee == "bodo" })
		b.Recused = []mailing.Statement{{Nominee: "bodo", Ground: ground}}
		for i := range b.Declared {
			if b.Declared[i].Nominee == "bodo" {
				b.Declared[i].Ground = ground
			}
		}
	})
	ola, _ := p.ballot("ola", 1, "", nil)
	for _, x := range p.collect(p.options(), p.put("kari.ballot", kari), p.put("ola.ballot", ola)).Files {
		if x.Result != room.Accepted {
			t.Fatalf("%s: %v", x.File, x.Fault)
		}
	}
	_, err := r.CloseBallots("")
	must(t, err)
	return d, r, store
}

// holds reports whether anything that a store keeps holds a text.
func holds(t *testing.T, store *roomtest.Store, text string) bool {
	t.Helper()
	kept, err := store.Load()
	must(t, err)
	all := slices.Concat(kept.Events, kept.Lines)
	for _, doc := range kept.Docs {
		all = append(all, doc)
	}
	return slices.ContainsFunc(all, func(b []byte) bool { return strings.Contains(string(b), text) })
}

func TestSealedUntilTheMarksAreOpened(t *testing.T) {
	_, r, store := mailed(t)
	s := sight(t, r, "")
	if !slices.Equal(s.SealedWaiting, []string{"kari", "ola"}) || s.Ballots != nil || len(jurorOf(t, s, "kari").Recused) != 0 {
		t.Errorf("waiting %v, %d ballots, recused %v", s.SealedWaiting, len(s.Ballots), jurorOf(t, s, "kari").Recused)
	}
	for _, text := range []string{comment, ground} {
		if holds(t, store, text) {
			t.Errorf("%q is in the file before the marks are opened", text)
		}
	}
	must(t, r.RevealMarksWith("", []byte(roomtest.Passphrase)))
	for _, text := range []string{comment, ground} {
		if !holds(t, store, text) {
			t.Errorf("%q is nowhere after the marks are opened: the test looks in the wrong place", text)
		}
	}
	s = sight(t, r, "")
	if len(s.SealedWaiting) != 0 || len(s.Ballots) != 2 || len(jurorOf(t, s, "kari").Recused) != 1 {
		t.Errorf("waiting %v, %d ballots", s.SealedWaiting, len(s.Ballots))
	}
}

func TestOpeningIsOneAct(t *testing.T) {
	d, r, store := mailed(t)
	before, _ := r.Record()
	wantFault(t, r.RevealMarks(""), fault.Passphrase)
	wantFault(t, r.RevealMarksWith("", []byte("not it")), fault.Passphrase)
	wantFault(t, r.RevealMarksWith("kari", []byte(roomtest.Passphrase)), fault.Juror)
	store.Before(func() error { return fault.New(fault.IO, "io.other", "detail", "the disk is full") })
	wantFault(t, r.RevealMarksWith("", []byte(roomtest.Passphrase)), fault.IO)
	store.Before(nil)
	if after, _ := r.Record(); len(after) != len(before) || holds(t, store, comment) {
		t.Fatal("what was not opened left something")
	}
	appends := 0
	store.Before(func() error { appends++; return nil })
	must(t, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Check())
	if after, _ := r.Record(); appends != 1 || len(after) != len(before)+3 {
		t.Errorf("%d transactions, %d lines", appends, len(after)-len(before))
	}
	must(t, again(t, d, r).Check())
}

func TestEitherPassphraseOpens(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	o := room.InviteOptions{Dir: filepath.Join(p.dir, "out"), Seal: []byte("not it"), Seal2: []byte("the secretary's"), Sign: roomtest.SignAsChair(t, r)}
	_, _, err := r.Invite(context.Background(), "", o)
	wantFault(t, err, fault.Passphrase)
	o.Seal = []byte(roomtest.Passphrase)
	_, ns, err := r.Invite(context.Background(), "", o)
	must(t, err)
	if len(ns) != 0 {
		t.Errorf("there are two passphrases: %v", ids(ns))
	}
	sealed, _ := p.ballot("kari", 1, "", nil)
	collect := p.options()
	collect.Seal = o.Seal2
	p.is(p.collect(collect, p.put("kari.ballot", sealed)), room.Accepted, "")
	r = again(t, d, r)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarksWith("siri", o.Seal2), r.Check())
}

func TestTheSheetRestoresALostPassphrase(t *testing.T) {
	d, r, store := mailed(t)
	sheet := filepath.Join(t.TempDir(), "sheet.txt")
	wantFault(t, r.Recovery("", []byte("not it"), sheet), fault.Passphrase)
	must(t, r.Recovery("", []byte(roomtest.Passphrase), sheet))
	text, err := os.ReadFile(sheet)
	must(t, err)
	if i, _ := os.Stat(sheet); i.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read the sheet: %v", i.Mode())
	}
	other, err := trust.NewIdentity()
	must(t, err)
	before, _ := r.Record()
	found := filepath.Join(t.TempDir(), "found.txt")
	for name, c := range map[string]struct {
		sheet, passphrase string
		class             fault.Class
	}{
		"no key in it":        {"AGE-SECRET-KEY-1", "new", fault.Format},
		"another edition's":   {other.Secret(), "new", fault.Key},
		"no new passphrase":   {string(text), "", fault.Passphrase},
		"no sheet at all":     {"", "new", fault.Format},
		"a recipient, no key": {other.Recipient(), "new", fault.Format},
	} {
		must(t, os.WriteFile(found, []byte(c.sheet), 0o600))
		if err := r.Restore("", found, []byte(c.passphrase)); fault.ClassOf(err) != c.class {
			t.Errorf("%s: %v; wants %s", name, err, c.class)
		}
	}
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("what was refused left a line")
	}
	must(t, r.Restore("", sheet, []byte("new")))
	r = again(t, d, r)
	wantFault(t, r.RevealMarksWith("", []byte(roomtest.Passphrase)), fault.Passphrase)
	must(t, r.RevealMarksWith("", []byte("new")), r.Check())
	if holds(t, store, string(text[strings.Index(string(text), "AGE-SECRET"):][:40])) {
		t.Error("the key is in the file in the clear")
	}
}

// What one juror seals and another enters at the chair's machine is ranked as if
// all of it had been entered, to the byte.
func TestSealedAndEnteredRankAlike(t *testing.T) {
	jurors := []string{"anne", "kari", "ola"}
	for seed := range 12 {
		random := rand.New(rand.NewPCG(1, uint64(seed)))
		d, entered := roomtest.NewDisk(), roomtest.NewDisk()
		r, _, k := d.Chaired(t)
		plain, _, _ := entered.Chaired(t)
		p := newPost(t, r, k)
		sealed := 0
		for _, id := range jurors {
			b := marked(random, k.Marked(id))
			enter(t, plain, b)
			if random.IntN(2) == 0 {
				enter(t, r, b)
				continue
			}
			sealed++
			head := mailing.BallotHead{
				Fingerprint: k.Fingerprint, JurorKey: k.Signers[id].Public().Line(), SealedTo: k.Identity.Recipient(),
				Revision: 1, Salt: mailingtest.Salt(id), CreatedAt: mailingtest.Start,
			}
			p.is(p.collect(p.options(), p.put(id+".ballot", k.Seal(mailing.NewBallot(b, r.Edition(), head)))), room.Accepted, "")
		}
		if one, two := rankedAs(t, r), rankedAs(t, plain); string(one) != string(two) {
			t.Errorf("%d sealed:\n%s\nall entered:\n%s", sealed, one, two)
		}
	}
}

// marked changes some cells of a ballot, and recuses from a nominee now and
// then.
func marked(random *rand.Rand, b *ballot.Ballot) *ballot.Ballot {
	for c, e := range b.Cells {
		switch random.IntN(4) {
		case 0:
			e = ballot.Entry{Abstained: true}
		case 1:
			e.Mark = exact.Int(int64(1 + random.IntN(6)))
		}
		b.Put(c, e)
	}
	if random.IntN(2) == 0 {
		b.Recused["hamar"] = ballot.Recusal{Ground: ground}
		b.Declared["hamar"] = ballot.Declaration{Ground: ground}
	}
	return b
}

// enter enters a ballot in the chair's file, and hands it in.
func enter(t *testing.T, r *room.Room, b *ballot.Ballot) {
	t.Helper()
	var cells []deliberation.CellChange
	for c, e := range b.Cells {
		mark := room.Abstain
		if e.Set {
			mark = e.Mark.Text()
		}
		cells = append(cells, deliberation.CellChange{Nominee: c.Nominee, Criterion: c.Criterion, Mark: mark, Comment: e.Comment})
	}
	must(t, r.MarkAll(b.Juror, cells))
	for n, d := range b.Declared {
		must(t, r.Declare(b.Juror, n, d.Ground))
	}
	_, err := r.HandIn(b.Juror)
	must(t, err)
}

// rankedAs is the ranking of a room once the marks are fixed.
func rankedAs(t *testing.T, r *room.Room) []byte {
	t.Helper()
	_, err := r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Lock(""), r.Check())
	s := sight(t, r, "")
	return ranking.Document(s.Ranking, s.Edition, record.Hash([]byte("the same")))
}

func TestReopenedASealedBallotCanBeCorrected(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	first, sum := p.ballot("kari", 1, "", nil)
	second, _ := p.ballot("kari", 2, sum, func(b *mailing.Ballot) { b.Marks[0].Comment = comment })
	p.is(p.collect(p.options(), p.put("1.ballot", first)), room.Accepted, "")
	_, err := r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Reopen("", deliberation.Open, "a mistake"))
	if j := jurorOf(t, sight(t, r, ""), "kari"); j.State != deliberation.HandedIn || j.Revision != 1 {
		t.Errorf("%+v", j)
	}
	p.is(p.collect(p.options(), p.put("2.ballot", second)), room.Accepted, "")
	if s := sight(t, r, ""); !slices.Equal(s.SealedWaiting, []string{"kari"}) {
		t.Errorf("waiting %v", s.SealedWaiting)
	}
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Check(), again(t, d, r).Check())
}

// What came and does not count is opened with the rest: who says that a juror
// sent something has to show it.
func TestWhatGaveWayIsOpenedToo(t *testing.T) {
	d := roomtest.NewDisk()
	r, store, k := d.Chaired(t)
	p := newPost(t, r, k)
	first, sum := p.ballot("ola", 1, "", func(b *mailing.Ballot) { b.Marks[0].Comment = "Først." })
	second, _ := p.ballot("ola", 2, sum, nil)
	one, _ := p.ballot("kari", 1, "", nil)
	two, _ := p.ballot("kari", 1, "", func(b *mailing.Ballot) { b.Salt, b.Marks[0].Comment = mailingtest.Salt("two"), comment })
	p.collect(p.options(), p.put("1.ballot", first), p.put("2.ballot", second), p.put("3.ballot", one), p.put("4.ballot", two))
	_, err := r.CloseBallots("")
	must(t, err)
	if w := sight(t, r, "").SealedWaiting; !slices.Equal(w, []string{"kari", "ola"}) {
		t.Errorf("waiting %v", w)
	}
	must(t, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Check(), again(t, d, r).Check())
	for _, text := range []string{comment, "Først."} {
		if !holds(t, store, text) {
			t.Errorf("%q was not opened", text)
		}
	}
	if s := sight(t, again(t, d, r), ""); len(s.Ballots) != 1 {
		t.Errorf("%d ballots count", len(s.Ballots))
	}
}
