package room

import (
	"context"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
	"votering/internal/trust"
)

// KeyChoice is a key that a person could sign with, as it is shown.
type KeyChoice struct {
	Kind            string // "ED25519", "RSA 3072"
	Fingerprint     string // "SHA256:…"; empty where the file does not tell before it is unlocked
	Comment         string
	Source          string // trust.FromAgent or trust.FromFile: "agent" or "file"
	Path            string // of the file; empty for a key that only the agent has
	NeedsPassphrase bool
	OpenToOthers    string       // the file's mode, "0644", where others can read it
	Problem         *fault.Error // why it cannot sign; nil where it can
	Registered      bool         // it is the chair's key; in a juror's own file, the juror's
	c               trust.Candidate
}

// Public is the key's public half.
func (k KeyChoice) Public() trust.PublicKey { return k.c.Public }

func (r *Room) choice(c trust.Candidate) KeyChoice {
	k := KeyChoice{
		Source: c.Source, Path: c.Path, NeedsPassphrase: c.NeedsPassphrase, OpenToOthers: c.OpenToOthers, Problem: c.Problem, c: c,
	}
	if c.Public.IsZero() {
		return k
	}
	k.Kind, k.Fingerprint, k.Comment = c.Public.Kind(), c.Public.Fingerprint(), c.Public.Comment()
	fixed, err := r.knownKey()
	k.Registered = err == nil && fixed.Equal(c.Public)
	return k
}

// Keys lists the keys at hand: the agent's first, then those of files. A fault
// of the agent (E_KEY) comes with the keys of the files. It may take ten
// seconds.
func (r *Room) Keys(ctx context.Context) ([]KeyChoice, error) {
	cs, err := r.keys.List(ctx)
	choices := make([]KeyChoice, len(cs))
	for i, c := range cs {
		choices[i] = r.choice(c)
	}
	return choices, err
}

// FindKey looks at the key file at path, private or public; of a public one
// the agent must have the private half.
func (r *Room) FindKey(ctx context.Context, path string) (KeyChoice, error) {
	c, err := r.keys.Find(ctx, path)
	if err != nil {
		return KeyChoice{}, err
	}
	return r.choice(c), nil
}

// maxKeyFile bounds a key file, in bytes.
const maxKeyFile = 1 << 20

// FindPublic looks at the key file at path for its public half alone: the
// private one may be anywhere.
func (r *Room) FindPublic(ctx context.Context, path string) (trust.PublicKey, error) {
	data, err := files.Read(path, maxKeyFile)
	if err == nil {
		if key, err := trust.ParsePublicKey(string(data)); err == nil {
			return key, nil
		}
	}
	c, err := r.keys.Find(ctx, path)
	switch {
	case err != nil:
		return trust.PublicKey{}, err
	case c.Public.IsZero():
		return trust.PublicKey{}, fault.New(fault.Key, "key.hidden").At(text.Show(path))
	}
	return c.Public, nil
}

// NewKey makes a key for the chair, at path and path.pub. Neither may be there
// already. An empty passphrase leaves the key unencrypted. Where the chair's
// key is fixed already it is refused (E_KEY): the new one could sign nothing.
func (r *Room) NewKey(path string, passphrase []byte) (KeyChoice, error) {
	fixed, err := r.ChairKey()
	if err != nil {
		return KeyChoice{}, err
	}
	ed := r.Edition()
	chair, ok := ed.Chair()
	if ok && fixed.IsZero() && chair.Key != "" {
		fixed, err = trust.ParsePublicKey(chair.Key)
	}
	switch {
	case err != nil:
		return KeyChoice{}, err
	case !fixed.IsZero():
		return KeyChoice{}, fault.New(fault.Key, "key.fixed", "want", fixed.Fingerprint())
	}
	c, err := r.keys.Create(path, passphrase, commentOf(ed))
	if err != nil {
		return KeyChoice{}, err
	}
	return r.choice(c), nil
}

// commentOf is what a new key is called: after its chair and edition.
func commentOf(ed *award.Edition) string {
	if c, ok := ed.Chair(); ok && c.Email != "" {
		return c.Email
	}
	return "chair@" + ed.ID
}

// SignWith is Sign with a key that was chosen; the passphrase is nil where the
// key needs none. Unlocking may take half a minute.
func (r *Room) SignWith(ctx context.Context, who string, k KeyChoice, passphrase []byte) error {
	return r.DecideWith(ctx, who, deliberation.ProposalChange{}, k, passphrase)
}

// DecideWith is SignWith, and changes the proposal first, all in one act.
func (r *Room) DecideWith(ctx context.Context, who string, d deliberation.ProposalChange, k KeyChoice, passphrase []byte) error {
	if !k.c.Public.IsZero() {
		fixed, err := r.ChairKey()
		if err == nil && !fixed.IsZero() && !fixed.Equal(k.c.Public) {
			err = otherKey(k.c.Public, fixed)
		}
		if err != nil {
			return err
		}
	}
	s, err := r.keys.Unlock(ctx, k.c, passphrase)
	if err != nil {
		return err
	}
	return r.sign(ctx, who, d, s)
}
