package publicvote

import (
	"regexp"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

// The forms of a number of votes: whole, with no sign; and points as they are
// given, which may have decimals and be below 0. Nothing sets digits apart.
var (
	wholeVotes  = regexp.MustCompile(`^[0-9]{1,15}$`)
	pointsGiven = regexp.MustCompile(`^-?[0-9]{1,15}(\.[0-9]{1,9})?$`)
)

// Given reports whether the edition's rule adds the public's points as they are
// given, so that they may have decimals and be below 0.
func Given(e *award.Edition) bool {
	return e.Rule.Public != nil && e.Rule.Public.Method == award.Added
}

// Number reads a number of votes for the edition as it is typed: a whole number
// from 0, with spaces between groups of digits where somebody likes to set them.
// Where the votes are points as they are given, also one below 0, or with
// decimals after a point or a comma.
func Number(s string, e *award.Edition) (exact.Rat, bool) {
	s = strings.Join(strings.Fields(s), "")
	if Given(e) {
		s = strings.Replace(s, ",", ".", 1)
	}
	return count(s, e)
}

// count reads a number of votes as files have it.
func count(s string, e *award.Edition) (exact.Rat, bool) {
	form := wholeVotes
	if Given(e) {
		form = pointsGiven
	}
	if !form.MatchString(s) {
		return exact.Rat{}, false
	}
	n, err := exact.Decimal(s)
	return n, err == nil
}
