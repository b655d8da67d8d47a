package room

import (
	"fmt"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/mailing"
	"votering/internal/record"
)

// parts are what a decision's folder is made of.
func (r *Room) parts() (dossier.Parts, error) {
	p := papersOf(r.state.Decisions)
	lines := make([][]byte, len(r.entries))
	for i, e := range r.entries {
		lines[i] = record.Line(e)
	}
	all := dossier.Parts{
		Public: r.docs[p.public], PublicSig: r.docs[p.public+sigSuffix],
		Complete: r.docs[p.complete], CompleteSig: r.docs[p.complete+sigSuffix],
		Roll: decision.Roll(r.ed, r.fingerprint(), r.state), Record: lines,
		Ballots: map[string][2][]byte{}, Aside: map[string][2][]byte{}, Forms: map[string][]byte{}, Receipts: map[int][3][]byte{},
		Cosignatures: map[string][]byte{}, Amendments: map[int][2][]byte{},
	}
	r.ballotParts(&all)
	for juror := range r.state.Cosigned {
		all.Cosignatures[juror] = r.docs[cosignedDoc(r.state.Decisions, juror)]
	}
	for _, x := range r.state.Amendments {
		name := amendmentDoc(x.Number)
		all.Amendments[x.Number] = [2][]byte{r.docs[name], r.docs[name+sigSuffix]}
	}
	return all, r.receiptParts(&all)
}

// ballotParts are the plain ballots that count, with their signatures, the forms,
// and the signed ballots that gave way to another.
func (r *Room) ballotParts(all *dossier.Parts) {
	for juror, sent := range r.state.Collected {
		for _, in := range sent {
			name := openedDoc(in.Ballot)
			ballot := [2][]byte{r.docs[name], r.docs[name+sigSuffix]}
			counts := r.state.HandIns[juror].Sealed == in.Sealed
			switch {
			case counts && in.Origin == deliberation.OriginForm:
				form := r.docs[formDoc(in.Ballot)]
				all.Forms[juror+formExt(form)] = form
				all.Ballots[juror] = ballot
			case counts:
				all.Ballots[juror] = ballot
			case in.Origin == deliberation.OriginSealed:
				all.Aside[fmt.Sprintf("%s-%d-%s", juror, in.Revision, in.Ballot[:8])] = ballot
			}
		}
	}
}

// receiptParts are the signed receipts, and the rolls that they name where those
// differ from the final one: each roll once, beside the first receipt that names
// it.
func (r *Room) receiptParts(all *dossier.Parts) error {
	there := map[string]bool{record.Hash(all.Roll): true}
	for _, rc := range r.state.Receipts {
		if !rc.Signed {
			continue
		}
		name := receiptDoc(rc.Number)
		read, err := mailing.ReadReceipt(r.docs[name], name)
		if err != nil {
			return err
		}
		var roll []byte
		if !there[read.RollSHA256] {
			roll, there[read.RollSHA256] = r.docs[rollDoc(read.RollSHA256)], true
		}
		all.Receipts[rc.Number] = [3][]byte{r.docs[name], r.docs[name+sigSuffix], roll}
	}
	return nil
}
