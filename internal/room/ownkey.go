package room

import "context"

// DefaultKey is where a new key of this file's juror would go: beside the
// file, named after the juror.
func (r *Room) DefaultKey() string { return "" }

// NewOwnKey makes a key for this file's juror, at path and path.pub. Neither
// may be there already. An empty passphrase leaves the key unencrypted.
func (r *Room) NewOwnKey(path string, passphrase []byte) (KeyChoice, error) {
	return KeyChoice{}, notYet()
}

// OwnKey finds the key that this juror sealed with before, or that stands on
// the roll: beside the file, in the agent, or where keys are kept. The zero
// KeyChoice: none is known, or it is not at hand. It may take ten seconds.
func (r *Room) OwnKey(ctx context.Context) (KeyChoice, error) { return KeyChoice{}, notYet() }
