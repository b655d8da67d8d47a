package mailing

import (
	"strconv"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/text"
	"votering/internal/trust"
)

// Known is the last ballot of a juror that was taken.
type Known struct {
	Revision int
	SHA256   string // of the ballot, hex
}

// Expect is what the chair knows, against which a ballot is held.
type Expect struct {
	Edition     *award.Edition        // with amendments and the whole jury
	Fingerprint string                // of the frozen edition
	Recipient   string                // of the sealing key
	Keys        map[string]string     // by juror: public key line; none or empty: no key yet
	Last        map[string]Known      // by juror
	SaltUsed    func(sum string) bool // whether a salt with this SHA-256 was met before; nil: none was
	Unsigned    bool                  // the ballot is one that the chair's side made from a form
}

// The sentences of an E_JUROR that a chair can do something about.
const (
	// NewKey says that the juror has no key yet: who holds this one must say so.
	NewKey = "mailing.new_key"
	// OtherKey says that the juror has another key.
	OtherKey = "mailing.other_key"
)

// Check says whether an opened ballot may be counted; nil where it may. A
// ballot that is already there, byte for byte, is nil too: look at Again first.
//
// It answers E_FORWARD (sealed for somebody else, and sealed again), E_AWARD
// (another edition), E_DEF (another version of the edition), E_JUROR (not on
// the roll, does not vote, or signed by another key: NewKey and OtherKey have
// the fingerprint as key), E_FORMAT (revision out of bounds), E_STALE (older
// than what is there), E_FORK (the same revision with other content), E_CHAIN
// (it follows another ballot than the one that is there), E_FORMAT (the salt
// was used before) and E_SCORE (marks that do not fit), in this order.
func (e *Expect) Check(o *Opened) *fault.Error {
	for _, check := range []func(*Opened) *fault.Error{e.made, e.signed, e.follows} {
		if f := check(o); f != nil {
			return f
		}
	}
	if e.Again(o) {
		return nil
	}
	if e.SaltUsed != nil && e.SaltUsed(o.Ballot.SaltSum()) {
		return fault.New(fault.Format, "mailing.salt", "juror", o.Ballot.Juror)
	}
	return fault.Of(o.Ballot.Fits(e.Edition))
}

// Again reports that this very ballot is the last that was taken of its juror.
func (e *Expect) Again(o *Opened) bool {
	last, ok := e.Last[o.Ballot.Juror]
	return ok && last == Known{o.Ballot.Revision, o.SHA256}
}

// made says for what and for whom the ballot was made.
func (e *Expect) made(o *Opened) *fault.Error {
	b := o.Ballot
	switch {
	case b.SealedTo != e.Recipient:
		return fault.New(fault.Forward, "mailing.forward", "edition", b.Edition, "juror", b.Juror)
	case b.Edition != e.Edition.ID:
		return fault.New(fault.Award, "mailing.award", "have", b.Edition, "want", e.Edition.ID)
	case b.Fingerprint != e.Fingerprint:
		return fault.New(fault.Def, "mailing.def", "have", award.Short(b.Fingerprint), "want", award.Short(e.Fingerprint))
	}
	return nil
}

// signed says whose ballot it is, and whether that is who signed it.
func (e *Expect) signed(o *Opened) *fault.Error {
	b := o.Ballot
	refuse := func(id string, pairs ...string) *fault.Error {
		pairs = append(pairs, "juror", b.Juror, "name", e.name(b.Juror), "key", o.Key.Fingerprint())
		return fault.New(fault.Juror, id, pairs...)
	}
	juror, ok := e.Edition.Juror(b.Juror)
	switch {
	case !ok:
		return refuse("mailing.not_on_roll")
	case !juror.Votes:
		return refuse("mailing.does_not_vote")
	case o.Form != nil && e.Unsigned:
		return nil
	case o.Form != nil:
		return refuse("mailing.unsigned")
	}
	if other := e.holder(o.Key); other != "" && other != b.Juror {
		return refuse("mailing.signed_by", "by", e.name(other))
	}
	if string(b.JurorKey) != o.Key.Line() {
		return refuse("mailing.names_other")
	}
	key, err := trust.ParsePublicKey(e.Keys[b.Juror])
	switch {
	case e.Keys[b.Juror] == "":
		return refuse(NewKey)
	case err != nil || !key.Equal(o.Key):
		return refuse(OtherKey, "want", key.Fingerprint())
	}
	return nil
}

// holder is whose key this is; empty where it is nobody's.
func (e *Expect) holder(key trust.PublicKey) string {
	for i := range e.Edition.Jurors {
		id := e.Edition.Jurors[i].ID
		if known, err := trust.ParsePublicKey(e.Keys[id]); err == nil && known.Equal(key) {
			return id
		}
	}
	return ""
}

// name is what a juror is called.
func (e *Expect) name(id string) string {
	if j, ok := e.Edition.Juror(id); ok {
		return j.Name
	}
	return text.Show(id)
}

// follows says whether the ballot comes next after the last that was taken.
func (e *Expect) follows(o *Opened) *fault.Error {
	b, last := o.Ballot, e.Last[o.Ballot.Juror]
	have, known := strconv.Itoa(b.Revision), strconv.Itoa(last.Revision)
	switch {
	case b.Revision > last.Revision+deliberation.MaxAhead:
		return fault.New(fault.Format, "mailing.ahead", "have", have, "last", known, "juror", b.Juror)
	case b.Revision < last.Revision:
		return fault.New(fault.Stale, "mailing.stale", "have", have, "last", known, "juror", b.Juror)
	case b.Revision == last.Revision && o.SHA256 != last.SHA256:
		return fault.New(fault.Fork, "mailing.fork", "have", have, "juror", b.Juror)
	case b.Revision == last.Revision:
		return nil
	case (b.Revision == 1) != (b.Previous == ""),
		(b.Revision == last.Revision+1) != (string(b.Previous) == last.SHA256):
		return fault.New(fault.Chain, "mailing.chain", "have", have, "juror", b.Juror)
	}
	return nil
}
