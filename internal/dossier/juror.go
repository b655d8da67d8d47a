package dossier

import (
	"strconv"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/trust"
)

// JurorView is what a juror knows of an edition from their own file, and holds
// against a decision before signing it.
type JurorView struct {
	ID, KeyLine  string      // the juror, and the public key line that they sign with
	ChairKeyFP   string      // of the key that signed the invitation
	Fingerprint  string      // of the edition, SHA-256, hex
	Revision     int         // of the ballot that was sealed last; 0: none was
	BallotSHA256 string      // of that ballot
	Receipts     []NamedFile // that the juror kept
}

// ForJuror says why the juror cannot sign a complete decision; nil: nothing that
// they know stands against it. Beside what Verify finds that is another version
// of the edition (E_DEF), a roll without the juror's key (E_ROLL), and a
// decision without the ballot that the juror sealed last (E_DROPPED). A ballot
// that is gone, or counted in an older revision, is told before anything else
// that is wrong with a decision that the chair signed.
func ForJuror(f *Folder, j JurorView) *fault.Error {
	v := &verification{folder: f}
	r := Verify(f, Options{Chair: j.ChairKeyFP, Receipts: j.Receipts})
	d := r.Document
	switch {
	case d != nil && d.Edition.Fingerprint != j.Fingerprint:
		return fault.New(fault.Def, "dossier.other_version",
			"found", award.Short(d.Edition.Fingerprint), "expected", award.Short(j.Fingerprint)).At(f.Name)
	case d != nil && d.Profile == decision.Complete && r.KeyFP == j.ChairKeyFP && j.fellBack(d):
		return ownBallot(d, j)
	case !r.Good:
		return r.Fault
	case !r.Authenticated:
		return fault.New(fault.Trust, "dossier.trust", "found", r.KeyFP, "expected", j.ChairKeyFP).At(f.Name)
	case d.Profile != decision.Complete || f.Files[RollName] == nil:
		return fault.New(fault.Format, "dossier.not_complete").At(f.Name)
	}
	v.complete = d
	if roll, err := v.readRoll(); err != nil || !signsAs(roll, j, d.ChairKey) {
		return fault.New(fault.Roll, "dossier.own_key", "juror", j.ID).At(RollName)
	}
	return ownBallot(d, j)
}

// signsAs reports that the juror's key is the one on the roll.
func signsAs(roll *decision.JuryRoll, j JurorView, chairKey string) bool {
	own, err := trust.ParsePublicKey(j.KeyLine)
	seat := seatOf(roll, j.ID)
	if err != nil || seat == nil {
		return false
	}
	on, err := trust.ParsePublicKey(keyOf(*seat, chairKey))
	return err == nil && on.Equal(own)
}

// fellBack reports that no ballot of the juror stands, or one that is older than
// the last that they sealed.
func (j JurorView) fellBack(d *decision.Document) bool {
	for _, b := range d.Standing() {
		if b.Juror == j.ID {
			return b.Revision != nil && *b.Revision < j.Revision
		}
	}
	return j.Revision > 0
}

// ownBallot says (E_DROPPED) that the juror's last ballot is not the one that
// stands.
func ownBallot(d *decision.Document, j JurorView) *fault.Error {
	if j.Revision == 0 {
		return nil
	}
	counted := "–"
	for _, b := range d.Standing() {
		if b.Juror != j.ID {
			continue
		}
		if string(b.BallotSHA256) == j.BallotSHA256 && *b.Revision == j.Revision {
			return nil
		}
		counted = strconv.Itoa(*b.Revision)
	}
	return fault.New(fault.Dropped, "dossier.own_ballot", "juror", j.ID,
		"revision", strconv.Itoa(j.Revision), "hash", j.BallotSHA256, "counted", counted).At(CompleteName)
}
