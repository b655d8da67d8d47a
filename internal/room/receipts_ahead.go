package room

import (
	"path/filepath"
	"slices"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/mailing"
	"votering/internal/text"
	"votering/internal/trust"
)

// nextReceipt is the number of the next receipt. A chair who goes on in a
// restored copy has issued receipts that this file knows nothing of: those that
// lie in the folder for the receipt are not numbered again, for nobody may hold
// two with one number, and what they list and this file lacks is named.
func (t *taker) nextReceipt() (int, []Notice) {
	next := deliberation.LastReceipt(t.room.state) + 1
	ahead := t.receiptsIn(t.o.Out, next)
	if len(ahead) == 0 {
		return next, nil
	}
	last := ahead[len(ahead)-1]
	ns := []Notice{{"receipts_ahead", fault.Pairs("number", itoa(last.Number), "dir", text.Show(t.o.Out))}}
	var lacking []string
	for _, b := range last.Ballots {
		if !t.has(b) {
			lacking = append(lacking, t.name(b.Juror))
		}
	}
	if len(lacking) > 0 {
		ns = append(ns, Notice{"receipts_lack", fault.Pairs("names", strings.Join(lacking, ", "))})
	}
	return last.Number + 1, ns
}

// has reports whether a ballot that a receipt lists came into this file.
func (t *taker) has(b mailing.Received) bool {
	for _, in := range t.chain.state.Collected[b.Juror] {
		if in.Ballot == b.BallotSHA256 {
			return true
		}
	}
	return false
}

// receiptsIn are the chair's receipts of this edition that lie in a folder, from
// that number on, by number. What is not one is passed over.
func (t *taker) receiptsIn(dir string, from int) []*mailing.Receipt {
	if dir == "" {
		return nil
	}
	paths, _, err := files.Folder(dir)
	if err != nil {
		return nil // it is made, or writing says why not
	}
	var all []*mailing.Receipt
	for _, path := range paths {
		if !fromChair.MatchString(filepath.Base(path)) || !strings.HasPrefix(filepath.Base(path), "receipt-") {
			continue
		}
		if rc := t.ownReceipt(path); rc != nil && rc.Number >= from {
			all = append(all, rc)
		}
	}
	slices.SortFunc(all, func(a, b *mailing.Receipt) int { return a.Number - b.Number })
	return all
}

// ownReceipt reads a receipt that the chair signed for this edition; nil where
// it is none.
func (t *taker) ownReceipt(path string) *mailing.Receipt {
	doc, err := files.Read(path, mailing.MaxReceipt)
	if err != nil {
		return nil
	}
	sig, err := readSignature(path)
	if err != nil {
		return nil
	}
	if _, err := t.room.signedByChair(filepath.Base(path), doc, sig, trust.NamespaceReceipt); err != nil {
		return nil
	}
	rc, err := mailing.ReadReceipt(doc, filepath.Base(path))
	if err != nil || rc.Fingerprint != t.room.fingerprint() {
		return nil
	}
	return rc
}
