package publicvote

import (
	"maps"
	"slices"
	"strings"

	"votering/internal/exact"
	"votering/internal/fault"
)

// The causes that Counting.Without may name. Of a filter among several it is
// CauseExcluded, a colon and its id.
const (
	CauseOutside   = "outside_window"
	CauseExcluded  = "excluded"
	CauseDuplicate = "duplicate"
)

// Scenarios are the causes without which totals can be told by a rule with this
// window and these filters, in their order; which of them are depends on the
// columns that the files have.
func (c *Counting) Scenarios() []string {
	var ids []string
	if c.Window != nil {
		ids = append(ids, CauseOutside)
	}
	if len(c.Filters) > 0 {
		ids = append(ids, CauseExcluded)
	}
	if len(c.Filters) > 1 {
		for i := range c.Filters {
			ids = append(ids, CauseExcluded+":"+c.Filters[i].ID)
		}
	}
	return append(ids, CauseDuplicate)
}

// scenario is a cause that is not held against any row.
type scenario struct {
	cause string
	rows  int64 // that it dropped
	// crowds says that rows that come back can crowd out others, where no more
	// than so many a minute count.
	crowds bool
	// all says that every row that comes back is a vote, and takes nothing from
	// another.
	all bool
}

// scenarios are those whose totals the tally must tell, where it is known how its
// files were read.
func (l *laws) scenarios() []scenario {
	fs := l.Counting.Filters
	perMinute := func(f Filtered) bool { return f.Kind == FilterPerMinute }
	var all []scenario
	if l.Counting.Window != nil {
		all = append(all, scenario{cause: CauseOutside, rows: l.Dropped.OutsideWindow, crowds: slices.ContainsFunc(fs, perMinute)})
	}
	alone := l.read && !l.voted
	if len(fs) > 0 {
		all = append(all, scenario{cause: CauseExcluded, rows: l.Dropped.Excluded, all: alone})
	}
	for i, f := range fs {
		if len(fs) > 1 {
			all = append(all, scenario{
				cause: CauseExcluded + ":" + f.ID, rows: f.Rows, crowds: slices.ContainsFunc(fs[i+1:], perMinute), all: alone && i == len(fs)-1,
			})
		}
	}
	if l.voted || !l.read && l.Counting.Without[CauseDuplicate] != nil {
		all = append(all, scenario{cause: CauseDuplicate, rows: l.Dropped.Duplicate, all: true})
	}
	return all
}

// causes: the totals are told without each cause that could drop a row, and
// without no other.
func (l *laws) causes() *fault.Error {
	if l.Dropped.Duplicate > 0 && l.read && !l.voted {
		return law("duplicates")
	}
	told := map[string]bool{}
	for _, s := range l.scenarios() {
		told[s.cause] = true
		if l.Counting.Without[s.cause] == nil {
			return law("causes", "cause", s.cause)
		}
	}
	for _, cause := range slices.Sorted(maps.Keys(l.Counting.Without)) {
		if !told[cause] {
			return law("causes", "cause", cause)
		}
		of := l.Counting.Without[cause]
		for i := range l.e.Nominees {
			if n, ok := of[l.e.Nominees[i].ID]; !ok || n < 0 || len(of) != len(l.e.Nominees) {
				return law("without", "cause", cause)
			}
		}
	}
	return nil
}

// totals: those without a cause can come of the rows that it dropped.
func (l *laws) totals() *fault.Error {
	var most exact.Rat // without any filter
	for _, s := range l.scenarios() {
		sum := total(l.Counting.Without[s.cause])
		if s.cause == CauseExcluded {
			most = sum
		}
		one := strings.HasPrefix(s.cause, CauseExcluded+":")
		if !l.follows(s) || one && most.Less(sum) {
			return law("total", "cause", s.cause, "votes", sum.Text(), "valid", l.Total().Text(), "rows", whole(s.rows))
		}
	}
	return nil
}

func total(of map[string]int64) (sum exact.Rat) {
	for _, n := range of {
		sum = sum.Add(exact.Int(n))
	}
	return sum
}

// follows reports whether the totals without a cause can be. A row that comes
// back is at most one vote more. It may be its voter's first: then that voter's
// vote moves to another nominee, and none is lost in all. Where it crowds out
// another row, that one's voter may lose the vote, or move it as well.
func (l *laws) follows(s scenario) bool {
	var more, fewer exact.Rat
	for nominee, n := range l.Counting.Without[s.cause] {
		d := exact.Int(n).Sub(l.Valid[nominee])
		if d.Sign() > 0 {
			more = more.Add(d)
		} else {
			fewer = fewer.Sub(d)
		}
	}
	rows := exact.Int(s.rows)
	switch {
	case s.all:
		return fewer.Sign() == 0 && more.Equal(rows)
	case s.crowds:
		twice := rows.Add(rows)
		return !rows.Less(more.Sub(fewer)) && !twice.Less(more) && !twice.Less(fewer)
	case l.read && !l.voted && fewer.Sign() > 0:
		return false
	}
	return !rows.Less(more) && !more.Less(fewer)
}
