package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
)

// table is what the jurors who vote gave the nominees that are let in, read once
// for all the rankings that are asked of it. It does not change.
type table struct {
	ballots []*ballot.Ballot // in the order of the roll
	columns []column         // by criterion
	recused []bool           // by nominee and juror
	marked  []bool           // by nominee and juror: there is a mark on some criterion
}

// column is what stands on one criterion: the jurors' marks, or a figure of each
// nominee where the criterion is measured.
type column struct {
	values  []exact.Rat  // the different marks, ascending
	units   []int64      // values as whole parts of 1/per; nil where they are too long to be added up so
	per     int64        // the common denominator of values
	at      []int32      // by nominee and juror: which of values it is, or none
	figures []*exact.Rat // by nominee; nil: not known
}

// none stands where there is no mark.
const none = -1

// A thousand marks, the most that a nominee has on a criterion, can be added up in
// units within an int64.
const (
	longestUnit = 1 << 51
	finestUnit  = 1 << 31
)

// readTable reads the marks and figures of the nominees that are let in.
func readTable(e *award.Edition, entrants []entrant, ballots []*ballot.Ballot) *table {
	size := len(entrants) * len(ballots)
	t := &table{ballots: ballots, columns: make([]column, len(e.Criteria)),
		recused: make([]bool, size), marked: make([]bool, size)}
	different := make([]numbers, len(e.Criteria))
	for k := range t.columns {
		t.columns[k].at = slices.Repeat([]int32{none}, size)
		if from := e.Criteria[k].ValueFrom; from != nil {
			t.columns[k].figures = figures(e, entrants, *from)
		}
	}
	for j, b := range ballots {
		for i := range entrants {
			t.readCells(e, entrants[i].ID, b, i*len(ballots)+j, different)
		}
	}
	for k := range t.columns {
		t.columns[k].take(&different[k])
	}
	return t
}

// readCells reads what one juror gave one nominee.
func (t *table) readCells(e *award.Edition, nominee string, b *ballot.Ballot, at int, different []numbers) {
	if _, t.recused[at] = b.Recused[nominee]; t.recused[at] {
		return
	}
	for k := range t.columns {
		col := &t.columns[k]
		entry := b.Cells[ballot.Cell{Nominee: nominee, Criterion: e.Criteria[k].ID}]
		if !entry.Set || col.figures != nil {
			continue
		}
		col.at[at], t.marked[at] = different[k].number(entry.Mark), true
	}
}

// figures are what a metric says of each nominee; nil where it is not known.
func figures(e *award.Edition, entrants []entrant, from award.Point) []*exact.Rat {
	column := make([]*exact.Rat, len(entrants))
	for i := range entrants {
		if f := e.Figure(entrants[i].Values, from.Metric, from.Period); f.Known() {
			column[i] = &f.Number
		}
	}
	return column
}

// take takes the marks in as the different ones are, sorted.
func (c *column) take(different *numbers) {
	now := different.sort()
	for i, v := range c.at {
		if v != none {
			c.at[i] = now[v]
		}
	}
	c.values = different.values
	c.units, c.per, _ = inUnits(c.values)
}

// sum adds up marks, given as which of the values they are.
func (c *column) sum(marks []int32) exact.Rat { return c.over(marks, 1) }

// over is the sum of the marks divided by n, which is at most their number.
func (c *column) over(marks []int32, n int) exact.Rat {
	if c.units != nil {
		var sum int64
		for _, v := range marks {
			sum += c.units[v]
		}
		return exact.New(sum, c.per*int64(n))
	}
	var sum exact.Adder
	for _, v := range marks {
		sum.Add(c.values[v])
	}
	return sum.Sum().Quo(exact.Int(int64(n)))
}

// measures reports whether a nominee has a figure on some measured criterion.
func (t *table) measures(row int) bool {
	return slices.ContainsFunc(t.columns, func(c column) bool { return c.figures != nil && c.figures[row] != nil })
}
