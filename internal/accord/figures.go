package accord

import (
	"strings"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
)

// Item is what an item of the agenda is called, and what the marks say of it as
// they are: "Kinn · Engasjement: Bjørn 2, de andre 5 til 6". Without names it
// says how many jurors instead: for the wall, and for public paper.
func Item(l *locale.Catalog, e *award.Edition, show func(string) string, ballots []*ballot.Ballot, rk *ranking.Ranking, it agenda.Item, names bool) string {
	title := ItemTitle(l, e, show, it)
	figures := ItemFigures(l, e, show, ballots, rk, it, names)
	if figures == "" {
		return title
	}
	return l.T("agenda.item_line", "title", title, "figures", figures)
}

// ItemFigures is what the marks say of an item as they are: "Bjørn 2, de andre 5
// til 6", "4,90 mot 4,70", "3 til 5"; empty where they say nothing of it. ballots
// are those that count.
func ItemFigures(l *locale.Catalog, e *award.Edition, show func(string) string, ballots []*ballot.Ballot, rk *ranking.Ranking, it agenda.Item, names bool) string {
	f := agenda.FiguresOf(e, ballots, rk, it)
	switch {
	case f.Standing != nil:
		return l.T("agenda.apart", "who", standing(l, e, show, f.Standing, names), "others", span(l, f.Standing.Low, f.Standing.High))
	case f.Low != nil && f.Low.Equal(*f.High):
		return l.T("agenda.range.same", "low", l.RatText(*f.Low))
	case f.Low != nil && f.Most:
		return l.T("agenda.range.most", "low", l.RatText(*f.Low), "high", l.RatText(*f.High))
	case f.Low != nil:
		return span(l, *f.Low, *f.High)
	case it.Kind == agenda.Close:
		return against(l, f)
	case it.Kind == agenda.Agreed:
		return lowest(l, f)
	}
	return ""
}

// Leaving says who goes out for an item; empty where nobody does.
func Leaving(l *locale.Catalog, e *award.Edition, show func(string) string, jurors []string, names bool) string {
	switch n := len(jurors); {
	case n == 0:
		return ""
	case names:
		return l.N("agenda.leave", n, "names", l.List(Names(e, show, jurors)))
	default:
		return l.N("agenda.leave.nameless", n)
	}
}

// Names are what jurors are called among themselves: by the first of their
// names, and by all of it where somebody else on the roll has the same.
func Names(e *award.Edition, show func(string) string, jurors []string) []string {
	called := map[string]int{}
	for i := range e.Jurors {
		called[first(e.Jurors[i].Name)]++
	}
	names := make([]string, len(jurors))
	for i, id := range jurors {
		names[i] = show(id)
		if j, ok := e.Juror(id); ok {
			names[i] = show(j.Name)
			if f := first(j.Name); called[f] == 1 {
				names[i] = show(f)
			}
		}
	}
	return names
}

func first(name string) string {
	f, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	return f
}

// standing says who stands apart, and with which marks.
func standing(l *locale.Catalog, e *award.Edition, show func(string) string, s *agenda.Standing, names bool) string {
	if !names {
		low, high := s.Marks[0], s.Marks[0]
		for _, m := range s.Marks {
			if m.Less(low) {
				low = m
			}
			if high.Less(m) {
				high = m
			}
		}
		return l.N("agenda.apart.nameless", len(s.Jurors), "marks", span(l, low, high))
	}
	list := make([]string, len(s.Jurors))
	for i, name := range Names(e, show, s.Jurors) {
		list[i] = l.T("agenda.apart.one", "name", name, "mark", l.RatText(s.Marks[i]))
	}
	return l.List(list)
}

// span is from one mark to another; one mark where they are the same.
func span(l *locale.Catalog, low, high exact.Rat) string {
	if low.Equal(high) {
		return l.RatText(low)
	}
	return l.T("agenda.range", "low", l.RatText(low), "high", l.RatText(high))
}

// against are the means of those who are close.
func against(l *locale.Catalog, f agenda.Figures) string {
	var means []string
	for _, m := range f.Means {
		if m != nil {
			means = append(means, Mean(l, f.Scale, *m))
		}
	}
	if len(means) == 2 {
		return l.T("agenda.close", "first", means[0], "second", means[1])
	}
	return l.List(means)
}

// lowest are the means of those who are agreed upon.
func lowest(l *locale.Catalog, f agenda.Figures) string {
	low, high, ok := f.Range()
	if !ok {
		return ""
	}
	from, to := Mean(l, f.Scale, low), Mean(l, f.Scale, high)
	means := from
	if from != to {
		means = l.T("agenda.range", "low", from, "high", to)
	}
	return l.T("agenda.lowest", "means", means)
}

// Mean is a mean for the eye: as a mark on the scale, or in per cent where it is
// a part of one and scale is nil.
func Mean(l *locale.Catalog, scale *award.Scale, mean exact.Rat) string {
	if scale == nil {
		return l.Share(mean, 1)
	}
	return l.Rat(mean, 2)
}
