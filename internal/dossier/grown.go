package dossier

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// rollPart is how the name of a roll begins that a receipt pins.
const rollPart = ReceiptDir + "/roll-"

func isRollName(name string) bool { return strings.HasPrefix(name, rollPart) }

func rollName(n int) string { return rollPart + strconv.Itoa(n) + ".json" }

// keysOf are the public key lines of a person on the folder's roll: the one that
// stands, and those that it took the place of.
func (v *verification) keysOf(id string) (lines []string) {
	if v.seats == nil {
		v.seats = map[string]*decision.Seat{}
		if r, err := v.readRoll(); err == nil && r != nil {
			v.seats = seatsOf(r)
		}
	}
	seat := v.seats[id]
	if seat == nil {
		return nil
	}
	for _, line := range append([]string{keyOf(*seat, v.complete.ChairKey)}, formerOf(seat)...) {
		if key, err := trust.ParsePublicKey(line); err == nil {
			lines = append(lines, key.Line())
		}
	}
	return lines
}

func formerOf(s *decision.Seat) []string {
	list := make([]string, len(s.Former))
	for i, f := range s.Former {
		list[i] = f.Key
	}
	return list
}

// rolls checks that the roll that each receipt pins is there, and that each grew
// into the next, and the last into the decision's: by persons whom an amendment
// names, by keys that were confirmed, and by changes of keys that it lists.
func (v *verification) rolls(receipts []receipt) {
	if v.complete == nil || v.folder.Alone || v.folder.Files[RollName] == nil {
		return
	}
	byHash := map[string][]string{record.Hash(v.folder.Files[RollName]): {RollName}}
	for _, name := range slices.Sorted(maps.Keys(v.folder.Files)) {
		if isRollName(name) {
			hash := record.Hash(v.folder.Files[name])
			byHash[hash] = append(byHash[hash], name)
		}
	}
	var order []string
	for _, r := range receipts {
		same := byHash[r.RollSHA256]
		if len(same) == 0 {
			v.fails("roll", "roll", fault.New(fault.Roll, "dossier.receipt_roll", "n", strconv.Itoa(r.Number), "hash", r.RollSHA256).At(r.name))
			return
		}
		v.look(same...)
		if len(order) == 0 || order[len(order)-1] != same[0] {
			order = append(order, same[0])
		}
	}
	if err := v.grew(append(order, RollName)); err != nil {
		v.fails("roll", "roll", err)
	}
}

// grew says at which of some rolls one did not follow from the one before it.
func (v *verification) grew(names []string) error {
	var before *decision.JuryRoll
	for _, name := range names {
		r, err := decision.ReadRoll(v.folder.Files[name], name)
		if err != nil {
			return err
		}
		if r.Edition != v.complete.Edition.ID || r.Fingerprint != v.complete.Edition.Fingerprint {
			return fault.New(fault.Def, "dossier.roll_edition", "edition", r.Edition).At(name)
		}
		if before != nil {
			if f := v.follows(before, r); f != nil {
				return f.At(name)
			}
		}
		before = r
	}
	return nil
}

// follows says why a roll cannot have grown from another (E_ROLL).
func (v *verification) follows(before, after *decision.JuryRoll) *fault.Error {
	was, is := seatsOf(before), seatsOf(after)
	for i := range before.Jurors {
		a := &before.Jurors[i]
		b := is[a.ID]
		switch {
		case b == nil && v.amended(a.ID):
		case b == nil:
			return fault.New(fault.Roll, "dossier.roll_gone", "juror", a.ID)
		case !sameKeys(a, b):
			return fault.New(fault.Roll, "dossier.roll_key", "juror", a.ID)
		case !samePerson(a, b) && !v.amended(a.ID):
			return fault.New(fault.Roll, "dossier.roll_changed", "juror", a.ID)
		}
	}
	for _, b := range after.Jurors {
		if was[b.ID] == nil && !v.amended(b.ID) {
			return fault.New(fault.Roll, "dossier.roll_new", "juror", b.ID)
		}
	}
	return nil
}

// amended reports that an amendment concerns that person.
func (v *verification) amended(juror string) bool {
	of := decision.JurorsPath + "/" + juror
	for _, a := range v.complete.Amendments {
		for _, x := range a.Changes {
			if x.Path == of || strings.HasPrefix(x.Path, of+"/") {
				return true
			}
		}
	}
	return false
}

func samePerson(a, b *decision.Seat) bool {
	return a.Name == b.Name && a.Email == b.Email && a.Role == b.Role && a.Votes == b.Votes
}

// sameKeys reports that the keys of a person only grew: those listed before are
// listed still, and the one that stood stands, or is listed with a reason.
func sameKeys(a, b *decision.Seat) bool {
	if len(b.Former) < len(a.Former) || !slices.Equal(a.Former, b.Former[:len(a.Former)]) {
		return false
	}
	if a.Key == "" || a.Key == b.Key {
		return len(a.Former) == len(b.Former) || a.Key == ""
	}
	next := b.Former[len(a.Former):]
	return len(next) > 0 && next[0].Key == string(a.Key) && next[0].Reason != ""
}
