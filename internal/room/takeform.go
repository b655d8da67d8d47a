package room

import (
	"bytes"
	"slices"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/forms"
	"votering/internal/mailing"
	"votering/internal/record"
)

// readForm reads a form and says whose it is; nil where it is refused.
func (t *taker) readForm(x *incoming, data []byte) *forms.Filled {
	x.sum = t.formSum(data)
	filled, err := forms.Read(data, x.shown(), t.chain.ed)
	if filled != nil {
		if _, ok := t.chain.ed.Juror(filled.Head.Juror); ok { // else it is a stranger's text
			x.Juror = filled.Head.Juror
		}
	}
	if err != nil {
		x.Problems = listOf(err)
		x.refuse(x.Problems[0])
		return nil
	}
	if b := filled.Ballot; !b.HasMarks() && len(b.Recused) == 0 && len(filled.Empty) > 0 {
		x.refuse(fault.New(fault.Format, "collect.empty_form", "name", t.name(x.Juror)))
		return nil
	}
	if f := filled.Old(t.room.fingerprint()); f != nil && !t.o.OldVersion {
		x.refuse(f)
		return nil
	}
	return filled
}

// formSum names a form in the record. Whoever has the hash of a form can guess
// the marks in it, so this one cannot be made without the sealing key; before
// that is open nobody can make it, and it names nothing.
func (t *taker) formSum(data []byte) string {
	secret := t.key.Secret()
	if t.key.IsZero() {
		secret = t.room.clock.Salt()
	}
	return record.Hash(append([]byte("votering form, "+secret+"\n"), data...))
}

// takeForm takes in a form. Nobody signed it: somebody says who sent it.
func (t *taker) takeForm(x *incoming, data []byte) {
	filled := t.readForm(x, data)
	switch who := []string{"juror", x.Juror, "name", t.name(x.Juror)}; {
	case filled == nil:
	case t.sameForm(x, data):
		x.Result = Already
	case t.inRound():
		x.refuse(fault.New(fault.State, "revised.form", append(who, "present", string(t.chain.state.Phase))...))
	case t.signed(x.Juror):
		x.refuse(fault.New(fault.Juror, "collect.signed", who...))
	case t.chain.state.Phase == deliberation.Closed && t.o.Late == "":
		x.refuse(fault.New(fault.Closed, "ballot.late", who...))
	case !slices.Contains(t.o.ConfirmForms, x.Juror):
		x.Result, x.Fault = Held, fault.New(fault.Juror, "ballot.unconfirmed", who...).At(x.shown())
	default:
		t.sealForm(x, filled, data)
	}
}

// sealForm takes a form in that somebody answers for: as a ballot, sealed like
// the others.
func (t *taker) sealForm(x *incoming, filled *forms.Filled, data []byte) {
	o, err := t.ballotOf(x, filled, data)
	if err != nil {
		x.refuse(fault.Of(err))
		return
	}
	x.about(o)
	expect := t.expect(o.Ballot)
	expect.Unsigned = true
	f := expect.Check(o)
	if f == nil {
		f = t.openable(o)
	}
	if f != nil {
		x.refuse(f)
		return
	}
	x.Empty = len(filled.Empty)
	for _, id := range filled.Undeclared {
		n, _ := t.chain.ed.Nominee(id) // forms are asked about nominees of the edition
		x.Undeclared = append(x.Undeclared, n.Name)
	}
	t.accept(x, o, nil, deliberation.Event{Origin: deliberation.OriginForm, Confirmed: t.o.By})
}

// signed reports whether a ballot came that the juror signed: a form, which
// anybody can write, does not take its place.
func (t *taker) signed(juror string) bool {
	return slices.ContainsFunc(t.chain.state.Collected[juror], func(h deliberation.HandIn) bool {
		return h.Origin == deliberation.OriginSealed
	})
}

// ballotOf makes a ballot of a form, as the juror's next, and seals it with the
// form beside it.
func (t *taker) ballotOf(x *incoming, filled *forms.Filled, data []byte) (*mailing.Opened, error) {
	h := mailing.BallotHead{
		Fingerprint: t.room.fingerprint(), SealedTo: t.chain.state.Recipient, Revision: 1,
		Salt: t.room.clock.Salt(), CreatedAt: t.room.now(),
	}
	if last, ok := t.last(x.Juror, ""); ok {
		h.Revision, h.Previous = last.Revision+1, last.SHA256
	}
	b := mailing.NewBallot(filled.Ballot, t.chain.ed, h)
	form := &mailing.Form{Name: x.Juror + formExt(data), Data: data}
	sealed, err := mailing.Seal(b.Encode(), nil, form, h.SealedTo)
	if err != nil {
		return nil, err
	}
	return mailing.Open(sealed, x.shown(), t.key)
}

// formExt ends the name of a form: a sheet is a zip archive.
func formExt(data []byte) string {
	if bytes.HasPrefix(data, []byte("PK")) {
		return FormSheetExt
	}
	return FormTextExt
}

// sameForm reports whether the juror's last ballot was made of these bytes.
// Nothing is kept of a form but what is sealed, so that is opened.
func (t *taker) sameForm(x *incoming, data []byte) bool {
	all := t.chain.state.Collected[x.Juror]
	if len(all) == 0 || all[len(all)-1].Origin != deliberation.OriginForm {
		return false
	}
	last := all[len(all)-1]
	sealed, ok := t.docs[sealedDoc(last.Sealed)]
	if !ok {
		sealed = t.room.docs[sealedDoc(last.Sealed)]
	}
	o, err := mailing.Open(sealed, sealedDoc(last.Sealed), t.key)
	if err != nil || o.Form == nil || !bytes.Equal(o.Form.Data, data) {
		return false
	}
	x.about(o)
	return true
}

// name is what a juror is called.
func (t *taker) name(juror string) string {
	if j, ok := t.chain.ed.Juror(juror); ok {
		return j.Name
	}
	return juror
}
