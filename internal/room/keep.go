package room

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// Keep takes what the chair sends a juror back: receipts and amendments, each
// with its signature beside it in FILE.sig, and a new invitation, JUROR.edition,
// which brings the amendments so far; of a folder, those that lie in it.
// A receipt must be the chair's, of this edition, and must not say less than
// one that was kept before. What is right is stored in one act, and the notices
// tell what each says; what is not comes as a fault, several as a fault.List.
// One that is kept already changes nothing.
func (r *Room) Keep(who string, paths ...string) (ns []Notice, err error) {
	letters, faults := readLetters(paths, r.Owner())
	err = r.asOwner(who, deliberation.ActKeep, func(id string) error {
		k := &keeping{r: r, who: id, c: r.chain(), docs: map[string][]byte{}}
		if k.receipts, err = r.receipts(); err != nil {
			return err
		}
		for _, l := range letters {
			if err := k.take(l); err != nil {
				faults = append(faults, listOf(withPath(err, l.name))...)
			}
		}
		if len(k.c.pairs) > 0 {
			if err := r.commit(k.c, k.docs); err != nil {
				return err
			}
		}
		ns = k.notices
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case len(faults) == 1:
		return ns, faults[0]
	case len(faults) > 1:
		return ns, faults
	}
	return ns, nil
}

// letter is something signed that came by mail.
type letter struct {
	name      string // of its file, for faults
	data, sig []byte
	amendment *mailing.Amendment // one of the three
	receipt   *mailing.Receipt
	invites   *invitation
}

// readLetters reads what the chair sent the owner: invitations, then amendments,
// then receipts, each in the order of their numbers; and says what cannot be
// read.
func readLetters(paths []string, owner string) (letters []letter, faults fault.List) {
	docs := documentsOf(paths, owner)
	if len(docs) == 0 {
		faults = append(faults, fault.New(fault.Usage, "keep.nothing").At(text.Show(strings.Join(paths, ", "))))
	}
	for _, path := range docs {
		l, err := readLetter(path)
		if err != nil {
			faults = append(faults, listOf(err)...)
			continue
		}
		letters = append(letters, l)
	}
	slices.SortStableFunc(letters, func(a, b letter) int { return a.place() - b.place() })
	return letters, faults
}

func readLetter(path string) (l letter, err error) {
	l.name = text.Show(path)
	if IsInvitation(path) {
		l.invites, err = readInvitation(path)
		return l, err
	}
	if l.data, err = files.Read(path, mailing.MaxAmendment); err != nil {
		return l, err
	}
	if err := l.read(); err != nil {
		return l, err
	}
	l.sig, err = readSignature(path)
	return l, err
}

// documentsOf are the documents among paths, each once: who names a signature
// means the document that it is of, and who names a folder those that lie in it
// and are for the owner.
func documentsOf(paths []string, owner string) []string {
	var docs []string
	add := func(path string) {
		if path = strings.TrimSuffix(path, sigSuffix); !slices.Contains(docs, path) {
			docs = append(docs, path)
		}
	}
	for _, path := range paths {
		inside, folder, err := files.Folder(path)
		if err != nil || !folder {
			add(path)
			continue
		}
		for _, below := range []string{dossier.AmendmentDir, dossier.ReceiptDir} {
			more, _, err := files.Folder(filepath.Join(path, below))
			if err == nil {
				inside = append(inside, more...)
			}
		}
		for _, p := range inside {
			if name := filepath.Base(p); fromChair.MatchString(name) || name == owner+InviteSuffix {
				add(p)
			}
		}
	}
	return docs
}

// read makes out what a letter is.
func (l *letter) read() (err error) {
	switch mailing.SchemaOf(l.data) {
	case mailing.AmendmentSchema:
		l.amendment, err = mailing.ReadAmendment(l.data, l.name)
	default:
		l.receipt, err = mailing.ReadReceipt(l.data, l.name)
	}
	return err
}

// place is where a letter comes among those that are taken together.
func (l *letter) place() int {
	switch {
	case l.invites != nil:
		return len(l.invites.Amendments) - 1<<31
	case l.amendment != nil:
		return l.amendment.Number - 1<<30
	}
	return l.receipt.Number
}

// keeping is an act of taking letters in.
type keeping struct {
	r        *Room
	who      string
	c        *chain
	docs     map[string][]byte
	receipts []*mailing.Receipt // those of before too
	notices  []Notice
}

func (k *keeping) note(id string, pairs ...string) {
	k.notices = append(k.notices, Notice{id, fault.Pairs(pairs...)})
}

func (k *keeping) take(l letter) error {
	switch {
	case l.invites != nil:
		return k.takeInvitation(l)
	case l.amendment != nil:
		return k.takeAmendment(l)
	}
	return k.takeReceipt(l)
}

// ours says why something signed is not for this edition; nil where it is.
func (k *keeping) ours(edition, fingerprint string) *fault.Error {
	r := k.r
	switch {
	case edition != r.ed.ID:
		return fault.New(fault.Award, "keep.edition", "have", text.Show(edition), "want", r.ed.ID)
	case fingerprint != r.fingerprint():
		return fault.New(fault.Def, "keep.fingerprint", "have", fingerprint, "want", r.fingerprint())
	}
	return nil
}

func (k *keeping) takeAmendment(l letter) error {
	a := l.amendment
	sig, err := k.r.signedByChair(l.name, l.data, l.sig, trust.NamespaceEdition)
	if err != nil {
		return err
	}
	if f := k.ours(a.Edition, a.Fingerprint); f != nil {
		return f
	}
	n := strconv.Itoa(a.Number)
	if there, ok := k.kept(amendmentDoc(a.Number)); ok {
		if !bytes.Equal(there, l.data) {
			return fault.New(fault.Fork, "keep.amendment_fork", "n", n, "one", record.Hash(there), "two", record.Hash(l.data))
		}
		k.note("amendment_again", "n", n)
		return nil
	}
	docs := map[string][]byte{}
	e, err := amended(k.who, l.data, sig, docs)
	if err == nil {
		err = k.c.add(e)
	}
	if err != nil {
		return err
	}
	maps.Copy(k.docs, docs)
	k.note("amendment_kept", "n", n, "reason", a.Reason)
	return nil
}

func (k *keeping) takeReceipt(l letter) error {
	x := l.receipt
	sig, err := k.r.signedByChair(l.name, l.data, l.sig, trust.NamespaceReceipt)
	if err != nil {
		return err
	}
	if f := k.ours(x.Edition, x.Fingerprint); f != nil {
		return f
	}
	n, name := strconv.Itoa(x.Number), receiptDoc(x.Number)
	if there, ok := k.kept(name); ok && bytes.Equal(there, l.data) {
		k.note("receipt_again", "n", n)
		return nil
	}
	all := append(slices.Clone(k.receipts), x)
	if err := mailing.CheckReceipts(all); err != nil {
		return err
	}
	mine, listed := x.Of(k.who)
	if f := k.dropped(mine, n); f != nil {
		return f
	}
	err = k.c.add(deliberation.Event{Kind: deliberation.ReceiptKept, Who: k.who, Number: x.Number, SHA256: record.Hash(l.data)})
	if err != nil {
		return err
	}
	k.receipts = all
	k.docs[name], k.docs[name+sigSuffix] = l.data, sig
	k.says(n, mine, listed)
	return nil
}

// dropped refuses a receipt that lists another ballot of this juror than was
// sealed here (E_DROPPED).
func (k *keeping) dropped(mine mailing.Received, n string) *fault.Error {
	if mine.Juror == "" {
		return nil
	}
	for _, s := range k.r.state.SealedOwn {
		if s.Revision == mine.Revision && s.Ballot == mine.BallotSHA256 {
			return nil
		}
	}
	return fault.New(fault.Dropped, "keep.other_ballot", "n", n, "hash", mine.BallotSHA256)
}

// says tells what a receipt confirms.
func (k *keeping) says(n string, mine mailing.Received, listed bool) {
	last, sealed := k.r.lastSealed()
	have, want := strconv.Itoa(mine.Revision), strconv.Itoa(last.Revision)
	switch {
	case !sealed && !listed:
		k.note("receipt_kept", "n", n)
	case !listed:
		k.note("receipt_without", "n", n, "name", k.r.chairName())
	case mine.Revision < last.Revision:
		k.note("receipt_older", "n", n, "have", have, "want", want, "name", k.r.chairName())
	default:
		k.note("receipt_confirms", "n", n, "revision", have)
	}
}

// kept is a document that is kept already, or was taken in this act.
func (k *keeping) kept(name string) ([]byte, bool) {
	if data, ok := k.docs[name]; ok {
		return data, true
	}
	data, ok := k.r.docs[name]
	return data, ok
}
