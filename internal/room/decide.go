package room

import (
	"context"
	"slices"
	"time"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// ChairKey is the chair's key; zero where none is fixed yet.
func (r *Room) ChairKey() (trust.PublicKey, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.chairKey()
}

// Unsigned are the two documents of a decision, to be signed byte for byte.
type Unsigned struct{ Public, Complete []byte }

// Ready says what a decision would still lack after the change: a list of
// faults, or one that forbids it now. The notices are what to look at before
// signing. Nothing is stored.
func (r *Room) Ready(who string, d deliberation.ProposalChange) (ns []Notice, err error) {
	err = r.asTheChair(who, func(id string) error {
		c, err := r.proposed(id, d)
		if err != nil {
			return err
		}
		ns = r.publicNotices(c.state)
		return r.blocked(c.state)
	})
	return ns, err
}

// proposed begins an act with a change of the proposal, where there is one.
func (r *Room) proposed(id string, d deliberation.ProposalChange) (*chain, error) {
	c := r.chain()
	if f := deliberation.Allowed(c.state, r.ed, deliberation.ActDecide); f != nil {
		return nil, f
	}
	if d.Empty() {
		return c, nil
	}
	return c, r.propose(c, id, d)
}

// blocked lists what stands in the way of the decision.
func (r *Room) blocked(s deliberation.State) error {
	rk, err := r.compute()
	if err != nil {
		return err
	}
	var l fault.List
	for _, b := range deliberation.Blocking(s, r.ed, rk.Winners, rk.ToCast) {
		l = append(l, &fault.Error{Class: fault.State, ID: "decide." + b.ID, Args: b.Args})
	}
	if len(l) > 0 {
		return l
	}
	return nil
}

// prepare adds a prepared decision to an act: both documents, as things stand.
func (r *Room) prepare(c *chain, id string, key trust.PublicKey) (Unsigned, error) {
	if err := r.checkChairKey(key); err != nil {
		return Unsigned{}, err
	}
	if err := r.blocked(c.state); err != nil {
		return Unsigned{}, err
	}
	at := c.decidedAt()
	public, complete, err := decision.Build(decision.Basis{
		Edition: r.ed, Frozen: r.frozen(), State: c.state, Ranking: r.final(),
		Size: uint64(len(c.entries)), Head: c.head, At: at, ChairKey: key.Line(), Software: r.software,
		PublicNonce: r.clock.Salt(), CompleteNonce: r.clock.Salt(), Salt: r.clock.Salt(),
	})
	if err != nil {
		return Unsigned{}, err
	}
	return Unsigned{public, complete}, c.add(deliberation.Event{
		At: at, Kind: deliberation.DecisionPrepared, Who: id,
		SHA256: record.Hash(public), Complete: record.Hash(complete), Key: key.Line(),
	})
}

// decidedAt is now, or the time of the latest step that the decision follows
// from: a clock that was set back since makes no decision older than that.
func (c *chain) decidedAt() time.Time {
	at, t := c.room.now(), c.state.Times
	steps := []time.Time{t.Opened, t.Closed, t.Read, t.Marks, t.Locked, t.Tally, c.entries[len(c.entries)-1].At}
	for _, x := range slices.Concat(c.state.Fallen, c.state.Casts) {
		steps = append(steps, x.At)
	}
	for _, step := range steps {
		if step.After(at) {
			at = step
		}
	}
	return at
}

// docs are the documents as the store keeps them.
func (u Unsigned) docs(p docNames) map[string][]byte {
	return map[string][]byte{p.public: u.Public, p.complete: u.Complete}
}

// unsigned prepares the decision in an act that is still to be stored; nil
// where the documents of before are still good.
func (r *Room) unsigned(id string, d deliberation.ProposalChange, key trust.PublicKey) (*chain, Unsigned, error) {
	if p := r.state.Prepared; p != nil && d.Empty() && p.Key == key.Line() {
		return nil, r.prepared(), nil
	}
	c, err := r.proposed(id, d)
	if err != nil {
		return nil, Unsigned{}, err
	}
	u, err := r.prepare(c, id, key)
	return c, u, err
}

// nextPapers are the names of the decision that is being made.
func (r *Room) nextPapers() docNames { return papersOf(r.state.Decisions + 1) }

// prepared are the documents that wait for the signature.
func (r *Room) prepared() Unsigned {
	p := r.nextPapers()
	return Unsigned{r.docs[p.public], r.docs[p.complete]}
}

// Unsigned are the documents that were prepared and are still good.
func (r *Room) Unsigned() (Unsigned, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state.Prepared == nil {
		return Unsigned{}, fault.New(fault.State, "decide.not_prepared")
	}
	return r.prepared(), nil
}

// Sign prepares the decision, signs both documents and decides, in one act:
// where anything fails nothing is stored. The key may take its time, and a
// change that is made meanwhile stops it.
func (r *Room) Sign(ctx context.Context, who string, s trust.Signer) error {
	return r.sign(ctx, who, deliberation.ProposalChange{}, s)
}

func (r *Room) sign(ctx context.Context, who string, d deliberation.ProposalChange, s trust.Signer) error {
	var c *chain
	var u Unsigned
	err := r.asTheChair(who, func(id string) (err error) {
		if c, err = r.proposed(id, d); err == nil {
			u, err = r.prepare(c, id, s.Public())
		}
		return err
	})
	if err != nil {
		return err
	}
	public, err := s.Sign(ctx, trust.NamespaceDecision, u.Public)
	if err != nil {
		return err
	}
	complete, err := s.Sign(ctx, trust.NamespaceDecision, u.Complete)
	if err != nil {
		return err
	}
	return r.asTheChair(who, func(id string) error {
		if c.base != r.head {
			return fault.New(fault.State, "decide.changed")
		}
		return r.decide(c, id, u, public, complete)
	})
}

// Decide takes the chair's signatures of both prepared documents. They are
// verified and stored with the documents in one transaction; anything else than
// a signature of these bytes by the chair's key is refused, and changes
// nothing.
func (r *Room) Decide(who string, publicSig, completeSig []byte) error {
	return r.asTheChair(who, func(id string) error {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActDecide); f != nil {
			return f
		}
		if r.state.Prepared == nil {
			return fault.New(fault.State, "decide.not_prepared")
		}
		return r.decide(r.chain(), id, r.prepared(), publicSig, completeSig)
	})
}

// decide ends an act with the signatures of what is prepared in it.
func (r *Room) decide(c *chain, id string, u Unsigned, publicSig, completeSig []byte) error {
	p, prepared := r.nextPapers(), c.state.Prepared
	docs := u.docs(p)
	for _, x := range []struct {
		name, doc string
		data, sig []byte
	}{{PublicFile, p.public, u.Public, publicSig}, {CompleteFile, p.complete, u.Complete, completeSig}} {
		sig, err := r.checkSignature(x.name, x.data, x.sig, prepared.Key)
		if err != nil {
			return err
		}
		docs[x.doc+sigSuffix] = sig
	}
	err := c.add(deliberation.Event{
		Kind: deliberation.DecisionSigned, Who: id, SHA256: prepared.Public, Complete: prepared.Complete,
	})
	if err != nil {
		return err
	}
	return r.commit(c, docs)
}
