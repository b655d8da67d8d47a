package room

import "votering/internal/deliberation"

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

// CloseRound ends the round that is open. Both marks of every change stay.
func (r *Room) CloseRound(who string) error {
	return r.asChair(who, func(id string) error {
		open, _ := deliberation.OpenRound(r.state)
		return r.act(nil, deliberation.Event{Kind: deliberation.RoundClosed, Who: id, Number: open.N})
	})
}
