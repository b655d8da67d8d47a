package room_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust/trusttest"
)

// snapshot is what the marks make of it, to be compared.
func snapshot(t *testing.T, r *room.Room) string {
	t.Helper()
	_, doc, err := r.Rank()
	must(t, err)
	return string(doc)
}

// What is refused in a round changes no mark, and says what to do.
func TestWhatIsRefusedInARound(t *testing.T) {
	recuses := func(b *mailing.Ballot) {
		b.Marks = b.Marks[:4]
		b.Recused = []mailing.Statement{{Nominee: "hamar", Ground: "a sister"}}
		b.Declared[2].Ground = "a sister"
	}
	for name, c := range map[string]struct {
		file  func(m *meeting) []byte
		class fault.Class
		id    string // empty: any
	}{
		"nothing is different": {func(m *meeting) []byte { b, _ := m.ballot("kari", 2, m.kari, nil); return b }, fault.State, ""},
		"a recusal more":       {func(m *meeting) []byte { b, _ := m.ballot("kari", 2, m.kari, recuses); return b }, fault.State, ""},
		"a declaration less": {func(m *meeting) []byte {
			b, _ := m.ballot("kari", 2, m.kari, func(b *mailing.Ballot) { b.Declared = b.Declared[:2]; marks(0, "2", "why")(b) })
			return b
		}, fault.State, ""},
		"no reason":               {func(m *meeting) []byte { b, _ := m.ballot("kari", 2, m.kari, marks(0, "2", "")); return b }, fault.State, ""},
		"a first ballot":          {func(m *meeting) []byte { b, _ := m.ballot("per", 1, "", nil); return b }, fault.State, "revised.first"},
		"marks that were entered": {func(m *meeting) []byte { b, _ := m.ballot("anne", 1, "", nil); return b }, fault.State, "revised.entered"},
		"another of the revision": {func(m *meeting) []byte {
			b, _ := m.ballot("kari", 1, "", func(b *mailing.Ballot) { b.Salt = mailingtest.Salt("other"); marks(0, "2", "why")(b) })
			return b
		}, fault.Fork, "revised.fork"},
		"it follows another": {func(m *meeting) []byte {
			b, _ := m.ballot("kari", 2, record.Hash([]byte("another")), marks(0, "2", "why"))
			return b
		}, fault.Chain, ""},
		"a salt once more": {func(m *meeting) []byte {
			b, _ := m.ballot("kari", 2, m.kari, func(b *mailing.Ballot) { b.Salt = mailingtest.Salt("kari", 1); marks(0, "2", "why")(b) })
			return b
		}, fault.Format, ""},
		"off the scale": {func(m *meeting) []byte { b, _ := m.ballot("kari", 2, m.kari, marks(0, "7", "why")); return b }, fault.Score, ""},
		"far ahead": {func(m *meeting) []byte {
			b, _ := m.ballot("kari", 2+deliberation.MaxAhead, m.kari, marks(0, "2", "why"))
			return b
		}, fault.Format, ""},
		"signed by another": {func(m *meeting) []byte {
			b := m.k.Ballot("kari", 2, m.kari)
			marks(0, "2", "why")(b)
			return m.k.SealAs(m.k.Signers["ola"], b.Encode())
		}, fault.Juror, ""},
		"another key": {func(m *meeting) []byte {
			b := m.k.Ballot("kari", 2, m.kari)
			marks(0, "2", "why")(b)
			b.JurorKey = jurorKey(trusttest.Signer(m.t, 60))
			return m.k.SealAs(trusttest.Signer(m.t, 60), b.Encode())
		}, fault.Juror, ""},
		"a form": {func(m *meeting) []byte { return m.form(m.k.Fingerprint) }, fault.State, "revised.form"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMeeting(t).opens()
			before := snapshot(t, m.r)
			file := "some.ballot"
			if data := c.file(m); bytes.HasPrefix(data, []byte("-----BEGIN AGE")) {
				file = m.put(file, data)
			} else {
				file = m.put("some.txt", data)
			}
			o := m.options()
			o.ConfirmForms, o.By = []string{"kari"}, "on the phone"
			done := m.collect(o, file)
			m.is(done, room.Refused, c.class)
			f := done.Files[0].Fault
			if f == nil || c.id != "" && f.ID != c.id {
				t.Fatalf("%v; wants %s", f, c.id)
			}
			for _, lang := range locale.Languages() {
				message, try := locale.For(lang).Fault(f)
				if strings.ContainsAny(message+try, "{}⟦⟧") || try == "" || !locale.For(lang).Has("fault."+f.ID) {
					t.Errorf("%s: %s %q %q", lang, f.ID, message, try)
				}
			}
			if snapshot(t, m.r) != before || len(sight(t, m.r, "").Rounds[0].Changes) != 0 || done.Receipt != 0 {
				t.Error("something was changed")
			}
			entries, _ := m.r.Record()
			if last := entries[len(entries)-1]; last.Kind != string(deliberation.ImportRefused) {
				t.Errorf("the record says %s", last.Kind)
			}
			must(t, m.r.Check(), again(t, m.d, m.r).Check())
		})
	}
}

// Whatever somebody tries with ballots, in a round it changes nobody's mark.
func TestAttacksInARound(t *testing.T) {
	m := newMeeting(t).opens()
	before := snapshot(t, m.r)
	for _, a := range m.k.Attacks() {
		done := m.collect(m.options(), m.put(a.File, a.Data))
		if x := done.Files[0]; x.Result == room.Accepted || x.Result == room.Held && x.Fault.Class != fault.Juror {
			t.Errorf("%d %s: %s %v", a.Number, a.Name, x.Result, x.Fault)
		}
	}
	if snapshot(t, m.r) != before {
		t.Error("a mark was changed")
	}
	must(t, m.r.Check())
}

// Outside of a round nothing is taken in once the marks are open.
func TestNoRoundNoBallot(t *testing.T) {
	m := newMeeting(t)
	_, err := m.r.Collect(t.Context(), "", []string{m.revision(marks(0, "2", "why"))}, m.options())
	wantFault(t, err, fault.State)
	must(t, m.opens().r.CloseRound(""))
	_, err = m.r.Collect(t.Context(), "", []string{m.revision(marks(0, "2", "why"))}, m.options())
	wantFault(t, err, fault.State)
}

// A key that was lost between the ballots is read aloud in a round as before it.
func TestANewKeyInARound(t *testing.T) {
	m := newMeeting(t).opens()
	fresh := trusttest.Signer(t, 61)
	b := m.k.Ballot("kari", 2, m.kari)
	marks(0, "2", "why")(b)
	b.JurorKey = jurorKey(fresh)
	path := m.put("kari.ballot", m.k.SealAs(fresh, b.Encode()))
	o := m.options()
	o.AcceptKeys = []string{fresh.Public().Fingerprint()}
	m.is(m.collect(o, path), room.Refused, fault.Juror)
	o.Reason = "a new laptop"
	done := m.collect(o, path)
	m.is(done, room.Accepted, "")
	if c := done.Files[0].Changes; !done.Files[0].Confirmed || len(c) != 1 || c[0].Reason != "why" {
		t.Errorf("%+v", done.Files[0])
	}
	must(t, m.r.Check(), again(t, m.d, m.r).Check())
}

// A key is not confirmed by a ballot that is not taken in.
func TestARefusedBallotConfirmsNoKey(t *testing.T) {
	m := newMeeting(t).opens()
	sealed, _ := m.ballot("per", 1, "", nil)
	o := m.options()
	o.AcceptKeys = []string{m.k.Signers["per"].Public().Fingerprint()}
	m.is(m.collect(o, m.put("per.ballot", sealed)), room.Refused, fault.State)
	if j := jurorOf(t, sight(t, m.r, ""), "per"); j.KeyConfirmed || j.Waiting != nil {
		t.Errorf("%+v", j)
	}
}

// What to write to a juror while a round is open goes by where their marks are.
func TestMailInARound(t *testing.T) {
	m := newMeeting(t)
	says := func(juror, want string) {
		t.Helper()
		got, err := m.r.MailText(juror)
		must(t, err)
		if !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", juror, want, got)
		}
	}
	says("kari", "versjon 1. Takk")
	m.opens()
	says("kari", "kari.ballot mens runden er åpen")
	says("anne", "ligger i min fil")
	says("per", "Skåringen for Prisen er lukket")
	m.is(m.collect(m.options(), m.revision(marks(0, "2", "why"))), room.Accepted, "")
	says("kari", "versjon 2. Takk")
	says("kari", "Så lenge runden er åpen")
	says("ola", "ola.ballot mens runden er åpen")
	must(t, m.r.CloseRound(""))
	says("kari", "versjon 2. Takk")
	says("ola", "versjon 1. Takk")
}

// With a round in it the edition goes back as it goes forward.
func TestReopeningWithRounds(t *testing.T) {
	for _, to := range []deliberation.Phase{deliberation.Open, deliberation.Closed, deliberation.Deliberating} {
		t.Run(string(to), func(t *testing.T) {
			m := newMeeting(t).opens()
			r := m.r
			must(t, r.Revise("ola", "", "kinn", "results", "6", "why"), r.Revise("", "anne", "kinn", "results", "1", "why"))
			m.is(m.collect(m.options(), m.revision(marks(0, "2", "why"))), room.Accepted, "")
			if to == deliberation.Deliberating {
				must(t, r.CloseRound(""), r.Lock(""))
			}
			must(t, r.Reopen("", to, "a mistake"), r.Check())
			if to == deliberation.Open {
				_, err := r.HandIn("anne")
				must(t, err)
				_, err = r.CloseBallots("")
				must(t, err)
			}
			if to != deliberation.Deliberating {
				must(t, r.RevealMarksWith("", []byte(roomtest.Passphrase)))
			}
			must(t, again(t, m.d, r).Check())
			r = again(t, m.d, r)
			if s := sight(t, r, ""); s.Round != 0 || len(s.Rounds) != 1 {
				t.Errorf("%+v", s.Rounded)
			}
			decidedBothWays(t, r)
		})
	}
}

// decidedBothWays signs the decision, and writes both folders, which verifies
// them.
func decidedBothWays(t *testing.T, r *room.Room) {
	t.Helper()
	must(t, r.Lock(""))
	_, err := r.Propose("", roomtest.Grounds(r))
	must(t, err, r.DecideWith(t.Context(), "", deliberation.ProposalChange{}, roomtest.SignAsChair(t, r).Key, nil))
	dir := t.TempDir()
	for _, profile := range []string{"public", "complete"} {
		if _, err := r.Export("", filepath.Join(dir, profile), profile, false); err != nil {
			t.Errorf("the %s folder: %v", profile, err)
		}
	}
}
