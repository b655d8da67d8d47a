package deliberation

import (
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
)

func planBallotOpened(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActRevealMarks); f != nil {
		return nil, f
	}
	j, f := voter(ed, e.Juror)
	if f != nil {
		return nil, f
	}
	in, ok := s.HandIns[j.ID]
	if !ok || in.known() || in.Sealed != e.Sealed {
		return nil, fault.New(fault.State, "open.nothing", "juror", j.ID, "name", j.Name, "present", string(s.Phase))
	}
	b, err := contents(ed, e)
	if err != nil {
		return nil, err
	}
	return func(next *State) { next.openBallot(ed, e, b) }, nil
}

// openBallot puts in what was in a sealed ballot, as if the juror had entered
// it: what is empty becomes abstentions. What the others decided before binds
// it, see abide.
func (s *State) openBallot(ed *award.Edition, e Event, b *ballot.Ballot) {
	b = b.Clone()
	in := s.HandIns[e.Juror]
	in.Opened = true
	for _, c := range b.Missing(ed) {
		b.Put(c, ballot.Entry{Abstained: true, Comment: b.Cells[c].Comment})
		in.Abstained++
	}
	s.Sent[e.Juror] = b
	if len(s.Verdicts[e.Juror]) > 0 {
		b = b.Clone()
		s.abide(b)
	}
	s.HandIns[e.Juror], s.Ballots[e.Juror] = in, b
	s.note(e.Juror, in)
}

// Openable says whether what a BallotOpened event carries can be a ballot of
// the edition. What is taken in sealed and can not would stand in the way of
// everybody's marks: ask before it is collected.
func Openable(ed *award.Edition, e Event) error {
	if err := e.check(); err != nil {
		return err
	}
	_, err := contents(ed, e)
	return err
}

// contents is the ballot that a BallotOpened event carries, held to what the
// juror could have entered.
func contents(ed *award.Edition, e Event) (*ballot.Ballot, error) {
	b := ballot.New(e.Juror)
	for _, r := range e.Recused {
		_, twice := b.Recused[r.Nominee]
		if f := checkStatement(ed, r.Nominee, twice); f != nil {
			return nil, f
		}
		if r.Ground == "" {
			return nil, fault.New(fault.Usage, "recuse.ground", "nominee", r.Nominee)
		}
		b.Recused[r.Nominee] = ballot.Recusal{Ground: r.Ground}
	}
	for _, d := range e.Declared {
		_, twice := b.Declared[d.Nominee]
		if f := checkStatement(ed, d.Nominee, twice); f != nil {
			return nil, f
		}
		if _, recused := b.Recused[d.Nominee]; recused != (d.Ground != "") {
			return nil, fault.New(fault.Score, "ballot.contradicts", "nominee", d.Nominee)
		}
		b.Declared[d.Nominee] = ballot.Declaration{Ground: d.Ground}
	}
	fills, f := readCells(b, ed, e.Cells)
	if f != nil {
		return nil, f
	}
	for _, x := range fills {
		b.Put(x.cell, x.entry)
	}
	return b, nil
}

// checkStatement refuses a statement on nobody, and a second one.
func checkStatement(ed *award.Edition, nominee string, twice bool) *fault.Error {
	if _, ok := ed.Nominee(nominee); !ok {
		return fault.New(fault.Score, "ballot.nominee", "nominee", nominee)
	}
	if twice {
		return fault.New(fault.Score, "ballot.stated_twice", "nominee", nominee)
	}
	return nil
}
