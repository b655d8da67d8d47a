package room

import (
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/text"
)

// Absent marks a juror absent, with a reason.
func (r *Room) Absent(who, juror, reason string) ([]Notice, error) {
	reason, err := r.reason(reason)
	if err != nil {
		return nil, err
	}
	var ns []Notice
	err = r.asChair(who, func(id string) error {
		if _, ok := r.ed.Juror(juror); !ok {
			return fault.New(fault.Juror, "juror.unknown", "juror", juror)
		}
		ns = r.quorumNotices([]string{juror})
		return r.act(nil, deliberation.Event{Kind: deliberation.JurorAbsent, Who: id, Juror: juror, Reason: reason})
	})
	return ns, err
}

// Override lets a nominee through a gate, with a reason that is kept with it.
func (r *Room) Override(who, metric, nominee, reason string) error {
	reason, err := r.reason(reason)
	if err != nil {
		return err
	}
	return r.asChair(who, func(id string) error {
		if r.passes(metric, nominee) {
			return fault.New(fault.State, "override.passes", "nominee", nominee, "metric", metric)
		}
		return r.act(nil, deliberation.Event{Kind: deliberation.GateOverridden, Who: id, Metric: metric, Nominee: nominee, Reason: reason})
	})
}

// passes reports whether the nominee meets every gate on that metric, so that
// there is nothing to override.
func (r *Room) passes(metric, nominee string) bool {
	n, ok := r.ed.Nominee(nominee)
	if !ok {
		return false
	}
	gates := 0
	for _, g := range r.ed.Gates {
		if g.Metric != metric {
			continue
		}
		if gates++; award.GateOf(r.ed, g, n).State != award.GateMet {
			return false
		}
	}
	return gates > 0
}

// HandInAll ends every draft that has marks, and names the cells that became
// abstentions.
func (r *Room) HandInAll(who string) (ns []Notice, err error) {
	err = r.asChair(who, func(id string) error {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActHandIn); f != nil {
			return f
		}
		var events []deliberation.Event
		for _, j := range r.ed.Voters() {
			if r.ready(j.ID) && deliberation.AllowedTo(r.state, r.ed, deliberation.ActHandIn, j.ID) == nil {
				events = append(events, forJuror(deliberation.Event{Kind: deliberation.BallotHandedIn, Who: id}, j.ID))
			}
		}
		if len(events) == 0 {
			return fault.New(fault.State, "hand_in.none")
		}
		if err := r.act(nil, events...); err != nil {
			return err
		}
		for _, e := range events {
			if n := r.state.HandIns[e.Subject()].Abstained; n > 0 {
				j, _ := r.ed.Juror(e.Subject())
				ns = append(ns, Notice{"abstained", fault.Pairs("name", j.Name, "n", itoa(n))})
			}
		}
		return nil
	})
	return ns, err
}

// CloseBallots ends the scoring: whoever has not handed in is absent.
func (r *Room) CloseBallots(who string) (ns []Notice, err error) {
	err = r.asChair(who, func(id string) error {
		ns = r.closingNotices()
		return r.act(nil, deliberation.Event{Kind: deliberation.Closing, Who: id, Reason: deliberation.NoBallot})
	})
	return ns, err
}

// RevealMarks opens the marks to the jury. Where ballots are sealed it takes
// RevealMarksWith.
func (r *Room) RevealMarks(who string) error { return r.RevealMarksWith(who, nil) }

// Lock fixes the marks. Where the rule has no public part the ranking stands
// from here, and is saved. E_RULE where no ranking can be worked out from them.
func (r *Room) Lock(who string) error {
	return r.asChair(who, func(id string) error {
		if err := r.mayLock(); err != nil {
			return err
		}
		e := deliberation.Event{Kind: deliberation.MarksLocked, Who: id}
		if r.ed.Rule.Public != nil {
			return r.act(nil, e)
		}
		return r.fix(e)
	})
}

// RevealTally opens the public vote. The ranking is computed and saved in the
// same transaction.
func (r *Room) RevealTally(who string) error {
	return r.asChair(who, func(id string) error {
		return r.fix(deliberation.Event{Kind: deliberation.TallyRevealed, Who: id})
	})
}

// RevealBoth opens marks and public vote in one act, and that they were opened
// together stays to be seen. Where ballots are sealed it takes RevealBothWith.
func (r *Room) RevealBoth(who string) error { return r.RevealBothWith(who, nil) }

// ReadTotals reads a table of votes per nominee, header nominee,votes, and is
// SetTally with it.
func (r *Room) ReadTotals(who string, data []byte, name, reason string) (*publicvote.Tally, error) {
	t, err := publicvote.ReadTotals(data, name, r.Edition())
	if err != nil {
		return nil, err
	}
	return t, r.SetTally(who, t, reason)
}

// SetTally takes a counted public vote. Once one was seen (Sight.TallySeen) it
// needs a reason, which stays with what it replaces; and where the ranking
// stands, that is computed and saved anew.
func (r *Room) SetTally(who string, t *publicvote.Tally, reason string) error {
	reason, err := text.Clean(reason, MaxReason)
	if err != nil {
		return err
	}
	return r.asChair(who, func(id string) error {
		e := deliberation.Event{Kind: deliberation.TallyRead, Who: id, Tally: t, Reason: reason}
		if r.final() != nil {
			return r.fix(e)
		}
		return r.act(nil, e)
	})
}

// asChair runs what only the chair or the secretary may do, alone in the room.
func (r *Room) asChair(who string, do func(id string) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, err := r.chair(who)
	if err != nil {
		return err
	}
	return do(id)
}

// asTheChair is asChair for what the chair alone may do, and no secretary.
func (r *Room) asTheChair(who string, do func(id string) error) error {
	return r.asChair(who, func(id string) error {
		if j, ok := r.ed.Juror(id); ok && j.Role != award.ChairRole {
			return fault.New(fault.Juror, "juror.chair_alone", "name", j.Name)
		}
		return do(id)
	})
}

// chair finds who acts as chair or secretary; the chair where who is empty.
func (r *Room) chair(who string) (string, error) {
	if r.state.Owner != "" {
		return "", r.jurorFile()
	}
	j, err := r.person(who)
	if err != nil {
		return "", err
	}
	if j.Role == award.JurorRole {
		return "", fault.New(fault.Juror, "juror.not_chair", "name", j.Name)
	}
	return j.ID, nil
}

func (r *Room) reason(s string) (string, error) {
	s, err := text.Clean(s, MaxReason)
	if err == nil && s == "" {
		err = fault.New(fault.Usage, "reason.missing")
	}
	return s, err
}
