package publicvote

import (
	"strings"

	"votering/internal/exact"
)

// Count reads a number of votes as it is typed: a whole number from 0, with
// spaces between groups of digits where somebody likes to set them.
func Count(s string) (exact.Rat, bool) {
	s = strings.Join(strings.Fields(s), "")
	if !wholeVotes.MatchString(s) {
		return exact.Rat{}, false
	}
	n, err := exact.Decimal(s)
	return n, err == nil
}
