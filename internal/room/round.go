package room

import (
	"context"

	"votering/internal/deliberation"
)

// Rounded is what rounds of deliberation add to a Sight.
type Rounded struct {
	Rounds []deliberation.Round // oldest first; nil until the marks are opened
	Round  int                  // number of the one that is open; 0: none is
}

// rounded is what may be seen of the rounds: nothing before the marks are.
func (r *Room) rounded() Rounded {
	if !deliberation.MarksOpen(r.state) {
		return Rounded{}
	}
	open, _ := deliberation.OpenRound(r.state)
	return Rounded{Rounds: r.state.Rounds, Round: open.N}
}

// OpenRound opens a round, in which marks are changed with a reason, and
// returns its number. The marks as they were handed in are round 1. An agenda
// that was not kept yet is kept with it: made anew from other marks it would
// have other items by the names that people were told.
func (r *Room) OpenRound(who string) (n int, err error) {
	err = r.asChair(who, func(id string) error {
		n = len(r.state.Rounds) + deliberation.FirstRound
		c := r.chain()
		if err := c.add(deliberation.Event{Kind: deliberation.RoundOpened, Who: id, Number: n}); err != nil {
			return err
		}
		if err := r.keepAgenda(c, id); err != nil {
			return err
		}
		return r.commit(c, nil)
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// Seen warns that the jury has seen the public vote, because the edition was
// reopened after that: what it changes now is no mark of jurors who have not.
func (r *Room) Seen() []Notice {
	r.mu.Lock()
	defer r.mu.Unlock()
	if deliberation.TallyOpen(r.state) || !deliberation.TallySeen(r.state) {
		return nil
	}
	return []Notice{{ID: "tally_seen"}}
}

// CloseRound is CloseRoundWith without a key: a receipt waits for its signature.
func (r *Room) CloseRound(who string) error {
	_, err := r.CloseRoundWith(context.Background(), who, Signing{}, "")
	return err
}

// CloseRoundWith ends the round that is open. Both marks of every change stay.
// Where a juror has a file of their own a receipt is issued with it, signed and
// written as Collect does: whoever keeps it holds the record to every change
// that was made, also in the room, of which nothing else leaves the chair's
// file before the decision.
func (r *Room) CloseRoundWith(ctx context.Context, who string, s Signing, out string) (Collected, error) {
	a, id, err := r.apartFor(r.asChair, who)
	if err != nil {
		return Collected{}, err
	}
	t := &taker{room: a, chain: a.chain(), who: id, o: CollectOptions{Sign: s, Out: out}, docs: map[string][]byte{}}
	open, _ := deliberation.OpenRound(a.state)
	if err := t.chain.add(deliberation.Event{Kind: deliberation.RoundClosed, Who: id, Number: open.N}); err != nil {
		return Collected{}, err
	}
	var done Collected
	var w writing
	if a.sealedOwn() {
		if w, err = t.receipt(ctx, &done); err != nil {
			return Collected{}, err
		}
	}
	return r.settleReceipt(t, done, w)
}

// sealedOwn reports whether a ballot counts that its juror sealed in a file of
// their own.
func (r *Room) sealedOwn() bool {
	for _, in := range r.state.HandIns {
		if in.Origin == deliberation.OriginSealed {
			return true
		}
	}
	return false
}
