package edit

import (
	"slices"

	"votering/internal/fields"
	"votering/internal/figures"
	"votering/internal/text"
	"votering/ui/page"
)

// findKind is what a line of the preview tells.
type findKind int

// The kinds, in the order in which they stand below each other: first what a
// person may say, then what comes of it.
const (
	findPeriod findKind = iota
	findSeries
	findApart
	findQuestion
	findTaken
	findUnused
	findNotice
)

// find is one line of the preview.
type find struct {
	kind findKind
	at   int // of its kind, in what was found
	part int // findApart: what sets the series apart
}

// finds are the lines of the preview.
func (x *intake) finds() []find {
	var fs []find
	if len(x.periods) > 1 {
		fs = append(fs, find{kind: findPeriod})
	}
	for i, s := range x.found.Series {
		fs = append(fs, find{kind: findSeries, at: i})
		if said := x.takes[seriesKey(s)]; said == figures.Declined || s.Metric == "" && said == "" {
			continue
		}
		for j, a := range s.Apart {
			if len(a.Categories) > 1 {
				fs = append(fs, find{kind: findApart, at: i, part: j})
			}
		}
	}
	for kind, n := range map[findKind]int{
		findQuestion: len(x.found.Questions), findTaken: len(x.found.Values), findUnused: len(x.found.Unused), findNotice: len(x.found.Notices),
	} {
		for i := range n {
			fs = append(fs, find{kind: kind, at: i})
		}
	}
	slices.SortStableFunc(fs, func(a, b find) int {
		if a.kind <= findApart && b.kind <= findApart {
			return 0
		}
		return int(a.kind) - int(b.kind)
	})
	return fs
}

// inHand is the line that the cursor is on.
func (x *intake) inHand() find {
	if x.cur.At < len(x.rows) {
		return x.rows[x.cur.At]
	}
	return find{kind: findNotice}
}

// turns reports whether something can be chosen in a line.
func (f find) turns() bool { return f.kind <= findQuestion }

// series is the series that a line is about.
func (f find) series(x *intake) figures.Series {
	if (f.kind == findSeries || f.kind == findApart) && f.at < len(x.found.Series) {
		return x.found.Series[f.at]
	}
	return figures.Series{}
}

// choices are what a line can be, and which of them it is.
func (f find) choices(x *intake) (all []string, at int) {
	switch f.kind {
	case findPeriod:
		all = append([]string{""}, x.periods...)
		return all, max(slices.Index(all, x.period), 0)
	case findSeries:
		all = append([]string{""}, counted(x.editor.ed)...)
		s := f.series(x)
		now := s.Metric
		if said, ok := x.takes[seriesKey(s)]; ok {
			now = said
		}
		if now == figures.Declined {
			now = ""
		}
		if now == "" && s.Suggested != "" { // the first to come to
			all = append([]string{"", s.Suggested}, slices.DeleteFunc(all[1:], func(id string) bool { return id == s.Suggested })...)
		}
		return all, max(slices.Index(all, now), 0)
	case findApart:
		a := f.series(x).Apart[f.part]
		all = append([]string{""}, a.Categories...)
		return all, x.sets[set{seriesKey(f.series(x)), a.Title}]
	case findQuestion:
		q := x.found.Questions[f.at]
		all = append(append([]string{""}, q.Choices...), nothing)
		return all, max(slices.Index(all, x.answers[q.Region]), 0)
	case findTaken, findUnused, findNotice:
	}
	return nil, 0
}

// choose makes a line what was chosen.
func (f find) choose(x *intake, value string) {
	switch f.kind {
	case findPeriod:
		x.period = value
	case findSeries:
		key := seriesKey(f.series(x))
		if x.takes[key] = value; value == "" {
			x.takes[key] = figures.Declined
		}
	case findApart:
		s := f.series(x)
		a := s.Apart[f.part]
		x.sets[set{seriesKey(s), a.Title}] = slices.Index(a.Categories, value) + 1
		if _, said := x.takes[seriesKey(s)]; !said {
			x.takes[seriesKey(s)] = s.Metric
		}
	case findQuestion:
		q := x.found.Questions[f.at]
		if x.answers[q.Region] = value; value == "" {
			delete(x.answers, q.Region)
		}
	case findTaken, findUnused, findNotice:
	}
}

// option is the word for what a line can be.
func (f find) option(c page.Context, x *intake, value string) string {
	switch {
	case f.kind == findPeriod && value == "":
		return c.L.T("edit.import.all_periods")
	case f.kind == findSeries && value == "":
		return c.L.T("edit.import.not")
	case f.kind == findSeries:
		return x.editor.called(c, fields.Metric, value)
	case f.kind == findApart && value == "":
		return c.L.T("edit.import.whole")
	case f.kind == findQuestion && value == "":
		return c.L.T("edit.import.unsaid")
	case f.kind == findQuestion && value == nothing:
		return c.L.T("edit.import.nobody")
	case f.kind == findQuestion:
		return x.nameOf(c, value)
	}
	return value
}

// nameOf is the name of a nominee or reference.
func (x *intake) nameOf(c page.Context, id string) string {
	if _, ok := x.editor.ed.Nominee(id); ok {
		return x.editor.called(c, fields.Nominee, id)
	}
	return x.editor.called(c, fields.Reference, id)
}

// wanting says which regions nobody has said the meaning of, and which nominees
// get no figure; empty where there are none.
func (x *intake) wanting(c page.Context) string {
	var unsaid []string
	for _, q := range x.found.Questions {
		unsaid = append(unsaid, text.Show(q.Region))
	}
	words := ""
	if len(unsaid) > 0 {
		words = " " + c.L.T("edit.import.unanswered", "names", c.L.List(unsaid))
	}
	return words + x.without(c)
}

// without says which nominees get no figure; empty where there are none.
func (x *intake) without(c page.Context) string {
	var names []string
	for _, n := range x.editor.ed.Nominees {
		if !slices.ContainsFunc(x.found.Values, func(v figures.Taken) bool { return v.Nominee == n.ID }) {
			names = append(names, text.Show(n.Name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " " + c.L.T("edit.import.without", "names", c.L.List(names))
}
