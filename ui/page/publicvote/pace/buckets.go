// Package pace draws when the public voted: votes by the hour as columns over
// time, with the window marked below them, and minutes that stand out in words.
// It never says who voted.
package pace

import (
	"slices"
	"time"

	"votering/internal/publicvote"
)

// step is how much time one column of the chart stands for: whole hours, or
// whole days.
type step struct{ hours, days int }

// steps are the columns there may be, the narrowest first. What takes more time
// than so many weeks a column is drawn at its beginning.
var steps = []step{
	{hours: 1}, {hours: 2}, {hours: 3}, {hours: 4}, {hours: 6}, {hours: 12},
	{days: 1}, {days: 2}, {days: 7}, {days: 14}, {days: 28}, {days: 91}, {days: 364},
}

// bucket is the votes of one column: from ≤ t < to.
type bucket struct {
	from, to       time.Time
	votes, outside int64
}

func (b bucket) all() int64 { return b.votes + b.outside }

// floor is the last beginning of a column at or before t, by the clock of t's
// zone.
func (s step) floor(t time.Time) time.Time {
	y, m, d := t.Date()
	switch {
	case s.days > 0:
		return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
	case s.hours > 1:
		return time.Date(y, m, d, t.Hour()/s.hours*s.hours, 0, 0, 0, t.Location())
	}
	return t.Truncate(time.Hour)
}

// next is the beginning of the column after the one that begins at t. A day is
// as long as the clocks make it.
func (s step) next(t time.Time) time.Time {
	y, m, d := t.Date()
	var n time.Time
	switch {
	case s.days > 0:
		n = time.Date(y, m, d+s.days, 0, 0, 0, 0, t.Location())
	case s.hours > 1:
		n = time.Date(y, m, d, t.Hour()+s.hours, 0, 0, 0, t.Location())
	}
	if !n.After(t) { // single hours, and clocks that were set back
		n = t.Add(max(time.Duration(s.hours), 1) * time.Hour)
	}
	return n
}

// gather puts hours that lie in time order into at most so many columns, as
// narrow as they can be, in that zone. Hours after the last column are left out.
func gather(hours []publicvote.Hour, zone *time.Location, most int) ([]bucket, step) {
	if len(hours) == 0 || most < 1 {
		return nil, steps[0]
	}
	first, last := hours[0].At.In(zone), hours[len(hours)-1].At
	for _, s := range steps {
		if bs := columns(s, first, last, most); bs != nil || s == steps[len(steps)-1] {
			return fill(bs, hours), s
		}
	}
	return nil, steps[0]
}

// columns are the empty columns from first to last; nil where they are more than
// most, but the widest ones, which are cut.
func columns(s step, first, last time.Time, most int) []bucket {
	var bs []bucket
	for at := s.floor(first); !at.After(last); {
		if len(bs) == most {
			if s == steps[len(steps)-1] {
				return bs
			}
			return nil
		}
		to := s.next(at)
		bs = append(bs, bucket{from: at, to: to})
		at = to
	}
	return bs
}

// fill adds each hour to the column that it begins in.
func fill(bs []bucket, hours []publicvote.Hour) []bucket {
	for _, h := range hours {
		i, exact := slices.BinarySearchFunc(bs, h.At, func(b bucket, at time.Time) int { return b.from.Compare(at) })
		if !exact {
			i--
		}
		if i >= 0 && h.At.Before(bs[i].to) {
			bs[i].votes += h.Votes
			bs[i].outside += h.Outside
		}
	}
	return bs
}

// near leaves out the hours that lie far from the window, so that one clock that
// was set wrong does not flatten the chart. It says how many rows lie before
// and after what is left.
func near(hours []publicvote.Hour, w *publicvote.Window) (kept []publicvote.Hour, before, after int64) {
	if w == nil {
		return hours, 0, 0
	}
	margin := max(w.Closes.Sub(w.Opens)/4, 24*time.Hour)
	from, to := w.Opens.Add(-margin), w.Closes.Add(margin)
	for _, h := range hours {
		switch {
		case h.At.Before(from):
			before += h.Votes + h.Outside
		case h.At.After(to):
			after += h.Votes + h.Outside
		default:
			kept = append(kept, h)
		}
	}
	return kept, before, after
}
