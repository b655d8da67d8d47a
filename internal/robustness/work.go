package robustness

import (
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// mostWork is what leaving each juror out may cost: some ten seconds. A full table
// of marks costs nothing. With a tenth of the marks absent it allows 1,000 jurors
// to mark 20 nominees, 100 jurors 100 nominees, or 30 jurors 60 nominees on 30
// criteria.
const mostWork = 400_000_000

// tooMuch refuses to leave each juror out in turn where the rule is additive and
// so many marks are absent that the fits, which are made anew every time, would
// take minutes: E_SIZE. All other rules are quick.
func tooMuch(in ranking.Input, jurors int) *fault.Error {
	if in.Edition.Rule.Jury.Method != award.Additive {
		return nil
	}
	work := 0
	for _, c := range in.Edition.Marked() {
		work += fitWork(in, c.ID) * jurors
	}
	if work <= mostWork {
		return nil
	}
	return fault.New(fault.Size, "robust.additive")
}

// fitWork is about how long the fit of one criterion takes, in steps of some 30
// nanoseconds: the marks that are there, times the fewer of nominees and jurors
// who have any; 0 where no mark is absent, for then the means are the fit.
func fitWork(in ranking.Input, criterion string) int {
	marks, jurors, nominees := 0, 0, map[string]bool{}
	for _, b := range in.Ballots {
		before := marks
		for i := range in.Edition.Nominees {
			id := in.Edition.Nominees[i].ID
			if _, ok := b.Mark(ballot.Cell{Nominee: id, Criterion: criterion}); ok {
				marks++
				nominees[id] = true
			}
		}
		if marks > before {
			jurors++
		}
	}
	if marks == jurors*len(nominees) {
		return 0
	}
	return marks * min(jurors, len(nominees))
}
