package room

import (
	"context"
	"unicode/utf8"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// The names under which the sealing key is kept, each under a passphrase: the
// chair's and the secretary's.
const (
	DocSealing  = "sealing.age"
	DocSealing2 = "sealing-2.age"
)

// unlock opens the sealing key with the chair's passphrase or the secretary's.
// Each try takes about a second.
func (r *Room) unlock(ctx context.Context, passphrase []byte) (trust.Identity, error) {
	if r.state.Recipient == "" {
		return trust.Identity{}, fault.New(fault.State, "sealing.none")
	}
	if len(passphrase) == 0 {
		return trust.Identity{}, fault.New(fault.Passphrase, "seal.passphrase_missing")
	}
	var err error
	for _, name := range []string{DocSealing, DocSealing2} {
		if r.docs[name] == nil {
			continue
		}
		if ctx.Err() != nil {
			return trust.Identity{}, stopped(ctx)
		}
		var key trust.Identity
		if key, err = trust.Unlock(r.docs[name], passphrase); err == nil {
			return key, r.checkSealing(key)
		}
		if fault.ClassOf(err) != fault.Passphrase {
			return trust.Identity{}, err
		}
	}
	return trust.Identity{}, err
}

// checkSealing refuses a sealing key that is not the edition's.
func (r *Room) checkSealing(key trust.Identity) error {
	if key.Recipient() != r.state.Recipient {
		return fault.New(fault.Key, "sealing.other")
	}
	return nil
}

// stopped is the fault of work that ended with its context.
func stopped(ctx context.Context) *fault.Error {
	return fault.New(fault.State, "room.stopped").Because(context.Cause(ctx))
}

// locked is the sealing key under a passphrase.
func (r *Room) locked(ctx context.Context, key trust.Identity, passphrase []byte) ([]byte, error) {
	switch {
	case ctx.Err() != nil:
		return nil, stopped(ctx)
	case len(passphrase) == 0:
		return nil, fault.New(fault.Passphrase, "seal.passphrase_missing")
	}
	return trust.Lock(key, passphrase, r.sealWork)
}

// makeSealing adds the sealing key to an act, where it is needed: a new one at
// first, and a copy for the secretary where there is none yet. It returns the
// documents.
func (r *Room) makeSealing(ctx context.Context, c *chain, who string, chair trust.PublicKey, seal, seal2 []byte) (map[string][]byte, error) {
	first := r.state.Recipient == ""
	if !first && (len(seal2) == 0 || r.docs[DocSealing2] != nil) {
		return nil, nil
	}
	var key trust.Identity
	var err error
	docs := map[string][]byte{DocSealing: r.docs[DocSealing]}
	if first {
		if key, err = trust.NewIdentity(); err == nil {
			docs[DocSealing], err = r.locked(ctx, key, seal)
		}
	} else {
		key, err = r.unlock(ctx, seal)
	}
	if err == nil && len(seal2) > 0 {
		docs[DocSealing2], err = r.locked(ctx, key, seal2)
	}
	if err != nil {
		return nil, err
	}
	return docs, c.add(sealingEvent(who, key, chair.Line(), docs))
}

// sealingEvent fixes the documents of a sealing key.
func sealingEvent(who string, key trust.Identity, chair string, docs map[string][]byte) deliberation.Event {
	e := deliberation.Event{
		Kind: deliberation.SealingMade, Who: who, Recipient: key.Recipient(), Key: chair, SHA256: record.Hash(docs[DocSealing]),
	}
	if docs[DocSealing2] != nil {
		e.Complete = record.Hash(docs[DocSealing2])
	}
	return e
}

// MinPassphrase is how many characters a passphrase should have that opens the
// ballots: with the file alone anybody can try.
const MinPassphrase = 12

// ShortPassphrase reports a passphrase that is shorter than it should be.
func ShortPassphrase(passphrase []byte) bool { return utf8.RuneCount(passphrase) < MinPassphrase }
