package decision

import "votering/internal/fault"

// imposed is the first recusal that the others cannot have decided on against
// the juror's ballot (E_RESULT): one that nobody decided, or of a juror of whom
// no ballot counts that was closed until the marks were opened.
func (r *recomputation) imposed() *fault.Error {
	closed := map[string]bool{} // by juror
	for _, b := range r.Standing() {
		closed[b.Juror] = b.Travelled() || r.Profile == Public && b.Origin == ""
	}
	for _, x := range r.Recusals {
		if x.Imposed && (x.State == Undecided || !closed[x.Juror] || r.Order.MarksAt == nil) {
			return result("imposed", "juror", x.Juror, "nominee", r.names[x.Nominee])
		}
	}
	return nil
}
