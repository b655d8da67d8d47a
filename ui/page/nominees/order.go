package nominees

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/text"
)

// order says how the table is sorted. The zero order is the edition's.
type order struct {
	by       string // sortName, sortProgress or a metric's id
	reversed bool
}

// What the table can be sorted by, besides a metric.
const (
	sortGiven    = ""
	sortName     = "\x00name"
	sortProgress = "\x00progress"
)

// The arrows in the header.
const up, down = "▲", "▼"

// descending reports whether high figures come first: they do unless low ones
// are better. Names and progress start low.
func (o order) descending(d *data) bool {
	if c := d.byID(o.by); c != nil {
		return (c.Metric.Better != award.Lower) != o.reversed
	}
	return o.reversed
}

// arrow shows the direction in the header.
func (o order) arrow(d *data) string {
	if o.descending(d) {
		return down
	}
	return up
}

// sorted lists the nominees that match the filter, in order. Figures that are
// missing come last in both directions.
func (d *data) sorted(o order, filter string, mine *ballot.Ballot) []int {
	var list []int
	words := strings.Fields(text.Fold(filter))
	for i := range d.search {
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(d.search[i], w) }) {
			list = append(list, i)
		}
	}
	compare := d.comparison(o, mine)
	if compare == nil {
		return list
	}
	slices.SortStableFunc(list, compare)
	return list
}

// comparison is how two nominees compare; nil keeps the edition's order.
func (d *data) comparison(o order, mine *ballot.Ballot) func(a, b int) int {
	sign := 1
	if o.descending(d) {
		sign = -1
	}
	switch c := d.byID(o.by); {
	case c != nil:
		return func(a, b int) int {
			fa := d.sheet.Figure(a, c.Metric.ID, c.Period)
			fb := d.sheet.Figure(b, c.Metric.ID, c.Period)
			if !fa.Known() || !fb.Known() {
				return rank(fa.Known()) - rank(fb.Known())
			}
			return sign * fa.Number.Cmp(fb.Number)
		}
	case o.by == sortName:
		return func(a, b int) int { return sign * text.Compare(d.sheet.Name(a), d.sheet.Name(b)) }
	case o.by == sortProgress && mine != nil:
		left := make([]int, len(d.search))
		for i := range left {
			left[i] = d.progress(mine, i).left()
		}
		return func(a, b int) int { return -sign * (left[a] - left[b]) }
	case o.reversed:
		return func(a, b int) int { return b - a }
	}
	return nil
}

func rank(known bool) int {
	if known {
		return 0
	}
	return 1
}

// progress is how far the acting juror has come with one nominee.
type progress struct {
	gone     bool // the nominee was withdrawn
	done, of int
	recused  bool
}

func (d *data) progress(mine *ballot.Ballot, nominee int) progress {
	id := d.edition.Nominees[nominee].ID
	var p progress
	p.gone = d.edition.Nominees[nominee].Withdrawn
	_, p.recused = mine.Recused[id]
	p.done, p.of = mine.Progress(d.edition, id)
	return p
}

// left is how many cells are still to be filled.
func (p progress) left() int { return p.of - p.done }
