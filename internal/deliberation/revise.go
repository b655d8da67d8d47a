package deliberation

import (
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
)

// markText is what stands in a cell: a canonical mark, or Abstain where there is
// none.
func markText(e ballot.Entry) string {
	if e.Set {
		return e.Mark.Text()
	}
	return Abstain
}

// putMark puts a mark, or Abstain, in a cell of the ballot. The comment stays.
func putMark(b *ballot.Ballot, c ballot.Cell, mark string) {
	e := ballot.Entry{Abstained: true, Comment: b.Cells[c].Comment}
	if m, err := exact.CanonicalMark(mark); err == nil && mark != Abstain {
		e.Set, e.Abstained, e.Mark = true, false, m
	}
	b.Put(c, e)
}

// planRevised plans a change that a juror confirms in the room.
func planRevised(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActRevise); f != nil {
		return nil, f
	}
	r, f := revision(s, ed, e)
	if f != nil {
		return nil, f
	}
	if round, _ := OpenRound(s); e.Number != round.N || e.Cells[0].Comment != "" {
		return nil, fault.New(fault.Log, "event.form")
	}
	return func(next *State) { next.revise(r) }, nil
}

// revision is the change that a MarkRevised event makes.
func revision(s State, ed *award.Edition, e Event) (Revised, *fault.Error) {
	j, f := voter(ed, e.Subject())
	if f != nil {
		return Revised{}, f
	}
	if in, ok := s.HandIns[j.ID]; !ok || !in.known() {
		return Revised{}, fault.New(fault.State, "revise.no_ballot", "juror", j.ID, "name", j.Name, "present", string(s.Phase))
	}
	switch {
	case len(e.Cells) != 1:
		return Revised{}, fault.New(fault.Score, "mark.none")
	case e.Cells[0].Mark == "":
		return Revised{}, fault.New(fault.Score, "round.no_mark")
	}
	b, c := s.Ballots[j.ID], e.Cells[0]
	if f := checkRevisable(b, ed, j, c.Nominee); f != nil {
		return Revised{}, f
	}
	entry, f := readCell(b, ed, c)
	if f != nil {
		return Revised{}, f
	}
	r := Revised{
		Juror: j.ID, Nominee: c.Nominee, Criterion: c.Criterion, Reason: e.Reason, Confirmed: InRoom, At: e.At,
		From: markText(b.Cells[ballot.Cell{Nominee: c.Nominee, Criterion: c.Criterion}]), To: markText(entry),
	}
	switch {
	case r.From == r.To:
		return Revised{}, fault.New(fault.State, "revise.same", "juror", j.ID, "name", j.Name,
			"nominee", c.Nominee, "criterion", c.Criterion, "mark", r.To, "present", string(s.Phase))
	case e.Reason == "":
		return Revised{}, fault.New(fault.Usage, "reason.missing")
	}
	return r, nil
}

// checkRevisable says whether the juror can change a mark of the nominee: whom
// the juror is recused from, or who is withdrawn, gets none.
func checkRevisable(b *ballot.Ballot, ed *award.Edition, j *award.Juror, nominee string) *fault.Error {
	n, ok := ed.Nominee(nominee)
	if !ok {
		return nil // said where the cell is read
	}
	who := []string{"juror", j.ID, "name", j.Name, "nominee", n.ID, "of", n.Name}
	if _, recused := b.Recused[n.ID]; recused {
		return fault.New(fault.State, "revise.recused", who...)
	}
	if n.Withdrawn {
		return fault.New(fault.State, "revise.withdrawn", who...)
	}
	return nil
}

// revise makes a change in the room.
func (s *State) revise(r Revised) {
	putMark(s.ballot(r.Juror), ballot.Cell{Nominee: r.Nominee, Criterion: r.Criterion}, r.To)
	s.revised(r)
}
