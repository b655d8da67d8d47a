package award

import "votering/internal/fault"

// Applicable says why the rule of an edition cannot be applied; nil where it
// can. The edition was validated with another rule, and all but the rule still
// holds.
func Applicable(e *Edition) *fault.Error {
	c := newChecker(e, nil)
	c.jury(&e.Rule.Jury)
	if e.Rule.Public != nil {
		c.public(e.Rule.Public, &e.Rule.Jury)
	}
	if len(c.faults) == 0 {
		return nil
	}
	return c.faults[0]
}
