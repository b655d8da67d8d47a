package decision

import (
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/ranking"
)

// ReasonRecused is why a ballot is not counted: under `recusal: edition` a
// juror who is recused from one nominee leaves the whole ranking.
const ReasonRecused Maybe = "recused"

// ballots are those that were handed in.
func (b *Basis) ballots() []Ballot {
	admitted := ranking.Admitted(b.Edition, b.State.Overrides)
	list := []Ballot{}
	for _, j := range b.Edition.Voters() {
		in, ok := b.State.HandIns[j.ID]
		if !ok {
			continue
		}
		x := Ballot{Juror: j.ID, Revision: &in.Revision, Origin: Entered, Counted: true}
		if ranking.Leaves(b.Edition, b.State.Ballots[j.ID], admitted) {
			x.Counted, x.Reason = false, ReasonRecused
		}
		list = append(list, x)
	}
	return list
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
			x.By, x.Reason, x.Ground = v.By, v.Reason, v.Ground
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
