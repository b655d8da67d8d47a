package room

import (
	"votering/internal/deliberation"
	"votering/internal/mailing"
	"votering/internal/trust"
)

// checkMail checks what ballots that travel left in the file: the signatures of
// receipts and amendments, the places in the record that receipts pin, and the
// signatures of the ballots that were opened.
func (r *Room) checkMail() error {
	for _, x := range r.state.Amendments {
		name := amendmentDoc(x.Number)
		if _, err := r.signedByChair(name, r.docs[name], r.docs[name+sigSuffix], trust.NamespaceEdition); err != nil {
			return err
		}
	}
	if err := r.checkReceipts(); err != nil {
		return err
	}
	if r.state.Owner != "" {
		return r.checkOwn()
	}
	for _, all := range r.state.Collected {
		for _, in := range all {
			name := openedDoc(in.Ballot)
			if in.Origin != deliberation.OriginSealed || r.docs[name] == nil {
				continue
			}
			if _, err := verifiedBy(name, r.docs[name], r.docs[name+sigSuffix], trust.NamespaceBallot, in.Key); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkReceipts checks the receipts that were issued here. In a juror's file
// there are none.
func (r *Room) checkReceipts() error {
	var all []*mailing.Receipt
	for _, x := range r.state.Receipts {
		name := receiptDoc(x.Number)
		rc, err := mailing.ReadReceipt(r.docs[name], name)
		if err == nil {
			err = r.pinned(uint64(rc.Record.Size), rc.Record.Head, name)
		}
		if err == nil && x.Signed {
			_, err = r.signedByChair(name, r.docs[name], r.docs[name+sigSuffix], trust.NamespaceReceipt)
		}
		if err != nil {
			return err
		}
		all = append(all, rc)
	}
	return mailing.CheckReceipts(all)
}
