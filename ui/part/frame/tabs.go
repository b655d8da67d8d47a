package frame

import (
	"strconv"

	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Tabs draws the names of the pages in w cells with the one at index on in
// brackets, and right at the far end where there is room. Where not all names
// fit, the one that is on is shown with its number.
func Tabs(names []string, on int, right string, s *theme.Styles, w int) draw.Line {
	l := draw.Of(" ", nil)
	for i, n := range names {
		if i == on {
			l = l.Add("["+n+"]", &s.TabOn)
		} else {
			l = l.Add(n, &s.TabOff)
		}
		l = l.Add("  ", nil)
	}
	if l.Width() > w && on >= 0 && on < len(names) {
		l = draw.Of(" ◄ ", &s.TabOff).Add("["+names[on]+"]", &s.TabOn).
			Add(" ► "+strconv.Itoa(on+1)+"/"+strconv.Itoa(len(names)), &s.TabOff)
	}
	if gap := w - l.Width() - text.Width(right) - 1; right != "" && gap > 0 {
		l = l.Add(text.PadLeft(right, gap+text.Width(right)), &s.Muted)
	}
	return l.Fit(w)
}
