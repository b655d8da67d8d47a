package dossier

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/text"
	"votering/internal/trust"
)

// cosignatures counts the jurors who signed the complete decision as well:
// people with keys of their own on the roll, and not files.
func (v *verification) cosignatures() {
	roll, err := v.readRoll()
	var signed []string                           // names
	keys := map[string]bool{v.report.KeyFP: true} // the chair's own signature is counted already
	for _, name := range slices.Sorted(maps.Keys(v.folder.Files)) {
		id, ok := strings.CutPrefix(name, CosignDir+"/")
		if !ok || !isSignature(name) {
			continue
		}
		if err != nil || roll == nil || v.complete == nil {
			v.tells("cosignatures", "cosign_no_roll")
			return
		}
		v.look(name)
		id = strings.TrimSuffix(id, SigSuffix)
		key, err := v.cosignature(roll, id, name)
		switch {
		case err != nil:
			v.fails("cosignatures", "cosign", at(err, name))
		case !keys[key.Fingerprint()]:
			keys[key.Fingerprint()] = true
			v.cosigners = append(v.cosigners, id)
			signed = append(signed, text.Show(seatOf(roll, id).Name))
		}
	}
	if len(signed) == 0 {
		v.tells("cosignatures", "cosign_none")
		return
	}
	v.holds("cosignatures", "cosign", "n", strconv.Itoa(len(signed)), "names", strings.Join(signed, ", "))
}

// cosignature checks one file of a juror.
func (v *verification) cosignature(roll *decision.JuryRoll, id, name string) (key trust.PublicKey, err error) {
	own, bad := trust.PublicKey{}, error(nil)
	if seat := seatOf(roll, id); seat != nil {
		own, bad = trust.ParsePublicKey(keyOf(*seat, v.complete.ChairKey))
	}
	if own.IsZero() || bad != nil {
		return key, fault.New(fault.Key, "dossier.cosigner_unknown", "juror", id)
	}
	key, err = trust.Verify(v.folder.Files[name], v.folder.Files[CompleteName], trust.NamespaceDecision)
	if err == nil && !own.Equal(key) {
		err = fault.New(fault.Key, "dossier.cosigner", "juror", id, "key", key.Fingerprint())
	}
	return key, err
}

// seatsOf are the persons on the roll, by id.
func seatsOf(roll *decision.JuryRoll) map[string]*decision.Seat {
	seats := make(map[string]*decision.Seat, len(roll.Jurors))
	for i := range roll.Jurors {
		seats[roll.Jurors[i].ID] = &roll.Jurors[i]
	}
	return seats
}

// seatOf is a person on the roll; nil: there is nobody of that id.
func seatOf(roll *decision.JuryRoll, id string) *decision.Seat {
	for i := range roll.Jurors {
		if roll.Jurors[i].ID == id {
			return &roll.Jurors[i]
		}
	}
	return nil
}
