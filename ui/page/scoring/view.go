package scoring

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/part/figures"
)

// view is what an edition has to show beside marks, in one language. It is
// worked out once.
type view struct {
	edition  *award.Edition
	l        *locale.Catalog
	sheet    *figures.Sheet
	criteria []criterion
	country  int              // the row to compare with; −1: none
	onScale  bool             // all criteria have one scale, and high is good
	orders   map[string][]int // by metric; see order
	nameW    int              // of the widest nominee
	titleW   int              // of the widest criterion, with what it asks for under it
	weightW  int
	marksW   int // of the widest scale that is written out
}

// criterion is one criterion that is marked.
type criterion struct {
	*award.Criterion
	title   string
	help    string
	weight  string
	scale   string          // "1–6"
	marks   []exact.Rat     // every mark of the scale; nil: too many to write out
	labels  []string        // the same in words
	levels  []level         // the highest mark first
	metrics []*award.Metric // beside it
	bar     *figures.Column // one of them that compares all nominees; nil: none
}

// level is what a mark means.
type level struct {
	mark  exact.Rat
	label string
	text  string
}

// helpOver is how far what a criterion asks for may reach beyond its title.
const helpOver = 4

// mostMarks is how many marks a scale may have to be written out.
const mostMarks = 11

func load(e *award.Edition, l *locale.Catalog) *view {
	v := &view{edition: e, l: l, sheet: figures.New(e, l), country: -1, onScale: true, orders: map[string][]int{}}
	if rows := v.sheet.References(v.sheet.Choose(), 1); len(rows) > 0 {
		v.country = rows[0]
	}
	for _, c := range e.Marked() {
		k := v.criterion(c)
		v.criteria = append(v.criteria, k)
		v.titleW = max(v.titleW, text.Width(k.title), text.Width(k.help)-helpOver)
		v.weightW = max(v.weightW, text.Width(k.weight))
		v.marksW = max(v.marksW, k.width())
		first := v.criteria[0]
		v.onScale = v.onScale && c.Better != award.Lower && c.Scale.Min.Equal(first.Scale.Min) && c.Scale.Max.Equal(first.Scale.Max)
	}
	for row := range v.sheet.Nominees() {
		v.nameW = max(v.nameW, text.Width(v.sheet.Name(row)))
	}
	return v
}

func (v *view) criterion(c *award.Criterion) criterion {
	lang := string(v.l.Lang())
	k := criterion{
		Criterion: c, title: text.Show(c.Title.In(lang)), help: text.Show(c.Help.In(lang)), weight: v.l.RatText(c.Weight),
		scale: v.l.T("scoring.scale", "min", v.l.RatText(c.Scale.Min), "max", v.l.RatText(c.Scale.Max)),
	}
	if all, ok := marks(c.Scale, mostMarks); ok {
		k.marks = all
		for _, m := range all {
			k.labels = append(k.labels, v.l.RatText(m))
		}
	}
	for i := len(c.Levels) - 1; i >= 0; i-- {
		lv := c.Levels[i]
		k.levels = append(k.levels, level{lv.Mark, v.l.RatText(lv.Mark), text.Show(lv.Text.In(lang))})
	}
	k.metrics = v.sheet.Bearing(c)
	k.bar = v.bar(k.metrics)
	return k
}

// bar finds the figure of a criterion that compares nominees of different
// size: one that is computed and no per cent, else a given per cent.
func (v *view) bar(ms []*award.Metric) *figures.Column {
	for _, fits := range []func(m *award.Metric) bool{
		func(m *award.Metric) bool { return m.Ratio != nil && m.Unit != award.Percent },
		func(m *award.Metric) bool { return m.Ratio == nil && m.Unit == award.Percent },
	} {
		for _, m := range ms {
			if !fits(m) {
				continue
			}
			if c, ok := v.sheet.Column(m); ok && v.sheet.Drawn(c) {
				return &c
			}
		}
	}
	return nil
}

// index finds a nominee of the edition.
func (v *view) index(id string) int {
	return slices.IndexFunc(v.edition.Nominees, func(n award.Nominee) bool { return n.ID == id })
}

// name is a nominee's name, ready to be shown.
func (v *view) name(id string) string { return v.sheet.Name(v.index(id)) }

// title is a criterion's title.
func (v *view) title(id string) string {
	i := slices.IndexFunc(v.criteria, func(k criterion) bool { return k.ID == id })
	if i < 0 {
		return text.Show(id)
	}
	return v.criteria[i].title
}

// width is how many cells the scale takes where it is written out: each mark
// with room for the brackets around it.
func (k *criterion) width() int {
	w := 0
	for _, s := range k.labels {
		w += text.Width(s) + 2
	}
	return max(w, fieldW+1+text.Width(k.scale))
}

// fieldW is the room of a mark in brackets where the scale is not written out.
const fieldW = 8

// order lists the rows to compare by a figure, the highest first, those without
// one last, and the row to compare with after all. Each is found once.
func (v *view) order(col figures.Column) []int {
	if rows, ok := v.orders[col.Metric.ID]; ok {
		return rows
	}
	figure := func(row int) award.Figure { return v.sheet.Figure(row, col.Metric.ID, col.Period) }
	var rows []int
	for row := range v.sheet.Nominees() {
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		fa, fb := figure(a), figure(b)
		switch {
		case fa.Known() && fb.Known():
			return fb.Number.Cmp(fa.Number)
		case fa.Known():
			return -1
		case fb.Known():
			return 1
		}
		return 0
	})
	if v.country >= 0 {
		rows = append(rows, v.country)
	}
	v.orders[col.Metric.ID] = rows
	return rows
}
