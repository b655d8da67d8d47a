package room

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"votering/internal/deliberation"
	"votering/internal/trust"
)

// ownKeySuffix ends the name of the key that is made beside a juror's file.
const ownKeySuffix = ".key"

// DefaultKey is where a new key of this file's juror would go: beside the
// file, named after the juror.
func (r *Room) DefaultKey() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.defaultKey()
}

func (r *Room) defaultKey() string {
	return filepath.Join(filepath.Dir(r.store.Path()), r.state.Owner+ownKeySuffix)
}

// ownKeyLine is the key by which the owner is known: the one that sealed last,
// else the one on the roll; empty: none.
func (r *Room) ownKeyLine() string {
	if last, ok := r.lastSealed(); ok {
		return last.Key
	}
	return deliberation.KeyOf(r.state, r.ed, r.state.Owner)
}

// knownKey is the key that signs in this file: the owner's in a juror's, else
// the chair's. The zero key: none is known yet.
func (r *Room) knownKey() (trust.PublicKey, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state.Owner == "" {
		return r.chairKey()
	}
	if line := r.ownKeyLine(); line != "" {
		return trust.ParsePublicKey(line)
	}
	return trust.PublicKey{}, nil
}

// NewOwnKey makes a key for this file's juror, at path and path.pub. Neither
// may be there already. An empty passphrase leaves the key unencrypted.
func (r *Room) NewOwnKey(path string, passphrase []byte) (KeyChoice, error) {
	var comment string
	err := r.asOwner("", deliberation.ActSeal, func(id string) error {
		comment = id + "@" + r.ed.ID
		if j, ok := r.ed.Juror(id); ok && j.Email != "" {
			comment = j.Email
		}
		return nil
	})
	if err != nil {
		return KeyChoice{}, err
	}
	c, err := r.keys.Create(path, passphrase, comment)
	if err != nil {
		return KeyChoice{}, err
	}
	return r.choice(c), nil
}

// OwnKey finds the key of this file's juror: the one that sealed before or
// stands on the roll, beside the file, in the agent or where keys are kept;
// where none is known, the one that lies beside the file. The zero KeyChoice:
// there is none at hand. It may take ten seconds.
func (r *Room) OwnKey(ctx context.Context) (KeyChoice, error) {
	known, err := r.knownKey()
	if err != nil {
		return KeyChoice{}, err
	}
	beside, err := r.keys.Find(ctx, r.DefaultKey())
	switch {
	case err == nil && (known.IsZero() || known.Equal(beside.Public)):
		return r.choice(beside), nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return KeyChoice{}, err
	case known.IsZero():
		return KeyChoice{}, nil
	}
	choices, err := r.Keys(ctx)
	for _, k := range choices {
		if k.Registered && k.Problem == nil {
			return k, nil
		}
	}
	return KeyChoice{}, err
}

// IsZero reports whether k is no key at all.
func (k KeyChoice) IsZero() bool { return k == KeyChoice{} }
