package room

import (
	"context"
	"slices"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/trust"
)

// The names under which what was in a sealed ballot is kept, once the marks
// are open: the ballot, and the form that it was made from, after the SHA-256
// of the ballot.
func openedDoc(sha256 string) string { return "ballots/" + sha256 + ".json" }
func formDoc(sha256 string) string   { return "forms/" + sha256 }

// RevealMarksWith is RevealMarks, and opens the sealed ballots in the same act:
// seal is the passphrase of the sealing key, which may be empty where no
// ballot is sealed.
func (r *Room) RevealMarksWith(who string, seal []byte) error {
	return r.unsealing(who, seal, deliberation.ActRevealMarks, func(c *chain, id string, _ map[string][]byte) error {
		return c.add(deliberation.Event{Kind: deliberation.MarksRevealed, Who: id})
	})
}

// RevealBothWith is RevealBoth, and opens the sealed ballots in the same act.
func (r *Room) RevealBothWith(who string, seal []byte) error {
	return r.unsealing(who, seal, deliberation.ActRevealBoth, func(c *chain, id string, docs map[string][]byte) error {
		return c.fix(deliberation.Event{Kind: deliberation.TallyRevealed, Who: id, Together: true}, docs)
	})
}

// unsealing opens what is sealed and takes a step after it, all in one act.
func (r *Room) unsealing(
	who string, seal []byte, act deliberation.Act, step func(c *chain, id string, docs map[string][]byte) error,
) error {
	a, id, err := r.apartFor(r.asChair, who)
	if err != nil {
		return err
	}
	if f := deliberation.Allowed(a.state, a.ed, act); f != nil {
		return f
	}
	c, docs := a.chain(), map[string][]byte{}
	if len(a.toOpen()) > 0 {
		key, err := a.unlock(context.Background(), seal)
		if err == nil {
			err = a.openSealed(c, id, key, docs)
		}
		if err != nil {
			return err
		}
	}
	if err := step(c, id, docs); err != nil {
		return err
	}
	return r.settle(c, docs)
}

// sealed are the jurors whose ballot is in and not opened yet, in the order of
// the roll.
func (r *Room) sealed() []string {
	waiting := deliberation.Sealed(r.state)
	return r.inOrder(func(id string) bool { return slices.Contains(waiting, id) })
}

// waiting are the jurors of whom opening the marks opens a ballot, in the order
// of the roll.
func (r *Room) waiting() []string {
	jurors := map[string]bool{}
	for _, in := range r.toOpen() {
		jurors[in.juror] = true
	}
	return r.inOrder(func(id string) bool { return jurors[id] })
}

// inOrder are those who vote and are meant, in the order of the roll.
func (r *Room) inOrder(meant func(id string) bool) []string {
	var ids []string
	for _, j := range r.ed.Voters() {
		if meant(j.ID) {
			ids = append(ids, j.ID)
		}
	}
	return ids
}

// unopened is a ballot that is sealed still.
type unopened struct {
	deliberation.HandIn
	juror  string
	counts bool
}

// toOpen are the ballots that opening the marks opens: those that count, and
// those that were signed and gave way to another, so that nobody can say that
// one came which nobody sent.
func (r *Room) toOpen() []unopened {
	var all []unopened
	for _, j := range r.ed.Voters() {
		for _, in := range r.state.Collected[j.ID] {
			now := r.state.HandIns[j.ID]
			counts := now.Sealed == in.Sealed
			gaveWay := !counts && in.Origin == deliberation.OriginSealed && r.docs[openedDoc(in.Ballot)] == nil
			if counts && !now.Opened || gaveWay {
				all = append(all, unopened{in, j.ID, counts})
			}
		}
	}
	return all
}

// openSealed adds what is in the sealed ballots to an act, with the plain
// ballots and their signatures as documents.
func (r *Room) openSealed(c *chain, id string, key trust.Identity, docs map[string][]byte) error {
	for _, in := range r.toOpen() {
		name := sealedDoc(in.Sealed)
		o, err := mailing.Open(r.docs[name], name, key)
		if err != nil {
			return err
		}
		if o.SHA256 != in.Ballot {
			return fault.New(fault.Log, "record.document", "name", name)
		}
		if in.counts {
			e := openedEvent(o)
			e.Who = id
			if err := c.add(e); err != nil {
				return err
			}
		}
		docs[openedDoc(o.SHA256)] = o.Bytes
		if o.Form != nil {
			docs[formDoc(o.SHA256)] = o.Form.Data
		} else {
			docs[openedDoc(o.SHA256)+sigSuffix] = o.Sig
		}
	}
	return nil
}

// openedEvent is what opening a ballot puts on record.
func openedEvent(o *mailing.Opened) deliberation.Event {
	e := deliberation.Event{Kind: deliberation.BallotOpened, Juror: o.Ballot.Juror, Sealed: o.SealedSHA256}
	if o.Form != nil {
		e.SHA256 = record.Hash(o.Form.Data)
	}
	for _, m := range o.Ballot.Marks {
		e.Cells = append(e.Cells, deliberation.CellChange{Nominee: m.Nominee, Criterion: m.Criterion, Mark: m.Mark, Comment: m.Comment})
	}
	for _, x := range o.Ballot.Abstained {
		e.Cells = append(e.Cells, deliberation.CellChange{Nominee: x.Nominee, Criterion: x.Criterion, Mark: Abstain, Comment: x.Comment})
	}
	for _, x := range o.Ballot.Recused {
		e.Recused = append(e.Recused, deliberation.Statement{Nominee: x.Nominee, Ground: x.Ground})
	}
	for _, x := range o.Ballot.Declared {
		e.Declared = append(e.Declared, deliberation.Statement{Nominee: x.Nominee, Ground: x.Ground})
	}
	return e
}

// openable says whether a ballot could be opened once the marks are: one that
// could not would stand in the way of everybody's.
func (t *taker) openable(o *mailing.Opened) *fault.Error {
	return fault.Of(deliberation.Openable(t.chain.ed, openedEvent(o)))
}
