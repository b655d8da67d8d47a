package figures

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
)

// separator stands between the parts of a series' name.
const separator = " / "

// choose decides which series become which metrics' figures: those that were
// asked for, and those that are called as a metric is.
func (r *reader) choose() error {
	asked := map[string]bool{}
	for _, series := range slices.Sorted(maps.Keys(r.options.Take)) {
		metric := r.options.Take[series]
		if metric == Declined {
			r.decline(series)
			continue
		}
		if err := r.takeAs(series, metric); err != nil {
			return err
		}
		asked[metric] = true
	}
	for _, t := range r.tables {
		for _, m := range t.measures {
			if m.metric == "" && m.reason == "" {
				r.chooseByName(t, m, asked)
			}
		}
	}
	return nil
}

// decline leaves a series, whatever it is called.
func (r *reader) decline(series string) {
	for _, t := range r.tables {
		for _, m := range t.measures {
			if _, ok := t.means(m, series); ok {
				m.reason = "declined"
			}
		}
	}
}

// takeAs takes a series as a metric because somebody says so.
func (r *reader) takeAs(series, id string) error {
	metric, ok := r.ed.Metric(id)
	switch {
	case !ok:
		return fault.New(fault.Usage, "figures.no_metric", "metric", id)
	case metric.Ratio != nil:
		return fault.New(fault.Usage, "figures.computed", "metric", id)
	}
	found, fits := false, false
	var undecided *fault.Error
	for _, t := range r.tables {
		for _, m := range t.measures {
			named, ok := t.means(m, series)
			if !ok {
				continue
			}
			if found = true; !unitFits(m, metric.Unit) {
				continue
			}
			fits = true
			chosen, problem := t.categories(named, counted(metric.Unit))
			if problem != nil {
				undecided = fault.New(fault.Usage, "figures.category", "series", m.name, "apart", problem.title,
					"category", problem.categories[0], "metric", id).At(t.label)
				continue
			}
			if m.reason != "" {
				continue // declined
			}
			if m.metric != "" {
				return fault.New(fault.Usage, "figures.taken_twice", "series", m.name, "metric", m.metric, "other", id).At(t.label)
			}
			m.metric, m.chosen = id, chosen
		}
	}
	switch {
	case !found:
		return fault.New(fault.Usage, "figures.no_series", "series", series, "list", r.seriesNames())
	case !fits:
		return fault.New(fault.Usage, "figures.unit", "series", series, "metric", id, "unit", string(metric.Unit))
	case undecided != nil:
		return undecided
	}
	return nil
}

// seriesNames lists what there is to take, for a person who asked for
// something else.
func (r *reader) seriesNames() string {
	var names []string
	for _, t := range r.tables {
		for _, m := range t.measures {
			if !slices.Contains(names, m.name) && len(names) < 12 {
				names = append(names, m.name)
			}
		}
	}
	if len(names) == 0 {
		return "–"
	}
	return strings.Join(names, "; ")
}

// means reports whether a series that somebody names is the measure, perhaps
// in its unit, and which categories are named besides: one for each dimension,
// or all where none is.
func (t *table) means(m *measure, series string) (named []int, ok bool) {
	var rest []string
	for _, part := range strings.Split(series, separator) {
		switch {
		case plain(series) == plain(m.name): // which may have the separator in it
			ok = true
		case plain(part) == plain(m.name), m.code != "" && plain(part) == plain(m.code):
			ok = true
		case m.unit != "" && plain(part) == plain(m.unit):
		default:
			rest = append(rest, part)
		}
	}
	named, fit := t.assign(rest)
	return named, fit && (ok || len(rest) > 0 && len(t.measures) == 1)
}

// assign finds the dimension of each category that is named: by its name, else
// by its code. A code that several dimensions have is the only one's that is
// left, or nobody's.
func (t *table) assign(parts []string) (named []int, ok bool) {
	named = make([]int, len(t.apart))
	for i := range named {
		named[i] = all
	}
	for _, lists := range []func(*dimension) []string{
		func(d *dimension) []string { return d.categories }, func(d *dimension) []string { return d.codes },
	} {
		parts = slices.DeleteFunc(slices.Clone(parts), func(part string) bool {
			dimension, category := -1, -1
			for i, d := range t.apart {
				at := slices.IndexFunc(lists(d), func(c string) bool { return plain(c) == plain(part) })
				if at < 0 || named[i] != all {
					continue
				}
				if dimension >= 0 {
					return false
				}
				dimension, category = i, at
			}
			if dimension >= 0 {
				named[dimension] = category
			}
			return dimension >= 0
		})
	}
	return named, len(parts) == 0
}

// categories chooses a category of each dimension: the one that is named, the
// only one, the one that is all of them, or, where sums are asked for, all
// that are parts of a whole. Else it gives the dimension that leaves a choice.
func (t *table) categories(named []int, sums bool) (chosen []int, undecided *dimension) {
	for i, d := range t.apart {
		at := all
		if named != nil {
			at = named[i]
		}
		switch {
		case at != all:
		case len(d.categories) == 1:
			at = 0
		case d.total() >= 0:
			at = d.total()
		case sums && d.parts && d.whole():
			at = all
		case len(d.categories) > 0:
			return nil, d
		}
		chosen = append(chosen, at)
	}
	return chosen, nil
}

// counted reports whether figures of a unit can be added up.
func counted(u award.Unit) bool { return u == award.Persons || u == award.Count || u == award.NOK }

// The two sexes, and ages, as categories are called.
var (
	sexes = [][]string{
		words("menn", "kvinner"), words("mann", "kvinne"), words("men", "women"), words("male", "female"), words("males", "females"),
		words("gutter", "jenter"), words("gutar", "jenter"), words("boys", "girls"), words("menn", "kvinnor"),
	}
	ages   = regexp.MustCompile(`^([0-9]{1,3})(?: ?[-–] ?([0-9]{1,3}))?(?: ?(?:år|year|years))?$`)
	oldest = regexp.MustCompile(`^([0-9]{1,3}) ?(?:\+|(?:år |years? )?(?:\+|(?:eller|og|or|and) (?:eldre|older|over|mer|more|above)))(?: ?(?:år|year|years))?$`)
)

// whole reports whether the categories are all there are: both sexes, or ages
// from 0 to the oldest with no gap and none twice. Parts of the people are
// nobody's population.
func (d *dimension) whole() bool {
	if is(d.title, sexWords) {
		return len(d.categories) == 2 && slices.ContainsFunc(sexes, func(both []string) bool {
			one, other := plain(d.categories[0]), plain(d.categories[1])
			return one != other && slices.Contains(both, one) && slices.Contains(both, other)
		})
	}
	until := map[int]int{} // where the ages that begin at an age end
	for _, c := range d.categories {
		from, to := 0, latest
		if m := ages.FindStringSubmatch(plain(c)); m != nil {
			from, _ = strconv.Atoi(m[1])
			if to = from; m[2] != "" {
				to, _ = strconv.Atoi(m[2])
			}
		} else if m := oldest.FindStringSubmatch(plain(c)); m != nil {
			from, _ = strconv.Atoi(m[1])
		} else {
			return false
		}
		if _, twice := until[from]; twice || to < from {
			return false
		}
		until[from] = to
	}
	next, n := 0, 0
	for ; next <= latest; n++ {
		to, ok := until[next]
		if !ok {
			return false
		}
		next = to + 1
	}
	return n == len(d.categories)
}

// chooseByName takes a measure as the metric that is called the same, in any
// language. What would have to be added up, or chosen from, is only taken where
// somebody asks for it.
func (r *reader) chooseByName(t *table, m *measure, asked map[string]bool) {
	m.reason = "not_asked"
	for i := range r.ed.Metrics {
		metric := &r.ed.Metrics[i]
		if metric.ID == "" || asked[metric.ID] || metric.Ratio != nil || !calledAs(metric, m) {
			continue
		}
		if !unitFits(m, metric.Unit) {
			m.reason = "unit"
			continue
		}
		chosen, undecided := t.categories(nil, false)
		if undecided != nil {
			m.reason = "apart"
			return
		}
		m.metric, m.chosen, m.reason = metric.ID, chosen, ""
		return
	}
}

// calledAs reports whether a metric has the measure's name.
func calledAs(metric *award.Metric, m *measure) bool {
	for _, s := range []string{metric.ID, metric.Title.All, metric.Title.NB, metric.Title.NN, metric.Title.EN} {
		if s != "" && (plain(s) == plain(m.name) || m.code != "" && plain(s) == plain(m.code)) {
			return true
		}
	}
	return false
}
