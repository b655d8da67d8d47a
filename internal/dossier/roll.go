package dossier

import (
	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// readRoll reads the roll that is in the folder; nil where there is none.
func (v *verification) readRoll() (*decision.JuryRoll, error) {
	data, ok := v.folder.Files[RollName]
	if !ok {
		return nil, nil
	}
	return decision.ReadRoll(data, RollName)
}

// rollFile checks that the roll is the one that the decision pins, and that
// both name the same jury.
func (v *verification) rollFile(d *decision.Document) {
	data, ok := v.folder.Files[RollName]
	if !ok {
		v.tells("roll", "roll_pinned", "hash", d.RollSHA256)
		return
	}
	if found := record.Hash(data); found != d.RollSHA256 {
		v.fails("roll", "roll", fault.New(fault.Roll, "dossier.roll", "found", found, "expected", d.RollSHA256).At(RollName))
		return
	}
	r, err := v.readRoll()
	if err == nil {
		err = sameJury(r, d)
	}
	if err != nil {
		v.fails("roll", "roll", at(err, RollName))
		return
	}
	v.holds("roll", "roll", "hash", d.RollSHA256)
}

// sameJury holds the roll against the chair and the jurors of a decision. A
// public one names the chair alone.
func sameJury(r *decision.JuryRoll, d *decision.Document) error {
	if r.Edition != d.Edition.ID || r.Fingerprint != d.Edition.Fingerprint {
		return fault.New(fault.Def, "dossier.roll_edition", "edition", r.Edition)
	}
	chair, seat := r.Chair()
	switch {
	case seat < 0 || chair != d.Chair:
		return fault.New(fault.Roll, "dossier.roll_who", "name", d.Chair.Name, "principal", d.Chair.Principal)
	case r.Jurors[seat].Key != "" && r.Jurors[seat].ConfirmedAt == nil && !sameKey(string(r.Jurors[seat].Key), d.ChairKey):
		return fault.New(fault.Roll, "dossier.roll_chair", "juror", r.Jurors[seat].ID)
	case d.Profile == decision.Public:
		return nil
	case len(r.Jurors) != len(d.Jurors):
		return fault.New(fault.Roll, "dossier.roll_count")
	}
	for i, j := range d.Jurors {
		on := r.Jurors[i]
		if on.ID != j.ID || on.Name != j.Name || on.Role != j.Role || on.Votes != j.Voting() {
			return fault.New(fault.Roll, "dossier.roll_juror", "juror", j.ID)
		}
	}
	return nil
}

// sameKey reports that two lines hold one key, whatever the comments say.
func sameKey(a, b string) bool {
	ka, aerr := trust.ParsePublicKey(a)
	kb, berr := trust.ParsePublicKey(b)
	return aerr == nil && berr == nil && ka.Equal(kb)
}
