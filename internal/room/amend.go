package room

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"strconv"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// AmendmentSight is an amendment that was made: the frozen edition with all of
// them is the one that is judged.
type AmendmentSight struct {
	Number int
	At     time.Time
	Reason string
	Lines  []AmendedLine
}

// AmendedLine is one thing that an amendment changes, as text; empty: it is
// not there.
type AmendedLine struct{ Path, From, To string }

// PreviewAmendment says what a file of amendments would change, or why it
// cannot.
func (r *Room) PreviewAmendment(data []byte, name string) ([]AmendedLine, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	changes, err := r.amendments(data, name)
	return amendedLines(changes), err
}

// amendments are the changes of a file of amendments, with what they change
// from.
func (r *Room) amendments(data []byte, name string) ([]award.Change, error) {
	if f := deliberation.Allowed(r.state, r.ed, deliberation.ActAmend); f != nil {
		return nil, f
	}
	changes, err := editionfile.ReadAmendment(data, name)
	if err != nil {
		return nil, err
	}
	_, changes, err = award.Amend(r.ed, changes)
	return changes, withPath(err, text.Show(name))
}

func amendedLines(changes []award.Change) []AmendedLine {
	var lines []AmendedLine
	for _, c := range changes {
		lines = append(lines, AmendedLine{Path: c.Path, From: plainJSON(c.From), To: plainJSON(c.To)})
	}
	return lines
}

// plainJSON is a JSON value as text: a string without its quotes, and nothing
// for null.
func plainJSON(v json.RawMessage) string {
	var s *string
	if json.Unmarshal(v, &s) == nil {
		if s == nil {
			return ""
		}
		return text.Show(*s)
	}
	var b bytes.Buffer
	if json.Compact(&b, v) != nil {
		return ""
	}
	return text.Show(b.String())
}

// AmendWith changes texts, figures, addresses and people of an edition that is
// open, by a file of amendments and with a reason, signed by the chair. It
// returns the amendment's number. With s.Unsigned it writes what is to be
// signed elsewhere into that folder instead, and AmendFrom goes on from there.
func (r *Room) AmendWith(ctx context.Context, who string, data []byte, name, reason string, s Signing) (int, error) {
	reason, err := r.reason(reason)
	if err != nil {
		return 0, err
	}
	a, id, err := r.apartFor(r.asTheChair, who)
	if err != nil {
		return 0, err
	}
	changes, err := a.amendments(data, name)
	if err != nil {
		return 0, err
	}
	x := a.amendment(changes, reason)
	if err := a.amends(x, id); err != nil {
		return 0, err
	}
	key, sign, err := a.signer(ctx, s)
	if err != nil {
		return 0, err
	}
	if sign == nil {
		_, err := r.writeUnsigned(a.chain(), nil, "amendment", map[string][]byte{amendmentDoc(x.Number): x.Encode()}, s)
		return x.Number, err
	}
	sig, err := sign.Sign(ctx, trust.NamespaceEdition, x.Encode())
	if err != nil {
		return 0, err
	}
	return x.Number, r.takeAmendment(a, id, x, key, sig)
}

// amendment is the next amendment, to be signed.
func (r *Room) amendment(changes []award.Change, reason string) *mailing.Amendment {
	return &mailing.Amendment{
		Edition: r.ed.ID, Fingerprint: r.fingerprint(), Number: len(r.state.Amendments) + 1, At: r.now(), Reason: reason,
		Changes: changes,
	}
}

// amends says why an amendment cannot be made, before anybody signs it.
func (r *Room) amends(x *mailing.Amendment, id string) error {
	return r.chain().add(amendedEvent(id, x, trust.PublicKey{}))
}

func amendedEvent(id string, x *mailing.Amendment, key trust.PublicKey) deliberation.Event {
	e := deliberation.Event{
		At: x.At, Kind: deliberation.EditionAmended, Who: id, Number: x.Number, SHA256: record.Hash(x.Encode()),
		Reason: x.Reason, Changes: x.Changes,
	}
	if !key.IsZero() {
		e.Key = key.Line()
	}
	return e
}

// takeAmendment keeps an amendment with its signature.
func (r *Room) takeAmendment(a *Room, id string, x *mailing.Amendment, key trust.PublicKey, sig []byte) error {
	c := a.chain()
	if err := c.add(amendedEvent(id, x, key)); err != nil {
		return err
	}
	name := amendmentDoc(x.Number)
	return r.settle(c, map[string][]byte{name: x.Encode(), name + sigSuffix: sig})
}

// AmendFrom makes the amendment whose signature was made elsewhere, of what
// AmendWith wrote into that folder.
func (r *Room) AmendFrom(who, dir string) (int, error) {
	a, id, err := r.apartFor(r.asTheChair, who)
	if err != nil {
		return 0, err
	}
	name := amendmentDoc(len(a.state.Amendments) + 1)
	doc, sig, err := signedElsewhere(dir, name, mailing.MaxAmendment)
	switch {
	case err != nil:
		return 0, err
	case doc == nil:
		return 0, fault.New(fault.IO, "signing.nothing").At(text.Show(dir))
	}
	x, err := mailing.ReadAmendment(doc, name)
	if err != nil {
		return 0, err
	}
	key, err := trust.Verify(sig, doc, trust.NamespaceEdition)
	if err == nil {
		err = a.checkChairKey(key)
	}
	if err == nil {
		sig, err = trust.Canonical(sig)
	}
	if err != nil {
		return 0, withPath(err, text.Show(filepath.Join(dir, name+sigSuffix)))
	}
	_, changes, err := award.Amend(a.ed, x.Changes)
	if err != nil {
		return 0, err
	}
	if a.fingerprint() != x.Fingerprint || string(a.amendedAs(x, changes)) != string(doc) {
		return 0, fault.New(fault.Stale, "amend.old").At(text.Show(filepath.Join(dir, name)))
	}
	return x.Number, r.takeAmendment(a, id, x, key, sig)
}

// amendedAs is an amendment as it would be written now.
func (r *Room) amendedAs(x *mailing.Amendment, changes []award.Change) []byte {
	now := r.amendment(changes, x.Reason)
	now.At = x.At
	return now.Encode()
}

// WriteAmendment writes an amendment and its signature into a folder, for the
// jurors to keep, and returns the files' paths.
func (r *Room) WriteAmendment(number int, dir string) ([]string, error) {
	r.mu.Lock()
	name := amendmentDoc(number)
	doc, sig := r.docs[name], r.docs[name+sigSuffix]
	r.mu.Unlock()
	if doc == nil {
		return nil, fault.New(fault.Usage, "amend.unknown", "n", strconv.Itoa(number))
	}
	staged, err := files.Stage(dir, map[string][]byte{name: doc, name + sigSuffix: sig})
	if err != nil {
		return nil, err
	}
	return staged.Keep()
}

// amendmentSights are the amendments, oldest first.
func (r *Room) amendmentSights() []AmendmentSight {
	var all []AmendmentSight
	for _, x := range r.state.Amendments {
		all = append(all, AmendmentSight{Number: x.Number, At: x.At, Reason: x.Reason, Lines: amendedLines(x.Changes)})
	}
	return all
}
