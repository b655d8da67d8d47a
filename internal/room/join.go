package room

import (
	"path/filepath"
	"strconv"

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

// DocInvitation is the invitation that a juror's file was made of, as it came.
const DocInvitation = "invitation" + InviteSuffix

// maxNeighbours bounds how many files beside a new one are looked into.
const maxNeighbours = 100

// Join makes the file of the juror whom an invitation invites, at path; empty:
// beside the invitation, Invite.Into. as, where it is not empty, is who it must
// invite. chairFP, where it is not empty, is the fingerprint of the chair's key
// as it was read aloud: an invitation that another key signed is refused
// (E_TRUST). So is one of an edition that somebody else invited to before, as a
// file in the same folder tells. Nothing is left behind where it fails, and a
// file that is there stays as it is.
func (d Desk) Join(from, path, as, chairFP string) (*Room, error) {
	i, err := readInvitation(from)
	if err != nil {
		return nil, err
	}
	if path == "" {
		path = i.into(from)
	}
	if err := i.expected(as, chairFP); err != nil {
		return nil, withPath(err, text.Show(from))
	}
	if err := d.before(i, path); err != nil {
		return nil, err
	}
	docs, events, err := i.begin()
	if err != nil {
		return nil, withPath(err, text.Show(from))
	}
	return d.begin(path, i.ed, docs, events)
}

// expected checks that the invitation is for that juror, and by that chair;
// empty: whoever it is.
func (i *invitation) expected(as, chairFP string) error {
	if as != "" && as != i.Juror.ID {
		return fault.New(fault.Juror, "join.other", "name", i.Juror.Name, "juror", i.Juror.ID, "as", text.Show(as))
	}
	if chairFP == "" {
		return nil
	}
	want, err := trust.ParseFingerprint(chairFP)
	if err != nil {
		return err
	}
	if have := i.key.Fingerprint(); have != want {
		return fault.New(fault.Trust, "join.chair", "have", have, "want", want)
	}
	return nil
}

// before refuses an invitation where a file at that path or beside it holds the
// same edition with another chair's key (E_TRUST): one of the two is not the
// chair's. The juror's own file that is there already is named as what it is
// (E_IO). What cannot be opened tells nothing.
func (d Desk) before(i *invitation, path string) error {
	for _, there := range neighbours(path) {
		r, err := d.peek(there)
		if err != nil {
			continue
		}
		key, owner, same := KeyFingerprint(r.state.ChairKey), r.state.Owner, r.ed.ID == i.Edition
		_ = r.Close() // it was only read
		switch {
		case same && key != "" && key != i.key.Fingerprint():
			return fault.New(fault.Trust, "join.two_chairs", "have", i.key.Fingerprint(), "want", key).At(text.Show(there))
		case same && there == path && owner == i.Juror.ID:
			return fault.New(fault.IO, "join.joined", "name", i.Juror.Name, "file", text.Show(path)).At(text.Show(path))
		}
	}
	return nil
}

// neighbours are the file at path, and the first ones beside it that are named
// as ours. Where the folder cannot be read, making a file in it tells why.
func neighbours(path string) []string {
	found := []string{path}
	beside, _, _ := files.Folder(filepath.Dir(path))
	for _, b := range beside {
		if filepath.Ext(b) != fileSuffix || b == path {
			continue
		}
		if found = append(found, b); len(found) > maxNeighbours {
			break
		}
	}
	return found
}

// begin is what a juror's file begins with: its documents, and what happened.
func (i *invitation) begin() (map[string][]byte, []deliberation.Event, error) {
	frozen, jury := i.Frozen(), editionfile.Roll(i.ed.Jurors)
	docs := map[string][]byte{DocInvitation: i.raw, DocEdition: frozen, DocJury: jury}
	for _, d := range i.Documents {
		if !readable(d.File) {
			continue
		}
		clean, err := cleanDocument(d.Data, d.File)
		if err != nil {
			return nil, nil, err
		}
		docs[DocumentPrefix+d.File] = clean
	}
	who := i.Juror.ID
	events := []deliberation.Event{
		{Kind: deliberation.Created, Who: who, SHA256: documentsHash(docs)},
		{Kind: deliberation.Opened, Who: who, SHA256: record.Hash(frozen), Roll: record.Hash(jury), Key: i.ChairKey},
		{
			Kind: deliberation.JurorJoined, Who: who, SHA256: record.Hash(i.raw), Key: i.ChairKey, Recipient: i.SealTo,
			Number: len(i.Amendments),
		},
	}
	for _, a := range i.Amendments {
		e, err := amended(who, a.Payload, a.Sig(), docs)
		if err != nil {
			return nil, nil, err
		}
		events = append(events, e)
	}
	return docs, events, nil
}

// begin founds a juror's file. Nothing is left behind where it fails.
func (d Desk) begin(path string, ed *award.Edition, docs map[string][]byte, events []deliberation.Event) (*Room, error) {
	s, err := d.CreateStore(path)
	if err != nil {
		return nil, err
	}
	r := d.room(s)
	r.held = held{ed: ed, base: ed, head: record.Genesis}
	if err := r.act(docs, events...); err != nil {
		_ = s.Close()
		_ = d.Discard(path) // it holds nothing
		return nil, err
	}
	return r, nil
}

// amended is that an amendment was taken into a juror's file; it joins the
// documents with its signature.
func amended(who string, data, sig []byte, docs map[string][]byte) (deliberation.Event, error) {
	a, err := mailing.ReadAmendment(data, "amendment")
	if err != nil {
		return deliberation.Event{}, err
	}
	if sig, err = trust.Canonical(sig); err != nil {
		return deliberation.Event{}, err
	}
	name := amendmentDoc(a.Number)
	docs[name], docs[name+sigSuffix] = data, sig
	return deliberation.Event{
		Kind: deliberation.EditionAmended, Who: who, Number: a.Number, SHA256: record.Hash(data), Reason: a.Reason,
		Changes: a.Changes,
	}, nil
}

// amendmentDoc is the name under which an amendment is kept.
func amendmentDoc(n int) string { return "amendment-" + strconv.Itoa(n) + ".json" }
