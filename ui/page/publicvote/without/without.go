// Package without shows what each reason for dropping rows did to the votes: the
// counts of every nominee after the whole rule, and as they would be had one of
// the reasons not been held against any row.
package without

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
)

// Any reports whether there is anything to show.
func Any(k *publicvote.Counting) bool { return k != nil && len(k.Without) > 0 }

// row is one nominee: its votes after the whole rule, and without each cause.
type row struct {
	name    string
	votes   int64
	without []int64 // in the order of the causes
	place   int     // by votes, from 1; who has as many shares it
	places  []int   // without each cause
}

// sheet is the whole comparison.
type sheet struct {
	causes []string
	rows   []row // most votes first
	total  row
	whole  bool // a cell holds the votes, and not only what would change
}

// compare works the comparison out.
func compare(e *award.Edition, valid map[string]exact.Rat, k *publicvote.Counting) sheet {
	s := sheet{causes: slices.SortedFunc(maps.Keys(k.Without), func(a, b string) int {
		return cmp.Or(cmp.Compare(order(a, k), order(b, k)), strings.Compare(a, b))
	})}
	s.total.without = make([]int64, len(s.causes))
	for i := range e.Nominees {
		n := &e.Nominees[i]
		r := row{name: text.Show(n.Name), votes: whole(valid[n.ID])}
		for j, cause := range s.causes {
			r.without = append(r.without, k.Without[cause][n.ID])
			s.total.without[j] += r.without[j]
		}
		s.total.votes += r.votes
		s.rows = append(s.rows, r)
	}
	slices.SortStableFunc(s.rows, func(a, b row) int { return cmp.Compare(b.votes, a.votes) })
	for i := range s.rows {
		r := &s.rows[i]
		r.place = s.place(func(o row) int64 { return o.votes }, *r)
		for j := range s.causes {
			r.places = append(r.places, s.place(func(o row) int64 { return o.without[j] }, *r))
		}
	}
	return s
}

// whole is a number of votes that were counted from rows.
func whole(v exact.Rat) int64 {
	n, d, ok := v.Fraction()
	if !ok || d != 1 {
		return 0
	}
	return n
}

// place is where r stands by what of counts.
func (s sheet) place(of func(row) int64, r row) int {
	place := 1
	for _, o := range s.rows {
		if of(o) > of(r) {
			place++
		}
	}
	return place
}

// moves reports whether anybody would have another place without some cause.
func (s sheet) moves() bool {
	return slices.ContainsFunc(s.rows, func(r row) bool {
		return slices.ContainsFunc(r.places, func(p int) bool { return p != r.place })
	})
}

// order is where a cause stands among the others: as they are asked, each filter
// after all of them together.
func order(cause string, k *publicvote.Counting) int {
	switch cause {
	case publicvote.CauseOutside:
		return 0
	case publicvote.CauseExcluded:
		return 1
	case publicvote.CauseDuplicate:
		return len(k.Filters) + 2
	}
	id := strings.TrimPrefix(cause, publicvote.CauseExcluded+":")
	return 2 + slices.IndexFunc(k.Filters, func(f publicvote.Filtered) bool { return f.ID == id })
}

// name is what a column is called.
func name(c page.Context, cause string) string {
	if id, ok := strings.CutPrefix(cause, publicvote.CauseExcluded+":"); ok {
		return c.L.T("publicvote.without.filter", "name", text.Show(id))
	}
	return c.L.T("publicvote.without." + cause)
}

// first are the names of who has most votes by what of counts.
func (s sheet) first(of func(row) int64) []string {
	var best int64
	for _, r := range s.rows {
		best = max(best, of(r))
	}
	var names []string
	for _, r := range s.rows {
		if of(r) == best && best > 0 {
			names = append(names, r.name)
		}
	}
	return names
}

// says is in a sentence for each cause what it did to the order, those that
// change who is first before the others.
func (s sheet) says(c page.Context) []string {
	var winners, orders []string
	leads := s.first(func(r row) int64 { return r.votes })
	for j, cause := range s.causes {
		now := s.first(func(r row) int64 { return r.without[j] })
		moved := slices.ContainsFunc(s.rows, func(r row) bool { return r.place != r.places[j] })
		switch {
		case !slices.Equal(sorted(leads), sorted(now)):
			winners = append(winners, c.L.T("publicvote.without.first", "column", name(c, cause), "names", c.L.List(now)))
		case moved:
			orders = append(orders, c.L.T("publicvote.without.order", "column", name(c, cause)))
		}
	}
	if len(winners)+len(orders) == 0 {
		return []string{c.L.T("publicvote.without.same")}
	}
	return append(winners, orders...)
}

func sorted(names []string) []string { return slices.Sorted(slices.Values(names)) }
