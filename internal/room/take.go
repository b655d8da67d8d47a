package room

import (
	"slices"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
)

// sealedDoc is the name under which a sealed ballot is kept: after the SHA-256
// of its file.
func sealedDoc(sha256 string) string { return "sealed/" + sha256 + BallotSuffix }

// open opens a sealed ballot or reads a form, and says whose it is.
func (t *taker) open(x *incoming) {
	switch {
	case x.Result != "":
		return
	case x.Form:
		t.openForm(x)
		return
	}
	o, err := mailing.Open(x.data, x.shown(), t.key)
	if err != nil {
		x.refuse(fault.Of(err))
		return
	}
	x.opened = o
	x.about(o)
}

// about tells what an opened ballot says of itself.
func (x *incoming) about(o *mailing.Opened) {
	x.Juror, x.Revision, x.SHA256, x.SealedSHA256 = o.Ballot.Juror, o.Ballot.Revision, o.SHA256, o.SealedSHA256
	if !o.Key.IsZero() {
		x.KeyFP = o.Key.Fingerprint()
	}
}

// take takes in one file, and keeps that it was refused where it was.
func (t *taker) take(x *incoming) error {
	if x.Result == "" {
		if x.Form {
			t.takeForm(x)
		} else {
			t.takeBallot(x)
		}
	}
	told := x.Result == Refused || x.Result == Held && !t.keptAside(x)
	if !told || x.data == nil {
		return nil
	}
	return t.chain.add(deliberation.Event{
		Kind: deliberation.ImportRefused, Who: t.who, SHA256: x.sha256(), Class: string(x.Fault.Class),
	})
}

// keptAside reports whether the ballot itself is kept until one is chosen.
func (t *taker) keptAside(x *incoming) bool { return t.heldAs(x.Juror, x.SealedSHA256) }

// takeBallot takes in a ballot that was opened.
func (t *taker) takeBallot(x *incoming) {
	o := x.opened
	expect := t.expect(o.Ballot)
	f := expect.Check(o)
	var confirms *deliberation.Event
	if f != nil && (f.ID == mailing.NewKey || f.ID == mailing.OtherKey) {
		if confirms = t.confirms(f.ID, o); confirms == nil {
			x.Result, x.Fault = Refused, f.At(x.shown())
			if f.ID == mailing.NewKey {
				x.Result = Held
			}
			return
		}
		expect.Keys[o.Ballot.Juror] = o.Key.Line()
		f = expect.Check(o)
	}
	if f == nil {
		f = t.openable(o)
	}
	fork := f != nil && f.Class == fault.Fork
	switch {
	case t.heldBefore(o):
		x.Result, x.Fault = Held, forked(o.Ballot.Juror, o.Ballot.Revision).At(x.shown())
	case f == nil && expect.Again(o), t.known(o) && (fork || f != nil && f.Class == fault.Stale && x.folder):
		x.Result = Already
	case f != nil && !fork:
		x.refuse(f.At(x.shown()))
	case t.chain.state.Phase == deliberation.Closed && t.o.Late == "":
		x.refuse(fault.New(fault.Closed, "ballot.late", "juror", x.Juror, "name", t.name(x.Juror)).At(x.shown()))
	case fork:
		t.hold(x, confirms, f)
	default:
		t.accept(x, confirms, deliberation.Event{Origin: deliberation.OriginSealed, Key: o.Key.Line()})
	}
}

// confirms is the event that makes a key the juror's, where the chair said
// so: that it was read aloud, and of one that takes the place of another also
// why; nil where not.
func (t *taker) confirms(id string, o *mailing.Opened) *deliberation.Event {
	if !slices.Contains(t.o.AcceptKeys, o.Key.Fingerprint()) || id == mailing.OtherKey && t.o.Reason == "" {
		return nil
	}
	return &deliberation.Event{
		Kind: deliberation.KeyConfirmed, Who: t.who, Juror: o.Ballot.Juror, Key: o.Key.Line(), Reason: t.o.Reason,
	}
}

// accept keeps a ballot that may count: the sealed bytes, and hashes.
func (t *taker) accept(x *incoming, confirms *deliberation.Event, e deliberation.Event) {
	o := x.opened
	e.Kind, e.Who, e.Juror, e.Revision = deliberation.BallotCollected, t.who, o.Ballot.Juror, o.Ballot.Revision
	e.SHA256, e.Sealed, e.SaltSum = o.SHA256, o.SealedSHA256, o.Ballot.SaltSum()
	e.Reason = t.late()
	if !t.addAll(x, confirms, e) {
		return
	}
	x.Result = Accepted
	t.docs[sealedDoc(o.SealedSHA256)] = o.Sealed
}

// addAll adds the event of a ballot to the act, after the one that confirms its
// key, where there is one: both, or neither, and then the file is refused.
func (t *taker) addAll(x *incoming, confirms *deliberation.Event, e deliberation.Event) bool {
	c := *t.chain
	if confirms != nil {
		if err := c.add(*confirms); err != nil {
			x.refuse(fault.Of(err).At(x.shown()))
			return false
		}
	}
	if err := c.add(e); err != nil {
		x.refuse(fault.Of(err).At(x.shown()))
		return false
	}
	*t.chain = c
	return true
}

// hold keeps a ballot aside that differs from another with its revision. Its key
// is the juror's all the same, where the chair said so: whoever begins again
// with a new key begins with the first revision.
func (t *taker) hold(x *incoming, confirms *deliberation.Event, f *fault.Error) {
	o := x.opened
	e := deliberation.Event{
		Kind: deliberation.BallotHeld, Who: t.who, Juror: o.Ballot.Juror, Revision: o.Ballot.Revision, SHA256: o.SHA256,
		Sealed: o.SealedSHA256, SaltSum: o.Ballot.SaltSum(), Origin: deliberation.OriginSealed, Key: o.Key.Line(),
		Reason: t.late(),
	}
	if !t.addAll(x, confirms, e) {
		return
	}
	x.Result, x.Fault = Held, f.At(x.shown())
	t.docs[sealedDoc(o.SealedSHA256)] = o.Sealed
}

// late is why a ballot is admitted after closing; empty before that.
func (t *taker) late() string {
	if t.chain.state.Phase != deliberation.Closed {
		return ""
	}
	return t.o.Late
}

func forked(juror string, revision int) *fault.Error {
	return fault.New(fault.Fork, "mailing.fork", "have", itoa(revision), "juror", juror)
}

// expect is what a ballot is held against, as things stand.
func (t *taker) expect(b *mailing.Ballot) *mailing.Expect {
	s, ed := &t.chain.state, t.chain.ed
	e := &mailing.Expect{
		Edition: ed, Fingerprint: t.room.fingerprint(), Recipient: s.Recipient, Keys: map[string]string{},
		Last: map[string]mailing.Known{}, SaltUsed: func(sum string) bool { return s.SaltSums[sum] },
	}
	for i := range ed.Jurors {
		id := ed.Jurors[i].ID
		if line := deliberation.KeyOf(*s, ed, id); line != "" {
			e.Keys[id] = line
		}
	}
	if last, ok := t.last(b.Juror, string(b.Previous)); ok {
		e.Last[b.Juror] = last
	}
	return e
}

// last is the ballot that the juror's next one must follow. Where different
// ones came with the last revision it may follow any of them, also one that was
// not chosen.
func (t *taker) last(juror, previous string) (mailing.Known, bool) {
	s := &t.chain.state
	all := s.Collected[juror]
	if len(all) == 0 {
		return mailing.Known{}, false
	}
	last := all[len(all)-1]
	if now, ok := s.HandIns[juror]; ok {
		last = now
	}
	for _, h := range all {
		if h.Revision == last.Revision && h.Ballot == previous {
			last = h
		}
	}
	return mailing.Known{Revision: last.Revision, SHA256: last.Ballot}, true
}

// known reports whether this very ballot was taken before, whatever became of
// it.
func (t *taker) known(o *mailing.Opened) bool {
	return slices.ContainsFunc(t.chain.state.Collected[o.Ballot.Juror], func(h deliberation.HandIn) bool { return h.Ballot == o.SHA256 })
}

// heldBefore reports whether this very ballot waits for a choice already.
func (t *taker) heldBefore(o *mailing.Opened) bool {
	return slices.ContainsFunc(t.chain.state.Held[o.Ballot.Juror], func(h deliberation.HandIn) bool { return h.Ballot == o.SHA256 })
}
