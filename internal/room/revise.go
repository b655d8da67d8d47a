package room

import (
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
)

// Revise changes one mark of a juror in the room, while a round is open: to a
// mark as people write it, or Abstain. It takes a reason, and the mark before
// stays to be seen. who is the juror, or leads; where juror is empty it is who.
// The comment in the cell stays.
func (r *Room) Revise(who, juror, nominee, criterion, mark, reason string) error {
	return r.revising(who, juror, nominee, criterion, mark, reason, func(c *chain) error { return r.commit(c, nil) })
}

// TryRevise is all of Revise but storing it: it says what would be changed, or
// why it cannot be.
func (r *Room) TryRevise(who, juror, nominee, criterion, mark, reason string) (would deliberation.Revised, err error) {
	err = r.revising(who, juror, nominee, criterion, mark, reason, func(c *chain) error {
		would = c.revised(1)[0]
		return nil
	})
	return would, err
}

// revising makes out a change of a mark, alone in the room.
func (r *Room) revising(who, juror, nominee, criterion, mark, reason string, do func(*chain) error) error {
	reason, err := r.reason(reason)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	id, juror, err := r.reviser(who, juror)
	if err != nil {
		return err
	}
	cell := deliberation.CellChange{Nominee: nominee, Criterion: criterion, Mark: mark}
	if cell.Mark, err = r.canonical(cell); err != nil {
		return err
	}
	open, _ := deliberation.OpenRound(r.state)
	c := r.chain()
	err = c.add(deliberation.Event{
		Kind: deliberation.MarkRevised, Who: id, Juror: juror, Cells: []deliberation.CellChange{cell}, Reason: reason, Number: open.N,
	})
	if err != nil {
		return err
	}
	return do(c)
}

// reviser finds who acts, and whose mark it is: everybody's own, and for who
// leads anybody's.
func (r *Room) reviser(who, juror string) (id, whose string, err error) {
	if r.state.Owner != "" {
		return "", "", r.jurorFile()
	}
	me, err := r.person(who)
	switch {
	case err != nil:
		return "", "", err
	case juror == "":
		juror = me.ID
	case juror != me.ID && me.Role == award.JurorRole:
		return "", "", fault.New(fault.Juror, "juror.not_chair", "name", me.Name)
	}
	return me.ID, juror, nil
}

// revised are the last n changes of the open round.
func (c *chain) revised(n int) []deliberation.Revised {
	open, _ := deliberation.OpenRound(c.state)
	return open.Changes[len(open.Changes)-n:]
}
