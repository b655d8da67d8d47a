// Package frame draws what stands around a page: the title line, the tabs,
// what there is to say, and the keys.
package frame

import (
	"strings"

	"votering/internal/text"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Title is what the first line says. Everything but the edition may be empty.
type Title struct {
	Edition string
	Badge   string   // "MADE UP": never left out
	Who     []string // who acts, the longest form first
	Short   string   // who acts where even the last of Who is too long
	Must    string   // the same, where that nobody checked it has to stay; empty: Short does
	State   string
	Saved   string // "saved 12:03", "saving…"
}

// leastTitle is how much of the edition's name stays when room is short, and
// leastBeside how much beside what must be said.
const (
	leastTitle  = 14
	leastBeside = 6
)

// Line draws the title in w cells. Where room is short, who acts gets shorter,
// then the name of the edition is cut, and then more of the rest is left out.
func (t Title) Line(s *theme.Styles, w int) draw.Line {
	badge := 0
	if t.Badge != "" {
		badge = text.Width(t.Badge) + 3
	}
	right := t.right(w - badge - 3)
	if right != "" {
		right += " "
	}
	room := w - badge - text.Width(right) - 2
	l := draw.Of(" "+text.Truncate(t.Edition, max(room, 0))+" ", &s.Title)
	if badge > 0 {
		l = l.Add(" "+t.Badge+" ", &s.MadeUp).Add(" ", &s.Title)
	}
	gap := w - l.Width() - text.Width(right)
	return l.Add(strings.Repeat(" ", max(gap, 0)), &s.Title).Add(right, &s.Title).Fit(w)
}

// right is the best of what may stand at the right, where it and the edition's
// name have so many cells.
func (t Title) right(room int) string {
	name := text.Width(t.Edition)
	for _, who := range t.Who {
		if r := join(who, t.State, t.Saved); name+text.Width(r) <= room {
			return r
		}
	}
	least, shortest := min(name, leastTitle), t.Short
	if n := len(t.Who); n > 0 {
		shortest = t.Who[n-1]
	}
	if t.Must != "" {
		for _, r := range []string{join(shortest, t.State, t.Saved), join(shortest, t.Saved), join(t.Must, t.Saved), t.Must} {
			if min(name, leastBeside)+text.Width(r) <= room {
				return r
			}
		}
	}
	for _, r := range []string{
		join(shortest, t.State, t.Saved), join(t.Short, t.State, t.Saved), join(t.Short, t.Saved), t.Saved,
	} {
		if least+text.Width(r) <= room {
			return r
		}
	}
	return ""
}

func join(parts ...string) string {
	var set []string
	for _, p := range parts {
		if p != "" {
			set = append(set, p)
		}
	}
	return strings.Join(set, " · ")
}
