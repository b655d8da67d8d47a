package dossier

import (
	"cmp"
	"slices"
	"strconv"

	"votering/internal/decision"
	"votering/internal/mailing"
)

// imposed tells, before anything else, whom the others held disqualified although
// the juror's own ballot does not say so.
func (v *verification) imposed(d *decision.Document) {
	by := jurorNames(d)
	for _, r := range d.Recusals {
		if !r.Imposed {
			continue
		}
		args := []string{"name", cmp.Or(by[r.Juror], r.Juror), "nominee", nameOf(d, r.Nominee)}
		n, counted := v.marksTaken[[2]string{r.Juror, r.Nominee}]
		switch {
		case !r.Counts():
			v.tells("ballots", ImposedBack, args...)
		case counted:
			v.tells("ballots", Imposed, append(args, "n", strconv.Itoa(n))...)
		default:
			v.tells("ballots", ImposedPublic, args...)
		}
	}
}

// taken counts the marks in a juror's own ballot that do not count because of
// what the others decided against it: those of the nominee, or all where the
// whole ballot is left out.
func (v *verification) taken(d *decision.Document, own *mailing.Ballot) {
	out := slices.ContainsFunc(d.Ballots, func(b decision.Ballot) bool { return b.Juror == own.Juror && b.Reason == decision.ReasonRecused })
	for _, r := range d.Recusals {
		if r.Juror != own.Juror || !r.Imposed {
			continue
		}
		n := 0
		for _, m := range own.Marks {
			if out || m.Nominee == r.Nominee {
				n++
			}
		}
		v.marksTaken[[2]string{r.Juror, r.Nominee}] = n
	}
}
