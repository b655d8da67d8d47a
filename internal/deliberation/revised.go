package deliberation

import (
	"cmp"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
)

// planBallotRevised plans a signed ballot with a higher revision that comes
// while a round is open: it is taken in and opened at once.
func planBallotRevised(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActRevise); f != nil {
		return nil, f
	}
	j, f := voter(ed, e.Juror)
	if f != nil {
		return nil, f
	}
	if e.Origin == OriginForm {
		return nil, fault.New(fault.State, "revised.form", "juror", j.ID, "name", j.Name, "present", string(s.Phase))
	}
	next, err := contents(ed, e)
	if err != nil {
		return nil, err
	}
	changes, f := Revisions(s, ed, next, e.Reason)
	if f == nil {
		f = s.checkRevised(ed, e, len(changes))
	}
	if f != nil {
		return nil, f
	}
	for i := range changes {
		changes[i].At, changes[i].Revision = e.At, e.Revision
	}
	return func(s *State) { s.takeRevised(ed, e, next, changes) }, nil
}

// checkRevised holds a revised ballot to what its own lines say of it, as
// checkArrival does before the marks are opened.
func (s *State) checkRevised(ed *award.Edition, e Event, changes int) *fault.Error {
	last := LastRevision(*s, e.Juror)
	round, _ := OpenRound(*s)
	switch {
	case len(s.Collected[e.Juror]) >= MaxKept:
		j, _ := ed.Juror(e.Juror)
		return fault.New(fault.Size, "ballot.many", "juror", j.ID, "name", j.Name, "max", strconv.Itoa(MaxKept))
	case !isSHA256(e.SHA256), !isSHA256(e.Sealed), !isSHA256(e.SaltSum), s.SaltSums[e.SaltSum],
		e.Origin != OriginSealed, !sameKey(e.Key, KeyOf(*s, ed, e.Juror)),
		e.Revision <= last, e.Revision > MaxRevision, e.Revision > last+MaxAhead,
		e.Number != round.N, e.Marks != changes:
		return fault.New(fault.Log, "event.form")
	}
	return nil
}

// Revisions are the marks that a revised ballot changes, in the order of
// nominees and criteria: those that differ both from the juror's signed ballot
// before it and from what stands. A cell that does not differ from the signed
// ballot before keeps what was changed in the room. The reason of each is the
// cell's comment, or else reason; who the changes are by is in them, when they
// came is not. It says why such a ballot cannot be taken in now, and what can be
// done (E_STATE).
func Revisions(s State, ed *award.Edition, next *ballot.Ballot, reason string) ([]Revised, *fault.Error) {
	if f := Allowed(s, ed, ActRevise); f != nil {
		return nil, f
	}
	ed = Effective(s, ed)
	j, f := voter(ed, next.Juror)
	if f != nil {
		return nil, f
	}
	who := []string{"juror", j.ID, "name", j.Name, "present", string(s.Phase)}
	in, ok := s.HandIns[j.ID]
	switch {
	case !ok || !in.known():
		return nil, fault.New(fault.State, "revised.first", who...)
	case !in.signed():
		return nil, fault.New(fault.State, "revised.entered", who...)
	}
	if n := statesOtherwise(s.Sent[j.ID], next, ed); n != nil {
		return nil, fault.New(fault.State, "revised.statements", append(who, "nominee", n.ID, "of", n.Name)...)
	}
	return s.differences(ed, j, next, reason)
}

// statesOtherwise is the first nominee of whom two ballots of one juror say
// something else besides marks; nil: there is none.
func statesOtherwise(a, b *ballot.Ballot, ed *award.Edition) *award.Nominee {
	for i := range ed.Nominees {
		n := &ed.Nominees[i]
		r, recusedA := a.Recused[n.ID]
		q, recusedB := b.Recused[n.ID]
		d, declaredA := a.Declared[n.ID]
		e, declaredB := b.Declared[n.ID]
		if recusedA != recusedB || r != q || declaredA != declaredB || d != e {
			return n
		}
	}
	return nil
}

// differences are the changes of Revisions, once it is known that the ballot can
// be taken in.
func (s *State) differences(ed *award.Edition, j *award.Juror, next *ballot.Ballot, reason string) ([]Revised, *fault.Error) {
	who := []string{"juror", j.ID, "name", j.Name, "present", string(s.Phase)}
	var changes []Revised
	differ := false
	for _, c := range cellsOf(ed) {
		entry := next.Cells[c]
		to := markText(entry)
		if to == markText(s.Sent[j.ID].Cells[c]) {
			continue
		}
		differ = true
		n, _ := ed.Nominee(c.Nominee)
		switch {
		case recusedFrom(*s, j.ID, c.Nominee):
			return nil, fault.New(fault.State, "revised.recused", append(who, "nominee", n.ID, "of", n.Name)...)
		case n.Withdrawn:
			return nil, fault.New(fault.State, "revised.withdrawn", append(who, "nominee", n.ID, "of", n.Name)...)
		}
		r := Revised{
			Juror: j.ID, Nominee: c.Nominee, Criterion: c.Criterion, From: markText(s.Ballots[j.ID].Cells[c]), To: to,
			Reason: cmp.Or(entry.Comment, reason), Confirmed: BySignature, ByChair: entry.Comment == "",
		}
		switch {
		case r.From == r.To: // the juror signs what was changed in the room
		case r.Reason == "":
			return nil, fault.New(fault.State, "revised.reason", append(who, "nominee", n.ID, "of", n.Name, "criterion", c.Criterion)...)
		default:
			changes = append(changes, r)
		}
	}
	if !differ {
		return nil, fault.New(fault.State, "revised.nothing", who...)
	}
	return changes, nil
}

// cellsOf lists the cells that jurors mark, nominee by nominee.
func cellsOf(ed *award.Edition) []ballot.Cell {
	marked := ed.Marked()
	cells := make([]ballot.Cell, 0, len(ed.Nominees)*len(marked))
	for i := range ed.Nominees {
		for _, k := range marked {
			cells = append(cells, ballot.Cell{Nominee: ed.Nominees[i].ID, Criterion: k.ID})
		}
	}
	return cells
}

// takeRevised takes a revised ballot in. Its comments count from now on, and its
// marks where the juror changed them in it.
func (s *State) takeRevised(ed *award.Edition, e Event, sent *ballot.Ballot, changes []Revised) {
	in := s.arrival(e)
	in.Opened = true
	before, b := s.Sent[e.Juror], s.Ballots[e.Juror].Clone()
	for _, c := range cellsOf(ed) {
		entry, now := sent.Cells[c], b.Cells[c]
		switch {
		case markText(entry) != markText(before.Cells[c]):
			b.Put(c, entry)
		case entry != ballot.Entry{}:
			now.Comment = entry.Comment
			b.Put(c, now)
		}
	}
	s.Ballots[e.Juror], s.Sent[e.Juror] = b, sent
	s.keep(e.Juror, in, e.SaltSum)
	s.HandIns[e.Juror] = in
	s.revisions[e.Juror] = max(s.revisions[e.Juror], in.Revision)
	delete(s.Pending, e.Juror)
	s.revised(changes...)
}

// annul makes all rounds void: the ballots are open for scoring again. What was
// changed in them goes out of the ballots again, which say what was sent, or
// handed in: nothing would say any more why they differ from that.
func (s *State) annul() {
	own := map[string]bool{}
	for _, c := range slices.Backward(s.standing()) {
		in, sent, before := s.HandIns[c.Juror], s.Sent[c.Juror], c.From
		cell := ballot.Cell{Nominee: c.Nominee, Criterion: c.Criterion}
		switch {
		case s.Ballots[c.Juror] == nil: // in a Trace, which has no marks
			continue
		case in.Origin == OriginEntered:
		case sent != nil && in.Opened:
			before = markText(sent.Cells[cell])
		default:
			continue
		}
		if !own[c.Juror] {
			s.Ballots[c.Juror], own[c.Juror] = s.Ballots[c.Juror].Clone(), true
		}
		putMark(s.Ballots[c.Juror], cell, before)
	}
	for i := range s.Rounds {
		s.Rounds[i].Void = true
	}
	clear(s.reviser)
}
