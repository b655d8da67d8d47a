package deliberation

import (
	"slices"

	"votering/internal/award"
	"votering/internal/fault"
)

// hold keeps a ballot whose revision is there already with other content. None
// of them counts until one is chosen, or a later revision comes.
func (s *State) hold(e Event) {
	in := s.arrival(e)
	delete(s.Pending, e.Juror)
	if now, ok := s.HandIns[e.Juror]; ok {
		s.setAside(e.Juror)
		delete(s.HandIns, e.Juror)
		now.Opened = false
		s.note(e.Juror, now)
		s.Held[e.Juror] = append(s.Held[e.Juror], now)
		s.takeBack(e.Juror)
	}
	s.keep(e.Juror, in, e.SaltSum)
	s.Held[e.Juror] = append(s.Held[e.Juror], in)
	if _, absent := s.Absences[e.Juror]; s.Phase == Closed && !absent {
		s.Absences[e.Juror] = Absence{Reason: NoBallot, At: e.At, ByClosing: true}
	}
}

func planChosen(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActCollect); f != nil {
		return nil, f
	}
	j, f := voter(ed, e.Juror)
	if f != nil {
		return nil, f
	}
	switch who := []string{"juror", j.ID, "name", j.Name, "present", string(s.Phase)}; {
	case !waiting(s, j.ID):
		return nil, fault.New(fault.State, "choose.nothing", who...)
	case scoring(s, j) != nil:
		return nil, scoring(s, j)
	case !slices.ContainsFunc(s.Held[j.ID], func(in HandIn) bool { return in.Sealed == e.Sealed }):
		return nil, fault.New(fault.State, "choose.other", who...)
	case e.Reason == "":
		return nil, fault.New(fault.Usage, "reason.missing")
	}
	return func(next *State) { next.choose(e) }, nil
}

// choose lets one of the ballots that are held count.
func (s *State) choose(e Event) {
	for _, in := range s.Held[e.Juror] {
		if in.Sealed == e.Sealed {
			in.Unchosen = ""
			s.note(e.Juror, in)
			s.count(e.Juror, in)
			continue
		}
		in.Unchosen = e.Reason
		s.note(e.Juror, in)
	}
	delete(s.Held, e.Juror)
}
