package deliberation

import (
	"votering/internal/award"
	"votering/internal/fault"
)

// An edition that was set up anew had another rule and another jury before, or
// has after. The record does not tell which: only whether there was a public
// part changes which steps could follow.
var (
	otherPublic = &award.Edition{Rule: award.Rule{Public: &award.PublicRule{}, Ties: []string{award.TieChair}}}
	otherAlone  = &award.Edition{Rule: award.Rule{Ties: []string{award.TieChair}}}
)

// Foreign reports whether things stand under another edition than the one that
// the trace was begun with.
func (t *Trace) Foreign() bool { return t.ahead != 0 }

// takeOther takes in what happened under another edition, where it could have
// happened under any. That jury is not known: whoever handed in was of it.
func (t *Trace) takeOther(act Act, e Event) *fault.Error {
	mine, before := t.ed, t.s
	defer func() { t.ed = mine }()
	var first *fault.Error
	for _, ed := range []*award.Edition{otherPublic, otherAlone} {
		t.ed, t.s = ed, before
		if ed == otherAlone && t.s.Phase == Locked {
			t.s.Phase = Revealed // without a public part that is where locking leads
		}
		f := Allowed(t.s, ed, act)
		if f == nil {
			f = t.takeAs(act, e)
		}
		if f == nil {
			return nil
		}
		if first == nil {
			first = f
		}
	}
	t.s = before
	return first
}
