package decision

import (
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/ranking"
)

// state is the deliberation as it was when the decision was made, as far as
// the document tells: so the rules of the jury's own file say what follows
// from it. Ballots that do not count have no marks in it.
func (d *Document) state() deliberation.State {
	s := deliberation.State{
		Phase: deliberation.Revealed, Ballots: map[string]*ballot.Ballot{}, HandIns: map[string]deliberation.HandIn{},
		Absences: map[string]deliberation.Absence{}, Verdicts: map[string]map[string]deliberation.Verdict{},
		Together: d.Order.Together, Proposal: d.proposal(),
	}
	for _, j := range d.Jurors {
		s.Ballots[j.ID] = ballot.New(j.ID)
		s.Verdicts[j.ID] = map[string]deliberation.Verdict{}
	}
	for _, b := range d.Standing() {
		s.HandIns[b.Juror] = deliberation.HandIn{}
	}
	for _, a := range d.Absent {
		s.Absences[a.Juror] = deliberation.Absence{}
	}
	d.fill(s)
	for _, o := range d.GatesOverridden {
		s.Overrides = append(s.Overrides, ranking.Override(o))
	}
	if d.Tally != nil {
		s.Tally = &publicvote.Tally{Valid: map[string]exact.Rat{}}
		for nominee, n := range d.Tally.Valid {
			s.Tally.Valid[nominee] = n.Rat
		}
	}
	for _, c := range d.Cast {
		if cast := (deliberation.Cast{At: c.At, Nominees: c.Nominees, Reason: c.Reason}); c.Void {
			s.Fallen = append(s.Fallen, cast)
		} else {
			s.Casts = append(s.Casts, cast)
		}
	}
	for _, r := range d.Reopened {
		s.Reopened = append(s.Reopened, deliberation.Reopening{At: r.At, To: r.To, TallySeen: r.TallySeen})
	}
	o := d.Order
	s.Times = deliberation.Times{
		Opened: orZero(o.OpenedAt), Closed: orZero(o.ClosedAt), Marks: orZero(o.MarksAt),
		Locked: orZero(o.LockedAt), Tally: orZero(o.TallyAt), Read: orZero(o.ReadAt),
	}
	return s
}

func orZero(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

// fill puts marks and recusals into the ballots.
func (d *Document) fill(s deliberation.State) {
	for _, m := range d.Marks {
		e := ballot.Entry{Abstained: m.Mark == Abstains, Comment: m.Comment}
		if v, err := exact.CanonicalMark(m.Mark); err == nil { // Read took no other
			e.Set, e.Mark = true, v
		}
		s.Ballots[m.Juror].Put(ballot.Cell{Nominee: m.Nominee, Criterion: m.Criterion}, e)
	}
	for _, r := range d.Recusals {
		if r.Counts() {
			s.Ballots[r.Juror].Recused[r.Nominee] = ballot.Recusal{Ground: r.Ground}
		}
		if r.State != Undecided {
			s.Verdicts[r.Juror][r.Nominee] = deliberation.Verdict{Upheld: r.State == Upheld}
		}
	}
}

// proposal is what the jury decided. A single winner under advice was chosen,
// whoever it is.
func (d *Document) proposal() deliberation.Proposal {
	p := deliberation.Proposal{Grounds: d.Grounds, NoAward: d.NoAward, Departure: string(d.Departure)}
	if v := d.JuryVote; v != nil && v.Secret {
		p.Counts = v.Counts
	} else if v != nil {
		p.Votes = map[string]string{}
		for _, x := range v.Votes {
			p.Votes[x.Juror] = x.Nominee
		}
	}
	if d.edition.Rule.Outcome == award.Advice && len(d.Winners) == 1 && !d.NoAward {
		p.Winner = d.Winners[0]
	}
	return p
}
