package room

import (
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/record"
)

// sealedDoc is the name under which a sealed ballot is kept: after the SHA-256
// of its file.
func sealedDoc(sha256 string) string { return "sealed/" + sha256 + BallotSuffix }

// about tells what an opened ballot says of itself.
func (x *incoming) about(o *mailing.Opened) {
	x.Juror, x.Revision, x.SHA256, x.SealedSHA256 = o.Ballot.Juror, o.Ballot.Revision, o.SHA256, o.SealedSHA256
	if !o.Key.IsZero() {
		x.key, x.KeyFP = o.Key.Line(), o.Key.Fingerprint()
	}
}

// takeBallot opens a sealed ballot, and takes it in.
func (t *taker) takeBallot(x *incoming, data []byte) {
	x.sum = record.Hash(data)
	o, err := mailing.Open(data, x.shown(), t.key)
	if err != nil {
		x.refuse(fault.Of(err))
		return
	}
	x.about(o)
	if !t.met(x, o) {
		t.judge(x, o)
	}
}

// met answers for a ballot that came before, byte for byte, whatever key the
// juror has now. What gave way to a later one is a replay where it is handed in
// by its name; in a folder it merely lies there still.
func (t *taker) met(x *incoming, o *mailing.Opened) bool {
	s := &t.chain.state
	for _, in := range s.Collected[o.Ballot.Juror] {
		if in.Ballot != o.SHA256 || in.Key != o.Key.Line() {
			continue
		}
		switch now := s.HandIns[o.Ballot.Juror]; {
		case t.heldAs(o.Ballot.Juror, in.Sealed):
			x.Result, x.Fault = Held, forked(o.Ballot.Juror, in.Revision).At(x.shown())
		case in.Revision < now.Revision && !x.folder:
			x.refuse(fault.New(fault.Stale, "mailing.stale", "have", itoa(in.Revision), "last", itoa(now.Revision), "juror", o.Ballot.Juror))
		default:
			x.Result = Already
		}
		return true
	}
	return false
}

// judge decides what becomes of a ballot that is new.
func (t *taker) judge(x *incoming, o *mailing.Opened) {
	expect := t.expect(o.Ballot)
	f := expect.Check(o)
	if no := t.outside(o.Ballot.Juror, f); no != nil {
		x.refuse(no)
		return
	}
	var confirms *deliberation.Event
	if asksForKey(f) {
		var no *fault.Error
		if confirms, no = t.confirms(f, o); confirms == nil {
			x.refuse(no)
			if no.ID == mailing.NewKey {
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
	case t.inRound():
		t.reviseBy(x, o, confirms, f)
	case f != nil && !fork:
		x.refuse(f)
	case t.chain.state.Phase == deliberation.Closed && t.o.Late == "":
		x.refuse(fault.New(fault.Closed, "ballot.late", "juror", x.Juror, "name", t.name(x.Juror)))
	case fork && expect.SaltUsed(o.Ballot.SaltSum()):
		x.refuse(fault.New(fault.Format, "mailing.salt", "juror", x.Juror))
	case fork:
		t.hold(x, o, confirms, f)
	default:
		t.accept(x, o, confirms, deliberation.Event{Origin: deliberation.OriginSealed, Key: o.Key.Line()})
	}
}

// asksForKey reports whether all that is wrong with a ballot is that nobody has
// said whose key signed it.
func asksForKey(f *fault.Error) bool {
	return f != nil && (f.ID == mailing.NewKey || f.ID == mailing.OtherKey)
}

// accept keeps a ballot that may count: the sealed bytes, and hashes.
func (t *taker) accept(x *incoming, o *mailing.Opened, confirms *deliberation.Event, e deliberation.Event) {
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
			x.refuse(fault.Of(err))
			return false
		}
	}
	if err := c.add(e); err != nil {
		x.refuse(fault.Of(err))
		return false
	}
	*t.chain = c
	if confirms != nil {
		x.Confirmed = true
	}
	return true
}

// hold keeps a ballot aside that differs from another with its revision. Its key
// is the juror's all the same, where the chair said so: whoever begins again
// with a new key begins with the first revision.
func (t *taker) hold(x *incoming, o *mailing.Opened, confirms *deliberation.Event, f *fault.Error) {
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
