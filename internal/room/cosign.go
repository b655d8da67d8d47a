package room

import (
	"context"

	"votering/internal/award"
	"votering/internal/trust"
)

// CosignSight is what a juror would sign: the decision in a folder that was
// checked against everything the juror's own file holds.
type CosignSight struct {
	Edition  award.Text
	Winners  []string // names; nobody: no award
	SHA256   string   // of decision-complete.json, which is signed
	Own      int      // the revision of the juror's ballot that was counted; 0: it was given in the chair's file, or none was
	Receipts int      // how many kept receipts were held against it
	Signed   bool     // the folder has a signature of this juror already
}

// CheckCosign opens a decision's folder, complete, and refuses it where it is
// not what this juror's file says it must be: another chair (E_TRUST), other
// rules (E_DEF), another key of this juror (E_ROLL), a ballot that is missing or
// older (E_DROPPED), a record that is not the one of the kept receipts (E_LOG).
func (r *Room) CheckCosign(who, folder string) (CosignSight, error) {
	return CosignSight{}, notYet()
}

// CosignWith checks the folder, and signs decision-complete.json with the
// juror's key. The signature is written to out; empty: signatures/ID.sig in the
// folder. It returns the path. The passphrase is nil where the key needs none.
func (r *Room) CosignWith(ctx context.Context, who, folder string, k KeyChoice, passphrase []byte, out string) (string, error) {
	return "", notYet()
}

// CosignIn checks the folder, and writes what is to be signed elsewhere with
// that key into dir, which is new or empty, with SIGN.txt, which tells how.
func (r *Room) CosignIn(who, folder, dir string, key trust.PublicKey, g Guide) ([]string, error) {
	return nil, notYet()
}

// CosignFrom is CosignWith with the signature that lies in dir.
func (r *Room) CosignFrom(who, folder, dir, out string) (string, error) { return "", notYet() }
