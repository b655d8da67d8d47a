package deliberation

import (
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
)

// MaxRevision is the last revision that a ballot may have.
const MaxRevision = 999

// joinedAfter is how many events a file has when it becomes a juror's: it was
// created and opened.
const joinedAfter = 2

func planJoined(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActJoin); f != nil {
		return nil, f
	}
	if s.LastSeq != joinedAfter {
		return nil, fault.New(fault.State, "join.begun", "present", string(s.Phase))
	}
	j, f := voter(ed, e.Subject())
	if f != nil {
		return nil, f
	}
	if !isSHA256(e.SHA256) || e.Number < 0 {
		return nil, fault.New(fault.Log, "event.form")
	}
	if f := s.checkChairKey(e.Key); f != nil {
		return nil, f
	}
	return func(next *State) {
		next.Owner, next.Recipient, next.peopled = j.ID, e.Recipient, e.Number
		next.fixChairKey(e.Key)
	}, nil
}

func planSealed(s State, ed *award.Edition, e Event) (step, error) {
	juror := e.Subject()
	if f := AllowedTo(s, ed, ActSeal, juror); f != nil {
		return nil, f
	}
	if !isSHA256(e.SHA256) || !isSHA256(e.Sealed) || e.Key == "" || e.Revision != len(s.SealedOwn)+1 {
		return nil, fault.New(fault.Log, "event.form")
	}
	if e.Revision > MaxRevision {
		return nil, fault.New(fault.Format, "ballot.revision", "revision", strconv.Itoa(e.Revision))
	}
	empty := len(s.Ballots[juror].Missing(ed))
	return func(next *State) { next.seal(e, empty) }, nil
}

// seal takes a sealing of the own ballot in. All of them stay. In what was
// sealed the empty cells are abstentions; here they stay empty, so that who
// takes the ballot up again still sees what was never touched.
func (s *State) seal(e Event, abstained int) {
	juror := e.Subject()
	in := HandIn{
		Revision: e.Revision, At: e.At, Abstained: abstained,
		Origin: OriginSealed, Ballot: e.SHA256, Sealed: e.Sealed, Key: e.Key, Opened: true,
	}
	s.SealedOwn = append(s.SealedOwn, in)
	s.HandIns[juror], s.revisions[juror] = in, e.Revision
	delete(s.undo, juror)
}

func planKept(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActKeep); f != nil {
		return nil, f
	}
	if e.Number < 1 || !isSHA256(e.SHA256) {
		return nil, fault.New(fault.Log, "event.form")
	}
	for _, r := range s.Kept {
		switch {
		case r.Number != e.Number:
		case r.SHA256 == e.SHA256:
			return nil, fault.New(fault.State, "receipt.kept", "number", strconv.Itoa(e.Number))
		default:
			return nil, fault.New(fault.Fork, "receipt.other", "number", strconv.Itoa(e.Number))
		}
	}
	return func(next *State) { next.keepReceipt(e) }, nil
}

func (s *State) keepReceipt(e Event) {
	s.Kept = append(s.Kept, Receipt{Number: e.Number, SHA256: e.SHA256, At: e.At, Signed: true})
}

// nextOwn is Next in a juror's file.
func nextOwn(s State, ed *award.Edition) []Act {
	if _, in := s.HandIns[s.Owner]; in {
		return []Act{ActKeep}
	}
	if AllowedTo(s, ed, ActSeal, s.Owner) == nil {
		return []Act{ActSeal}
	}
	return []Act{ActMark}
}

// ownBlockers are what the juror's ballot still lacks. None of it prevents
// sealing what there is.
func ownBlockers(s State, ed *award.Edition) []Blocker {
	if _, in := s.HandIns[s.Owner]; in {
		return nil
	}
	var bs []Blocker
	count := func(id string, n int) {
		if n > 0 {
			bs = append(bs, Blocker{id, fault.Pairs("n", strconv.Itoa(n))})
		}
	}
	count("own_missing", len(Missing(s, ed, s.Owner)))
	count("own_undeclared", len(Undeclared(s, ed, s.Owner)))
	return bs
}

// Undeclared lists the nominees on which the juror has said neither that there
// is no conflict nor that there is one, in the edition's order; not those that
// are withdrawn.
func Undeclared(s State, ed *award.Edition, juror string) []string {
	var ids []string
	b := s.Ballots[juror]
	for i := range ed.Nominees {
		n := &ed.Nominees[i]
		if n.Withdrawn {
			continue
		}
		if b != nil {
			_, declared := b.Declared[n.ID]
			_, recused := b.Recused[n.ID]
			if declared || recused {
				continue
			}
		}
		ids = append(ids, n.ID)
	}
	return ids
}
