package agenda

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// Table is how the jurors marked, for the eye: a row a nominee, or a criterion
// of one nominee, and a column a juror.
type Table struct {
	Jurors []string // whose marks count, in the order of the roll
	Rows   []Row
}

// Row is one line of a Table.
type Row struct {
	Nominee   string
	Criterion string       // empty: all of them together
	Scale     *award.Scale // what Values are marks of; nil: they are parts of a scale, from 0 at the bad end to 1 at the good one
	Values    []*exact.Rat // by juror; nil: none, because of a recusal or an abstention
	Mean      *exact.Rat   // the jury's; nil: nobody marked
	Spread    *exact.Rat   // the greatest value less the smallest; nil: nobody marked
}

// TableOf are the jurors' own means of each nominee, by weight, and the jury's:
// what the ranking has, which under `method: additive` is adjusted for who
// marked, or of who is not ranked the weighted mean of the means on each
// criterion. They are marks where all criteria have one scale, else parts of a
// scale. The highest mean comes first, then the edition's order; nominees that are
// withdrawn are left out. ballots are those whose marks count; rk may be nil.
func TableOf(ed *award.Edition, ballots []*ballot.Ballot, rk *ranking.Ranking) Table {
	voters := inOrder(ed, ballots)
	t := Table{Jurors: jurorsOf(voters)}
	as, criteria := unitOf(ed), weightsOf(ed)
	for i := range ed.Nominees {
		n := &ed.Nominees[i]
		if n.Withdrawn {
			continue
		}
		r := Row{Nominee: n.ID, Scale: as.scale(), Values: make([]*exact.Rat, len(voters))}
		all := summarise(criteria)
		for j, b := range voters {
			if v, ok := all.add(b, n.ID); ok {
				r.Values[j] = as.of(v)
			}
		}
		r.Mean = ranked(ed, rk, as, n.ID)
		if v, ok := all.mean(); ok && r.Mean == nil {
			r.Mean = as.of(v)
		}
		r.measure()
		t.Rows = append(t.Rows, r)
	}
	slices.SortStableFunc(t.Rows, func(a, b Row) int { return as.compare(a.Mean, b.Mean) })
	return t
}

// ranked is a nominee's mean as the ranking has it; nil where it has none that is
// a mark or a part of a scale.
func ranked(ed *award.Edition, rk *ranking.Ranking, as unit, nominee string) *exact.Rat {
	if rk == nil {
		return nil
	}
	i := slices.IndexFunc(rk.Rows, func(r ranking.Row) bool { return r.Nominee == nominee })
	switch {
	case i < 0:
		return nil
	case rk.Rows[i].Mean != nil:
		return rk.Rows[i].Mean
	case ed.Rule.Jury.Combine != award.WeightedSum:
		return as.of(*rk.Rows[i].Jury)
	}
	return nil
}

// CriteriaOf are the marks of one nominee, a row a criterion that jurors mark,
// in the edition's order. ballots are those whose marks count.
func CriteriaOf(ed *award.Edition, ballots []*ballot.Ballot, nominee string) Table {
	voters := inOrder(ed, ballots)
	t := Table{Jurors: jurorsOf(voters)}
	for _, c := range ed.Marked() {
		r := Row{Nominee: nominee, Criterion: c.ID, Scale: &c.Scale, Values: make([]*exact.Rat, len(voters))}
		var marks []marked
		for j, b := range voters {
			if v, ok := b.Mark(ballot.Cell{Nominee: nominee, Criterion: c.ID}); ok {
				r.Values[j] = &v
				marks = append(marks, marked{b.Juror, v})
			}
		}
		if len(marks) > 0 {
			mean := meanOf(marks)
			r.Mean = &mean
		}
		r.measure()
		t.Rows = append(t.Rows, r)
	}
	return t
}

// measure fills in the spread.
func (r *Row) measure() {
	var low, high *exact.Rat
	for _, v := range r.Values {
		if v == nil {
			continue
		}
		if low == nil || v.Less(*low) {
			low = v
		}
		if high == nil || high.Less(*v) {
			high = v
		}
	}
	if low != nil {
		spread := high.Sub(*low)
		r.Spread = &spread
	}
}

func jurorsOf(ballots []*ballot.Ballot) []string {
	ids := make([]string, len(ballots))
	for i, b := range ballots {
		ids[i] = b.Juror
	}
	return ids
}

// unit is what a mean over several criteria is told in.
type unit struct{ of1 *award.Criterion } // the scale that all criteria have; nil: they have none in common

// unitOf is a mark where all criteria that jurors mark have one scale and
// direction, else a part of a scale.
func unitOf(ed *award.Edition) unit {
	marked := ed.Marked()
	if len(marked) == 0 {
		return unit{}
	}
	first := marked[0]
	for _, c := range marked {
		if c.Better != first.Better || !c.Scale.Min.Equal(first.Scale.Min) || !c.Scale.Max.Equal(first.Scale.Max) {
			return unit{}
		}
	}
	return unit{first}
}

func (u unit) scale() *award.Scale {
	if u.of1 == nil {
		return nil
	}
	return &u.of1.Scale
}

// of is a part of a scale in the unit.
func (u unit) of(share exact.Rat) *exact.Rat {
	if u.of1 == nil {
		return &share
	}
	from, to := u.of1.Scale.Min, u.of1.Scale.Max
	if u.of1.Better == award.Lower {
		from, to = to, from
	}
	v := from.Add(share.Mul(to.Sub(from)))
	return &v
}

// compare puts the better of two means first, and none last.
func (u unit) compare(a, b *exact.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	case u.of1 != nil && u.of1.Better == award.Lower:
		return a.Cmp(*b)
	}
	return b.Cmp(*a)
}
