package room

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/forms"
	"votering/internal/locale"
	"votering/internal/mailing"
	"votering/internal/papers"
	"votering/internal/trust"
)

// InviteOptions say whom to invite, and what to write for them.
type InviteOptions struct {
	Dir       string   // where the invitations go; made where it is not there
	Jurors    []string // nil: everybody who votes
	Seal      []byte   // passphrase of the sealing key, which the first invitation makes
	Seal2     []byte   // the secretary's; nil: no second copy
	Forms     bool     // also forms for those who may not run programs
	Reminders bool     // also a text for each juror to paste into a mail
	Sign      Signing
}

// The ends of the names of what is written for a juror, after the juror's id.
const (
	FormTextExt  = ".txt"
	FormSheetExt = ".xlsx"
	MailExt      = "-mail.txt"

	unsignedInvitation = ".invitation.json"
)

// Invite writes an invitation for each juror into a folder, signed by the
// chair, and returns the paths of what was written. The first time it makes
// the sealing key too. With o.Sign.Unsigned it writes what is to be signed
// elsewhere into that folder instead, and InviteFrom goes on from there.
func (r *Room) Invite(ctx context.Context, who string, o InviteOptions) ([]string, []Notice, error) {
	a, id, err := r.apartFor(r.asTheChair, who)
	if err != nil {
		return nil, nil, err
	}
	jurors, err := a.invited(o.Jurors)
	if err != nil {
		return nil, nil, err
	}
	key, sign, err := a.signer(ctx, o.Sign)
	if err != nil {
		return nil, nil, err
	}
	c := a.chain()
	docs, err := a.makeSealing(ctx, c, id, key, o.Seal, o.Seal2)
	if err != nil {
		return nil, nil, err
	}
	if sign == nil {
		paths, err := r.inviteUnsigned(a, c, docs, jurors, key, o.Sign)
		return paths, a.inviteNotices(docs, o.Seal), err
	}
	letters := map[string][]byte{}
	for _, j := range jurors {
		payload := a.invitation(c, j, key, a.now())
		sig, err := sign.Sign(ctx, trust.NamespaceEdition, payload)
		if err != nil {
			return nil, nil, err
		}
		letters[j.ID+InviteSuffix] = mailing.Wrap(payload, sig)
	}
	paths, err := r.sendInvitations(a, c, id, key, jurors, letters, docs, o)
	return paths, a.inviteNotices(docs, o.Seal), err
}

// invited are the jurors to invite, in the order of the roll.
func (r *Room) invited(ids []string) ([]award.Juror, error) {
	if f := deliberation.Allowed(r.state, r.ed, deliberation.ActInvite); f != nil {
		return nil, f
	}
	for _, id := range ids {
		if _, err := r.voter(id); err != nil {
			return nil, err
		}
	}
	var jurors []award.Juror
	for _, j := range r.ed.Voters() {
		if ids == nil || slices.Contains(ids, j.ID) {
			jurors = append(jurors, *j)
		}
	}
	return jurors, nil
}

// inviteNotices say that one passphrase alone opens the ballots, and that the
// new one is short, where that is so.
func (r *Room) inviteNotices(made map[string][]byte, seal []byte) []Notice {
	var ns []Notice
	if made[DocSealing] != nil && r.docs[DocSealing] == nil && ShortPassphrase(seal) {
		ns = append(ns, Notice{"passphrase_short", fault.Pairs("min", itoa(MinPassphrase))})
	}
	if r.docs[DocSealing2] == nil && made[DocSealing2] == nil {
		ns = append(ns, Notice{ID: "one_passphrase"})
	}
	return ns
}

// inviteUnsigned keeps the sealing key, and writes the invitations out to be
// signed elsewhere.
func (r *Room) inviteUnsigned(a *Room, c *chain, docs map[string][]byte, jurors []award.Juror, key trust.PublicKey, s Signing) ([]string, error) {
	all := map[string][]byte{}
	for _, j := range jurors {
		all[j.ID+unsignedInvitation] = a.invitation(c, j, key, a.now())
	}
	return r.writeUnsigned(c, docs, "invitation", all, s)
}

// InviteFrom is Invite with the signatures that were made elsewhere of what
// Invite wrote into that folder: of everything that lies there.
func (r *Room) InviteFrom(who, sigsDir string, o InviteOptions) ([]string, []Notice, error) {
	a, id, err := r.apartFor(r.asTheChair, who)
	if err != nil {
		return nil, nil, err
	}
	jurors, err := a.invited(o.Jurors)
	if err != nil {
		return nil, nil, err
	}
	key, err := a.chairKey()
	if err != nil {
		return nil, nil, err
	}
	c, letters := a.chain(), map[string][]byte{}
	signed := jurors[:0:0]
	for _, j := range jurors {
		payload, sig, err := signedElsewhere(sigsDir, j.ID+unsignedInvitation, mailing.MaxInvitation)
		if err != nil {
			return nil, nil, err
		}
		if payload == nil {
			continue
		}
		letter := mailing.Wrap(payload, sig)
		i, by, err := mailing.ReadInvitation(letter, j.ID+unsignedInvitation)
		if err != nil {
			return nil, nil, err
		}
		if !by.Equal(key) {
			return nil, nil, otherKey(by, key).At(j.ID + unsignedInvitation + sigSuffix)
		}
		if string(a.invitation(c, j, key, i.At)) != string(payload) {
			return nil, nil, fault.New(fault.Stale, "invite.old").At(j.ID + unsignedInvitation)
		}
		signed, letters[j.ID+InviteSuffix] = append(signed, j), letter
	}
	if len(signed) == 0 {
		return nil, nil, fault.New(fault.IO, "signing.nothing").At(sigsDir)
	}
	paths, err := r.sendInvitations(a, c, id, key, signed, letters, nil, o)
	return paths, a.inviteNotices(nil, nil), err
}

// invitation is what a juror gets, to be signed.
func (r *Room) invitation(c *chain, j award.Juror, key trust.PublicKey, at time.Time) []byte {
	chair, _ := r.ed.Chair()
	i := mailing.Invitation{
		Edition: r.ed.ID, Fingerprint: r.fingerprint(), At: at, Juror: person(&j), Chair: person(chair),
		ChairKey: key.Line(), SealTo: c.state.Recipient, EditionJSON: json.RawMessage(r.frozen()),
	}
	for _, x := range r.state.Amendments {
		name := amendmentDoc(x.Number)
		i.Amendments = append(i.Amendments, mailing.Attach(r.docs[name], r.docs[name+sigSuffix]))
	}
	for k := range r.ed.Nominees {
		for _, d := range r.ed.Nominees[k].Documents {
			data, kept := r.docs[DocumentPrefix+d.File]
			there := slices.ContainsFunc(i.Documents, func(x mailing.Document) bool { return x.File == d.File })
			if kept && !there {
				i.Documents = append(i.Documents, mailing.Document{File: d.File, Data: data})
			}
		}
	}
	return i.Encode()
}

func person(j *award.Juror) mailing.Person {
	return mailing.Person{ID: j.ID, Name: j.Name, Email: j.Email, Role: j.Role, Votes: j.Votes, Language: j.Language, Key: j.Key}
}

// sendInvitations writes the invitations, with forms and reminders where they
// are wanted, and keeps who was invited.
func (r *Room) sendInvitations(
	a *Room, c *chain, id string, key trust.PublicKey, jurors []award.Juror, all, docs map[string][]byte, o InviteOptions,
) ([]string, error) {
	ids := make([]string, len(jurors))
	for i, j := range jurors {
		ids[i] = j.ID
		if err := a.besidesInvitation(all, j, key, o); err != nil {
			return nil, err
		}
	}
	if err := c.add(deliberation.Event{Kind: deliberation.JurorsInvited, Who: id, By: ids, Key: key.Line()}); err != nil {
		return nil, err
	}
	over, err := a.invitedBefore(all, key, o.Dir)
	if err != nil {
		return nil, err
	}
	return r.settleWriting(c, docs, o.Dir, all, over...)
}

// besidesInvitation adds what a juror gets besides the invitation. The chair is
// asked nothing by mail, and has a form only where that was asked for by name.
func (r *Room) besidesInvitation(all map[string][]byte, j award.Juror, key trust.PublicKey, o InviteOptions) error {
	chair := j.Role == award.ChairRole
	l := r.languageOf(&j)
	if o.Forms && (!chair || slices.Contains(o.Jurors, j.ID)) {
		head := forms.Head{EditionID: r.ed.ID, Fingerprint: r.fingerprint(), Juror: j.ID, Name: j.Name}
		all[j.ID+FormTextExt] = forms.WriteText(r.ed, head, l, nil)
		sheet, err := forms.WriteSheet(r.ed, head, l, nil)
		if err != nil {
			return err
		}
		all[j.ID+FormSheetExt] = sheet
	}
	if o.Reminders && !chair {
		letter := r.letter(&j)
		letter.Stage, letter.Forms, letter.ChairKey = papers.StageInvite, o.Forms, key.Fingerprint()
		all[j.ID+MailExt] = []byte(r.mailText(letter))
	}
	return nil
}

// languageOf are the words in which a juror is written to.
func (r *Room) languageOf(j *award.Juror) *locale.Catalog {
	lang := cmp.Or(j.Language, r.ed.Language)
	l, _ := locale.Pick("", func(string) string { return lang }) // fails for a flag alone
	return locale.For(l)
}
