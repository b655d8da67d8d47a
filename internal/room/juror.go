package room

import (
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/text"
)

// MaxComment and MaxReason bound what a person writes, in characters.
const (
	MaxComment = ballot.MaxComment
	MaxReason  = 4000
)

// Abstain is what a juror writes in a cell instead of a mark.
const Abstain = "-"

// Mark sets one cell of who's ballot: a mark as people write it ("4", "4,5"),
// Abstain, or "" to empty the cell. The comment in the cell stays.
func (r *Room) Mark(who, nominee, criterion, mark string) error {
	return r.MarkAll(who, []deliberation.CellChange{{Nominee: nominee, Criterion: criterion, Mark: mark}})
}

// Comment sets the comment of one cell and leaves its mark.
func (r *Room) Comment(who, nominee, criterion, comment string) error {
	comment, err := text.CleanLines(comment, MaxComment)
	if err != nil {
		return err
	}
	return r.asVoter(who, func(id string) error {
		e := r.draft(id).Cells[ballot.Cell{Nominee: nominee, Criterion: criterion}]
		return r.act(nil, deliberation.Event{Kind: deliberation.MarksSet, Who: id, Cells: []deliberation.CellChange{
			{Nominee: nominee, Criterion: criterion, Mark: markText(e), Comment: comment},
		}})
	})
}

// MarkAll sets several cells of who's ballot in one change, which one undo
// takes back. A change without a comment keeps the one that is there.
func (r *Room) MarkAll(who string, cells []deliberation.CellChange) error {
	return r.asVoter(who, func(id string) error {
		event, err := r.marksEvent(id, id, cells)
		if err != nil {
			return err
		}
		return r.act(nil, event)
	})
}

// marksEvent cleans the cells of one juror.
func (r *Room) marksEvent(who, juror string, cells []deliberation.CellChange) (deliberation.Event, error) {
	draft := r.draft(juror)
	clean := make([]deliberation.CellChange, len(cells))
	for i, c := range cells {
		comment, err := text.CleanLines(c.Comment, MaxComment)
		if err != nil {
			return deliberation.Event{}, err
		}
		if comment == "" {
			comment = draft.Cells[ballot.Cell{Nominee: c.Nominee, Criterion: c.Criterion}].Comment
		}
		mark, err := r.canonical(c)
		if err != nil {
			return deliberation.Event{}, err
		}
		clean[i] = deliberation.CellChange{Nominee: c.Nominee, Criterion: c.Criterion, Mark: mark, Comment: comment}
	}
	return forJuror(deliberation.Event{Kind: deliberation.MarksSet, Who: who, Cells: clean}, juror), nil
}

// canonical rewrites a mark as people write it to the form that is kept.
func (r *Room) canonical(c deliberation.CellChange) (string, error) {
	if c.Mark == "" || c.Mark == Abstain {
		return c.Mark, nil
	}
	_, mark, err := exact.Mark(c.Mark)
	if err != nil {
		return "", fault.New(fault.Score, "mark.form", "mark", text.Show(c.Mark), "nominee", c.Nominee, "criterion", c.Criterion)
	}
	return mark, nil
}

func markText(e ballot.Entry) string {
	switch {
	case e.Set:
		return e.Mark.Text()
	case e.Abstained:
		return Abstain
	}
	return ""
}

// Recuse withdraws who from a nominee, on a ground. Marks already set there
// stop counting, and come back if the recusal is taken back.
func (r *Room) Recuse(who, nominee, ground string) error {
	return r.impartiality(deliberation.Recused, who, nominee, ground, false)
}

// Unrecuse takes a recusal back.
func (r *Room) Unrecuse(who, nominee string) error {
	return r.impartiality(deliberation.Recused, who, nominee, "", true)
}

// Declare states who's (im)partiality towards a nominee: no ground means
// impartial, and takes back a recusal; a ground recuses until the others
// decide.
func (r *Room) Declare(who, nominee, ground string) error {
	return r.impartiality(deliberation.Declared, who, nominee, ground, false)
}

func (r *Room) impartiality(kind deliberation.Kind, who, nominee, ground string, withdrawn bool) error {
	ground, err := text.Clean(ground, MaxReason)
	if err != nil {
		return err
	}
	return r.asVoter(who, func(id string) error {
		if kind == deliberation.Recused && !withdrawn && ground == "" {
			return fault.New(fault.Usage, "recuse.ground", "nominee", nominee)
		}
		return r.act(nil, deliberation.Event{Kind: kind, Who: id, Nominee: nominee, Ground: ground, Withdrawn: withdrawn})
	})
}

// Undo takes back who's last change.
func (r *Room) Undo(who string) error {
	return r.asVoter(who, func(id string) error {
		return r.act(nil, deliberation.Event{Kind: deliberation.Undone, Who: id})
	})
}

// HandIn ends who's draft: cells still empty become abstentions, and the
// ballot cannot be changed. It returns how many cells that were.
func (r *Room) HandIn(who string) (abstained int, err error) {
	err = r.asVoter(who, func(id string) error {
		err := r.act(nil, deliberation.Event{Kind: deliberation.BallotHandedIn, Who: id})
		abstained = r.state.HandIns[id].Abstained
		return err
	})
	return abstained, err
}

// asVoter runs what only a juror who marks may do, alone in the room.
func (r *Room) asVoter(who string, do func(id string) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.voter(who)
	if err != nil {
		return err
	}
	return do(id)
}

// voter finds who marks; where who is empty the chair, or the juror whose own
// file this is.
func (r *Room) voter(who string) (string, error) {
	if err := r.whole(); err != nil {
		return "", err
	}
	j, err := r.person(who)
	if err != nil {
		return "", err
	}
	if r.others(j) {
		return "", r.jurorFile()
	}
	if !j.Votes {
		return "", fault.New(fault.Juror, "juror.no_vote", "juror", j.ID, "name", j.Name)
	}
	return j.ID, nil
}
