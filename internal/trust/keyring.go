package trust

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
)

// Where a key was found.
const (
	FromAgent = "agent"
	FromFile  = "file"
)

// Candidate is a key that somebody could sign with.
type Candidate struct {
	Public          PublicKey // zero where a file does not tell before it is unlocked
	Source          string    // FromAgent or FromFile
	Path            string    // of the file; empty for a key that only the agent has
	NeedsPassphrase bool
	OpenToOthers    string       // the file's mode, "0644", where others can read it
	Problem         *fault.Error // why it cannot sign; nil where it can
}

// Keyring finds the keys of the person at the keyboard: those of ssh-agent,
// and those in files.
type Keyring struct {
	getenv   func(string) string
	home     string
	patience time.Duration // with an agent that does not answer
}

// patience is how long an agent may take for an answer. Somebody whose agent
// asks for a passphrase first tries again: the agent knows it by then.
const patience = 9 * time.Second

// NewKeyring makes a keyring of a person's environment and home folder.
func NewKeyring(getenv func(string) string, home string) *Keyring {
	return &Keyring{getenv: getenv, home: home, patience: patience}
}

// List gives the keys of the agent, and then those of the files ~/.ssh/id_*
// that the agent does not have. An agent that is silent or makes no sense is a
// fault (fault.Key, within 10 seconds) that comes with the keys of the files.
func (k *Keyring) List(ctx context.Context) ([]Candidate, error) {
	all, err := k.agentKeys(ctx)
	for _, path := range k.keyFiles() {
		f, ferr := readKeyFile(path)
		if ferr != nil || f.data == nil || holds(all, f.public) {
			continue // not a key, whatever its name
		}
		all = append(all, f.candidate())
	}
	return all, err
}

// keyFiles are the files where ssh-keygen puts private keys by itself.
func (k *Keyring) keyFiles() (paths []string) {
	if k.home == "" {
		return nil
	}
	entries, err := os.ReadDir(k.sshFolder())
	if err != nil {
		return nil // most people have no such folder
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "id_") && !strings.HasSuffix(e.Name(), pubSuffix) {
			paths = append(paths, filepath.Join(k.sshFolder(), e.Name()))
		}
	}
	return paths
}

// Find looks at the key that somebody names by its file. A private key signs
// from its file; where that needs a passphrase or cannot be, the agent signs
// if it has the key. Of a public key the agent must have the private half
// (fault.Key).
func (k *Keyring) Find(ctx context.Context, path string) (Candidate, error) {
	path = files.Under(k.home, path)
	f, err := readKeyFile(path)
	if err != nil {
		return Candidate{}, err
	}
	c := f.candidate()
	if f.data != nil && !c.NeedsPassphrase && c.Problem == nil {
		return c, nil
	}
	held, err := k.agentKeys(ctx)
	switch {
	case !f.public.IsZero() && holds(held, f.public):
		c.Source, c.NeedsPassphrase, c.Problem = FromAgent, false, nil
		return c, nil
	case f.data != nil:
		return c, nil
	case err != nil:
		return Candidate{}, err
	}
	return Candidate{}, fault.New(fault.Key, "key.not_held", "key", f.public.Fingerprint(),
		"command", "ssh-add "+double(strings.TrimSuffix(path, pubSuffix))).At(text.Show(path))
}

// Unlock makes a candidate ready to sign. A passphrase that is missing or
// wrong is fault.Passphrase; slow is a file with many rounds, up to half a
// minute, so this is no call for a screen's loop.
func (k *Keyring) Unlock(ctx context.Context, c Candidate, passphrase []byte) (Signer, error) {
	switch {
	case c.Problem != nil:
		return nil, c.Problem
	case c.Source == FromAgent:
		return k.agentSigner(c.Public), nil
	}
	return unlockFile(ctx, c, passphrase)
}

func holds(all []Candidate, key PublicKey) bool {
	return !key.IsZero() && slices.ContainsFunc(all, func(c Candidate) bool { return c.Public.Equal(key) })
}

func (k *Keyring) sshFolder() string { return filepath.Join(k.home, ".ssh") }

// stopped is the fault for work that ended with its context.
func stopped(ctx context.Context) *fault.Error {
	return fault.New(fault.Key, "sign.stopped").Because(context.Cause(ctx))
}
