package room

import (
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/text"
)

// agrees says what stands against signing a decision, as the owner's file has
// it; nil: nothing does.
func (r *Room) agrees(f *dossier.Folder, d *decision.Document, v dossier.JurorView) *fault.Error {
	fa := dossier.ForJuror(f, v)
	switch {
	case fa == nil:
		return r.amendedAlike(d)
	case fa.Class == fault.Roll && r.rollKey(f, v.ID) == "":
		return fault.New(fault.Roll, "cosign.no_key", "chair", r.chairName()).At(dossier.RollName)
	}
	return fa
}

// rollKey is the line of a juror's key on the roll of a decision, which for the
// chair may be the chair's; empty where there is none.
func (r *Room) rollKey(f *dossier.Folder, id string) string {
	roll, err := decision.ReadRoll(f.Files[dossier.RollName], dossier.RollName)
	if err != nil {
		return "" // what is wrong with the roll is told with all else that is
	}
	for i := range roll.Jurors {
		switch s := &roll.Jurors[i]; {
		case s.ID != id:
		case s.Key == "" && s.Role == award.ChairRole:
			return r.state.ChairKey
		default:
			return string(s.Key)
		}
	}
	return ""
}

// amendedAlike refuses a decision that rests on other amendments than those that
// the owner has read: ones that are not kept in this file or not those that are
// (E_DEF), or another one of the same number (E_FORK).
func (r *Room) amendedAlike(d *decision.Document) *fault.Error {
	kept := map[int]string{}
	for _, a := range r.state.Amendments {
		kept[a.Number] = a.SHA256
	}
	var missing, other []string
	for _, a := range d.Amendments {
		name := strconv.Itoa(a.Number) + " (" + text.Show(string(a.Reason)) + ")"
		switch sum, ok := kept[a.Number]; {
		case !ok:
			missing = append(missing, name)
		case sum != string(a.SHA256):
			other = append(other, name)
		}
	}
	names := func(list []string) string { return strings.Join(list, ", ") }
	switch lost := len(kept) + len(missing) - len(d.Amendments); {
	case len(other) > 0:
		return fault.New(fault.Fork, "cosign.other_amendments", "amendments", names(other), "chair", r.chairName())
	case lost > 0:
		return fault.New(fault.Def, "cosign.fewer_amendments", "n", strconv.Itoa(lost), "chair", r.chairName())
	case len(missing) > 0:
		return fault.New(fault.Def, "cosign.amendments", "amendments", names(missing), "chair", r.chairName())
	}
	return nil
}

// notSealedHere warns of what the decision counts in the owner's name although
// it was not sealed in this file. A ballot that was is in it, or the decision
// was refused.
func (r *Room) notSealedHere(id string, d *decision.Document) []Notice {
	if _, sealed := r.lastSealed(); sealed {
		return nil
	}
	for _, b := range d.Standing() {
		switch {
		case b.Juror != id:
		case b.Origin == decision.Entered:
			return []Notice{{"cosign_entered", fault.Pairs("chair", r.chairName())}}
		case b.Origin == decision.Formed:
			return []Notice{{"cosign_form", fault.Pairs("confirmed", text.Show(string(b.Confirmed)))}}
		default:
			return []Notice{{"cosign_sealed_elsewhere", fault.Pairs("revision", strconv.Itoa(*b.Revision))}}
		}
	}
	for _, a := range d.Absent {
		switch {
		case a.Juror != id:
		case a.Reason == deliberation.NoBallot:
			return []Notice{{"cosign_absent_closing", fault.Pairs("chair", r.chairName())}}
		default:
			return []Notice{{"cosign_absent", fault.Pairs("reason", text.Show(a.Reason))}}
		}
	}
	return nil
}
