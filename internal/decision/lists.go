package decision

import (
	"cmp"
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/ranking"
)

// ballots are all that were handed in: of each juror by revision.
func (b *Basis) ballots() []Ballot {
	admitted := ranking.Admitted(b.Edition, b.State.Overrides)
	list := []Ballot{}
	for _, j := range b.Edition.Voters() {
		stands, in := b.State.HandIns[j.ID]
		all := slices.Clone(b.State.Collected[j.ID])
		if in && stands.Sealed == "" {
			all = append(all, stands)
		}
		own := make([]Ballot, len(all))
		for i, h := range all {
			own[i] = ballotOf(j.ID, h)
			switch {
			case h.Unchosen != "":
				own[i].Reason = ReasonNotChosen
			case slices.ContainsFunc(b.State.Held[j.ID], func(held deliberation.HandIn) bool { return held.Sealed == h.Sealed }):
				own[i].Reason = ReasonHeld
			case !in || h.Sealed != stands.Sealed:
				own[i].Reason = ReasonSuperseded
			case ranking.Leaves(b.Edition, b.State.Ballots[j.ID], admitted):
				own[i].Reason = ReasonRecused
			}
			own[i].Counted = own[i].Reason == ""
		}
		slices.SortFunc(own, func(x, y Ballot) int {
			return cmp.Or(cmp.Compare(*x.Revision, *y.Revision), cmp.Compare(x.SealedSHA256, y.SealedSHA256))
		})
		list = append(list, own...)
	}
	return list
}

// ballotOf is how a ballot came in.
func ballotOf(juror string, h deliberation.HandIn) Ballot {
	origin := Maybe(h.Origin)
	if h.Origin == deliberation.OriginEntered {
		origin = Entered
	}
	return Ballot{
		Juror: juror, Revision: &h.Revision, BallotSHA256: Maybe(h.Ballot), SealedSHA256: Maybe(h.Sealed), Origin: origin,
		Late: Maybe(h.Late), Unchosen: Maybe(h.Unchosen), Confirmed: Maybe(h.Confirmed),
	}
}

// marks are the cells of the ballots that count.
func (b *Basis) marks() []Mark {
	marks := []Mark{}
	criteria := b.Edition.Marked()
	for _, in := range b.ballots() {
		if !in.Counted {
			continue
		}
		juror := b.State.Ballots[in.Juror]
		for i := range b.Edition.Nominees {
			n := b.Edition.Nominees[i].ID
			if b.Edition.Nominees[i].Withdrawn {
				continue
			}
			for _, c := range criteria {
				cell := ballot.Cell{Nominee: n, Criterion: c.ID}
				if status := juror.Status(cell); status != ballot.IsRecused {
					entry := juror.Cells[cell]
					marks = append(marks, Mark{in.Juror, n, c.ID, markText(entry), entry.Comment})
				}
			}
		}
	}
	return marks
}

func markText(e ballot.Entry) string {
	if e.Set {
		return e.Mark.Text()
	}
	return Abstains
}

// eachConflict goes through the voters and nominees, in order.
func (b *Basis) eachConflict(do func(juror *award.Juror, own *ballot.Ballot, nominee string)) {
	for _, j := range b.Edition.Voters() {
		own, ok := b.State.Ballots[j.ID]
		if !ok {
			own = ballot.New(j.ID)
		}
		for i := range b.Edition.Nominees {
			do(j, own, b.Edition.Nominees[i].ID)
		}
	}
}

func (b *Basis) declarations() []Declaration {
	list := []Declaration{}
	b.eachConflict(func(j *award.Juror, own *ballot.Ballot, nominee string) {
		if d, ok := own.Declared[nominee]; ok {
			list = append(list, Declaration{j.ID, nominee, d.Ground != "", d.Ground})
		}
	})
	return list
}

func (b *Basis) recusals() []Recusal {
	list := []Recusal{}
	b.eachConflict(func(j *award.Juror, own *ballot.Ballot, nominee string) {
		r, recused := own.Recused[nominee]
		v, decided := b.State.Verdicts[j.ID][nominee]
		x := Recusal{Juror: j.ID, Nominee: nominee, State: Undecided, Ground: r.Ground}
		switch {
		case decided && v.Upheld == recused:
			_, in := b.State.HandIns[j.ID]
			x.By, x.Reason, x.Ground, x.Imposed = v.By, v.Reason, v.Ground, v.Imposed && in // where no ballot stands there is none against it
			if x.State = Rejected; recused {
				x.State = Upheld
			}
		case !recused:
			return
		}
		list = append(list, x)
	})
	return list
}

func (b *Basis) absent() []Absence {
	list := []Absence{}
	for _, j := range b.Edition.Voters() {
		if _, in := b.State.HandIns[j.ID]; !in {
			list = append(list, Absence{j.ID, b.State.Absences[j.ID].Reason})
		}
	}
	return list
}

func (b *Basis) dissent() []Dissent {
	list := []Dissent{}
	for _, j := range b.Edition.Voters() {
		if text, ok := b.State.Proposal.Dissent[j.ID]; ok {
			list = append(list, Dissent{j.ID, text})
		}
	}
	return list
}
