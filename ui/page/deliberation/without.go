package deliberation

import (
	"slices"

	"votering/internal/agenda"
	"votering/internal/ballot"
	"votering/internal/ranking"
	"votering/ui/page"
)

// sayWithout says what the mean would be without those who stand apart in a cell,
// and whether another would come first; empty where nobody does. It changes
// nothing.
func (d *data) sayWithout(c page.Context, cell ballot.Cell) string {
	if s, ok := d.without[cell]; ok {
		return s
	}
	s := ""
	if apart := d.apart(cell.Nominee, cell.Criterion); len(apart.Jurors) > 0 {
		key, args := "deliberation.without.named", []string{"names", d.people(apart.Jurors),
			"without", c.L.Rat(apart.Without, 2), "with", c.L.Rat(apart.Mean, 2)}
		if d.hidden {
			key = "deliberation.without.hidden"
		}
		s = c.L.N(key, len(apart.Jurors), args...) + d.first(c, cell, apart)
	}
	d.without[cell] = s
	return s
}

// first says who would come first without the marks of those who stand apart.
// The public vote is left out: it may not be open.
func (d *data) first(c page.Context, cell ballot.Cell, apart agenda.Standing) string {
	before, err := d.winners(c, d.ballots)
	if err != nil {
		return ""
	}
	changed := make([]*ballot.Ballot, len(d.ballots))
	for i, b := range d.ballots {
		changed[i] = b
		if slices.Contains(apart.Jurors, b.Juror) {
			changed[i] = b.Clone()
			changed[i].Put(cell, ballot.Entry{Abstained: true})
		}
	}
	after, err := d.winners(c, changed)
	switch {
	case err != nil:
		return ""
	case slices.Equal(before, after):
		return " " + c.L.T("deliberation.without.same_first")
	}
	names := make([]string, len(after))
	for i, id := range after {
		names[i] = d.name(id)
	}
	return " " + c.L.T("deliberation.without.other_first", "names", c.L.List(names))
}

// winners are those whom the jury's marks alone put first.
func (d *data) winners(c page.Context, ballots []*ballot.Ballot) ([]string, error) {
	rk, err := ranking.Compute(ranking.Input{Edition: d.ed, Ballots: ballots, JuryAlone: true, Overrides: c.Sight.Overrides})
	if err != nil {
		return nil, err
	}
	var ids []string
	for i := range rk.Rows {
		if rk.Rows[i].Place == 1 {
			ids = append(ids, rk.Rows[i].Nominee)
		}
	}
	return ids, nil
}
