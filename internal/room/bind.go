package room

import "votering/internal/deliberation"

// bind notes for which outcome the texts of a change are written: the one that
// stands once the change is made to p.
func (r *Room) bind(c *deliberation.ProposalChange, p deliberation.Proposal) error {
	c.For = nil
	if !c.Writes() {
		return nil
	}
	rk, err := r.compute()
	if err == nil {
		c.For = c.OutcomeAfter(p, r.ed.Rule.Outcome, rk.Winners)
	}
	return err
}
