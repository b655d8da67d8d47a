package room

import (
	"context"
	"path/filepath"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// rollDoc is the name under which the roll of a receipt is kept: after its
// SHA-256, for most receipts have the same.
func rollDoc(sha256 string) string { return "rolls/" + sha256 + ".json" }

// unsigned reports that nobody is at hand who signs.
func (s Signing) unsigned() bool {
	return s.Unsigned != "" || s.Key.c.Public.IsZero() && s.Key.c.Path == ""
}

// writing is what an act writes for others once it is stored.
type writing struct {
	dir string
	all map[string][]byte
}

// receipt adds the next receipt to the act, signed where the key is at hand, and
// readies what is written of it. Without the key it is signed later.
func (t *taker) receipt(ctx context.Context, done *Collected) (writing, error) {
	n, ns := t.nextReceipt()
	name, doc := receiptDoc(n), t.newReceipt(n).Encode()
	e := deliberation.Event{Kind: deliberation.ReceiptIssued, Who: t.who, Number: n, SHA256: record.Hash(doc), Roll: t.roll()}
	if err := t.chain.add(e); err != nil {
		return writing{}, err
	}
	t.docs[name] = doc
	done.Receipt, done.Notices = n, append(done.Notices, ns...)
	if t.o.Sign.unsigned() {
		if t.o.Sign.Unsigned == "" {
			return writing{}, nil
		}
		return writing{t.o.Sign.Unsigned, t.room.toSign("receipt", map[string][]byte{name: doc}, t.o.Sign.Guide)}, nil
	}
	_, signer, err := t.room.signer(ctx, t.o.Sign)
	if err != nil {
		return writing{}, err
	}
	sig, err := signer.Sign(ctx, trust.NamespaceReceipt, doc)
	if err != nil {
		return writing{}, err
	}
	if err := t.chain.add(deliberation.Event{Kind: deliberation.ReceiptSigned, Who: t.who, Number: n}); err != nil {
		return writing{}, err
	}
	t.docs[name+sigSuffix], done.Signed = sig, true
	return writing{t.o.Out, map[string][]byte{name: doc, name + sigSuffix: sig}}, nil
}

// roll keeps the roll as it is now, and gives its hash.
func (t *taker) roll() string {
	roll := decision.Roll(t.chain.ed, t.room.fingerprint(), t.chain.state)
	sum := record.Hash(roll)
	if t.room.docs[rollDoc(sum)] == nil {
		t.docs[rollDoc(sum)] = roll
	}
	return sum
}

// newReceipt lists the ballots that stand after the act so far: those that were
// mailed, in the order of the roll.
func (t *taker) newReceipt(n int) *mailing.Receipt {
	c := t.chain
	rc := &mailing.Receipt{
		Edition: c.ed.ID, Fingerprint: t.room.fingerprint(), Number: n, At: t.room.now(),
		Record: mailing.Record{Size: len(c.entries), Head: c.head}, RollSHA256: t.roll(),
	}
	for _, j := range c.ed.Voters() {
		if in := c.state.HandIns[j.ID]; in.Ballot != "" {
			rc.Ballots = append(rc.Ballots, mailing.Received{
				Juror: j.ID, Revision: in.Revision, BallotSHA256: in.Ballot, SealedSHA256: in.Sealed,
			})
		}
	}
	return rc
}

// SignReceipts signs the receipts that wait for it, or with s.Unsigned writes
// them out to be signed elsewhere. What is signed is written to out, unless that
// is empty. It returns the numbers, and the paths of what was written.
func (r *Room) SignReceipts(ctx context.Context, who string, s Signing, out string) (numbers []int, paths []string, err error) {
	a, id, err := r.apartFor(r.asChair, who)
	if err != nil {
		return nil, nil, err
	}
	waiting := map[string][]byte{}
	for _, n := range a.unsignedReceipts() {
		numbers, waiting[receiptDoc(n)] = append(numbers, n), a.docs[receiptDoc(n)]
	}
	if len(numbers) == 0 {
		return nil, nil, fault.New(fault.State, "receipt.all_signed")
	}
	_, signer, err := a.signer(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	if signer == nil {
		paths, err = r.writeUnsigned(a.chain(), nil, "receipt", waiting, s)
		return numbers, paths, err
	}
	t := &signatures{chain: a.chain(), who: id, docs: map[string][]byte{}, written: map[string][]byte{}}
	for _, n := range numbers {
		doc := waiting[receiptDoc(n)]
		sig, err := signer.Sign(ctx, trust.NamespaceReceipt, doc)
		if err == nil {
			err = t.add(n, doc, sig)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	paths, err = r.settleWriting(t.chain, t.docs, out, t.written)
	return numbers, paths, err
}

// SignReceiptsFrom takes the signatures of receipts that were made elsewhere,
// from a folder: of all that wait for one and lie there. They are written to
// out, unless that is empty. It returns the numbers, and the paths of what was
// written.
func (r *Room) SignReceiptsFrom(who, sigsDir, out string) (numbers []int, paths []string, err error) {
	a, id, err := r.apartFor(r.asChair, who)
	if err != nil {
		return nil, nil, err
	}
	t := &signatures{chain: a.chain(), who: id, docs: map[string][]byte{}, written: map[string][]byte{}}
	for _, n := range a.unsignedReceipts() {
		name := receiptDoc(n)
		doc, sig, err := signedElsewhere(sigsDir, name, mailing.MaxReceipt)
		if doc == nil && err == nil {
			continue
		}
		if err == nil && string(doc) != string(a.docs[name]) {
			err = fault.New(fault.Stale, "receipt.old_file").At(text.Show(filepath.Join(sigsDir, name)))
		}
		if err == nil {
			sig, err = a.signedByChair(name, doc, sig, trust.NamespaceReceipt)
		}
		if err == nil {
			err = t.add(n, doc, sig)
		}
		if err != nil {
			return nil, nil, err
		}
		numbers = append(numbers, n)
	}
	if len(numbers) == 0 {
		return nil, nil, fault.New(fault.IO, "signing.nothing").At(text.Show(sigsDir))
	}
	paths, err = r.settleWriting(t.chain, t.docs, out, t.written)
	return numbers, paths, err
}

// lastReceipt is the number of the last receipt; 0: none was issued.
func (r *Room) lastReceipt() int {
	if n := len(r.state.Receipts); n > 0 {
		return r.state.Receipts[n-1].Number
	}
	return 0
}

// unsignedReceipts are the numbers of the receipts that wait for a signature.
func (r *Room) unsignedReceipts() []int {
	var ns []int
	for _, rc := range r.state.Receipts {
		if !rc.Signed {
			ns = append(ns, rc.Number)
		}
	}
	return ns
}

// signatures are what an act adds to receipts that were issued before it.
type signatures struct {
	chain   *chain
	who     string
	docs    map[string][]byte // to keep
	written map[string][]byte // to hand on
}

func (t *signatures) add(n int, doc, sig []byte) error {
	name := receiptDoc(n)
	t.docs[name+sigSuffix], t.written[name], t.written[name+sigSuffix] = sig, doc, sig
	return t.chain.add(deliberation.Event{Kind: deliberation.ReceiptSigned, Who: t.who, Number: n})
}

// WriteReceipt writes the last receipt that is signed into a folder, with its
// signature, for the jurors to keep. It returns its number and the files' paths.
func (r *Room) WriteReceipt(who, dir string) (number int, paths []string, err error) {
	var all map[string][]byte
	err = r.asChair(who, func(string) error {
		for _, rc := range r.state.Receipts {
			if name := receiptDoc(rc.Number); rc.Signed {
				number, all = rc.Number, map[string][]byte{name: r.docs[name], name + sigSuffix: r.docs[name+sigSuffix]}
			}
		}
		if number == 0 {
			return fault.New(fault.State, "receipt.none")
		}
		return nil
	})
	if err != nil {
		return 0, nil, err
	}
	staged, err := files.Stage(dir, all)
	if err != nil {
		return 0, nil, err
	}
	paths, err = staged.Keep()
	return number, paths, err
}
