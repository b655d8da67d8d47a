package pagetest

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// Passphrase unlocks every key of a Ring that needs one.
const Passphrase = "to hemmelige ord"

// Ring is a keyring that is the same in every run: a key of the agent, one in a
// file that needs Passphrase, one that others can read, and one that is broken.
type Ring struct {
	t       testing.TB
	Keys    []trust.Candidate
	Fault   error                     // of listing them
	Unlocks func(ctx context.Context) // runs before a key is unlocked; nil: nothing
	Made    []string                  // paths of the keys that were made
	Next    byte                      // number of the signer that Create makes a key of, 5 to 8
}

// NewRing is the keyring as it begins.
func NewRing(t testing.TB) *Ring {
	k := &Ring{t: t, Next: 5}
	k.Keys = []trust.Candidate{
		k.candidate(1, trust.Candidate{Source: trust.FromAgent}),
		k.candidate(2, trust.Candidate{Source: trust.FromFile, Path: "/home/kari/.ssh/id_ed25519", NeedsPassphrase: true}),
		k.candidate(3, trust.Candidate{Source: trust.FromFile, Path: "/home/kari/.ssh/id_open", OpenToOthers: "0644"}),
		{Source: trust.FromFile, Path: "/home/kari/.ssh/id_rsa", Problem: fault.New(fault.Key, "key.broken").At("/home/kari/.ssh/id_rsa")},
	}
	return k
}

func (k *Ring) candidate(n byte, c trust.Candidate) trust.Candidate {
	c.Public = trusttest.Signer(k.t, n).Public()
	return c
}

// List lists the keys.
func (k *Ring) List(context.Context) ([]trust.Candidate, error) { return k.Keys, k.Fault }

// Find finds a key at every path but those that end in "gone".
func (k *Ring) Find(_ context.Context, path string) (trust.Candidate, error) {
	if strings.HasSuffix(path, "gone") {
		return trust.Candidate{}, fault.New(fault.IO, "io.not_found").At(path)
	}
	return k.candidate(4, trust.Candidate{Source: trust.FromFile, Path: path, NeedsPassphrase: true}), nil
}

// Unlock unlocks a key of this ring.
func (k *Ring) Unlock(ctx context.Context, c trust.Candidate, secret []byte) (trust.Signer, error) {
	if k.Unlocks != nil {
		k.Unlocks(ctx)
	}
	switch {
	case ctx.Err() != nil:
		return nil, fault.New(fault.Key, "sign.stopped").Because(ctx.Err())
	case c.NeedsPassphrase && !bytes.Equal(secret, []byte(Passphrase)):
		return nil, fault.New(fault.Passphrase, "passphrase.wrong", "key", c.Public.Fingerprint()).At(c.Path)
	}
	for n := byte(1); n < 9; n++ {
		if s := trusttest.Signer(k.t, n); s.Public().Equal(c.Public) {
			return s, nil
		}
	}
	return nil, errors.New("no such key")
}

// Create makes a key, with Passphrase or with none.
func (k *Ring) Create(path string, secret []byte, _ string) (trust.Candidate, error) {
	if string(secret) != Passphrase && len(secret) > 0 {
		k.t.Errorf("a key is made with %q", secret)
	}
	k.Made = append(k.Made, path)
	return k.candidate(k.Next, trust.Candidate{Source: trust.FromFile, Path: path, NeedsPassphrase: len(secret) > 0}), nil
}
