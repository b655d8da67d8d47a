package room

import (
	"bytes"
	"strconv"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/record"
)

// compute ranks by what is open now: the jury's part alone until the public
// vote is opened. From then on it must come out as the saved ranking, byte for
// byte (E_DB): what is shown as saved is what was saved.
func (r *Room) compute() (*ranking.Ranking, error) {
	if r.ranked != nil {
		return r.ranked, nil
	}
	if r.unranked != nil {
		return nil, r.unranked
	}
	rk, err := rank(deliberation.RankingInput(r.state, r.ed))
	if err != nil {
		r.unranked = fault.Of(err)
		return nil, err
	}
	if r.final() != nil && !bytes.Equal(ranking.Document(rk, r.ed, r.fingerprint()), r.final()) {
		return nil, fault.New(fault.DB, "ranking.differs").At(r.store.Path())
	}
	r.ranked = rk
	return rk, nil
}

// fix applies an event after which the ranking stands, and saves the ranking
// in the same transaction.
func (r *Room) fix(e deliberation.Event) error {
	c, docs := r.chain(), map[string][]byte{}
	if err := c.fix(e, docs); err != nil {
		return err
	}
	return r.commit(c, docs)
}

// fix takes in an event after which the ranking stands, and puts the ranking
// among the documents of the act.
func (c *chain) fix(e deliberation.Event, docs map[string][]byte) error {
	e.At = c.room.now()
	after, err := deliberation.Apply(c.state, e, c.ed)
	if err != nil {
		return err
	}
	rk, err := rank(deliberation.RankingInput(after, c.ed))
	if err != nil {
		return err
	}
	doc := ranking.Document(rk, c.ed, c.room.fingerprint())
	e.SHA256, docs[DocRanking] = record.Hash(doc), doc
	return c.add(e)
}

// Rank is the ranking that may be seen now, as the document of `rank --json`:
// the saved one, byte for byte, once the public vote is opened.
func (r *Room) Rank() (*ranking.Ranking, []byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state.Purged != nil {
		return nil, nil, fault.New(fault.State, "state.purged", "present", string(r.state.Phase))
	}
	if !deliberation.MarksOpen(r.state) {
		return nil, nil, fault.New(fault.State, "rank.hidden", "state", string(r.state.Phase))
	}
	rk, err := r.compute()
	if err != nil {
		return nil, nil, err
	}
	if r.final() != nil {
		return rk, r.final(), nil
	}
	return rk, ranking.Document(rk, r.ed, r.fingerprint()), nil
}

// RankAt is what the ranking would be with another public weight. It is never
// stored.
func (r *Room) RankAt(weight exact.Rat) (*ranking.Ranking, []byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !deliberation.TallyOpen(r.state) {
		return nil, nil, fault.New(fault.State, "rank.tally_hidden", "state", string(r.state.Phase))
	}
	in := deliberation.RankingInput(r.state, r.ed)
	var err error
	if in.Edition, err = ranking.WithPublicWeight(r.ed, weight); err != nil {
		return nil, nil, err
	}
	rk, err := rank(in)
	if err != nil {
		return nil, nil, err
	}
	return rk, ranking.Document(rk, in.Edition, r.fingerprint()), nil
}

// Edition is the edition being judged; do not change it.
func (r *Room) Edition() *award.Edition {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ed
}

// Record is the chain of what happened, and its head.
func (r *Room) Record() (entries []record.Entry, head string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.entries, r.head
}

func itoa(n int) string { return strconv.Itoa(n) }
