package robustness

import (
	"slices"
	"strings"
)

// Relabel is the card with another name for each juror, and the jurors in the
// order of those names, so that it gives nothing away: Juror 2 stands before
// Juror 10.
func Relabel(c *Card, label func(juror string) string) *Card {
	other := *c
	other.LeaveOneOut = slices.Clone(c.LeaveOneOut)
	for i := range other.LeaveOneOut {
		other.LeaveOneOut[i].Juror = label(other.LeaveOneOut[i].Juror)
	}
	slices.SortFunc(other.LeaveOneOut, func(a, b Without) int {
		if d := len(a.Juror) - len(b.Juror); d != 0 {
			return d
		}
		return strings.Compare(a.Juror, b.Juror)
	})
	return &other
}
