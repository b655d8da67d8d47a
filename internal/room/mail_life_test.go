package room_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// mailedLife is an edition whose ballots come by mail, in any order and in any
// way.
type mailedLife struct {
	post
	rt     *rapid.T
	drawn  *rand.Rand
	sent   map[string][]sent // by juror: every ballot that was ever mailed
	serial int
}

// sent is a ballot that was mailed.
type sent struct {
	revision int
	sha256   string
	data     []byte
}

func (x *mailedLife) pick(name string, list ...string) string {
	return rapid.SampledFrom(list).Draw(x.rt, name)
}

func (x *mailedLife) juror() string { return x.pick("juror", "anne", "kari", "ola", "per") }

// mail writes a new ballot of a juror: the next, another with the last
// revision, or one that skips some.
func (x *mailedLife) mail(juror string) []byte {
	x.serial++
	revision, previous := 1, ""
	if all := x.sent[juror]; len(all) > 0 {
		last := all[len(all)-1]
		revision, previous = last.revision+1, last.sha256
		switch x.pick("how", "next", "next", "again", "skips", "anew") {
		case "anew":
			if juror != "ola" { // who co-signs in the end
				x.k.Signers[juror] = trusttest.Signer(x.t, byte(40+x.serial))
			}
			revision, previous = 1, ""
		case "again":
			revision, previous = last.revision, ""
			for _, s := range all {
				if s.revision == revision-1 {
					previous = s.sha256
				}
			}
		case "skips":
			revision++
		}
	}
	b := mailing.NewBallot(marked(x.drawn, x.k.Marked(juror)), x.r.Edition(), mailing.BallotHead{
		Fingerprint: x.k.Fingerprint, JurorKey: x.k.Signers[juror].Public().Line(), SealedTo: x.k.Identity.Recipient(),
		Revision: revision, Previous: previous, Salt: mailingtest.Salt(x.serial), CreatedAt: mailingtest.Start,
	})
	data := x.k.Seal(b)
	x.sent[juror] = append(x.sent[juror], sent{revision, record.Hash(b.Encode()), data})
	return data
}

// collecting are the options of a chair who answers everything.
func (x *mailedLife) collecting() room.CollectOptions {
	o := x.options()
	o.AcceptKeys, o.Reason = nil, "read aloud"
	for _, s := range x.k.Signers {
		o.AcceptKeys = append(o.AcceptKeys, s.Public().Fingerprint())
	}
	o.ConfirmForms, o.By = []string{"kari"}, "by phone"
	o.Late = x.pick("late", "", "the post was slow")
	if x.pick("signed", "here", "later") == "later" {
		o.Sign = room.Signing{}
	}
	return o
}

// act does something, or is refused.
func (x *mailedLife) act() error {
	switch x.pick("act", "mail", "mail", "mail", "old", "form", "choose", "enter", "doubt", "doubt", "verdict", "amend", "absent", "close", "marks", "lock", "reopen", "sign", "decide",
		"round", "round", "revise", "revise", "send") {
	case "mail":
		juror := x.juror()
		_, err := x.r.Collect(context.Background(), "", []string{x.put(juror+".ballot", x.mail(juror))}, x.collecting())
		return err
	case "old":
		all := x.sent[x.juror()]
		if len(all) == 0 {
			return nil
		}
		old := all[rapid.IntRange(0, len(all)-1).Draw(x.rt, "old")]
		_, err := x.r.Collect(context.Background(), "", []string{x.put("old.ballot", old.data)}, x.collecting())
		return err
	case "form":
		_, err := x.r.Collect(context.Background(), "", []string{x.put("kari.txt", x.form(x.k.Fingerprint))}, x.collecting())
		return err
	case "choose":
		return x.choose()
	case "enter":
		return x.enter(x.juror())
	case "doubt":
		juror, nominee := x.juror(), x.nominee()
		if err := x.r.Recuse(juror, nominee, x.pick("ground", "a cousin", "a job")); err != nil {
			return err
		}
		return x.verdict(juror, nominee)
	case "verdict":
		return x.verdict(x.juror(), x.nominee())
	case "amend":
		return x.amend()
	case "absent":
		_, err := x.r.Absent("", x.juror(), "ill")
		return err
	case "close":
		_, err := x.r.CloseBallots("")
		return err
	case "marks":
		return x.r.RevealMarksWith("", []byte(roomtest.Passphrase))
	case "lock":
		return x.r.Lock("")
	case "round":
		return x.round()
	case "revise":
		return x.revise()
	case "send":
		return x.send()
	case "sign":
		_, _, err := x.r.SignReceipts(context.Background(), "", roomtest.SignAsChair(x.t, x.r), "")
		return err
	case "decide":
		x.finish()
		return x.decide()
	}
	return x.r.Reopen("", deliberation.Phase(x.pick("to", "open", "closed", "deliberation")), "a mistake")
}

// meet takes the ballots of two jurors in, opens the marks, and a round in which
// something is tried.
func (x *mailedLife) meet() {
	for _, juror := range []string{"kari", "ola"} {
		x.is(x.collect(x.options(), x.put(juror+".ballot", x.mail(juror))), room.Accepted, "")
	}
	must(x.t, x.enter("anne"))
	_, err := x.r.CloseBallots("")
	must(x.t, err, x.r.RevealMarksWith("", []byte(roomtest.Passphrase)), x.round())
	_, _ = x.revise(), x.send() // refused or not
}

// round opens a round, or closes the one that is open.
func (x *mailedLife) round() error {
	if sight(x.t, x.r, "").Round > 0 && rapid.Bool().Draw(x.rt, "closed") {
		return x.r.CloseRound("")
	}
	_, err := x.r.OpenRound("")
	return err
}

// revise changes a mark in the room.
func (x *mailedLife) revise() error {
	return x.r.Revise("", x.juror(), x.pick("of", "bodo", "kinn", "hamar"), x.pick("on", "results", "ideas"),
		x.pick("mark", "1", "2", "3", "-"), x.pick("why", "", "heard the others"))
}

// send mails the ballot that follows what was taken in of a juror, with a mark
// or two changed.
func (x *mailedLife) send() error {
	juror := x.juror()
	all := x.sent[juror]
	if len(all) == 0 {
		return nil
	}
	x.serial++
	last := all[len(all)-1]
	o, err := mailing.Open(last.data, "last", x.k.Identity)
	must(x.t, err)
	b := o.Ballot
	b.Revision, b.Previous, b.Salt = last.revision+1, decision.Maybe(last.sha256), mailingtest.Salt(x.serial)
	b.JurorKey = jurorKey(x.k.Signers[juror])
	for i := range b.Marks {
		if rapid.IntRange(0, 2).Draw(x.rt, "changed") == 0 {
			b.Marks[i].Mark, b.Marks[i].Comment = x.pick("mark", "1", "2", "3"), x.pick("comment", "", "On reflection.")
		}
	}
	data := x.k.Seal(b)
	x.sent[juror] = append(all, sent{b.Revision, record.Hash(b.Encode()), data})
	_, err = x.r.Collect(context.Background(), "", []string{x.put(juror+".ballot", data)}, x.collecting())
	return err
}

func (x *mailedLife) choose() error {
	for _, j := range sight(x.t, x.r, "").Jurors {
		if len(j.Held) > 0 {
			h := j.Held[rapid.IntRange(0, len(j.Held)-1).Draw(x.rt, "chosen")]
			return x.r.Choose("", h.SealedSHA256, "on the phone")
		}
	}
	return nil
}

func (x *mailedLife) nominee() string { return x.pick("nominee", "bodo", "kinn") }

// verdict decides on a recusal, where there is one.
func (x *mailedLife) verdict(juror, nominee string) error {
	by := x.pick("by", "anne", "kari", "ola", "per")
	return x.r.DecideRecusal("", juror, nominee, x.pick("verdict", "upheld", "upheld", "rejected") == "upheld", []string{by}, "")
}

func (x *mailedLife) enter(juror string) error {
	if err := x.r.Mark(juror, "kinn", "results", x.pick("mark", "1", "4.5", "-")); err != nil {
		return err
	}
	_, err := x.r.HandIn(juror)
	return err
}

func (x *mailedLife) amend() error {
	x.serial++
	change := x.pick("change",
		fmt.Sprintf("{path: nominees/kinn/summary, to: Version %d.}", x.serial),
		fmt.Sprintf("{path: jurors/new%d, to: {name: New %d, email: new%d@example.org}}", x.serial, x.serial, x.serial),
		"{path: nominees/hamar/withdrawn, to: true}", fmt.Sprintf("{path: jurors/kari/email, to: kari%d@example.org}", x.serial))
	_, err := x.r.AmendWith(context.Background(), "", []byte("changes: ["+change+"]"), "a.yaml", "they wrote", roomtest.SignAsChair(x.t, x.r))
	return err
}

// finish takes the edition to where the jury can decide, as far as it goes.
func (x *mailedLife) finish() {
	for range 6 {
		s := sight(x.t, x.r, "")
		switch s.Phase {
		case deliberation.Open:
			_, _ = x.r.HandInAll("")
			_, _ = x.r.CloseBallots("")
		case deliberation.Closed:
			must(x.t, x.r.RevealMarksWith("", []byte(roomtest.Passphrase))) // what was taken in can be opened
		case deliberation.Deliberating:
			for _, j := range s.Jurors {
				for _, c := range j.Recused {
					if c.Verdict == "" && len(c.Deciders) > 0 {
						_ = x.r.DecideRecusal("", j.Juror.ID, c.Nominee, rapid.Bool().Draw(x.rt, "upheld"), c.Deciders[:1], "")
					}
				}
			}
			if s.Round > 0 {
				must(x.t, x.r.CloseRound(""))
			}
			must(x.t, x.r.Lock(""))
		default:
			return
		}
	}
}

// decide signs the decision; where nothing is ranked it says that there is no
// award.
func (x *mailedLife) decide() error {
	change := roomtest.Grounds(x.r)
	if s := sight(x.t, x.r, ""); s.Ranking != nil && len(s.Ranking.Winners) == 0 {
		change.Outcome = &deliberation.Outcome{NoAward: true}
	}
	if _, err := x.r.Propose("", change); err != nil {
		return err
	}
	k := roomtest.SignAsChair(x.t, x.r)
	return x.r.DecideWith(context.Background(), "", deliberation.ProposalChange{}, k.Key, nil)
}

// Whatever comes by mail, in whatever order: nothing that was taken in cannot be
// opened, the file holds together, and both folders of the decision verify,
// co-signatures and all.
func TestWhateverComesByMailTheDecisionVerifies(t *testing.T) {
	lives, decided, changed, test := 0, 0, 0, t
	rapid.Check(t, func(t *rapid.T) {
		lives++
		d := roomtest.NewDisk()
		r, _, k := d.Chaired(test)
		x := &mailedLife{
			post: newPost(test, r, k), rt: t, sent: map[string][]sent{},
			drawn: rand.New(rand.NewPCG(1, rapid.Uint64().Draw(t, "marks"))),
		}
		if rapid.Bool().Draw(t, "met") {
			x.meet()
		}
		for range rapid.IntRange(0, 14).Draw(t, "acts") {
			d.Clock.Move(time.Duration(rapid.IntRange(0, 90).Draw(t, "seconds")) * time.Second)
			err := x.act()
			if f := fault.Of(err); err != nil && f == nil {
				t.Fatal(err)
			}
		}
		must(test, r.Check())
		x.finish()
		if sight(test, r, "").Phase == deliberation.Revealed {
			err := x.decide()
			if f := fault.Of(err); err != nil && (f == nil || f.Class != fault.State) {
				t.Fatalf("it cannot be decided: %v", err)
			}
		}
		if sight(test, r, "").Phase == deliberation.Decided {
			decided++
			if slices.ContainsFunc(sight(test, r, "").Rounds, func(x deliberation.Round) bool { return len(x.Changes) > 0 }) {
				changed++
			}
			if rapid.IntRange(0, 3).Draw(t, "exported") == 0 {
				x.exported(d)
			}
		}
	})
	if decided == 0 || changed == 0 {
		t.Error("nothing was ever decided, or no mark was changed")
	}
	t.Logf("%d lives, %d decisions, %d of them with marks that were changed in a round", lives, decided, changed)
}

// exported writes both folders, which verifies them, has ola co-sign, and opens
// the file again.
func (x *mailedLife) exported(d *roomtest.Disk) {
	dir := x.t.TempDir()
	for _, profile := range []string{"public", "complete"} {
		if _, err := x.r.Export("", filepath.Join(dir, profile), profile, false); err != nil {
			x.rt.Fatalf("the %s folder: %v", profile, err)
		}
	}
	folder := filepath.Join(dir, "complete")
	doc, err := os.ReadFile(filepath.Join(folder, room.CompleteFile))
	must(x.t, err, os.MkdirAll(filepath.Join(folder, "signatures"), 0o700))
	sig := x.k.Sign(x.k.Signers["ola"], trust.NamespaceDecision, doc)
	must(x.t, os.WriteFile(filepath.Join(folder, "signatures", "ola.sig"), sig, 0o600))
	_, err = x.r.TakeCosignatures("", folder)
	must(x.t, err)
	r := again(x.t, d, x.r)
	if _, err := r.Export("", filepath.Join(dir, "cosigned"), "complete", false); err != nil {
		x.rt.Fatalf("the co-signed folder: %v", err)
	}
	must(x.t, r.Check())
}
