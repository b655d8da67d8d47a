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
// decision without the ballot that the juror sealed last (E_DROPPED). That is
// said before anything that receipts tell, and before it is missed that nobody
// confirmed the juror's key.
func ForJuror(f *Folder, j JurorView) *fault.Error {
	r := Verify(f, Options{Chair: j.ChairKeyFP, Receipts: j.Receipts})
	d := r.Document
	switch {
	case r.KeyFP != j.ChairKeyFP && r.Fault == nil:
		return fault.New(fault.Trust, "dossier.trust", "found", r.KeyFP, "expected", j.ChairKeyFP).At(f.Name)
	case r.KeyFP != j.ChairKeyFP || d == nil:
		return r.Fault
	case d.Edition.Fingerprint != j.Fingerprint:
		return fault.New(fault.Def, "dossier.other_version",
			"found", award.Short(d.Edition.Fingerprint), "expected", award.Short(j.Fingerprint)).At(f.Name)
	case (d.Profile != decision.Complete || f.Files[RollName] == nil) && r.Good:
		return fault.New(fault.Format, "dossier.not_complete").At(f.Name)
	case d.Profile != decision.Complete || f.Files[RollName] == nil:
		return r.Fault
	}
	roll, err := decision.ReadRoll(f.Files[RollName], RollName)
	if err != nil {
		return fault.Of(err)
	}
	on, own := onRoll(roll, j, d.ChairKey)
	missing := fault.New(fault.Roll, "dossier.own_key", "juror", j.ID).At(RollName)
	if on != "" && !own {
		return missing
	}
	if dropped := ownBallot(d, j); dropped != nil {
		return dropped
	}
	if !own {
		return missing
	}
	return r.Fault
}

// onRoll is the juror's key line on the roll, empty where there is none, and
// whether it is the one that they sign with.
func onRoll(roll *decision.JuryRoll, j JurorView, chairKey string) (line string, own bool) {
	seat := seatOf(roll, j.ID)
	if seat == nil {
		return "", false
	}
	line = keyOf(*seat, chairKey)
	mine, err := trust.ParsePublicKey(j.KeyLine)
	if err != nil {
		return line, false
	}
	on, err := trust.ParsePublicKey(line)
	return line, err == nil && on.Equal(mine)
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
