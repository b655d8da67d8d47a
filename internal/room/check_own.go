package room

import (
	"votering/internal/mailing"
	"votering/internal/trust"
)

// checkOwn checks what a juror's own file holds beside the marks: the
// signatures of the invitation, of every ballot that was sealed and of every
// receipt that was kept, and that ballots and receipts go on from each other.
func (r *Room) checkOwn() error {
	if _, _, err := mailing.ReadInvitation(r.docs[DocInvitation], DocInvitation); err != nil {
		return err
	}
	for _, s := range r.state.SealedOwn {
		name, _ := ballotDocs(s.Revision)
		if _, err := verifiedBy(name, r.docs[name], r.docs[name+sigSuffix], trust.NamespaceBallot, s.Key); err != nil {
			return err
		}
	}
	for _, k := range r.state.Kept {
		name := receiptDoc(k.Number)
		if _, err := r.signedByChair(name, r.docs[name], r.docs[name+sigSuffix], trust.NamespaceReceipt); err != nil {
			return err
		}
	}
	kept, err := r.receipts()
	if err != nil {
		return err
	}
	return mailing.CheckReceipts(kept)
}
