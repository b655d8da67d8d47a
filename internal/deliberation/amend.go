package deliberation

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
)

// Effective is the edition in force: ed, which was frozen, with the amendments
// since. Where there are none it is ed itself.
func Effective(s State, ed *award.Edition) *award.Edition {
	if s.amended != nil {
		return s.amended
	}
	return ed
}

func planAmended(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActAmend); f != nil {
		return nil, f
	}
	if n := len(s.Amendments) + 1; e.Number != n {
		return nil, fault.New(fault.State, "amend.number", "number", strconv.Itoa(e.Number), "needs", strconv.Itoa(n), "present", string(s.Phase))
	}
	if !isSHA256(e.SHA256) {
		return nil, fault.New(fault.Log, "event.form")
	}
	if e.Reason == "" {
		return nil, fault.New(fault.Usage, "reason.missing")
	}
	if f := s.checkChairKey(e.Key); f != nil {
		return nil, f
	}
	changes := s.concerns(ed, e)
	if len(changes) == 0 && len(e.Changes) > 0 {
		return func(next *State) { next.amend(e, nil) }, nil
	}
	amended, changes, err := award.Amend(ed, changes)
	if err != nil {
		return nil, err
	}
	return func(next *State) {
		next.amend(e, changes)
		next.amended = amended
		next.leaveOutNew(ed, amended, e)
		next.fixChairKey(e.Key)
	}, nil
}

func (s *State) amend(e Event, changes []award.Change) {
	s.Amendments = append(s.Amendments, Amendment{
		Number: e.Number, At: e.At, SHA256: e.SHA256, Reason: e.Reason, Changes: changes,
	})
}

// concerns are the changes that this file can make. A juror's has nobody on its
// roll but the juror and the chair, as they were when the invitation was
// written: what concerns others is passed over, and so is what amendments from
// before that say of the two.
func (s *State) concerns(ed *award.Edition, e Event) []award.Change {
	if s.Owner == "" {
		return e.Changes
	}
	return slices.DeleteFunc(slices.Clone(e.Changes), func(c award.Change) bool {
		of, ok := strings.CutPrefix(c.Path, "jurors/")
		if !ok {
			return false
		}
		id, _, _ := strings.Cut(of, "/")
		_, here := ed.Juror(id)
		return !here || e.Number <= s.peopled
	})
}

// leaveOutNew makes whoever enters the jury after closing absent, until a
// ballot comes.
func (s *State) leaveOutNew(before, after *award.Edition, e Event) {
	if s.Phase == Open {
		return
	}
	for _, j := range after.Voters() {
		if _, there := before.Juror(j.ID); !there {
			s.Absences[j.ID] = Absence{Reason: NoBallot, At: e.At, ByClosing: true}
		}
	}
}
