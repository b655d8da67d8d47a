package room

import (
	"slices"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
)

// inRound reports whether ballots come into a round: they change marks that are
// open.
func (t *taker) inRound() bool {
	_, open := deliberation.OpenRound(t.chain.state)
	return open
}

// outside says why a ballot has no place in the round that is open, where that
// is so whatever its marks are; nil where it may have one, or where f says
// already that it is nobody's or another edition's.
func (t *taker) outside(juror string, f *fault.Error) *fault.Error {
	if !t.inRound() || f != nil && !asksForKey(f) && !slices.Contains([]fault.Class{fault.Fork, fault.Stale, fault.Chain}, f.Class) {
		return nil
	}
	who := []string{"juror", juror, "name", t.name(juror), "present", string(t.chain.state.Phase)}
	in, handedIn := t.chain.state.HandIns[juror]
	switch {
	case !handedIn:
		return fault.New(fault.State, "revised.first", who...)
	case in.Origin != deliberation.OriginSealed:
		return fault.New(fault.State, "revised.entered", who...)
	}
	return nil
}

// reviseBy takes in a ballot that changes marks while a round is open: it is
// opened in the same act. One that differs from another of its revision waits
// for nobody, since that one has been opened.
func (t *taker) reviseBy(x *incoming, o *mailing.Opened, confirms *deliberation.Event, f *fault.Error) {
	var changes []deliberation.Revised
	switch {
	case f == nil:
		changes, f = deliberation.Revisions(t.chain.state, t.chain.ed, o.Ballot.Marked(), t.o.Why)
	case f.Class == fault.Fork:
		f = fault.New(fault.Fork, "revised.fork", "have", itoa(o.Ballot.Revision), "juror", x.Juror, "name", t.name(x.Juror))
	}
	if f != nil {
		x.refuse(f)
		return
	}
	open, _ := deliberation.OpenRound(t.chain.state)
	e := openedEvent(o)
	e.Kind, e.Who, e.Origin, e.Key = deliberation.BallotRevised, t.who, deliberation.OriginSealed, o.Key.Line()
	e.Revision, e.SHA256, e.SaltSum = o.Ballot.Revision, o.SHA256, o.Ballot.SaltSum()
	e.Reason, e.Number, e.Marks = t.o.Why, open.N, len(changes)
	if !t.addAll(x, confirms, e) {
		return
	}
	after, _ := deliberation.OpenRound(t.chain.state)
	x.Result, x.Changes = Accepted, after.Changes[len(open.Changes):]
	t.docs[sealedDoc(o.SealedSHA256)] = o.Sealed
	t.docs[openedDoc(o.SHA256)], t.docs[openedDoc(o.SHA256)+sigSuffix] = o.Bytes, o.Sig
}
