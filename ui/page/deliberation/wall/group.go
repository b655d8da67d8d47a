package wall

import (
	"cmp"
	"slices"

	"votering/internal/agenda"
	"votering/internal/exact"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// group is strips on one ruler.
type group struct {
	heading string // over them; empty: none is needed
	ruler   ruler
	strips  []strip
}

// build finds what stands on the wall.
func (w *wall) build(c page.Context) {
	w.upper, w.lower, w.plots, w.lang = nil, nil, nil, c.L.Lang()
	it := w.now(c)
	if it == nil || w.shut(it) {
		return
	}
	w.upper = w.ofItem(c, it)
	switch {
	case w.criteria:
		for _, n := range w.about(c) {
			w.lower = append(w.lower, w.ofCriteria(c, n, len(w.about(c)) > 1)...)
		}
	case w.shows == everybody:
		if w.everyone == nil {
			rows := slices.Clone(w.rows(c))
			slices.SortStableFunc(rows, func(a, b agenda.Row) int { return cmp.Compare(w.last(a), w.last(b)) })
			w.everyone = w.groups(c, rows, nomineeName)
		}
		w.lower = w.everyone
	}
	if n := w.length(c); w.top >= n {
		w.top = max(n-1, 0)
	}
}

// rows are every nominee.
func (w *wall) rows(c page.Context) []agenda.Row {
	if w.all == nil {
		t := agenda.TableOf(c.Sight.Edition, c.Sight.Counting(), c.Sight.Ranking)
		w.all = &t
	}
	return w.all.Rows
}

// about is whose criteria can be shown: those whom the item concerns, else the
// one that was chosen before the wall was put up.
func (w *wall) about(c page.Context) []string {
	if it := w.now(c); it != nil && len(it.Nominees) > 0 {
		return it.Nominees
	}
	if w.nominee != "" && !w.covered[w.nominee] {
		return []string{w.nominee}
	}
	return nil
}

// last is 1 for the rows that come last: where a covered one stands among the
// others would tell of its marks.
func (w *wall) last(r agenda.Row) int {
	if w.covered[r.Nominee] {
		return 1
	}
	return 0
}

// ofItem is what the item is about: the marks on its criterion, or the jurors'
// own means of its nominees.
func (w *wall) ofItem(c page.Context, it *room.ItemSight) []group {
	switch {
	case len(it.Nominees) == 0:
		return nil
	case it.Criterion == "":
		rows := slices.DeleteFunc(slices.Clone(w.rows(c)), func(r agenda.Row) bool { return !slices.Contains(it.Nominees, r.Nominee) })
		return w.groups(c, rows, nomineeName)
	}
	var rows []agenda.Row
	for _, n := range it.Nominees {
		for _, r := range agenda.CriteriaOf(c.Sight.Edition, c.Sight.Counting(), n).Rows {
			if r.Criterion == it.Criterion {
				rows = append(rows, r)
			}
		}
	}
	return w.groups(c, rows, func(page.Context, agenda.Row) string { return c.L.T("wall.this_item") })
}

// ofCriteria is a nominee's criteria. Headed says that the name must stand over
// them.
func (w *wall) ofCriteria(c page.Context, nominee string, headed bool) []group {
	gs := w.groups(c, agenda.CriteriaOf(c.Sight.Edition, c.Sight.Counting(), nominee).Rows, criterionName)
	if headed && len(gs) > 0 {
		gs[0].heading = nameOf(c, nominee)
	}
	return gs
}

// groups puts rows that follow each other on one ruler together.
func (w *wall) groups(c page.Context, rows []agenda.Row, name func(c page.Context, r agenda.Row) string) []group {
	var gs []group
	for _, r := range rows {
		on := shares
		if r.Scale != nil {
			on = ruler{scale: *r.Scale}
		}
		if n := len(gs); n == 0 || !gs[n-1].ruler.same(on) {
			gs = append(gs, group{ruler: on})
		}
		last := &gs[len(gs)-1]
		s := strip{name: name(c, r), shut: w.covered[r.Nominee]}
		if !s.shut {
			s.marks, s.mean = sorted(r.Values), r.Mean
		}
		last.strips = append(last.strips, s)
	}
	return gs
}

func sorted(values []*exact.Rat) []exact.Rat {
	var out []exact.Rat
	for _, v := range values {
		if v != nil {
			out = append(out, *v)
		}
	}
	slices.SortFunc(out, exact.Rat.Cmp)
	return out
}

func nomineeName(c page.Context, r agenda.Row) string { return nameOf(c, r.Nominee) }

func criterionName(c page.Context, r agenda.Row) string {
	if k, ok := c.Sight.Edition.Criterion(r.Criterion); ok {
		return text.Show(k.Title.In(string(c.L.Lang())))
	}
	return text.Show(r.Criterion)
}
