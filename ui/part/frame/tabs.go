package frame

import (
	"strconv"

	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Tab is the name of a page in the line of pages, and a shorter one for where
// there is little room.
type Tab struct{ Name, Short string }

// Tabs draws the names of the pages in w cells with the one at index on in
// brackets, and at the far end the first of what may stand there for which there
// is room. Where not all names
// fit they get shorter, all but the one that is on; where that is not enough,
// those nearest to it are shown, with its number.
func Tabs(tabs []Tab, on int, right []string, s *theme.Styles, w int) draw.Line {
	l := tabLine(tabs, on, 0, len(tabs), s, func(t Tab) string { return t.Name })
	if l.Width() > w {
		l = short(tabs, on, 0, len(tabs), s)
	}
	if l.Width() > w {
		l = nearest(tabs, on, s, w)
	}
	for _, r := range right {
		if gap := w - l.Width() - text.Width(r) - 2; gap > 0 {
			l = l.Add(text.PadLeft(r, gap+1+text.Width(r)), &s.Muted)
			break
		}
	}
	return l.Fit(w)
}

// short is some of the tabs by their short names.
func short(tabs []Tab, on, from, to int, s *theme.Styles) draw.Line {
	return tabLine(tabs, on, from, to, s, func(t Tab) string { return t.Short })
}

// tabLine is the tabs from the first up to but not including the last, in so
// many cells as it takes; named is how those are called that are not on.
func tabLine(tabs []Tab, on, from, to int, s *theme.Styles, named func(Tab) string) draw.Line {
	l := draw.Of(" ", nil)
	for i := from; i < to; i++ {
		if i > from {
			l = l.Add("  ", nil)
		}
		if i == on {
			l = l.Add("["+tabs[i].Name+"]", &s.TabOn)
		} else {
			l = l.Add(named(tabs[i]), &s.TabOff)
		}
	}
	return l
}

// nearest is as many tabs around the one that is on as fit in w cells, with a
// sign where others are left out, and its number.
func nearest(tabs []Tab, on int, s *theme.Styles, w int) draw.Line {
	on = max(on, 0)
	from, to := on, on+1
	line := func(from, to int) draw.Line {
		l := draw.Of(" ", nil)
		if from > 0 {
			l = draw.Of(" ◄", &s.TabOff)
		}
		l = append(l, short(tabs, on, from, to, s)...)
		number := "  " + strconv.Itoa(on+1) + "/" + strconv.Itoa(len(tabs))
		if to < len(tabs) {
			number = " ►" + number
		}
		return l.Add(number, &s.TabOff)
	}
	for grown := true; grown; {
		grown = false
		if to < len(tabs) && line(from, to+1).Width() <= w {
			to, grown = to+1, true
		}
		if from > 0 && line(from-1, to).Width() <= w {
			from, grown = from-1, true
		}
	}
	return line(from, to)
}
