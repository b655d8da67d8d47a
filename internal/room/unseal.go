package room

import "votering/internal/fault"

// RevealMarksWith is RevealMarks, and opens the sealed ballots with the
// passphrase of the sealing key, in the same act. nil: no ballot is sealed.
func (r *Room) RevealMarksWith(who string, seal []byte) error {
	return fault.New(fault.State, "state.unknown_act", "act", "reveal_marks")
}

// RevealBothWith is RevealBoth, and opens the sealed ballots.
func (r *Room) RevealBothWith(who string, seal []byte) error {
	return fault.New(fault.State, "state.unknown_act", "act", "reveal_both")
}

// Recovery writes the sheet that restores the sealing key when every
// passphrase is lost: to print, and to lock away.
func (r *Room) Recovery(who string, seal []byte, path string) error {
	return fault.New(fault.State, "state.unknown_act", "act", "recovery")
}

// Restore puts the sealing key of a recovery sheet under a new passphrase.
func (r *Room) Restore(who string, sheet, newPassphrase []byte) error {
	return fault.New(fault.State, "state.unknown_act", "act", "recovery")
}
