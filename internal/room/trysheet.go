package room

// TrySheet finds out whether the sealing key stands on the recovery sheet at
// path, before new passphrases are asked for, and changes nothing.
func (r *Room) TrySheet(who, path string) error {
	a, _, err := r.apartFor(r.asChair, who)
	if err != nil {
		return err
	}
	_, err = a.keyOnSheet(path)
	return err
}
