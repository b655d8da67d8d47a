package agenda

import (
	"cmp"
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// How much of it an agenda names.
const (
	looksAt    = 10 // the first of the ranking, for who stands apart and what differs
	mostApart  = 3
	mostClose  = 5
	mostDiffer = 4
	mostAgreed = 5
)

var (
	near   = exact.New(1, 20) // from the first, as a part of the scale: close
	middle = exact.New(1, 2)  // of a scale
)

// finder looks for what there is to talk about.
type finder struct {
	ed       *award.Edition
	criteria []weighted
	ballots  []*ballot.Ballot
	rows     []ranking.Row
}

// find lists what there is to talk about, the most important first.
func find(in Input) []Item {
	if in.Ranking == nil {
		return nil
	}
	counted := slices.DeleteFunc(inOrder(in.Edition, in.Ballots), func(b *ballot.Ballot) bool {
		return !slices.Contains(in.Ranking.Jurors, b.Juror)
	})
	f := finder{in.Edition, weightsOf(in.Edition), counted, in.Ranking.Rows}
	items := f.apart()
	lonely := nomineesOf(items)
	top := f.close()
	bottom := f.agreed(append(nomineesOf(top), lonely...))
	items = append(items, top...)
	items = append(items, f.differ(append(nomineesOf(bottom), lonely...))...)
	return append(items, bottom...)
}

func nomineesOf(items []Item) (ids []string) {
	for _, it := range items {
		ids = append(ids, it.Nominees...)
	}
	return ids
}

// first are the rows at the top of the ranking, at most n.
func (f *finder) first(n int) []ranking.Row { return f.rows[:min(n, len(f.rows))] }

// topic is an item, and what it is put in order by.
type topic struct {
	item   Item
	wide   exact.Rat // a part of the scale's width
	across bool      // the middle of the scale lies between
	place  int       // in the ranking
}

// widest puts the widest first, then what is across the middle of the scale,
// then the higher in the ranking; what is alike in all of it stays as it is.
func widest(topics []topic) {
	slices.SortStableFunc(topics, func(a, b topic) int {
		return cmp.Or(b.wide.Cmp(a.wide), -cmpBool(a.across, b.across), cmp.Compare(a.place, b.place))
	})
}

func cmpBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func itemsOf(topics []topic, most int) []Item {
	var items []Item
	for _, t := range topics[:min(most, len(topics))] {
		items = append(items, t.item)
	}
	return items
}

// apart finds who stands apart on what.
func (f *finder) apart() []Item {
	var topics []topic
	for place, row := range f.first(looksAt) {
		for _, c := range f.ed.Marked() {
			s, ok := standing(f.ed, c, column(f.ballots, ballot.Cell{Nominee: row.Nominee, Criterion: c.ID}))
			if ok {
				it := Item{Kind: Apart, Nominees: []string{row.Nominee}, Criterion: c.ID, Apart: s.Jurors}
				topics = append(topics, topic{item: it, wide: s.Gap, place: place})
			}
		}
	}
	widest(topics)
	return itemsOf(topics, mostApart)
}

// close finds those who lie close to the first; where nobody does, those who
// lie close to the second, whom a public vote may put ahead.
func (f *finder) close() []Item {
	for from := range min(2, len(f.rows)) {
		if near := f.near(f.rows[from:]); len(near) > 1 {
			return []Item{{Kind: Close, Nominees: near}}
		}
	}
	return nil
}

// near are those at the top of rows who lie close to the first of them, that
// one included.
func (f *finder) near(rows []ranking.Row) []string {
	var ids []string
	var first exact.Rat
	for i, row := range rows[:min(mostClose, len(rows))] {
		at, ok := f.height(row)
		if i == 0 {
			first = at
		}
		if !ok || near.Less(first.Sub(at).Abs()) {
			break
		}
		ids = append(ids, row.Nominee)
	}
	return ids
}

// height is where a nominee lies, as a part of the scale: its jury part, or the
// mean where that is a sum.
func (f *finder) height(row ranking.Row) (exact.Rat, bool) {
	if row.Jury != nil && f.ed.Rule.Jury.Combine != award.WeightedSum {
		return *row.Jury, true
	}
	return jurys(f.criteria, f.ballots, row.Nominee)
}

// differ finds the nominees on which marks differ, each on the criterion where
// they differ most; not those that are left out.
func (f *finder) differ(leftOut []string) []Item {
	var topics []topic
	for place, row := range f.first(looksAt) {
		if slices.Contains(leftOut, row.Nominee) {
			continue
		}
		var of []topic
		for _, c := range f.ed.Marked() {
			if t, ok := f.difference(row.Nominee, c); ok {
				t.place = place
				of = append(of, t)
			}
		}
		if widest(of); len(of) > 0 {
			topics = append(topics, of[0])
		}
	}
	widest(topics)
	return itemsOf(topics, mostDiffer)
}

// difference says how marks differ on a criterion; false where they do not.
func (f *finder) difference(nominee string, c *award.Criterion) (topic, bool) {
	marks := column(f.ballots, ballot.Cell{Nominee: nominee, Criterion: c.ID})
	if len(marks) < 2 {
		return topic{}, false
	}
	low, high := core(marks)
	from, to := c.Share(low.mark), c.Share(high.mark)
	if to.Less(from) {
		from, to = to, from
	}
	it := Item{Kind: Differ, Nominees: []string{nominee}, Criterion: c.ID}
	t := topic{item: it, wide: to.Sub(from), across: from.Less(middle) && middle.Less(to)}
	return t, !t.wide.Less(far)
}

// agreed finds the lowest on whom the jury agrees, from the last upwards until
// one on whom it does not, or that is left out.
func (f *finder) agreed(leftOut []string) []Item {
	it := Item{Kind: Agreed}
	half := (len(f.rows) + 1) / 2
	for i := len(f.rows) - 1; i >= half && len(it.Nominees) < mostAgreed; i-- {
		n := f.rows[i].Nominee
		if slices.Contains(leftOut, n) || !f.agree(n) {
			break
		}
		it.Nominees = append(it.Nominees, n)
	}
	if len(it.Nominees) == 0 {
		return nil
	}
	slices.Reverse(it.Nominees)
	return []Item{it}
}

// agree reports whether the jury agrees on a nominee: the jurors' own means of it
// are alike, and on no criterion do its marks lie far apart.
func (f *finder) agree(nominee string) bool {
	var means []exact.Rat
	s := summarise(f.criteria)
	for _, b := range f.ballots {
		if mean, ok := s.add(b, nominee); ok {
			means = append(means, mean)
		}
	}
	return ranking.Alike(means) && !slices.ContainsFunc(f.ed.Marked(), func(c *award.Criterion) bool {
		return ranking.FarApart(numbers(column(f.ballots, ballot.Cell{Nominee: nominee, Criterion: c.ID})), width(c))
	})
}
