package deliberation

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
)

func planIssued(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, actOf(e.Kind, s.Phase)); f != nil {
		return nil, f
	}
	if !isSHA256(e.SHA256) || e.Number <= LastReceipt(s) || e.Roll != "" && !isSHA256(e.Roll) {
		return nil, fault.New(fault.Log, "event.form")
	}
	if f := s.checkChairKey(e.Key); f != nil {
		return nil, f
	}
	return func(next *State) {
		next.issue(e)
		next.fixChairKey(e.Key)
	}, nil
}

func (s *State) issue(e Event) {
	s.Receipts = append(s.Receipts, Receipt{Number: e.Number, SHA256: e.SHA256, At: e.At})
}

// planReceiptSigned plans a receipt's signature, which may be made elsewhere
// and come long after it was issued.
func planReceiptSigned(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActRecord); f != nil {
		return nil, f
	}
	if s.Owner != "" {
		return nil, notOwn(s, ed)
	}
	i := receiptAt(s, e.Number)
	if i < 0 || s.Receipts[i].Signed {
		return nil, fault.New(fault.State, "receipt.unsigned", "number", strconv.Itoa(e.Number), "present", string(s.Phase))
	}
	return func(next *State) { next.Receipts[i].Signed = true }, nil
}

// planCosigned plans a co-signature: in the juror's file one that the juror
// made, in the chair's one that came in.
func planCosigned(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActCosign); f != nil {
		return nil, f
	}
	id := e.Subject()
	if _, ok := ed.Juror(id); !ok {
		return nil, fault.New(fault.Juror, "juror.unknown", "juror", id)
	}
	if s.Owner != "" && s.Owner != id {
		return nil, notOwn(s, ed)
	}
	if e.SHA256 != "" && s.Signed != nil && e.SHA256 != s.Signed.Complete {
		return nil, fault.New(fault.State, "cosign.other", "juror", id, "present", string(s.Phase))
	}
	return func(next *State) { next.Cosigned[id] = e.At }, nil
}

// LastReceipt is the number of the last receipt; 0: none was issued. Numbers
// rise, also where the edition is set up anew, and leave some out where a chair
// went on in a restored copy.
func LastReceipt(s State) int {
	if n := len(s.Receipts); n > 0 {
		return s.Receipts[n-1].Number
	}
	return s.issued
}

// receiptAt is the place of the receipt with that number; -1: there is none.
func receiptAt(s State, number int) int {
	return slices.IndexFunc(s.Receipts, func(r Receipt) bool { return r.Number == number })
}
