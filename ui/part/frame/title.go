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
	State   string
	Saved   string // "saved 12:03", "saving…"
}

// leastTitle is how much of the edition's name stays when room is short.
const leastTitle = 14

// Line draws the title in w cells. Where room is short, who acts gets shorter,
// then the state goes, then who acts, then what is saved, and the name of the
// edition is cut.
func (t Title) Line(s *theme.Styles, w int) draw.Line {
	badge := 0
	if t.Badge != "" {
		badge = text.Width(t.Badge) + 3
	}
	least := min(text.Width(t.Edition), leastTitle) + 2
	right := ""
	for _, r := range t.rights() {
		if least+badge+text.Width(r)+1 <= w {
			right = r
			break
		}
	}
	if right != "" {
		right += " "
	}
	room := w - badge - text.Width(right) - 2
	name := text.Truncate(t.Edition, max(room, 0))
	l := draw.Of(" "+name+" ", &s.Title)
	if badge > 0 {
		l = l.Add(" "+t.Badge+" ", &s.MadeUp).Add(" ", &s.Title)
	}
	gap := w - l.Width() - text.Width(right)
	return l.Add(strings.Repeat(" ", max(gap, 0)), &s.Title).Add(right, &s.Title).Fit(w)
}

// rights lists what may stand at the right, the best first.
func (t Title) rights() []string {
	var out []string
	for _, who := range t.Who {
		out = append(out, join(who, t.State, t.Saved))
	}
	if n := len(t.Who); n > 0 {
		out = append(out, join(t.Who[n-1], t.Saved))
	}
	return append(out, join(t.State, t.Saved), t.Saved, "")
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
